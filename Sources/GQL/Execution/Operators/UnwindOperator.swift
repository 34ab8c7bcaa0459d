import GraphStore

/// Each row once per element of a list, cut into batches however long the lists are.
final class UnwindOperator: BatchOperator {
  private let input: BatchOperator
  private let list: any Evaluator
  private let slots: [Int]
  private let start: Int64?
  private let context: ExecutionContext
  private var batch: Batch?
  private var elements = Elements.none
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
      if let batch, row < batch.rowCount {
        try context.limits.checkpoint()
        if let result = try piece(of: batch) { return result }
        continue
      }
      guard let next = try input.next() else { return nil }
      try context.limits.checkpoint()
      elements =
        if let range = list as? RangeEvaluator {
          .numbers(try range.ranges(next, in: context))
        } else {
          .lists(try list.evaluate(next, in: context))
        }
      batch = next
      row = 0
      place = 0
    }
  }

  /// Where the elements of the rows come from.
  private enum Elements {
    case none
    case lists(Operand)
    /// Numbers that are never put into a list.
    case numbers((Int) throws -> IntegerRange?)
  }

  private func piece(of batch: Batch) throws -> Batch? {
    var rows: [Int] = []
    var positions: [Int64] = []
    var values: [Value] = []
    var numbers: [Int64] = []
    while row < batch.rowCount, rows.count < context.batchSize {
      let room = context.batchSize - rows.count
      let count: Int
      let taken: Int
      switch elements {
      case .lists(let lists):
        let list = try Self.list(lists[row])
        count = list.count
        taken = max(0, min(count - place, room))
        values.append(contentsOf: list[place..<place + taken])
      case .numbers(let ranges):
        let range = try ranges(row)
        count = range?.count ?? 0
        taken = max(0, min(count - place, room))
        if let range { numbers.append(contentsOf: (place..<place + taken).map(range.number)) }
      case .none: return nil
      }
      rows.append(contentsOf: repeatElement(row, count: taken))
      if let start { positions.append(contentsOf: (0..<taken).map { start + Int64(place + $0) }) }
      place += taken
      if place >= count {
        row += 1
        place = 0
      }
    }
    guard !rows.isEmpty else { return nil }
    var result = batch.selecting(slots).gathered(rows)
    if case .numbers = elements {
      result.columns.append(Column(.int64(numbers)))
    } else {
      result.columns.append(Column(typing: values))
    }
    if start != nil { result.columns.append(Column(.int64(positions))) }
    return result
  }

  private static func list(_ value: Value) throws -> [Value] {
    switch value {
    case .null: return []
    case .list(let values): return values
    default:
      if let table = value.table { return table.rows }
      throw GQLError(.invalidValueType, "FOR needs a list, not \(value) of type \(value.typeName)")
    }
  }
}
