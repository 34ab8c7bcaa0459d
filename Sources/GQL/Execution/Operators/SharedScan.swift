import Dispatch
import GraphStore
import Synchronization

/// A scan whose pages several threads share: in one part for each, or in smaller ones of which a thread takes the next when it has
/// done its last, since pages differ in work.
struct SharedScan {
  /// A running part.
  ///
  /// Unchecked, because it is made before the threads start and then belongs to one of them.
  private struct Part<Made>: @unchecked Sendable {
    let made: Made
  }

  private struct Outcome<Output>: @unchecked Sendable {
    let result: Result<Output, any Error>
  }

  private let context: ExecutionContext

  init(_ context: ExecutionContext) {
    self.context = context
  }

  /// Fine parts for each thread.
  private static let finePartsPerThread = 8
  /// A part with fewer pages is not worth making.
  private static let leastPages = 4

  /// Makes the parts, one after the other, then runs them on all threads; gives what came out in the order of pages.
  ///
  /// - Parameter isFine: whether there are to be several parts for each thread, which costs as much more for joining them.
  /// - Throws: the error of the first part that failed.
  func run<Made, Output>(
    isFine: Bool, _ make: (ExecutionContext) throws -> Made, body: @escaping @Sendable (Made) throws -> Output
  ) throws -> [Output] {
    // Taken before the threads start: it is made when it is first asked for.
    let pageCount = context.snapshot.nodePageCount
    let threads = max(1, min(context.threads, pageCount))
    let count =
      isFine ? max(threads, min(threads * Self.finePartsPerThread, pageCount / Self.leastPages)) : threads
    let parts = try (0..<count).map { number in
      let fork = try context.fork()
      fork.scanShare = ScanShare(number: number, count: count)
      let made = try make(fork)
      // Scans of subqueries, made later, are not shared.
      fork.scanShare = nil
      return Part(made: made)
    }
    let next = Atomic<Int>(0)
    let outcomes = Mutex<[Int: Outcome<Output>]>([:])
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        let outcome = Outcome(result: Result { try body(parts[number].made) })
        // Nobody asks for later parts.
        if case .failure = outcome.result { next.store(count, ordering: .relaxed) }
        outcomes.withLock { $0[number] = outcome }
      }
    }
    let results = outcomes.withLock { $0 }
    return try (0..<count).compactMap { try results[$0]?.result.get() }
  }
}
