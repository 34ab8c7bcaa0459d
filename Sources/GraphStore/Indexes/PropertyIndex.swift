/// An index as a snapshot sees it: finds elements by their values.
///
/// Taking one is O(indexes); keep it for many look-ups. Whatever the index finds agrees with the language's `=`, `<` and CONTAINS.
public struct PropertyIndex: Sendable {
  let state: GraphState
  let index: IndexState

  /// What was declared.
  public var definition: IndexDefinition { index.definition }

  /// The nodes whose values equal the given ones, one for each key, by id. O(log + matches).
  public func nodes(equalTo values: Value...) -> [NodeID] { nodes(equalTo: values) }

  /// The nodes whose values equal the given ones, one for each key, by id. O(log + matches).
  public func nodes(equalTo values: [Value]) -> [NodeID] {
    guard definition.element == .node else { return [] }
    return state.find(index, equalTo: values).map(NodeID.init(rawValue:))
  }

  /// The edges whose values equal the given ones, one for each key, by id.
  public func edges(equalTo values: [Value]) -> [EdgeID] {
    guard definition.element == .edge else { return [] }
    return state.find(index, equalTo: values).map(EdgeID.init(rawValue:))
  }

  /// The end of a range of values.
  public struct Bound: Sendable {
    /// The value at the end.
    public var value: Value
    /// Whether the value itself lies within.
    public var isInclusive: Bool

    /// A bound that includes its value where nothing else is said.
    public init(_ value: Value, isInclusive: Bool = true) {
      self.value = value
      self.isInclusive = isInclusive
    }
  }

  /// Whether the index finds ranges of its first key.
  public var hasOrder: Bool { index.hasOrder }

  /// The nodes whose first value lies between the bounds, of which one at least is needed, by value as far as the index knows
  /// it; nil where the index has no order. O(log + candidates).
  public func nodes(from lower: Bound? = nil, to upper: Bound? = nil) -> [NodeID]? {
    guard definition.element == .node else { return nil }
    return ids(from: lower, to: upper)?.map(NodeID.init(rawValue:))
  }

  /// The edges whose first value lies between the bounds.
  public func edges(from lower: Bound? = nil, to upper: Bound? = nil) -> [EdgeID]? {
    guard definition.element == .edge else { return nil }
    return ids(from: lower, to: upper)?.map(EdgeID.init(rawValue:))
  }

  private func ids(from lower: Bound?, to upper: Bound?) -> [UInt32]? {
    guard let order = index.order, let sample = lower?.value ?? upper?.value, !sample.isNull else {
      return nil
    }
    let first = lower.map { IndexKey.order($0.value) } ?? IndexKey.familyStart(sample)
    let last = upper.map { IndexKey.order($0.value) } ?? IndexKey.familyEnd(sample)
    var result: [UInt32] = []
    order.forEach(from: IndexKey(prefix: first, id: 0)) { key in
      guard key.prefix <= last else { return false }
      if state.isIndexed(index, key.id), let value = state.values(index, of: key.id).first,
        Self.isInside(value, lower, upper)
      {
        result.append(key.id)
      }
      return true
    }
    return result
  }

  private static func isInside(_ value: Value, _ lower: Bound?, _ upper: Bound?) -> Bool {
    if let lower {
      guard let comparison = Value.compare(value, lower.value),
        comparison == .greater || (lower.isInclusive && comparison == .equal)
      else { return false }
    }
    if let upper {
      guard let comparison = Value.compare(value, upper.value),
        comparison == .less || (upper.isInclusive && comparison == .equal)
      else { return false }
    }
    return true
  }

  /// The nodes whose text has a part, by id; nil where this is no text index or the part is empty.
  ///
  /// O(entries of the rarest pair of characters in the part).
  public func nodes(containing part: String) -> [NodeID]? {
    guard definition.element == .node else { return nil }
    return ids(containing: part)?.map(NodeID.init(rawValue:))
  }

  /// The edges whose text has a part, by id; nil where this is no text index or the part is empty.
  public func edges(containing part: String) -> [EdgeID]? {
    guard definition.element == .edge else { return nil }
    return ids(containing: part)?.map(EdgeID.init(rawValue:))
  }

