import GraphStore

/// An aggregate over a scan whose pages several threads share: each groups its own part, then the parts are joined in
/// the order of pages, so that the result is that of one thread.
final class ParallelAggregateOperator: BatchOperator {
  private struct Part {
    let input: BatchOperator
    let context: ExecutionContext
    let share: ScanShare?
  }

  private let makeInput: OperatorFactory
  private let program: AggregateOperator.Program
  private let context: ExecutionContext
  private var results: ArraySlice<Batch>?

  init(input: @escaping OperatorFactory, program: AggregateOperator.Program, context: ExecutionContext) {
    makeInput = input
    self.program = program
    self.context = context
  }

  override func next() throws -> Batch? {
    if results == nil { results = try aggregate()[...] }
    return results?.popFirst()
  }

  private func aggregate() throws -> [Batch] {
    // Groups with keys are joined by their keys, which takes time for each part.
    let parts = try SharedScan(context).run(isFine: program.keys.isEmpty) { fork in
      Part(input: try makeInput(fork), context: fork, share: fork.scanShare)
    } body: { [program] part in
      var groups = try AggregateGroups(program, in: part.context)
      if let scan = program.scan {
        try ScanAggregation(scan, part.context).run(&groups, share: part.share)
      } else {
        while let batch = try part.input.next() { try groups.add(batch, in: part.context) }
      }
      return groups
    }
    var whole = try AggregateGroups(program, in: context)
    for part in parts { try whole.merge(part) }
    return try whole.results(batchSize: context.batchSize)
  }
}
