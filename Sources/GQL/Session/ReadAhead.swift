import Dispatch
import GraphStore
import Synchronization

/// A run that only reads, whose next rows another thread computes while the last ones are looked at: the second half of the work
/// on long results is often to write them.
///
/// It begins with the third batch, so that short results cost nothing. Unchecked, because a source belongs to the one that
/// computes the next rows until they are taken, and to the reader afterwards.
final class ReadAhead: RowSource, @unchecked Sendable {
  /// The next rows in the making: by another thread, or by the reader where none has begun when it comes.
  ///
  /// So the reader never waits for a thread to become free, of which there may be none.
  private final class Pending: @unchecked Sendable {
    private let source: any RowSource
    private let isBegun = Atomic<Bool>(false)
    private let rows = Mutex<Result<Batch?, any Error>>(.success(nil))
    private let isThere = DispatchSemaphore(value: 0)

    init(_ source: any RowSource) {
      self.source = source
    }

    /// Whether the caller is the one to compute the rows.
    private func begin() -> Bool {
      isBegun.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    }

    func compute() {
      guard begin() else { return }
      let result = Result { try source.next() }
      rows.withLock { $0 = result }
      isThere.signal()
    }

    func take() throws -> Batch? {
      if begin() { return try source.next() }
      isThere.wait()
      return try rows.withLock { $0 }.get()
    }
  }

  /// So many batches are computed when they are asked for.
  private static let firstBatches = 2

  private let source: any RowSource
  private let limits: ExecutionLimits
  private var batchCount = 0
  private var pending: Pending?

  init(_ source: any RowSource, limits: ExecutionLimits) {
    self.source = source
    self.limits = limits
  }

  deinit {
    // Nobody will take the rows that are being computed.
    if pending != nil { limits.cancel() }
  }

  var changes: ChangeCounts { source.changes }
  var snapshot: Snapshot { source.snapshot }

  func next() throws -> Batch? {
    let begun = pending
    pending = nil
    let batch = if let begun { try begun.take() } else { try source.next() }
    guard let batch else { return nil }
    batchCount += 1
    if batchCount > Self.firstBatches {
      let next = Pending(source)
      pending = next
      DispatchQueue.global(qos: .userInitiated).async { next.compute() }
    }
    return batch
  }
}
