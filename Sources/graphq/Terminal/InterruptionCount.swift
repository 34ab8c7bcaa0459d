import Synchronization

/// How often Ctrl-C was pressed. A class, because a handler on another thread counts.
final class InterruptionCount: Sendable {
  private let count = Atomic(0)

  var value: Int { count.load(ordering: .relaxed) }

  func next() -> Int {
    count.add(1, ordering: .relaxed).newValue
  }
}
