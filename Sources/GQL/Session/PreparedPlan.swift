import Synchronization

/// The plan of a prepared statement, with what it was made under: used as long as that holds.
///
/// A class, because copies of the statement share it.
final class PreparedPlan: Sendable {
  private struct Entry: Sendable {
    let query: CompiledQuery
    let key: PlanCache.Key
    let generation: UInt64
  }

  private let entry: Mutex<Entry?>

  /// Takes the plan that a session has of a text, if any.
  init(of text: String, in session: Session) {
    entry = Mutex(Self.entry(of: text, in: session))
  }

  /// The plan, or a later one of the session; nil where it has none now.
  func query(of text: String, in session: Session) -> CompiledQuery? {
    let known = entry.withLock { $0 }
    if let known, known.generation == session.plans.generation, known.key == session.planKey {
      return known.query
    }
    let current = Self.entry(of: text, in: session)
    entry.withLock { $0 = current }
    return current?.query
  }

  private static func entry(of text: String, in session: Session) -> Entry? {
    let generation = session.plans.generation
    let key = session.planKey
    return session.plans.query(for: text, in: key).map { Entry(query: $0, key: key, generation: generation) }
  }
}
