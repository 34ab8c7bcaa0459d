import GraphStore

/// An aggregate over distinct values: only the first of equal values of a group goes on.
struct DistinctAccumulator: Accumulator {
  private var base: any Accumulator
  private var seen = DistinctPairs()
  private let limits: ExecutionLimits

  init(_ base: any Accumulator, limits: ExecutionLimits) {
    self.base = base
    self.limits = limits
  }

  mutating func add(_ operand: Operand?, groups: [Int], groupCount: Int, multiplicity: [Int64]?) throws {
    guard let column = operand?.column(count: groups.count) else { return }
    let known = seen.estimatedByteCount
    let rows = seen.newRows(column, groups: groups, groupCount: groupCount)
    try limits.reserve(seen.estimatedByteCount - known)
    if rows.isEmpty { return }
    try base.add(
      .column(column.gathered(rows)), groups: rows.map { groups[$0] }, groupCount: groupCount,
      multiplicity: nil)
  }

  // Values of runs are not known to be distinct: nobody adds them here.
  mutating func add(rows: Int64, to group: Int, groupCount: Int) throws {
    preconditionFailure("distinct values come in rows")
  }

  mutating func add(_ numbers: Span<Int64>, to group: Int, groupCount: Int) throws {
    preconditionFailure("distinct values come in rows")
  }

  mutating func add(_ numbers: Span<Double>, to group: Int, groupCount: Int) throws {
    preconditionFailure("distinct values come in rows")
  }

  /// Two sets of distinct values may have some in common, which have been added on both sides already.
  func merge(_ other: any Accumulator, groups: [Int], groupCount: Int) -> Bool { false }

  mutating func finish(groupCount: Int) throws -> Column { try base.finish(groupCount: groupCount) }
}

/// The pairs of a group and a value that have come so far.
///
/// Nodes and edges without nulls have fast forms, bits for one group and a table of integers for several; anything else turns
/// them into the general one.
struct DistinctPairs: Sendable {
  private enum Form: Sendable {
    case undecided
    case nodes(NodeSet)
    case nodePairs(IntegerTable)
    case edgePairs(IntegerTable)
    case general(KeyIndexer)
  }

  private var form = Form.undecided

  /// The rows whose pair is new, ascending.
  mutating func newRows(_ column: Column, groups: [Int], groupCount: Int) -> [Int] {
    switch column.storage {
    case .nodes(let nodes) where column.validity == nil:
      if let rows = newRows(nodes, groups: groups, groupCount: groupCount) { return rows }
    case .edges(let edges) where column.validity == nil:
      if let rows = newRows(edges, groups: groups) { return rows }
    default: break
    }
    return generalRows(column, groups: groups)
  }

  private mutating func newRows(_ nodes: [NodeID], groups: [Int], groupCount: Int) -> [Int]? {
    var rows: [Int] = []
    if groupCount == 1, var set = takeSet() {
      for row in nodes.indices where set.insert(nodes[row].rawValue) { rows.append(row) }
      form = .nodes(set)
      return rows
    }
    guard groupCount <= 1 << 31, var table = takeNodeTable() else { return nil }
    for row in nodes.indices {
      let known = table.count
      if table.group(of: UInt64(UInt32(groups[row])) << 32 | UInt64(nodes[row].rawValue)) == known {
        rows.append(row)
      }
    }
    form = .nodePairs(table)
    return rows
  }

  private mutating func takeSet() -> NodeSet? {
    defer { if case .nodes = form { form = .undecided } }
    switch form {
    case .undecided: return NodeSet()
    case .nodes(let set): return set
    default: return nil
    }
  }

  /// The pairs so far in a table, those of a set being of the first group.
  private mutating func takeNodeTable() -> IntegerTable? {
    switch form {
    case .undecided: return IntegerTable()
    case .nodePairs(let table):
      form = .undecided
      return table
    case .nodes(let set):
      var table = IntegerTable()
      set.forEach { _ = table.group(of: UInt64($0)) }
      form = .undecided
      return table
    default: return nil
    }
  }

  private mutating func newRows(_ edges: [EdgeID], groups: [Int]) -> [Int]? {
    var table: IntegerTable
    switch form {
    case .undecided: table = IntegerTable()
    case .edgePairs(let known): table = known
    default: return nil
    }
    form = .undecided
    var rows: [Int] = []
    for row in edges.indices {
      let known = table.count
      if table.group(of: UInt64(UInt32(truncatingIfNeeded: groups[row])) << 32 | UInt64(edges[row].rawValue))
        == known
      {
        rows.append(row)
      }
    }
    form = .edgePairs(table)
    return rows
  }

  private mutating func generalRows(_ column: Column, groups: [Int]) -> [Int] {
    var indexer = generalForm()
    form = .undecided
    var next = indexer.count
    var rows: [Int] = []
    let pairs = indexer.groups(
      of: [Column(.int64(groups.map { Int64($0) })), column], rowCount: groups.count)
    for (row, pair) in pairs.enumerated() where pair == next {
      rows.append(row)
      next += 1
    }
    form = .general(indexer)
    return rows
  }

  /// The pairs so far in the general form.
  private func generalForm() -> KeyIndexer {
    var indexer = KeyIndexer(width: 2)
    var pairs: [(group: Int64, value: Value)] = []
    switch form {
    case .general(let known): return known
    case .undecided: break
    case .nodes(let set): set.forEach { pairs.append((0, .node(NodeID(rawValue: $0)))) }
    case .nodePairs(let table):
      table.forEachKey {
        pairs.append((Int64($0 >> 32), .node(NodeID(rawValue: UInt32(truncatingIfNeeded: $0)))))
      }
    case .edgePairs(let table):
      table.forEachKey {
        pairs.append((Int64($0 >> 32), .edge(EdgeID(rawValue: UInt32(truncatingIfNeeded: $0)))))
      }
    }
    _ = indexer.groups(
      of: [Column(.int64(pairs.map(\.group))), Column(values: pairs.map(\.value))], rowCount: pairs.count)
    return indexer
  }

  /// About how many bytes the pairs take.
  var estimatedByteCount: Int {
    switch form {
    case .undecided: 0
    case .nodes(let set): set.estimatedByteCount
    case .nodePairs(let table), .edgePairs(let table): table.estimatedByteCount
    case .general(let indexer): indexer.count * indexer.bytesPerGroup
    }
  }
}
