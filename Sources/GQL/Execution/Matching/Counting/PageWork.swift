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

  /// A number for each node of some pages: what `body` leaves in the numbers of each page, `absent` where it returns false; with the
  /// bits of all of them together.
  func filled<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ pages: Range<Int>, as type: Number.Type, absent: Number = 0,
    _ body: @Sendable (Int, inout PageNumbers<Number>) throws -> Bool
  ) throws -> (numbers: [Number], bits: Int64) {
    let count = pages.count * Snapshot.pageSize
    let byteCount = count * MemoryLayout<Number>.stride
    try limits.reserve(byteCount)
    defer { limits.release(byteCount) }
    var bits: Int64 = 0
    let numbers = try unsafe [Number](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let target = unsafe Target(buffer: buffer)
      let parts = try map(pages) { part in
        var numbers = PageNumbers<Number>()
        var bits: Int64 = 0
        for page in part {
          let isThere = try body(page, &numbers)
          let start = (page - pages.lowerBound) * Snapshot.pageSize
          if isThere {
            unsafe bits |= target.write(numbers.numbers.span, at: start)
          } else {
            unsafe target.fill(with: absent, at: start)
          }
        }
        return bits
      }
      bits = parts.reduce(0, |)
      initializedCount = count
    }
    return (numbers, bits)
  }

  /// Where threads write, each to pages of its own.
  @unsafe
  private struct Target<Number: FixedWidthInteger>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Number>

    /// Writes the numbers of a page; gives the bits of all of them together.
    func write(_ numbers: Span<Number>, at start: Int) -> Int64 {
      precondition(numbers.count == Snapshot.pageSize)
      let target = unsafe page(start).baseAddress.unsafelyUnwrapped
      var bits: Number = 0
      for place in 0..<Snapshot.pageSize {
        let number = unsafe numbers[unchecked: place]
        bits |= NodeWeights.bits(of: number)
        unsafe (target + place).initialize(to: number)
      }
      return Int64(truncatingIfNeeded: bits)
    }

    func fill(with number: Number, at start: Int) { unsafe page(start).initialize(repeating: number) }

    private func page(_ start: Int) -> UnsafeMutableBufferPointer<Number> {
      unsafe UnsafeMutableBufferPointer(rebasing: buffer[start..<start + Snapshot.pageSize])
    }
  }
}
