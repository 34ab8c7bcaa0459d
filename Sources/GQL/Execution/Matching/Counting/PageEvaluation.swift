import GraphStore

/// Evaluates expressions over pages on the threads that a statement may use, each with an execution context of its own.
struct PageEvaluation {
  private let context: ExecutionContext

  init(_ context: ExecutionContext) {
    self.context = context
  }

  /// One thread's part.
  ///
  /// Unchecked, because its context is made before the threads start and then belongs to one of them.
  private struct Part: @unchecked Sendable {
    let pages: Range<Int>
    let context: ExecutionContext
  }

  /// What `body` makes of each part of the pages, in their order; so many pages are worth a thread.
  func map<Result: Sendable>(
    _ pages: Range<Int>, pagesPerThread: Int,
    _ body: @Sendable (Range<Int>, ExecutionContext) throws -> Result
  ) throws -> [Result] {
    let count = max(1, min(context.threads, pages.count / pagesPerThread))
    let parts = try (0..<count).map { number in
      let first = pages.lowerBound + pages.count * number / count
      let end = pages.lowerBound + pages.count * (number + 1) / count
      return Part(pages: first..<end, context: count == 1 ? context : try context.fork())
    }
    let work = PageWork(threads: count, limits: context.limits)
    return try work.map(parts.indices, partSize: 1) { numbers in
      try numbers.map { try body(parts[$0].pages, parts[$0].context) }
    }.flatMap { $0 }
  }
}
