/// Imports tables in the form of neo4j-admin into a new graph.
///
/// Nodes first: their tables are parsed in pieces on several threads, their ids entered into an index per space of ids. Then
/// edges, whose ends are looked up while their tables are parsed. What is read is kept in columns and given to the
/// bulk loader at the end, so that an import that stops has made nothing.
public struct TableImporter: Sendable {
  private let tables: [ImportTable]
  private let options: ImportOptions

  /// An import of the given tables; nothing is read before `run`.
  public init(_ tables: [ImportTable], options: ImportOptions = ImportOptions()) {
    self.tables = tables
    self.options = options
  }

  /// Reads every table.
  ///
  /// Nodes and edges are numbered in the order of the tables and of their rows. Takes time in proportion to the bytes.
  ///
  /// - Parameter progress: Called from several threads, after each megabyte or so.
  /// - Throws: `ImportError` for files, headers and rows; `GraphError` for what the store refuses.
  public func run(
    progress: (@Sendable (ImportProgress) -> Void)? = nil
  ) throws -> (graph: Graph, report: ImportReport) {
    var nodeTables: [TableSchema] = []
    var edgeTables: [TableSchema] = []
    for table in tables {
      let schema = try TableSchema(table, options: options)
      if schema.isOfEdges { edgeTables.append(schema) } else { nodeTables.append(schema) }
    }
    var report = ImportReport()
    report.byteCount = (nodeTables + edgeTables).reduce(0) { $0 + $1.file.byteCount }
    let counter = ProgressCounter(byteCount: report.byteCount, progress)
    let reading = TableReading(options: options) { counter.add($0) }

    let nodePieces = try reading.read(&nodeTables) { TableParser(schema: $0) }
    var faults = FaultList(options: options)
    faults.add(nodeTables, nodePieces)
    try faults.check()
    let spaces = try NodeSpaces(nodeTables, nodePieces, faults: &faults, threads: options.threads)

    edgeTables = try edgeTables.map { schema throws(ImportError) in try spaces.resolving(schema) }
    let edgePieces = try reading.read(&edgeTables) { schema in
      TableParser(
        schema: schema, starts: spaces.index(schema.spaces.start), ends: spaces.index(schema.spaces.end))
    }
    faults.add(edgeTables, edgePieces)
    try faults.check()
    report.badRows = faults.rows

    let graph = try load(nodeTables, nodePieces, edgeTables, edgePieces)
    let snapshot = graph.snapshot()
    report.nodeCount = snapshot.nodeCount
    report.edgeCount = snapshot.edgeCount
    return (graph, report)
  }
}
