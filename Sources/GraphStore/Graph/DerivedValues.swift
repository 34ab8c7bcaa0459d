import Synchronization

/// What was computed from one state of a graph and is kept beside it, so that the next query over the same snapshot need
/// not compute it again.
///
/// A class, because every snapshot of the state shares it. It goes with the state: a commit makes another state, which
/// begins with nothing. Its size is bounded; what was not used for longest goes first.
final class DerivedValues: Sendable {
  private struct Entry {
    var value: any Sendable
    var byteCount: Int
    var lastUse: Int
  }

  private struct Contents {
    var entries: [String: Entry] = [:]
    var byteCount = 0
    var uses = 0
  }

  private let contents = Mutex(Contents())

  func find<Value: Sendable>(_ key: String, as type: Value.Type) -> Value? {
    contents.withLock { contents in
      contents.uses += 1
      guard let value = contents.entries[key]?.value as? Value else { return nil }
      contents.entries[key]?.lastUse = contents.uses
      return value
    }
  }

  func keep(_ value: some Sendable, _ key: String, byteCount: Int, limit: Int) {
    guard byteCount <= limit else { return }
    contents.withLock { contents in
      contents.byteCount -= contents.entries.removeValue(forKey: key)?.byteCount ?? 0
      while contents.byteCount + byteCount > limit,
        let oldest = contents.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        contents.entries[oldest.key] = nil
        contents.byteCount -= oldest.value.byteCount
      }
      contents.entries[key] = Entry(value: value, byteCount: byteCount, lastUse: contents.uses)
      contents.byteCount += byteCount
    }
  }

  /// The sum of what is kept, as its makers gave it.
  var byteCount: Int { contents.withLock { $0.byteCount } }
}

extension Snapshot {
  /// How many bytes of derived values may be kept with a graph: one for each node and edge, and a megabyte in any case.
  package var derivedByteLimit: Int { max(1 << 20, nodeCount + edgeCount) }

  /// How many bytes of derived values are kept with this state of the graph.
  package var derivedByteCount: Int { state.derived.byteCount }

  /// What `make` computes from this snapshot alone; kept for the next who asks with the same key, if there is room.
  ///
  /// Two threads may both compute it. The view that a transaction lends of itself keeps nothing: later writes change it.
  package func derived<Value: Sendable>(
    _ key: String, byteCount: (Value) -> Int, _ make: () throws -> Value
  ) rethrows -> Value {
    guard state.isLasting else { return try make() }
    if let known = state.derived.find(key, as: Value.self) { return known }
    let made = try make()
    state.derived.keep(made, key, byteCount: byteCount(made), limit: derivedByteLimit)
    return made
  }
}
