/// Each outer row joined with the rows of an inner plan for it.
///
/// The inner plan runs for a whole batch of outer rows, whose numbers it hands on in a column of their own, or for one row
/// after the other where it has no such column.
final class ApplyOperator: BatchOperator {
  /// How the columns of both sides make a row.
  struct Shape: Sendable {
    /// The slots of the outer rows that the inner plan takes, in the order of its argument.
    var argumentSlots: [Int]
    /// The slot of the inner rows with the number of the outer row.
    var partitionSlot: Int?
    /// The slots of the outer rows, then of the inner rows, that come out.
    var outerSlots: [Int]
    var innerSlots: [Int]
    /// Whether an outer row without inner rows comes out with nulls.
    var isOptional: Bool
    /// Whether all outer rows must be known before the inner plan first runs, because it writes.
    var isEager: Bool
  }

  private let outer: BatchOperator
  private let makeInner: OperatorFactory
  private let shape: Shape
  private let context: ExecutionContext
  private var collected: ArraySlice<Batch>?
  private var batch: Batch?
  private var inner: BatchOperator?
  private var row = 0
  private var isMatched: [Bool] = []

  init(outer: BatchOperator, inner: @escaping OperatorFactory, shape: Shape, context: ExecutionContext) {
    self.outer = outer
    makeInner = inner
    self.shape = shape
    self.context = context
  }

  override func next() throws -> Batch? {
    while true {
      if let batch, let inner {
        if let rows = try inner.next() { return try joined(batch, rows) }
        self.inner = nil
        if let rest = unmatched(batch) { return rest }
        continue
      }
      if let batch, shape.partitionSlot == nil, row < batch.rowCount {
        start(batch.slice(row..<row + 1), partitioned: false)
        inner = try makeInner(context)
        row += 1
        continue
      }
      guard let next = try nextOuter() else { return nil }
      try context.limits.checkpoint()
      batch = next
      row = 0
      isMatched = Array(repeating: false, count: next.rowCount)
      if shape.partitionSlot != nil {
        start(next, partitioned: true)
        inner = try makeInner(context)
      }
    }
  }

  private func nextOuter() throws -> Batch? {
    guard shape.isEager else { return try outer.next() }
    if collected == nil {
      var batches: [Batch] = []
      for batch in try outer.collected(in: context) {
        var pieces = MultiplicityExpansion(batch)
        while let piece = pieces.next(limit: context.batchSize) { batches.append(piece) }
      }
      collected = batches[...]
    }
    return collected?.popFirst()
  }

  /// Lays out what the argument of the inner plan takes when it is made.
  private func start(_ rows: Batch, partitioned: Bool) {
    var argument = rows.selecting(shape.argumentSlots)
    argument.multiplicity = nil
    if partitioned { argument.columns.append(Column(.int64((0..<Int64(rows.rowCount)).map { $0 }))) }
    context.argument = argument
  }

  private func joined(_ batch: Batch, _ rows: Batch) throws -> Batch {
    try context.limits.checkpoint()
    let numbers: [Int]
    if let slot = shape.partitionSlot, case .int64(let partitions) = rows.columns[slot].storage {
      numbers = partitions.map { Int($0) }
    } else {
      numbers = Array(repeating: row - 1, count: rows.rowCount)
    }
    for number in numbers { isMatched[number] = true }
    var result = batch.selecting(shape.outerSlots).gathered(numbers)
    result.columns += shape.innerSlots.map { rows.columns[$0] }
    result.multiplicity = try Self.product(result.multiplicity, rows.multiplicity)
    return result
  }

  private func unmatched(_ batch: Batch) -> Batch? {
    guard shape.isOptional else { return nil }
    let candidates = shape.partitionSlot == nil ? row - 1..<row : 0..<batch.rowCount
    let rows = candidates.filter { !isMatched[$0] }
    guard !rows.isEmpty else { return nil }
    var result = batch.selecting(shape.outerSlots).gathered(rows)
    result.columns += shape.innerSlots.map { _ in Column.nulls(rows.count) }
    return result
  }

  /// The product of how many rows each side's row stands for.
  static func product(_ left: [Int64]?, _ right: [Int64]?) throws -> [Int64]? {
    guard let left else { return right }
    guard let right else { return left }
    return try zip(left, right).map { one, other in
      let (product, overflows) = one.multipliedReportingOverflow(by: other)
      if overflows { throw GQLError(.numericValueOutOfRange, "the number of rows exceeds 64 bits") }
      return product
    }
  }
}
