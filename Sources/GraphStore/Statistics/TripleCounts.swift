/// The label sets of an edge's source, of the edge, and of its target.
struct EdgeTripleKey: Hashable, Sendable {
  var source: LabelSetID
  var shape: EdgeShape
  var target: LabelSetID
}

/// How many edges there are of each triple of label sets, kept by every write.
struct TripleCounts: Sendable {
  private(set) var keys: [EdgeTripleKey] = []
  /// The counts beside `keys`: plain numbers, so that a transaction copies them in one go.
  private(set) var counts: [Int] = []
  private var positions: [EdgeTripleKey: Int] = [:]

  mutating func add(_ delta: Int, to key: EdgeTripleKey) {
    if let position = positions[key] {
      counts[position] += delta
    } else {
      positions[key] = keys.count
      keys.append(key)
      counts.append(delta)
    }
  }
}
