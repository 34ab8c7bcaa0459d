public import Dispatch
import Synchronization

/// A property graph in memory: many readers, one writer.
///
/// Readers take a `snapshot()` and never wait. Writers take turns: a transaction works on its own copy of the pages that
/// it touches and publishes them all at once when it commits.
///
///     let graph = Graph()
///     try graph.write { transaction in
///       let ada = try transaction.insertNode(labels: ["Person"], properties: ["name": .string("Ada")])
///       let bob = try transaction.insertNode(labels: ["Person"])
///       try transaction.insertEdge(from: ada, to: bob, labels: ["KNOWS"])
///     }
///     let snapshot = graph.snapshot()
///
/// All members may be used from any thread.
public final class Graph: Sendable {
  private let published: Mutex<GraphState>
  /// One writer at a time; a semaphore, because a transaction may end on another thread than it began on.
  private let writer = DispatchSemaphore(value: 1)
  /// The next era; only the writer asks for one.
  private let eras: Atomic<Era>

  /// Makes an empty graph.
  public convenience init() {
    self.init(GraphState(era: 0))
  }

  init(_ state: GraphState) {
    state.isLasting = true
    published = Mutex(state)
    eras = Atomic(state.era + 1)
  }

  /// The graph as it is now, unchanging. O(1).
  public func snapshot() -> Snapshot { Snapshot(current()) }

  private func current() -> GraphState {
    published.withLock { state in
      showOrder()
      defer { showOrder() }
      return state
    }
  }

  #if SANITIZE_THREAD
    private let order = Atomic<Int>(0)
  #endif

  /// Shows ThreadSanitizer that holders of the lock follow one another: on Linux, Mutex is a futex in a library that is not
  /// instrumented. Nothing in other builds.
  @inline(__always)
  private func showOrder() {
    #if SANITIZE_THREAD
      order.add(1, ordering: .acquiringAndReleasing)
    #endif
  }

  /// Begins a transaction, waiting until no other writer is active.
  ///
  /// A thread that already has an open transaction of this graph must not call this: it would wait for itself.
  public func begin() -> Transaction {
    writer.wait()
    return Transaction(self, current())
  }

  /// Begins a transaction if no other writer becomes active within `timeout`; else nil.
  public func begin(waiting timeout: DispatchTimeInterval) -> Transaction? {
    guard writer.wait(timeout: .now() + timeout) == .success else { return nil }
    return Transaction(self, current())
  }

  /// Runs `body` in a transaction that commits when it returns and rolls back when it throws.
  @discardableResult
  public func write<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    let transaction = begin()
    do {
      let result = try body(transaction)
      if transaction.isOpen { try transaction.commit() }
      return result
    } catch {
      if transaction.isOpen { transaction.rollback() }
      throw error
    }
  }

  func nextEra() -> Era { eras.add(1, ordering: .relaxed).oldValue }

  func publish(_ state: GraphState) {
    // One that was lent as a snapshot lasts already, and others may be reading it.
    if !state.isLasting { state.isLasting = true }
    // The old state is freed outside of the lock.
    let old = published.withLock { current in
      showOrder()
      defer { showOrder() }
      let old = current
      current = state
      return old
    }
    withExtendedLifetime(old) {}
  }

  func endWriting() { writer.signal() }
}
