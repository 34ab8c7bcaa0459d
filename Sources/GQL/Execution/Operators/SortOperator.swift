import GraphStore

/// Rows in order, stable; of each outer row's rows on their own where there are many.
///
/// With a limit it keeps no more rows than are asked for, give or take a few batches, and tells the scan at its bottom, where there
/// is one, which values of the first key come too late.
final class SortOperator: BatchOperator {
  /// A key of the order, compiled.
  struct Key: Sendable {
    let expression: any Evaluator
    let isDescending: Bool
    let nullsFirst: Bool
  }

  /// `OFFSET` and `LIMIT`, compiled.
  struct Limit: Sendable {
    let offset: (any Evaluator)?
    let limit: any Evaluator
  }

  /// The parts of the step, compiled.
  struct Program: Sendable {
    let keys: [Key]
    /// The columns of the input that go on.
    let slots: [Int]
    /// Only given where all rows are counted together.
    let limit: Limit?

    /// How many rows are needed; nil for all.
    func neededCount(in context: ExecutionContext) throws -> Int? {
      try limit.map { limit in
        let offset = try limit.offset?.count("OFFSET", in: context) ?? 0
        let count = try limit.limit.count("LIMIT", in: context)
        let sum = offset.addingReportingOverflow(count)
        return Int(clamping: sum.overflow ? .max : sum.partialValue)
      }
    }
  }

  private let input: BatchOperator
  private let program: Program
  private let bound: TopBound?
  private let context: ExecutionContext
  private var sorted: ArraySlice<Batch>?

  init(input: BatchOperator, program: Program, bound: TopBound? = nil, context: ExecutionContext) {
    self.input = input
    self.program = program
    self.bound = bound
    self.context = context
  }

  /// The operator over an input that is made now, with what it tells the scan at its bottom.
  static func make(
    input: OperatorFactory, program: Program, bound: TopBound?, context: ExecutionContext
  ) throws -> SortOperator {
    context.topBound = bound
    // Scans of subqueries, made later, know nothing of it.
    defer { context.topBound = nil }
    return SortOperator(input: try input(context), program: program, bound: bound, context: context)
  }

  /// All rows in order, with their keys.
  func sortedRows() throws -> SortedRows { try SortedRows.sorted(input, program, bound, context) }

  override func next() throws -> Batch? {
    if sorted == nil { sorted = try sortedRows().batches(context)[...] }
    return sorted?.popFirst()
  }
}

/// Rows with the columns of their keys.
struct SortedRows {
  private(set) var rows: Batch
  private(set) var keys: [Column]

  init(_ program: SortOperator.Program) {
    rows = Batch(rowCount: 0, columns: program.slots.map { _ in Column(values: []) })
    keys = program.keys.map { _ in Column(values: []) }
  }

  /// The rows of an input in order.
  static func sorted(
    _ input: BatchOperator, _ program: SortOperator.Program, _ bound: TopBound?, _ context: ExecutionContext
  ) throws -> SortedRows {
    var result = SortedRows(program)
    let needed = try program.neededCount(in: context)
    bound?.neededCount = needed ?? 0
    while let batch = try input.next() {
      try context.limits.checkpoint()
      try result.append(batch, program, context)
      if let needed, result.rows.rowCount / 2 > needed,
        result.rows.rowCount >= (bound == nil ? 4 * Batch.preferredRowCount : 64)
      {
        result.sort(program, limit: needed)
        if needed > 0 { bound?.tighten(to: result.keys[0][needed - 1]) }
      }
    }
    result.sort(program, limit: needed)
    return result
  }

  private mutating func append(
    _ batch: Batch, _ program: SortOperator.Program, _ context: ExecutionContext
  ) throws {
    let kept = batch.selecting(program.slots)
    try context.limits.reserve(kept.estimatedByteCount)
    for (place, key) in program.keys.enumerated() {
      keys[place].append(contentsOf: try key.expression.column(batch, in: context))
    }
    rows.append(kept)
  }

  /// Adds the rows of a later part.
  mutating func append(_ other: SortedRows) {
    if other.rows.rowCount == 0 { return }
    for place in keys.indices { keys[place].append(contentsOf: other.keys[place]) }
    rows.append(other.rows)
  }

  /// Brings the rows into order and keeps so many.
  mutating func sort(_ program: SortOperator.Program, limit: Int?) {
    let places = SortOrder(keys, program.keys).places(rows.rowCount, limit: limit)
    rows = rows.gathered(places)
    keys = keys.map { $0.gathered(places) }
  }

  /// The rows in batches.
  func batches(_ context: ExecutionContext) -> [Batch] {
    stride(from: 0, to: rows.rowCount, by: context.batchSize).map {
      rows.slice($0..<min($0 + context.batchSize, rows.rowCount))
    }
  }
}
