import Synchronization

/// Compiled statements by their texts; when there are too many, the oldest are forgotten.
final class PlanCache: Sendable {
  /// What a plan depends on beside the text.
  struct Key: Hashable, Sendable {
    var graph: ObjectIdentifier
    var schema: [String]
    /// The version of the catalog.
    var catalog: UInt64
  }

  /// A compiled statement with the circumstances under which it was planned.
  ///
  /// A class, because the cache and prepared statements share it; it never changes.
  final class Entry: Sendable {
    let query: CompiledQuery
    let key: Key
    /// How often all plans had been forgotten.
    let generation: UInt64
    fileprivate let number: UInt64

    fileprivate init(_ query: CompiledQuery, key: Key, generation: UInt64, number: UInt64) {
      self.query = query
      self.key = key
      self.generation = generation
      self.number = number
    }
  }

  private struct Contents: Sendable {
    var entries: [String: Entry] = [:]
    var last: UInt64 = 0
  }

  private let contents = Mutex(Contents())
  private let capacity: UInt64 = 512
  /// How often all plans were forgotten.
  private let forgotten = Atomic<UInt64>(0)

  /// A number that changes when plans made before are no longer good.
  var generation: UInt64 { forgotten.load(ordering: .acquiring) }

  /// The plan of a text, under whatever circumstances it was made. A look-up writes nothing.
  func entry(for text: String) -> Entry? {
    contents.withLock { $0.entries[text] }
  }

  /// The plan of a text, if it was made under the same circumstances.
  func query(for text: String, in key: @autoclosure () -> Key) -> CompiledQuery? {
    guard let entry = entry(for: text), entry.key == key() else { return nil }
    return entry.query
  }

  func insert(_ query: CompiledQuery, for text: String, in key: Key) {
    contents.withLock { contents in
      contents.last += 1
      contents.entries[text] = Entry(query, key: key, generation: generation, number: contents.last)
      guard contents.entries.count > capacity else { return }
      let newest = contents.last
      contents.entries = contents.entries.filter { $0.value.number + capacity / 2 > newest }
    }
  }

  /// Forgets every plan, because indexes have changed.
  func removeAll() {
    contents.withLock { contents in
      contents.entries = [:]
      forgotten.add(1, ordering: .acquiringAndReleasing)
    }
  }
}
