import GraphStore

/// The groups that a step has found so far, with their aggregates.
struct AggregateGroups {
  private let program: AggregateOperator.Program
  private var indexer: KeyIndexer
  private var accumulators: [any Accumulator]

  init(_ program: AggregateOperator.Program, in context: ExecutionContext) throws {
    self.program = program
    indexer = KeyIndexer(width: program.keys.count)
    accumulators = try program.aggregates.map { try $0.makeAccumulator(in: context) }
  }

  /// Makes a group for each outer row, whose numbers are the last column.
  mutating func open(_ argument: Batch) {
    guard let numbers = argument.columns.last else { return }
    _ = indexer.groups(of: [numbers], rowCount: argument.rowCount)
  }

  /// Adds the rows of a batch.
  mutating func add(_ batch: Batch, in context: ExecutionContext) throws {
    try context.limits.checkpoint()
    let known = indexer.count
    let groups = indexer.groups(
      of: try program.keys.map { try $0.column(batch, in: context) }, rowCount: batch.rowCount)
    try context.limits.reserve((indexer.count - known) * indexer.bytesPerGroup)
    for (place, aggregate) in program.aggregates.enumerated() {
      let operand = try aggregate.argument?.evaluate(batch, in: context)
      do {
        try accumulators[place].add(
          operand, groups: groups, groupCount: indexer.count,
          multiplicity: aggregate.isSummed ? nil : batch.multiplicity)
      } catch {
        throw GQLError.wrapping(error, at: aggregate.call.origin)
      }
    }
  }

  /// The one group of an aggregate without keys.
  mutating func wholeGroup() -> Int { indexer.groups(of: [], rowCount: 1)[0] }

  /// The group of the value of an aggregate's only key; its memory counts against the limit.
  mutating func group(of key: Value, in context: ExecutionContext) throws -> Int {
    let known = indexer.count
    let group = indexer.groups(of: [Column(repeating: key, count: 1)], rowCount: 1)[0]
    if indexer.count > known { try context.limits.reserve(indexer.bytesPerGroup) }
    return group
  }

  /// Adds rows to an aggregate of one group.
  mutating func add(rows: Int64, to group: Int, aggregate: Int) throws {
    try accumulators[aggregate].add(rows: rows, to: group, groupCount: indexer.count)
  }

  /// Adds values, none of them null, to an aggregate of one group.
  mutating func add(_ numbers: Span<Int64>, to group: Int, aggregate: Int) throws {
    try accumulators[aggregate].add(numbers, to: group, groupCount: indexer.count)
  }

  /// Adds values, none of them null, to an aggregate of one group.
  mutating func add(_ numbers: Span<Double>, to group: Int, aggregate: Int) throws {
    try accumulators[aggregate].add(numbers, to: group, groupCount: indexer.count)
  }

  /// Takes the groups of another part of the rows, which come after those of this one.
  mutating func merge(_ other: AggregateGroups) throws {
    let groups = indexer.groups(of: other.indexer.keyColumns(), rowCount: other.indexer.count)
    for place in accumulators.indices {
      let isJoined = try accumulators[place].merge(
        other.accumulators[place], groups: groups, groupCount: indexer.count)
      precondition(isJoined, "a parallel step has aggregates that can't be joined")
    }
  }

  /// A row per group.
  mutating func results(batchSize: Int) throws -> [Batch] {
    let count = program.isWhole && program.partitionKey == nil ? 1 : indexer.count
    var columns = indexer.keyColumns()
    for (place, aggregate) in program.aggregates.enumerated() {
      do {
        columns.append(try accumulators[place].finish(groupCount: count))
      } catch {
        throw GQLError.wrapping(error, at: aggregate.call.origin)
      }
    }
    let whole = Batch(rowCount: count, columns: columns)
    return stride(from: 0, to: count, by: batchSize).map { whole.slice($0..<min($0 + batchSize, count)) }
  }
}
