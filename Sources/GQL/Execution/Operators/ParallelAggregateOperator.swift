import Dispatch
import GraphStore
import Synchronization

/// An aggregate over a scan whose pages several threads share: each groups its own part, then the parts are joined in
/// the order of pages, so that the result is that of one thread.
final class ParallelAggregateOperator: BatchOperator {
  /// The running part of one thread.
  ///
  /// Unchecked, because it is made before the threads start and then belongs to one of them.
  private struct Part: @unchecked Sendable {
    let input: BatchOperator
    let context: ExecutionContext
  }

  private struct Outcome: @unchecked Sendable {
    let result: Result<AggregateGroups, any Error>
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
    // Taken before the threads start: it is made when it is first asked for.
    let pageCount = context.snapshot.nodePageCount
    let count = max(1, min(context.threads, pageCount))
    let parts = try (0..<count).map { number in
      let fork = try context.fork()
      fork.scanShare = ScanShare(number: number, count: count)
      let input = try makeInput(fork)
      // Scans of subqueries, made later, are not shared.
      fork.scanShare = nil
      return Part(input: input, context: fork)
    }
    let outcomes = Mutex<[Int: Outcome]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { [program] number in
      let part = parts[number]
      let outcome = Outcome(
        result: Result {
          var groups = try AggregateGroups(program, in: part.context)
          while let batch = try part.input.next() { try groups.add(batch, in: part.context) }
          return groups
        })
      outcomes.withLock { $0[number] = outcome }
    }
    var whole = try AggregateGroups(program, in: context)
    for number in 0..<count {
      if let outcome = outcomes.withLock({ $0[number] }) { try whole.merge(outcome.result.get()) }
    }
    return try whole.results(batchSize: context.batchSize)
  }
}
