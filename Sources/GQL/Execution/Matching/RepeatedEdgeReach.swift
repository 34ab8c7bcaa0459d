import GraphStore

/// What `ANY SHORTEST`, `ANY` and `ALL SHORTEST` keep of a path that only repeats one edge, without an automaton.
///
/// A class, because its search keeps its memory; it belongs to one thread.
final class RepeatedEdgeReach {
  private let automaton: PathAutomaton
  private let repetition: EdgeRepetition
  private let search: RepeatedEdgeSearch
  /// The search between two nodes, from when it is first needed.
  private var ways: ShortestWays?
  private let cycle: ShortestCycle?
  /// Whether the edges of each way are read.
  private let readsPaths: Bool

  /// Nil where a way must have two edges or more: then a longer way than the shortest may be wanted.
  init?(_ automaton: PathAutomaton, _ repetition: EdgeRepetition, _ expansion: PathExpansion) {
    guard repetition.lower <= 1 else { return nil }
    self.automaton = automaton
    self.repetition = repetition
    search = RepeatedEdgeSearch(
      automaton.steps[repetition.edge], upper: repetition.upper, limits: automaton.context.limits)
    readsPaths = expansion.path != nil
    // A way back to the start must not pass an edge twice, or else it may.
    let isTrail = expansion.mode == .trail || (expansion.mode == .walk && expansion.differentEdges)
    cycle = isTrail ? ShortestCycle(automaton, edge: repetition.edge) : nil
  }

  /// Calls `keep` with the end of each way that is kept and how many such ways there are; false, with nothing kept, where the general
  /// search must do it.
  ///
  /// - Parameter isSingle: whether one way per end is kept, else all of the least length.
  func run(
    _ request: PathWalker.Request, from start: UInt32, isSingle: Bool,
    _ keep: (UInt32, Int64, () -> (nodes: [NodeID], edges: [EdgeID])) throws -> Void
  ) throws -> Bool {
    guard request.excluded.isEmpty, repetition.isKnown(request, start, automaton.program) else {
      return false
    }
    guard repetition.startTests.allSatisfy({ automaton.satisfies($0, start) }) else { return true }
    let target = request.target
    var isBack = false
    if target == nil || target == start, try isEnd(start) {
      if repetition.lower == 0 {
        isBack = true
      } else {
        // A way of one edge or more back to the start.
        guard !readsPaths, isSingle, let cycle else { return false }
        isBack = try cycle.length(at: start, atMost: repetition.upper) != nil
      }
    }
    // Ends that a predicate picks are few.
    guard isSingle || target != nil || !repetition.endChecks.isEmpty else { return false }
    if isBack { try keep(start, 1) { ([NodeID(rawValue: start)], []) } }
    if let target {
      if target != start, try isEnd(target), repetition.upper != 0 {
        try run(from: start, to: target, isSingle: isSingle, keep)
      }
      return true
    }
    var ends: [UInt32] = []
    try search.forEachEnd(from: start) { end, place in
      guard try isEnd(end) else { return }
      if isSingle {
        try keep(end, 1) { search.route(to: place) }
      } else {
        ends.append(end)
      }
    }
    for end in ends { try run(from: start, to: end, isSingle: false, keep) }
    return true
  }

  private func run(
    from start: UInt32, to end: UInt32, isSingle: Bool,
    _ keep: (UInt32, Int64, () -> (nodes: [NodeID], edges: [EdgeID])) throws -> Void
  ) throws {
    let ways = betweenTwo()
    if isSingle {
      if let route = try ways.route(from: start, to: end) { try keep(end, 1) { route } }
    } else if readsPaths {
      try ways.forEachRoute(from: start, to: end) { nodes, edges in try keep(end, 1) { (nodes, edges) } }
    } else {
      let count = try ways.count(from: start, to: end)
      if count > 0 { try keep(end, count) { ([], []) } }
    }
  }

  private func betweenTwo() -> ShortestWays {
    if let ways { return ways }
    let made = ShortestWays(
      automaton.steps[repetition.edge], upper: repetition.upper, limits: automaton.context.limits)
    ways = made
    return made
  }

  private func isEnd(_ node: UInt32) throws -> Bool {
    guard repetition.endTests.allSatisfy({ automaton.satisfies($0, node) }) else { return false }
    return try repetition.endChecks.allSatisfy {
      try automaton.holds($0, [.node(NodeID(rawValue: node))])
    }
  }
}
