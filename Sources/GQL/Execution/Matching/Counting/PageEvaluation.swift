import GraphStore

/// Evaluates expressions over pages on the threads that a statement may use, each with an execution context of its own.
struct PageEvaluation {
  private let context: ExecutionContext

  init(_ context: ExecutionContext) {
    self.context = context
  }

  /// So many parts for each thread, which takes the next when it has done its last.
  private static let partsPerThread = 4

  /// A part of the pages.
  ///
  /// Unchecked, because its context is made before the threads start and then belongs to one of them.
  private struct Part: @unchecked Sendable {
    let pages: Range<Int>
    let context: ExecutionContext
  }

  /// What `body` makes of each part of the pages, in their order; so many pages are worth one.
  func map<Result: Sendable>(
    _ pages: Range<Int>, pagesPerPart: Int,
    _ body: @Sendable (Range<Int>, ExecutionContext) throws -> Result
  ) throws -> [Result] {
    let most = context.threads == 1 ? 1 : context.threads * Self.partsPerThread
    let count = max(1, min(most, pages.count / pagesPerPart))
    let parts = try (0..<count).map { number in
      let first = pages.lowerBound + pages.count * number / count
      let end = pages.lowerBound + pages.count * (number + 1) / count
      return Part(pages: first..<end, context: count == 1 ? context : try context.fork())
    }
    let work = PageWork(threads: context.threads, limits: context.limits)
    return try work.map(parts.indices, partSize: 1) { numbers in
      try numbers.map { try body(parts[$0].pages, parts[$0].context) }
    }.flatMap { $0 }
  }
}
