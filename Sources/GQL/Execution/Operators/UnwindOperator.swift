import GraphStore

/// Each row once per element of a list, cut into batches however long the lists are.
final class UnwindOperator: BatchOperator {
  private let input: BatchOperator
  private let list: any Evaluator
  private let slots: [Int]
  private let start: Int64?
  private let context: ExecutionContext
  private var batch: Batch?
  private var lists: Operand?
  private var row = 0
  private var place = 0

  /// `start` is the number of the first element, where its position is wanted.
  init(
    input: BatchOperator, list: any Evaluator, slots: [Int], start: Int64?, context: ExecutionContext
  ) {
    self.input = input
    self.list = list
    self.slots = slots
    self.start = start
    self.context = context
  }

  override func next() throws -> Batch? {
    while true {
      if let batch, let lists, row < batch.rowCount {
        if let result = try piece(of: batch, lists) { return result }
        continue
      }
      guard let next = try input.next() else { return nil }
      try context.limits.checkpoint()
      lists = try list.evaluate(next, in: context)
      batch = next
      row = 0
      place = 0
    }
  }

  private func piece(of batch: Batch, _ lists: Operand) throws -> Batch? {
    var rows: [Int] = []
    var elements: [Value] = []
    var positions: [Int64] = []
    while row < batch.rowCount, rows.count < context.batchSize {
      let values = try elementsOfRow(lists)
      let taken = min(values.count - place, context.batchSize - rows.count)
      if taken > 0 {
        elements.append(contentsOf: values[place..<place + taken])
        rows.append(contentsOf: repeatElement(row, count: taken))
        if let start { positions.append(contentsOf: (0..<taken).map { start + Int64(place + $0) }) }
        place += taken
      }
      if place >= values.count {
        row += 1
        place = 0
      }
    }
    guard !rows.isEmpty else { return nil }
    var result = batch.selecting(slots).gathered(rows)
    result.columns.append(Column(typing: elements))
    if start != nil { result.columns.append(Column(.int64(positions))) }
    return result
  }

  private func elementsOfRow(_ lists: Operand) throws -> [Value] {
    switch lists[row] {
    case .null: return []
    case .list(let values): return values
    case let value:
      throw GQLError(.invalidValueType, "FOR needs a list, not \(value) of type \(value.typeName)")
    }
  }
}
