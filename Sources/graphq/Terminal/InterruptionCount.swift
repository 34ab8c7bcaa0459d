import Synchronization

/// How often Ctrl-C was pressed. A class, because a handler on another thread counts.
final class InterruptionCount: Sendable {
  private let count = Atomic(0)

  var value: Int { count.load(ordering: .relaxed) }

  /// Begins anew, and gives the count so far.
  func take() -> Int { count.exchange(0, ordering: .relaxed) }

  func next() -> Int {
    count.add(1, ordering: .relaxed).newValue
  }
}
