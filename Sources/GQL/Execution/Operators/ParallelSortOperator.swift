import GraphStore

/// A sort over a scan whose pages several threads share: each sorts its own part, then the parts are joined in the order of
/// pages and sorted once more, so that the result is that of one thread.
final class ParallelSortOperator: BatchOperator {
  private let makeInput: OperatorFactory
  private let program: SortOperator.Program
  private let bound: TopBound.Program?
  private let context: ExecutionContext
  private var sorted: ArraySlice<Batch>?

  init(
    input: @escaping OperatorFactory, program: SortOperator.Program, bound: TopBound.Program?,
    context: ExecutionContext
  ) {
    makeInput = input
    self.program = program
    self.bound = bound
    self.context = context
  }

  override func next() throws -> Batch? {
    if sorted == nil { sorted = try sort().batches(context)[...] }
    return sorted?.popFirst()
  }

  private func sort() throws -> SortedRows {
    let parts = try SharedScan(context).run { fork in
      try SortOperator.make(input: makeInput, program: program, bound: bound, context: fork)
    } body: {
      try $0.sortedRows()
    }
    var whole = SortedRows(program)
    for part in parts { whole.append(part) }
    whole.sort(program, limit: try program.neededCount(in: context))
    return whole
  }
}
