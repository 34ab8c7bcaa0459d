/// All rows of two inputs, whose columns are picked by slot.
final class ConcatenateOperator: BatchOperator {
  private let inputs: [(operator: BatchOperator, slots: [Int])]
  private var place = 0

  init(left: BatchOperator, leftSlots: [Int], right: BatchOperator, rightSlots: [Int]) {
    inputs = [(left, leftSlots), (right, rightSlots)]
  }

  override func next() throws -> Batch? {
    while place < inputs.count {
      if let batch = try inputs[place].operator.next() { return batch.selecting(inputs[place].slots) }
      place += 1
    }
    return nil
  }
}
