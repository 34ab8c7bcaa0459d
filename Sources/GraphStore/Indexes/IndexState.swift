/// An index of one state of a graph; a class because snapshots share it.
final class IndexState: @unchecked Sendable {
  let era: Era
  let definition: IndexDefinition
  let label: LabelID
  let keys: [PropertyKeyID]
  /// The only key of an index of nodes by one key.
  let onlyNodeKey: PropertyKeyID?
  /// Entries by the hash of all values, for equality.
  var hashes: IndexEntries?
  /// Entries by the order of the first value, for ranges.
  var order: IndexEntries?
  /// Entries by pairs of characters of the first value.
  var bigrams: IndexEntries?

  init(_ definition: IndexDefinition, label: LabelID, keys: [PropertyKeyID], era: Era) {
    self.definition = definition
    self.label = label
    self.keys = keys
    onlyNodeKey = definition.element == .node && keys.count == 1 ? keys[0] : nil
    self.era = era
  }

  func copied(era: Era) -> IndexState {
    let copy = IndexState(definition, label: label, keys: keys, era: era)
    (copy.hashes, copy.order, copy.bigrams) = (hashes, order, bigrams)
    return copy
  }

  /// How many entries the fullest part of the index has.
  var count: Int { max(hashes?.count ?? 0, order?.count ?? 0, bigrams?.count ?? 0) }

  var hasHashes: Bool { definition.kind == .general || definition.kind == .hash || definition.isUnique }
  var hasOrder: Bool { definition.kind == .general || definition.kind == .ordered }
  var hasBigrams: Bool { definition.kind == .text }

  /// Calls `body` with each entry that an element with the given values calls for: which part of the index (0 equality,
  /// 1 ranges, 2 parts of text) and the number that stands for the value. None where a value is null.
  func forEachEntry(_ values: [Value], _ body: (_ part: Int, _ prefix: UInt64) -> Void) {
    guard let first = values.first, !values.contains(where: \.isNull) else { return }
    if hasHashes { body(0, IndexKey.hash(values)) }
    if hasOrder { body(1, IndexKey.order(first)) }
    if hasBigrams, case .string(let text) = first {
      for bigram in IndexKey.bigrams(text) { body(2, bigram) }
    }
  }

  /// Enters or removes an element with the given values, in an index that its era owns.
  func change(_ id: UInt32, _ values: [Value], isInserted: Bool) {
    forEachEntry(values) { part, prefix in
      let key = IndexKey(prefix: prefix, id: id)
      switch part {
      case 0: Self.change(&hashes, key, isInserted, era)
      case 1: Self.change(&order, key, isInserted, era)
      default: Self.change(&bigrams, key, isInserted, era)
      }
    }
  }

  private static func change(
    _ entries: inout IndexEntries?, _ key: IndexKey, _ isInserted: Bool, _ era: Era
  ) {
    let tree =
      entries?.writable(era: era) ?? IndexTree(sorted: 0, era: era) { _ in IndexKey(prefix: 0, id: 0) }
    if isInserted { tree.insert(key) } else { tree.remove(key) }
    entries = .tree(tree)
  }

  /// Builds the index anew from the elements that `forEach` gives with their values.
  func rebuild(_ forEach: ((UInt32, [Value]) -> Void) -> Void) {
    var keys: [[IndexKey]] = [[], [], []]
    forEach { id, values in
      forEachEntry(values) { part, prefix in keys[part].append(IndexKey(prefix: prefix, id: id)) }
    }
    hashes = hasHashes ? Self.entries(keys[0], era) : nil
    order = hasOrder ? Self.entries(keys[1], era) : nil
    bigrams = hasBigrams ? Self.entries(keys[2], era) : nil
  }

  private static func entries(_ keys: [IndexKey], _ era: Era) -> IndexEntries {
    let sorted = keys.sorted()
    return .tree(IndexTree(sorted: sorted.count, era: era) { sorted[$0] })
  }

  /// The ids of candidates for equality with all values, ascending.
  func candidates(equalTo values: [Value]) -> [UInt32] {
    guard let first = values.first else { return [] }
    if let hashes { return Self.ids(hashes, prefix: IndexKey.hash(values)) }
    if let order { return Self.ids(order, prefix: IndexKey.order(first)) }
    return []
  }

  static func ids(_ entries: IndexEntries, prefix: UInt64) -> [UInt32] {
    var result: [UInt32] = []
    entries.forEach(from: IndexKey(prefix: prefix, id: 0)) { key in
      guard key.prefix == prefix else { return false }
      result.append(key.id)
      return true
    }
    return result
  }
}
