import GraphStore

/// One row per group, with aggregates over the rows of the group; groups come out in the order of their first rows.
final class AggregateOperator: BatchOperator {
  /// An aggregate, compiled.
  struct Aggregate: Sendable {
    let call: BoundAggregateCall
    let argument: (any Evaluator)?
    let parameter: (any Evaluator)?
  }

  /// The parts of the step, compiled.
  struct Program: Sendable {
    let keys: [any Evaluator]
    let aggregates: [Aggregate]
    /// Whether there is one group, also of no rows, in each partition: the text has no keys.
    let isWhole: Bool
    /// The place of the outer row's number among the keys.
    let partitionKey: Int?
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
    var indexer = KeyIndexer(width: program.keys.count)
    var accumulators = try program.aggregates.map { try $0.makeAccumulator(in: context) }
    // Where every outer row gives a row, their groups come first: those without rows are there too.
    if program.isWhole, program.partitionKey != nil, let numbers = argument.columns.last {
      _ = indexer.groups(of: [numbers], rowCount: argument.rowCount)
    }
    while let batch = try input.next() {
      try context.limits.checkpoint()
      let known = indexer.count
      let groups = indexer.groups(
        of: try program.keys.map { try $0.column(batch, in: context) }, rowCount: batch.rowCount)
      try context.limits.reserve((indexer.count - known) * indexer.bytesPerGroup)
      for (place, aggregate) in program.aggregates.enumerated() {
        try accumulators[place].add(
          aggregate.argument?.evaluate(batch, in: context), groups: groups, groupCount: indexer.count,
          multiplicity: batch.multiplicity)
      }
    }
    let count = program.isWhole && program.partitionKey == nil ? 1 : indexer.count
    var columns = indexer.keyColumns()
    for place in accumulators.indices { columns.append(try accumulators[place].finish(groupCount: count)) }
    let whole = Batch(rowCount: count, columns: columns)
    return stride(from: 0, to: count, by: context.batchSize).map {
      whole.slice($0..<min($0 + context.batchSize, count))
    }
  }
}
