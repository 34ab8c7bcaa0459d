extension Snapshot {
  /// What does not hold of this graph that always must: empty for every graph that the store made itself.
  ///
  /// Checks each count, list, page and index entry against the elements, on all cores. O(graph · labels); for tests and for
  /// `FileChecker`.
  package func brokenInvariants(limit: Int = 20) -> [String] {
    let checker = InvariantChecker(state, limit: limit)
    var broken = checker.nodes()
    let (edges, expectedEntries) = checker.edges()
    broken.append(edges)
    broken.append(checker.adjacency(expectedEntries))
    broken.append(checker.columns())
    broken.append(checker.indexes())
    return broken.messages
  }
}

/// Recounts a graph and compares with what it says of itself.
struct InvariantChecker: Sendable {
  let state: GraphState
  let limit: Int
  let ends: EdgeEnds
  /// The places in the adjacency of each label set.
  let slotsOfSet: [[Int]]

  /// How many neighbours each place and direction must list, by `4 · slot + direction`.
  typealias EntryCounts = [Int: Int]

  init(_ state: GraphState, limit: Int) {
    self.state = state
    self.limit = limit
    ends = EdgeEnds(state)
    slotsOfSet = state.labelSets.sets.indices.map { state.slots(LabelSetID(rawValue: UInt32($0))) }
  }
}
