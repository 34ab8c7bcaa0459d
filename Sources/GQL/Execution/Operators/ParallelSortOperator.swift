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

  /// Up to so many rows of each part are little to join.
  private static let fewRows = 256

  private func sort() throws -> SortedRows {
    let needed = try program.neededCount(in: context)
    let shared = TopBound.Shared()
    let parts = try SharedScan(context).run(isFine: needed.map { $0 <= Self.fewRows } ?? false) { fork in
      try SortOperator.make(
        input: makeInput, program: program, bound: bound.map { TopBound($0, shared: shared) }, context: fork)
    } body: {
      try $0.sortedRows()
    }
    var whole = SortedRows(program)
    for part in parts { whole.append(part) }
    whole.sort(program, limit: needed)
    return whole
  }
}
