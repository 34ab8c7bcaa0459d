import GraphStore

/// Rows in order, stable; of each outer row's rows on their own where there are many.
///
/// With a limit it keeps no more rows than are asked for, give or take a few batches.
final class SortOperator: BatchOperator {
  /// A key of the order, compiled.
  struct Key: Sendable {
    let expression: any Evaluator
    let isDescending: Bool
    let nullsFirst: Bool
  }

  private let input: BatchOperator
  private let keys: [Key]
  private let slots: [Int]
  private let limit: (offset: (any Evaluator)?, limit: any Evaluator)?
  private let context: ExecutionContext
  private var sorted: ArraySlice<Batch>?

  /// A `limit` is only given where all rows are counted together.
  init(
    input: BatchOperator, keys: [Key], slots: [Int],
    limit: (offset: (any Evaluator)?, limit: any Evaluator)?, context: ExecutionContext
  ) {
    self.input = input
    self.keys = keys
    self.slots = slots
    self.limit = limit
    self.context = context
  }

  override func next() throws -> Batch? {
    if sorted == nil { sorted = try sort()[...] }
    return sorted?.popFirst()
  }

  private func sort() throws -> [Batch] {
    let needed = try limit.map { limit in
      let offset = try limit.offset?.count("OFFSET", in: context) ?? 0
      let count = try limit.limit.count("LIMIT", in: context)
      return Int(clamping: offset.addingReportingOverflow(count).overflow ? .max : offset + count)
    }
    var rows = Batch(rowCount: 0, columns: slots.map { _ in Column(values: []) })
    var keyColumns = keys.map { _ in Column(values: []) }
    while let batch = try input.next() {
      try context.limits.checkpoint()
      let kept = batch.selecting(slots)
      try context.limits.reserve(kept.estimatedByteCount)
      for (place, key) in keys.enumerated() {
        keyColumns[place].append(contentsOf: try key.expression.column(batch, in: context))
      }
      rows.append(kept)
      if let needed, rows.rowCount > max(4 * needed, 4 * Batch.preferredRowCount), needed < rows.rowCount / 2
      {
        let order = Array(try self.order(keyColumns, count: rows.rowCount).prefix(needed))
        rows = rows.gathered(order)
        keyColumns = keyColumns.map { $0.gathered(order) }
      }
    }
    var order = try self.order(keyColumns, count: rows.rowCount)
    if let needed, needed < order.count { order.removeSubrange(needed...) }
    return stride(from: 0, to: order.count, by: context.batchSize).map { start in
      rows.gathered(Array(order[start..<min(start + context.batchSize, order.count)]))
    }
  }

  /// The places of the rows in order.
  private func order(_ columns: [Column], count: Int) throws -> [Int] {
    let comparators = zip(columns, keys).map { column, key in
      Self.comparator(column, isDescending: key.isDescending, nullsFirst: key.nullsFirst)
    }
    var places = Array(0..<count)
    // The place decides last, so the order is stable whatever the algorithm.
    places.sort { left, right in
      for comparator in comparators {
        switch comparator(left, right) {
        case .less: return true
        case .greater: return false
        case .equal: continue
        }
      }
      return left < right
    }
    return places
  }

  private static func comparator(
    _ column: Column, isDescending: Bool, nullsFirst: Bool
  ) -> (Int, Int) -> Ordering {
    let compare: (Int, Int) -> Ordering =
      switch column.storage {
      case .int64(let numbers): { Ordering(numbers[$0], numbers[$1]) }
      case .float64: { Value.order(column[$0], column[$1]) }
      case .string(let texts): { TextOrder.compare(texts[$0], texts[$1]) }
      case .nodes(let nodes): { Ordering(nodes[$0], nodes[$1]) }
      case .edges(let edges): { Ordering(edges[$0], edges[$1]) }
      case .date(let dates): { Ordering(dates[$0], dates[$1]) }
      case .boolean(let truths): { Ordering(truths[$0] ? 1 : 0, truths[$1] ? 1 : 0) }
      case .values(let values): { Value.order(values[$0], values[$1]) }
      }
    let directed: (Int, Int) -> Ordering = isDescending ? { compare($0, $1).reversed } : compare
    if column.validity == nil {
      guard case .values(let values) = column.storage, values.contains(where: \.isNull) else {
        return directed
      }
    }
    return { left, right in
      switch (column.isNull(left), column.isNull(right)) {
      case (false, false): directed(left, right)
      case (true, true): .equal
      case (true, false): nullsFirst ? .less : .greater
      case (false, true): nullsFirst ? .greater : .less
      }
    }
  }
}
