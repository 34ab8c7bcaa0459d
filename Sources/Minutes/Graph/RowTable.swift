import GraphStore

/// A node that is in the graph already, or the row of a table that waits to be written.
struct NodeReference: Equatable {
  /// The number of the table; nil for a node of the graph.
  let table: UInt8?
  /// The row in the table, or the node's raw id.
  let number: UInt32

  init(_ node: NodeID) { (table, number) = (nil, node.rawValue) }

  init(_ table: NodeTable, row: Int) { (self.table, number) = (table.rawValue, UInt32(row)) }
}

/// Nodes or edges of one label that wait to be written, a column for each property.
struct RowTable {
  typealias Column = (name: String, kind: ColumnKind)

  private let names: [String]
  private(set) var columns: [BulkColumn]
  private(set) var count = 0
  /// The ends of edges; empty for nodes.
  private(set) var sources: [NodeReference] = []
  private(set) var targets: [NodeReference] = []
  /// The column that the next value belongs to.
  private var next = 0

  init(_ table: NodeTable) { self.init(table.columns) }

  init(_ table: EdgeTable) { self.init(table.columns) }

  private init(_ columns: [Column]) {
    names = columns.map(\.name)
    self.columns = columns.map { BulkColumn($0.kind) }
  }

  /// The columns that have any value.
  var namedColumns: [(name: String, column: BulkColumn)] {
    zip(names, columns).filter { $1.hasValues }.map { ($0, $1) }
  }

  /// The values of one row that are not null.
  func properties(_ row: Int) -> [(name: String, value: Value)] {
    zip(names, columns).map { ($0, $1.value(row)) }.filter { !$1.isNull }
  }

  // MARK: A row's values, one after the other

  mutating func add(_ text: String?) {
    if let text { columns[next].append(text) } else { columns[next].appendNull() }
    next += 1
  }

  mutating func add(_ number: Int?) {
    if let number { columns[next].append(Int64(number)) } else { columns[next].appendNull() }
    next += 1
  }

  mutating func add(_ number: Double) {
    columns[next].append(number)
    next += 1
  }

  /// Adds a value of a column of dates or of any values.
  mutating func add(_ value: Value) {
    columns[next].append(value)
    next += 1
  }

  mutating func add(_ source: SourcePlace) {
    add(source.line)
    add(source.bytes.lowerBound)
    add(source.bytes.upperBound)
  }

  /// Ends the row of a node; returns its number.
  mutating func endRow() -> Int {
    next = 0
    count += 1
    return count - 1
  }

  /// Ends the row of an edge.
  mutating func endRow(from source: NodeReference, to target: NodeReference) {
    sources.append(source)
    targets.append(target)
    _ = endRow()
  }
}
