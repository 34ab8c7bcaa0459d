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
    if target == nil || target == start, isEnd(start) {
      if repetition.lower == 0 {
        isBack = true
      } else {
        // A way of one edge or more back to the start.
        guard !readsPaths, isSingle, let cycle else { return false }
        isBack = try cycle.length(at: start, atMost: repetition.upper) != nil
      }
    }
    guard isSingle || target != nil else { return false }
    if isBack { try keep(start, 1) { ([NodeID(rawValue: start)], []) } }
    guard let target else {
      try search.forEachEnd(from: start) { end, place in
        if isEnd(end) { try keep(end, 1) { search.route(to: place) } }
      }
      return true
    }
    guard target != start, isEnd(target), repetition.upper != 0 else { return true }
    let ways = betweenTwo()
    if isSingle {
      if let route = try ways.route(from: start, to: target) { try keep(target, 1) { route } }
    } else if readsPaths {
      try ways.forEachRoute(from: start, to: target) { nodes, edges in
        try keep(target, 1) { (nodes, edges) }
      }
    } else {
      let count = try ways.count(from: start, to: target)
      if count > 0 { try keep(target, count) { ([], []) } }
    }
    return true
  }

  private func betweenTwo() -> ShortestWays {
    if let ways { return ways }
    let made = ShortestWays(
      automaton.steps[repetition.edge], upper: repetition.upper, limits: automaton.context.limits)
    ways = made
    return made
  }

  private func isEnd(_ node: UInt32) -> Bool {
    repetition.endTests.allSatisfy { automaton.satisfies($0, node) }
  }
}
