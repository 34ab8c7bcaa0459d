import GraphStore

/// Gathers nodes and edges and writes them together: a few in the order in which they came, many by label, as a load.
///
/// Nothing is in the graph before `flush()`.
struct RowWriter {
  private let transaction: Transaction
  private var nodes: [RowTable]
  private var edges: [RowTable]
  /// The tables of the rows, in the order in which they came.
  private var nodeOrder: [NodeTable] = []
  private var edgeOrder: [EdgeTable] = []
  private var labelSets: [String: LabelSetID] = [:]
  private var keys: [String: PropertyKeyID] = [:]

  /// So many nodes are worth a load.
  private static let loadCount = 4096

  init(_ transaction: Transaction) {
    self.transaction = transaction
    nodes = NodeTable.allCases.map { RowTable($0) }
    edges = EdgeTable.allCases.map { RowTable($0) }
  }

  /// Adds a node; `body` adds its values.
  @inline(__always)
  mutating func insert(_ table: NodeTable, _ body: (inout RowTable) -> Void) -> NodeReference {
    body(&nodes[Int(table.rawValue)])
    nodeOrder.append(table)
    return NodeReference(table, row: nodes[Int(table.rawValue)].endRow())
  }

  /// Adds an edge; `body` adds its values.
  @inline(__always)
  mutating func connect(
    _ source: NodeReference, _ table: EdgeTable, _ target: NodeReference,
    _ body: (inout RowTable) -> Void = { _ in }
  ) {
    body(&edges[Int(table.rawValue)])
    edges[Int(table.rawValue)].endRow(from: source, to: target)
    edgeOrder.append(table)
  }

  /// Writes all that was gathered. Returns the nodes of each table's rows, for references that are kept.
  mutating func flush() throws -> WrittenRows {
    let ids = nodeOrder.count + edgeOrder.count < Self.loadCount ? try insert() : try load()
    nodes = NodeTable.allCases.map { RowTable($0) }
    edges = EdgeTable.allCases.map { RowTable($0) }
    nodeOrder.removeAll(keepingCapacity: true)
    edgeOrder.removeAll(keepingCapacity: true)
    return ids
  }

  // MARK: One by one

  private mutating func insert() throws -> WrittenRows {
    var ids = WrittenRows()
    for table in nodeOrder {
      let index = Int(table.rawValue)
      let node = try transaction.insertNode(
        labels: labelSet(table.label), properties: properties(nodes[index], ids.nodes[index].count))
      ids.nodes[index].append(node)
    }
    var rows = [Int](repeating: 0, count: edges.count)
    for table in edgeOrder {
      let index = Int(table.rawValue)
      let row = rows[index]
      rows[index] += 1
      try transaction.insertEdge(
        from: ids[edges[index].sources[row]], to: ids[edges[index].targets[row]],
        labels: labelSet(table.label), properties: properties(edges[index], row))
    }
    return ids
  }

  private mutating func labelSet(_ label: String) throws -> LabelSetID {
    if let known = labelSets[label] { return known }
    let set = try transaction.labelSet([label])
    labelSets[label] = set
    return set
  }

  private mutating func properties(_ table: RowTable, _ row: Int) throws -> [(
    key: PropertyKeyID, value: Value
  )] {
    try table.properties(row).map { name, value in
      if let known = keys[name] { return (known, value) }
      let key = try transaction.propertyKey(name)
      keys[name] = key
      return (key, value)
    }
  }

  // MARK: As a load

  private mutating func load() throws -> WrittenRows {
    let loader = try BulkLoader(transaction)
    var ids = WrittenRows()
    for (table, rows) in zip(NodeTable.allCases, nodes) where rows.count > 0 {
      let range = try loader.addNodes(labels: [table.label], count: rows.count)
      for (name, column) in rows.namedColumns { try loader.setNodeProperty(name, of: range, to: column) }
      ids.nodes[Int(table.rawValue)] = range.map { NodeID(rawValue: $0) }
    }
    for (table, rows) in zip(EdgeTable.allCases, edges) where rows.count > 0 {
      try loader.addEdges(
        labels: [table.label], sources: rows.sources.map { ids[$0] },
        targets: rows.targets.map { ids[$0] }, properties: rows.namedColumns)
    }
    try loader.finish()
    return ids
  }
}

/// The nodes that the rows of a `RowWriter` became.
struct WrittenRows {
  fileprivate(set) var nodes = [[NodeID]](repeating: [], count: NodeTable.allCases.count)

  subscript(_ reference: NodeReference) -> NodeID {
    reference.table.map { nodes[Int($0)][Int(reference.number)] } ?? NodeID(rawValue: reference.number)
  }
}
