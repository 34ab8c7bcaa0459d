import Dispatch
import GraphStore
import Synchronization

/// Shares pages of nodes among the threads that a statement may use.
struct PageWork: Sendable {
  let threads: Int
  let limits: ExecutionLimits

  /// What each part of the pages gives, in their order.
  ///
  /// A thread takes the next part when it has done its last, since parts differ in work. Without a size they are small enough for
  /// the threads to end together, and large enough to be worth taking.
  func map<Part: Sendable>(
    _ pages: Range<Int>, partSize: Int? = nil, _ body: @Sendable (Range<Int>) throws -> Part
  ) throws -> [Part] {
    let partSize = max(1, partSize ?? min(16, pages.count / max(1, threads * 8)))
    let starts = Array(stride(from: pages.lowerBound, to: pages.upperBound, by: partSize))
    @Sendable func part(_ index: Int) throws -> Part {
      try limits.checkpoint()
      return try body(starts[index]..<min(starts[index] + partSize, pages.upperBound))
    }
    let workers = min(threads, starts.count)
    guard workers > 1 else { return try starts.indices.map(part) }
    let next = Atomic<Int>(0)
    let results = Mutex<[Int: Result<Part, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < starts.count else { return }
        let result = Result { try part(index) }
        if case .failure = result { next.store(starts.count, ordering: .relaxed) }
        results.withLock { $0[index] = result }
      }
    }
    return try results.withLock { results in
      for case .failure(let error) in results.values { throw error }
      return try starts.indices.compactMap { try results[$0]?.get() }
    }
  }

  /// A number for each node of some pages: what `body` leaves in the numbers of each page, 0 where it returns false.
  func filled(
    _ pages: Range<Int>, _ body: @Sendable (Int, inout PageNumbers) throws -> Bool
  ) throws -> [Int64] {
    let count = pages.count * Snapshot.pageSize
    try limits.reserve(count * 8)
    defer { limits.release(count * 8) }
    return try unsafe Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let target = unsafe Target(buffer: buffer)
      _ = try map(pages) { part in
        var numbers = PageNumbers()
        for page in part {
          let isThere = try body(page, &numbers)
          let start = (page - pages.lowerBound) * Snapshot.pageSize
          unsafe target.write(isThere ? numbers.numbers : nil, at: start)
        }
      }
      initializedCount = count
    }
  }

  /// Where threads write, each to pages of its own.
  @unsafe
  private struct Target: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Int64>

    func write(_ numbers: [Int64]?, at start: Int) {
      let part = unsafe UnsafeMutableBufferPointer(rebasing: buffer[start..<start + Snapshot.pageSize])
      if let numbers {
        _ = unsafe part.initialize(fromContentsOf: numbers)
      } else {
        unsafe part.initialize(repeating: 0)
      }
    }
  }
}
