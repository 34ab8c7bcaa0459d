import Dispatch
import Synchronization

/// The spaces of ids of an import: which node each id names.
struct NodeSpaces: Sendable {
  private var indexes: [String: NodeIndex] = [:]

  /// A piece of a table with the raw id of its first node.
  private struct Entry: Sendable {
    let schema: TableSchema
    let piece: TablePiece
    let firstNode: UInt32
    let firstLine: Int
  }

  /// Enters the nodes of all tables, one after another, each space on a thread of its own.
  ///
  /// A row whose id was there before is a bad row; where those are borne, it is taken out of its piece and all is
  /// numbered anew.
  init(
    _ tables: [TableSchema], _ pieces: [[TablePiece]], faults: inout FaultList, threads: Int
  ) throws {
    while true {
      let spaces = try Self.entries(tables, pieces)
      let (indexes, duplicates) = Self.index(spaces, threads: threads)
      self.indexes = indexes
      if duplicates.isEmpty { return }
      for duplicate in duplicates { faults.add(duplicate.row) }
      try faults.check()
      for (_, group) in Dictionary(grouping: duplicates, by: { ObjectIdentifier($0.piece) }) {
        group.first?.piece.remove(rows: Set(group.map(\.rowIndex)))
      }
    }
  }

  /// The index of a space; nil where no table of nodes has it.
  func index(_ space: String) -> NodeIndex? { indexes[space] }

  /// A table of edges whose spaces are known: where the header names none and there is no common one, the labels of
  /// the file's name do (`Person_knows_Person`).
  func resolving(_ schema: TableSchema) throws(ImportError) -> TableSchema {
    var schema = schema
    let parts = schema.table.baseName.split(separator: "_").map(String.init)
    if schema.spaces.start.isEmpty, indexes[""] == nil, let first = parts.first, parts.count > 2 {
      schema.spaces.start = first
    }
    if schema.spaces.end.isEmpty, indexes[""] == nil, let last = parts.last, parts.count > 2 {
      schema.spaces.end = last
    }
    for space in [schema.spaces.start, schema.spaces.end] where indexes[space] == nil {
      let reason =
        space.isEmpty
        ? "the edges name no space of ids, and no nodes are without one"
        : "there are no nodes with ids of the space `\(space)`"
      throw .header(path: schema.table.path, reason: reason)
    }
    return schema
  }

  private static func entries(
    _ tables: [TableSchema], _ pieces: [[TablePiece]]
  ) throws -> [String: [Entry]] {
    var spaces: [String: [Entry]] = [:]
    var next = 0
    for (schema, pieces) in zip(tables, pieces) {
      var line = schema.headerLines + 1
      spaces[schema.spaces.id, default: []] += []
      for piece in pieces {
        guard next + piece.rowCount < Int(NodeIndex.empty) else { throw GraphError.capacityExceeded("node") }
        let entry = Entry(schema: schema, piece: piece, firstNode: UInt32(next), firstLine: line)
        spaces[schema.spaces.id, default: []].append(entry)
        next += piece.rowCount
        line += piece.lineCount
      }
    }
    return spaces
  }

  /// A row whose id another row has.
  private struct Duplicate: Sendable {
    let piece: TablePiece
    let rowIndex: Int
    let row: BadRow
  }

  private static func index(
    _ spaces: [String: [Entry]], threads: Int
  ) -> (indexes: [String: NodeIndex], duplicates: [Duplicate]) {
    // The largest first, so that the threads end together.
    let ordered = spaces.sorted { (size($0.value), $1.key) > (size($1.value), $0.key) }
    let results = Mutex([(NodeIndex, [Duplicate])?](repeating: nil, count: ordered.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, ordered.count))) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < ordered.count else { return }
        let result = index(ordered[number].value, count: size(ordered[number].value))
        results.withLock { $0[number] = result }
      }
    }
    var indexes: [String: NodeIndex] = [:]
    var duplicates: [Duplicate] = []
    for (space, result) in zip(ordered, results.withLock({ $0 })) {
      guard let result else { continue }
      indexes[space.key] = result.0
      duplicates += result.1
    }
    return (indexes, duplicates.sorted { ($0.row.path, $0.row.line) < ($1.row.path, $1.row.line) })
  }

  private static func size(_ entries: [Entry]) -> Int {
    entries.reduce(0) { $0 + $1.piece.rowCount }
  }

  private static func index(_ entries: [Entry], count: Int) -> (NodeIndex, [Duplicate]) {
    let holdsIntegers = entries.allSatisfy { $0.piece.ids?.type == .integer || $0.piece.rowCount == 0 }
    let first = entries.first?.firstNode ?? 0
    let end = entries.last.map { $0.firstNode + UInt32($0.piece.rowCount) } ?? first
    let index = NodeIndex(holdsIntegers: holdsIntegers, count: count, nodes: first..<end)
    var duplicates: [Duplicate] = []
    for entry in entries {
      guard let ids = entry.piece.ids else { continue }
      let values = ids.values
      for row in 0..<entry.piece.rowCount {
        let node = entry.firstNode + UInt32(row)
        let isNew =
          if holdsIntegers {
            index.insert(values.int64s[row], node: node)
          } else if ids.type == .integer {
            index.insert(Array(String(values.int64s[row]).utf8).span, node: node)
          } else {
            index.insert(values.bytes.span.extracting(values.textRange(row)), node: node)
          }
        if !isNew {
          let badRow = BadRow(
            path: entry.schema.table.path, line: entry.firstLine + Int(entry.piece.lines[row]),
            reason: "a second node with the id `\(values.value(row).plainText)`")
          duplicates.append(Duplicate(piece: entry.piece, rowIndex: row, row: badRow))
        }
      }
    }
    return (index, duplicates)
  }
}
