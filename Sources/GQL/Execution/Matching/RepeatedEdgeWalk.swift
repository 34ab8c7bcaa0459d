import GraphStore

/// All paths from a node that only repeat one edge, depth first, where nobody reads what lies between their ends.
///
/// It keeps the edges that are not yet passed beside the path at hand, and nothing else; its memory stays from one node to the next.
struct RepeatedEdgeWalk {
  /// The ways from the last node of a path that are not yet passed: places of nodes in `ways`.
  private struct Level {
    var next: Int
    let end: Int
  }

  private let automaton: PathAutomaton
  private let repetition: EdgeRepetition
  private let step: EdgeStep
  private let limits: ExecutionLimits
  private let endFilter: LabelSetFilter?
  private let upper: Int
  /// Whether no edge may be passed twice.
  private let isTrail: Bool
  private var target: UInt32?
  /// The start, where it is an end that has not been given yet.
  private var startAsEnd: UInt32?
  private var levels: [Level] = []
  private var ways: [(node: UInt32, edge: UInt32)] = []
  /// The edges of the path at hand, where none may be passed twice; those beyond the first few places are in `farEdges`, too.
  private var edges: [UInt32] = []
  private var farEdges: Set<UInt32> = []
  private var steps = 0
  private static let scannedLength = 32

  /// Nil where the mode or a predicate looks at nodes, or paths could go on for ever.
  init?(
    _ automaton: PathAutomaton, _ repetition: EdgeRepetition, _ expansion: PathExpansion,
    endFilter: LabelSetFilter?
  ) {
    isTrail = expansion.mode == .trail || (expansion.mode == .walk && expansion.differentEdges)
    guard repetition.endChecks.isEmpty,
      isTrail || (expansion.mode == .walk && repetition.upper != nil)
    else { return nil }
    self.automaton = automaton
    self.repetition = repetition
    self.endFilter = endFilter
    step = automaton.steps[repetition.edge]
    limits = automaton.context.limits
    upper = repetition.upper ?? .max
  }

  /// Starts over at a node; false where the general search must do it.
  mutating func begin(_ request: PathWalker.Request, at start: UInt32) -> Bool {
    guard request.excluded.isEmpty, repetition.isKnown(request, start, automaton.program) else {
      return false
    }
    levels.removeAll(keepingCapacity: true)
    ways.removeAll(keepingCapacity: true)
    edges.removeAll(keepingCapacity: true)
    farEdges.removeAll(keepingCapacity: true)
    target = request.target
    startAsEnd = nil
    guard repetition.startTests.allSatisfy({ automaton.satisfies($0, start) }) else { return true }
    if repetition.lower == 0, isEnd(start) { startAsEnd = start }
    if upper > 0 { goOn(from: start) }
    return true
  }

  /// The number of paths that are left.
  mutating func count() throws -> Int64 {
    var count: Int64 = 0
    while try next() != nil { count += 1 }
    return count
  }

  /// The end of the next path; nil after the last.
  mutating func next() throws -> UInt32? {
    if let start = startAsEnd {
      startAsEnd = nil
      return start
    }
    while let level = levels.last {
      steps &+= 1
      if steps & 4095 == 0 { try limits.checkpoint() }
      guard level.next < level.end else {
        levels.removeLast()
        ways.removeLast(ways.count - (levels.last?.end ?? 0))
        if let edge = edges.popLast(), edges.count >= Self.scannedLength { farEdges.remove(edge) }
        continue
      }
      levels[levels.count - 1].next += 1
      let way = ways[level.next]
      if isTrail, hasPassed(way.edge) { continue }
      let length = levels.count
      if length < upper, goOn(from: way.node), isTrail {
        edges.append(way.edge)
        if edges.count > Self.scannedLength { farEdges.insert(way.edge) }
      }
      if length >= repetition.lower, isEnd(way.node) { return way.node }
    }
    return nil
  }

  private func isEnd(_ node: UInt32) -> Bool {
    if let target, node != target { return false }
    if let endFilter, !automaton.snapshot.has(NodeID(rawValue: node), endFilter) { return false }
    return repetition.endTests.allSatisfy { automaton.satisfies($0, node) }
  }

  /// Notes the ways from a node; false, with nothing noted, where there are none.
  @discardableResult
  private mutating func goOn(from node: UInt32) -> Bool {
    let start = ways.count
    step.forEachWay(from: NodeID(rawValue: node)) { ways.append(($0.rawValue, $1.rawValue)) }
    guard ways.count > start else { return false }
    levels.append(Level(next: start, end: ways.count))
    return true
  }

  private func hasPassed(_ edge: UInt32) -> Bool {
    for place in 0..<min(edges.count, Self.scannedLength) where edges[place] == edge { return true }
    return edges.count > Self.scannedLength && farEdges.contains(edge)
  }
}
