import GraphStore

/// One row per group, with aggregates over the rows of the group; groups come out in the order of their first rows.
final class AggregateOperator: BatchOperator {
  /// An aggregate, compiled.
  struct Aggregate: Sendable {
    let call: BoundAggregateCall
    /// What each row adds; where the parameter varies with the rows, a list of the argument and the parameter.
    let argument: (any Evaluator)?
    /// The parameter of an aggregate for which it is one.
    let parameter: (any Evaluator)?
    /// Whether the parameter is read from the rows.
    let isVarying: Bool
    /// Whether the argument is itself summed over the rows that a row stands for.
    let isSummed: Bool

    init(
      _ call: BoundAggregateCall, argument: (any Evaluator)?, parameter: (any Evaluator)?,
      isSummed: Bool = false
    ) {
      self.call = call
      self.isSummed = isSummed
      isVarying = !(call.parameter?.freeVariables.isEmpty ?? true)
      if isVarying, let argument, let parameter {
        self.argument = RowwiseEvaluator(arguments: [argument, parameter]) { row, _ in .list(row) }
        self.parameter = nil
      } else {
        self.argument = argument
        self.parameter = parameter
      }
    }
  }

  /// The parts of the step, compiled.
  struct Program: Sendable {
    let keys: [any Evaluator]
    let aggregates: [Aggregate]
    /// Whether there is one group, also of no rows, in each partition: the text has no keys.
    let isWhole: Bool
    /// The place of the outer row's number among the keys.
    let partitionKey: Int?
    /// The whole step page by page, where it is one over a scan that can be computed so.
    let scan: ScanAggregateProgram?
  }

  private let input: BatchOperator
  private let program: Program
  private let context: ExecutionContext
  private let argument: Batch
  private var results: ArraySlice<Batch>?

  init(input: BatchOperator, program: Program, context: ExecutionContext) {
    self.input = input
    self.program = program
    self.context = context
    argument = context.argument
  }

  override func next() throws -> Batch? {
    if results == nil { results = try aggregate()[...] }
    return results?.popFirst()
  }

  private func aggregate() throws -> [Batch] {
    var groups = try AggregateGroups(program, in: context)
    // Where every outer row gives a row, their groups come first: those without rows are there too.
    if program.isWhole, program.partitionKey != nil { groups.open(argument) }
    if let scan = program.scan, context.profile == nil {
      try ScanAggregation(scan, context).run(&groups)
    } else {
      while let batch = try input.next() { try groups.add(batch, in: context) }
    }
    return try groups.results(batchSize: context.batchSize)
  }
}
