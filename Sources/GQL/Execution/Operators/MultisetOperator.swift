/// `EXCEPT` and `INTERSECT`: counts the rows of the right side, then lets rows of the left through or not.
///
/// With ALL a row that is m times on the left and n times on the right comes max(m - n, 0) or min(m, n) times.
final class MultisetOperator: BatchOperator {
  private let left: BatchOperator
  private let leftSlots: [Int]
  private let right: BatchOperator
  private let rightSlots: [Int]
  private let isIntersection: Bool
  private let isDistinct: Bool
  private let context: ExecutionContext
  private var indexer: KeyIndexer
  /// How often each row may still be taken from the right; nil before the right side was read.
  private var remaining: [Int64]?

  init(
    left: BatchOperator, leftSlots: [Int], right: BatchOperator, rightSlots: [Int], isIntersection: Bool,
    isDistinct: Bool, context: ExecutionContext
  ) {
    self.left = left
    self.leftSlots = leftSlots
    self.right = right
    self.rightSlots = rightSlots
    self.isIntersection = isIntersection
    self.isDistinct = isDistinct
    self.context = context
    indexer = KeyIndexer(width: leftSlots.count)
  }

  override func next() throws -> Batch? {
    var remaining = try self.remaining ?? countRight()
    while let next = try left.next() {
      try context.limits.checkpoint()
      let batch = next.selecting(leftSlots)
      let groups = indexer.groups(of: batch.columns, rowCount: batch.rowCount)
      let added = indexer.count - remaining.count
      remaining.append(contentsOf: repeatElement(0, count: max(0, added)))
      var rows: [Int] = []
      var counts: [Int64] = []
      for (row, group) in groups.enumerated() {
        let count = take(batch.multiplicity?[row] ?? 1, of: group, &remaining)
        if count > 0 {
          rows.append(row)
          counts.append(count)
        }
      }
      if !rows.isEmpty {
        self.remaining = remaining
        var result = batch.gathered(rows)
        result.multiplicity = counts.contains { $0 != 1 } ? counts : nil
        return result
      }
    }
    self.remaining = remaining
    return nil
  }

  /// How many of so many equal rows of the left come out.
  private func take(_ count: Int64, of group: Int, _ remaining: inout [Int64]) -> Int64 {
    let available = remaining[group]
    if isDistinct {
      // A row that has come out, or never may, is marked by -1.
      if available < 0 { return 0 }
      remaining[group] = -1
      return (available > 0) == isIntersection ? 1 : 0
    }
    let matched = min(count, available)
    remaining[group] = available - matched
    return isIntersection ? matched : count - matched
  }

  private func countRight() throws -> [Int64] {
    var counts: [Int64] = []
    while let next = try right.next() {
      try context.limits.checkpoint()
      let batch = next.selecting(rightSlots)
      let groups = indexer.groups(of: batch.columns, rowCount: batch.rowCount)
      let added = indexer.count - counts.count
      try context.limits.reserve(added * indexer.bytesPerGroup)
      counts.append(contentsOf: repeatElement(0, count: max(0, added)))
      for (row, group) in groups.enumerated() {
        let (sum, overflows) = counts[group].addingReportingOverflow(batch.multiplicity?[row] ?? 1)
        counts[group] = overflows ? .max : sum
      }
    }
    return counts
  }
}
