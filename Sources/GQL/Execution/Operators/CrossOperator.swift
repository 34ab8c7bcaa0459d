/// Each row joined with all rows of an inner plan that does not depend on it and therefore runs once.
final class CrossOperator: BatchOperator {
  private let outer: BatchOperator
  private let inner: BatchOperator
  private let outerSlots: [Int]
  private let innerSlots: [Int]
  private let isOptional: Bool
  private let context: ExecutionContext
  private var rows: [Batch]?
  private var batch: Batch?
  private var row = 0
  private var place = 0

  init(
    outer: BatchOperator, inner: BatchOperator, outerSlots: [Int], innerSlots: [Int], isOptional: Bool,
    context: ExecutionContext
  ) {
    self.outer = outer
    self.inner = inner
    self.outerSlots = outerSlots
    self.innerSlots = innerSlots
    self.isOptional = isOptional
    self.context = context
  }

  override func next() throws -> Batch? {
    while true {
      if let batch, let rows, row < batch.rowCount {
        if place < rows.count {
          defer { place += 1 }
          return try joined(batch, rows[place])
        }
        row += 1
        place = 0
        continue
      }
      guard let next = try outer.next() else { return nil }
      try context.limits.checkpoint()
      let known = try rows ?? inner.collected(in: context).map { $0.selecting(innerSlots) }
      rows = known
      if known.isEmpty {
        guard isOptional else { continue }
        var result = next.selecting(outerSlots)
        result.columns += innerSlots.map { _ in Column.nulls(next.rowCount) }
        return result
      }
      batch = next
      row = 0
      place = 0
    }
  }

  private func joined(_ batch: Batch, _ rows: Batch) throws -> Batch {
    try context.limits.checkpoint()
    var result = batch.selecting(outerSlots).gathered(Array(repeating: row, count: rows.rowCount))
    result.columns += rows.columns
    result.multiplicity = try ApplyOperator.product(result.multiplicity, rows.multiplicity)
    return result
  }
}
