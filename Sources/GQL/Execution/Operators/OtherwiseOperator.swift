/// The rows of the left input, or if there are none, those of the right; within each outer row where there are many.
final class OtherwiseOperator: BatchOperator {
  private let left: BatchOperator
  private let leftSlots: [Int]
  private let right: BatchOperator
  private let rightSlots: [Int]
  private let partitionSlot: Int?
  private var seen: Set<Int64> = []
  private var hasSeen = false
  private var isRight = false

  /// `partitionSlot` is the slot of the outer row's number in the rows that come out.
  init(
    left: BatchOperator, leftSlots: [Int], right: BatchOperator, rightSlots: [Int], partitionSlot: Int?
  ) {
    self.left = left
    self.leftSlots = leftSlots
    self.right = right
    self.rightSlots = rightSlots
    self.partitionSlot = partitionSlot
  }

  override func next() throws -> Batch? {
    if !isRight {
      if let batch = try left.next()?.selecting(leftSlots) {
        hasSeen = true
        if let partitionSlot, case .int64(let numbers) = batch.columns[partitionSlot].storage {
          seen.formUnion(numbers)
        }
        return batch
      }
      isRight = true
    }
    guard let partitionSlot else { return hasSeen ? nil : try right.next()?.selecting(rightSlots) }
    while let batch = try right.next()?.selecting(rightSlots) {
      guard case .int64(let numbers) = batch.columns[partitionSlot].storage else { continue }
      let rows = numbers.indices.filter { !seen.contains(numbers[$0]) }
      if !rows.isEmpty { return batch.gathered(rows) }
    }
    return nil
  }
}
