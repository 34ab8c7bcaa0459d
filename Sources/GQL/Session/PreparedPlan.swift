import Synchronization

/// The plan of a prepared statement, with what it was made under: used as long as that holds.
///
/// A class, because copies of the statement share it.
final class PreparedPlan: Sendable {
  /// The plan of the beginning, which mostly stays good and is read without a lock.
  private let first: PlanCache.Entry?
  private let later = Mutex<PlanCache.Entry?>(nil)
  /// Whether another plan has taken the place of the first.
  private let isReplaced = Atomic<Bool>(false)

  /// Takes the plan that a session has of a text, if any.
  init(of text: String, in session: Session) {
    first = session.plans.entry(for: text)
  }

  /// The plan that was used last, whether it is still good or not.
  var known: PlanCache.Entry? {
    isReplaced.load(ordering: .acquiring) ? later.withLock { $0 } : first
  }

  /// The plan, or a later one of the session; nil where it has none now.
  func query(of text: String, in session: Session) -> CompiledQuery? {
    let key = session.planKey
    if let known, known.generation == session.plans.generation, known.key == key { return known.query }
    guard let current = session.plans.entry(for: text), current.key == key else { return nil }
    later.withLock { $0 = current }
    isReplaced.store(true, ordering: .releasing)
    return current.query
  }
}
