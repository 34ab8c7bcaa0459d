import Synchronization

/// Compiled statements by their texts, the least recently used forgotten first.
final class PlanCache: Sendable {
  /// What a plan depends on beside the text.
  struct Key: Hashable, Sendable {
    var graph: ObjectIdentifier
    var schema: [String]
  }

  private struct Entry: Sendable {
    let query: CompiledQuery
    let key: Key
    var lastUse: UInt64
  }

  private struct Contents: Sendable {
    var entries: [String: Entry] = [:]
    var clock: UInt64 = 0
  }

  private let contents = Mutex(Contents())
  private let capacity = 512

  /// The plan of a text, if it was made under the same circumstances.
  func query(for text: String, in key: @autoclosure () -> Key) -> CompiledQuery? {
    contents.withLock { contents in
      guard let entry = contents.entries[text], entry.key == key() else { return nil }
      contents.clock += 1
      contents.entries[text]?.lastUse = contents.clock
      return entry.query
    }
  }

  func insert(_ query: CompiledQuery, for text: String, in key: Key) {
    contents.withLock { contents in
      contents.clock += 1
      contents.entries[text] = Entry(query: query, key: key, lastUse: contents.clock)
      guard contents.entries.count > capacity else { return }
      let uses = contents.entries.values.map(\.lastUse).sorted()
      let oldest = uses[uses.count / 4]
      contents.entries = contents.entries.filter { $0.value.lastUse > oldest }
    }
  }

  /// Forgets every plan, because indexes have changed.
  func removeAll() {
    contents.withLock { $0.entries = [:] }
  }
}