  private func ids(containing part: String) -> [UInt32]? {
    guard let bigrams = index.bigrams, !part.isEmpty else { return nil }
    var rarest: [UInt32]?
    for prefix in Self.entries(for: part) {
      let ids = IndexState.ids(bigrams, prefix: prefix)
      if ids.count < rarest?.count ?? .max { rarest = ids }
    }
    let bytes = Array(part.utf8)
    return (rarest ?? []).filter { id in
      guard state.isIndexed(index, id), case .string(let text)? = state.values(index, of: id).first else {
        return false
      }
      return Self.contains(Array(text.utf8), bytes)
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    for start in 0...(text.count - part.count) where text[start] == part[0] {
      if text[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }

  /// About how many elements lie between the bounds, of which one at least is needed, counted no further than `limit`; nil where
  /// the index has no order. O(log + limit).
  public func estimatedCount(from lower: Bound? = nil, to upper: Bound? = nil, limit: Int) -> Int? {
    guard let order = index.order, let sample = lower?.value ?? upper?.value, !sample.isNull else {
      return nil
    }
    let first = lower.map { IndexKey.order($0.value) } ?? IndexKey.familyStart(sample)
    let last = upper.map { IndexKey.order($0.value) } ?? IndexKey.familyEnd(sample)
    return Self.count(order, first...max(first, last), limit: limit)
  }

  /// At most how many elements have a part in their text, counted no further than `limit`; nil where this is no text index or the
  /// part is empty. O(limit), for each pair of characters of the part.
  public func estimatedCount(containing part: String, limit: Int) -> Int? {
    guard let bigrams = index.bigrams, !part.isEmpty else { return nil }
    return Self.entries(for: part).map { Self.count(bigrams, $0...$0, limit: limit) }.min()
  }

  private static func count(_ entries: IndexEntries, _ prefixes: ClosedRange<UInt64>, limit: Int) -> Int {
    var count = 0
    entries.forEach(from: IndexKey(prefix: prefixes.lowerBound, id: 0)) { key in
      guard key.prefix <= prefixes.upperBound, count < limit else { return false }
      count += 1
      return true
    }
    return count
  }

  /// What a text that has a part is entered under.
  private static func entries(for part: String) -> Set<UInt64> {
    let wanted = IndexKey.bigrams(part)
    // The pairs say more than the characters that they are made of.
    return part.unicodeScalars.count > 1 ? wanted.filter { $0 >> 42 == 0 } : wanted
  }

  /// About how many elements equal a value, without looking at them, counted no further than `limit`; for planning. O(log + limit).
  public func estimatedCount(equalTo value: Value, limit: Int) -> Int {
    if let hashes = index.hashes {
      let prefix = IndexKey.hash([value])
      return Self.count(hashes, prefix...prefix, limit: limit)
    }
    guard let order = index.order else { return 0 }
    let prefix = IndexKey.order(value)
    return Self.count(order, prefix...prefix, limit: limit)
  }

  /// About how many elements have the same value on average, judged by 256 entries; for planning.
  public var estimatedCountPerValue: Double {
    guard let entries = index.hashes ?? index.order else { return 1 }
    var (count, distinct, last) = (0, 0, UInt64?.none)
    entries.forEach(from: IndexKey(prefix: 0, id: 0)) { key in
      count += 1
      if key.prefix != last { distinct += 1 }
      last = key.prefix
      return count < 256
    }
    // One value in all of them may have as many entries as the index.
    return distinct == 1 ? Double(entries.count) : Double(count) / Double(max(1, distinct))
  }

  /// How many entries the index has: elements with all keys, or pairs of characters.
  public var entryCount: Int { (index.hashes ?? index.order ?? index.bigrams)?.count ?? 0 }
}

extension Snapshot {
  /// The indexes and constraints, in the order in which they were declared.
  public var indexes: [IndexDefinition] { state.indexes.map(\.definition) }

  /// The index of a name, nil where there is none.
  public func index(named name: String) -> PropertyIndex? {
    state.indexes.first { $0.definition.name == name }.map { PropertyIndex(state: state, index: $0) }
  }

  /// The indexes on a label whose first key is the given one.
  public func indexes(
    on element: IndexDefinition.Element = .node, label: LabelID, key: PropertyKeyID
  ) -> [PropertyIndex] {
    state.indexes.filter { $0.definition.element == element && $0.label == label && $0.keys.first == key }
      .map { PropertyIndex(state: state, index: $0) }
  }
}
