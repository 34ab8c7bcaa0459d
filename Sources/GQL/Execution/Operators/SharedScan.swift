import Dispatch
import GraphStore
import Synchronization

/// A scan whose pages several threads share, each with a part of its own.
struct SharedScan {
  /// The running part of one thread.
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

  /// Makes a part for each thread, one after the other, then runs them all at once; gives what came out in the order of pages.
  ///
  /// - Throws: the error of the first part that failed.
  func run<Made, Output>(
    _ make: (ExecutionContext) throws -> Made, body: @escaping @Sendable (Made) throws -> Output
  ) throws -> [Output] {
    // Taken before the threads start: it is made when it is first asked for.
    let count = max(1, min(context.threads, context.snapshot.nodePageCount))
    let parts = try (0..<count).map { number in
      let fork = try context.fork()
      fork.scanShare = ScanShare(number: number, count: count)
      let made = try make(fork)
      // Scans of subqueries, made later, are not shared.
      fork.scanShare = nil
      return Part(made: made)
    }
    let outcomes = Mutex<[Int: Outcome<Output>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let outcome = Outcome(result: Result { try body(parts[number].made) })
      outcomes.withLock { $0[number] = outcome }
    }
    return try (0..<count).compactMap { number in
      try outcomes.withLock { $0[number] }?.result.get()
    }
  }
}
