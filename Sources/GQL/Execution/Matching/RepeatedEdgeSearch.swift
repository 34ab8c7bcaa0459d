import GraphStore

/// Breadth-first search along one repeated edge, for the shortest ways from a node: to every end, or from both sides to one.
///
/// It finds ways of one edge or more between different nodes; a shortest way between different nodes passes no node and no edge
/// twice, so that every path mode allows it. A class, because it keeps its memory from one search to the next; it belongs to one
/// thread.
final class RepeatedEdgeSearch {
  /// A node that was reached, and how.
  struct Entry {
    var node: UInt32
    var edge: UInt32
    /// The entry before it, -1 for the node where the search began.
    var previous: Int32
  }

  /// One direction of a search.
  private final class Side {
    let step: EdgeStep
    var entries: [Entry] = []
    /// The entries that were reached last.
    var front = 0..<0
    var seen: NodeSet

    init(_ step: EdgeStep, capacity: Int) {
      self.step = step
      seen = NodeSet(capacity: capacity)
    }

    func begin(at node: UInt32) {
      entries.removeAll(keepingCapacity: true)
      entries.append(Entry(node: node, edge: 0, previous: -1))
      front = 0..<1
      seen.removeAll()
      _ = seen.insert(node)
    }

    /// Goes one edge further from every node of the front. `meet` is told each new node and ends the search by true: the
    /// entry of that node comes back.
    func advance(_ limits: ExecutionLimits, until meet: (UInt32) -> Bool) throws -> Int? {
      let start = entries.count
      var meeting: Int?
      // Taken out for the loop, so that each edge need not ask whether somebody else writes to them.
      var (entries, seen) = (self.entries, self.seen)
      (self.entries, self.seen) = ([], NodeSet(capacity: 0))
      defer { (self.entries, self.seen) = (entries, seen) }
      for place in front {
        if place & 1023 == 0 { try limits.checkpoint() }
        let node = entries[place].node
        step.forEachWay(from: NodeID(rawValue: node)) { neighbor, edge in
          guard seen.insert(neighbor.rawValue) else { return }
          if meeting == nil, meet(neighbor.rawValue) { meeting = entries.count }
          entries.append(Entry(node: neighbor.rawValue, edge: edge.rawValue, previous: Int32(place)))
        }
        if meeting != nil { break }
      }
      front = start..<entries.count
      return meeting
    }

    /// The nodes of the front as a set.
    func frontSet(capacity: Int) -> NodeSet {
      var set = NodeSet(capacity: capacity)
      for place in front { _ = set.insert(entries[place].node) }
      return set
    }

    /// The nodes and edges from an entry back to where the search began.
    func route(from place: Int) -> (nodes: [UInt32], edges: [UInt32]) {
      var nodes: [UInt32] = []
      var edges: [UInt32] = []
      var place = place
      while place >= 0 {
        nodes.append(entries[place].node)
        if entries[place].previous >= 0 { edges.append(entries[place].edge) }
        place = Int(entries[place].previous)
      }
      return (nodes, edges)
    }
  }

  private let repetition: EdgeRepetition
  private let limits: ExecutionLimits
  private let capacity: Int
  private let forward: Side
  private let backward: Side

  init(_ automaton: PathAutomaton, _ repetition: EdgeRepetition) {
    self.repetition = repetition
    limits = automaton.context.limits
    let pattern = automaton.program.edges[repetition.edge]
    capacity = automaton.snapshot.nodeCapacity
    forward = Side(automaton.steps[repetition.edge], capacity: capacity)
    backward = Side(
      EdgeStep(labels: pattern.labels, direction: pattern.direction.reversed, automaton.snapshot),
      capacity: capacity)
  }

  private func mayBe(_ length: Int) -> Bool { repetition.upper.map { length <= $0 } ?? true }

  /// Calls `body` with each node that a way of at least one edge reaches first, nearest first, but for the start itself.
  ///
  /// `route(to:)` gives the way to the node at hand.
  func forEachEnd(from start: UInt32, _ body: (UInt32, Int) throws -> Void) throws {
    forward.begin(at: start)
    var length = 0
    var reserved = 0
    defer { limits.release(reserved) }
    while !forward.front.isEmpty, mayBe(length + 1) {
      length += 1
      _ = try forward.advance(limits) { _ in false }
      let bytes = forward.entries.count * MemoryLayout<Entry>.stride
      try limits.reserve(bytes - reserved)
      reserved = bytes
      for place in forward.front { try body(forward.entries[place].node, place) }
    }
  }

  /// The nodes and edges from the start to an entry that `forEachEnd` gave.
  func route(to place: Int) -> (nodes: [UInt32], edges: [UInt32]) {
    let back = forward.route(from: place)
    return (back.nodes.reversed(), back.edges.reversed())
  }

  /// A shortest way between two different nodes; nil where there is none of a length that the repetition allows.
  func shortestRoute(from start: UInt32, to end: UInt32) throws -> (nodes: [UInt32], edges: [UInt32])? {
    forward.begin(at: start)
    backward.begin(at: end)
    var length = 0
    while !forward.front.isEmpty, !backward.front.isEmpty, mayBe(length + 1) {
      length += 1
      let advancesForward = forward.front.count <= backward.front.count
      let (side, other) = advancesForward ? (forward, backward) : (backward, forward)
      // No node of an earlier front can be met: it would have been before.
      if let meeting = try side.advance(limits, until: { other.seen.contains($0) }) {
        let node = side.entries[meeting].node
        guard let place = other.entries.lastIndex(where: { $0.node == node }) else { return nil }
        let own = side.route(from: meeting)
        let far = other.route(from: place)
        let (first, second) = advancesForward ? (own, far) : (far, own)
        return (
          first.nodes.reversed() + second.nodes.dropFirst(), first.edges.reversed() + second.edges
        )
      }
    }
    return nil
  }

  /// Calls `body` with the nodes and edges of every shortest way between two different nodes.
  ///
  /// Ways differ where they pass different edges. Memory grows with the number of ways to a node in the middle.
  func forEachShortestRoute(
    from start: UInt32, to end: UInt32, _ body: ([UInt32], [UInt32]) throws -> Void
  ) throws {
    forward.begin(at: start)
    backward.begin(at: end)
    let capacity = self.capacity
    // The nodes at each distance from the start, and from the end.
    var (own, far) = ([forward.frontSet(capacity: capacity)], [backward.frontSet(capacity: capacity)])
    while !forward.front.isEmpty, !backward.front.isEmpty, mayBe(own.count + far.count - 1) {
      let advancesForward = forward.front.count <= backward.front.count
      let side = advancesForward ? forward : backward
      _ = try side.advance(limits) { _ in false }
      let reached = side.frontSet(capacity: capacity)
      if advancesForward { own.append(reached) } else { far.append(reached) }
      let meetings = side.front.map { side.entries[$0].node }.filter {
        (advancesForward ? far : own).last?.contains($0) ?? false
      }
      guard !meetings.isEmpty else { continue }
      for meeting in meetings {
        let before = try routes(from: meeting, through: own, by: backward.step)
        let after = try routes(from: meeting, through: far, by: forward.step)
        for first in before {
          for second in after {
            try limits.checkpoint()
            try body(first.nodes.reversed() + second.nodes.dropFirst(), first.edges.reversed() + second.edges)
          }
        }
      }
      return
    }
  }

  /// All ways from a node in the last of some levels to the one in the first, a level at a time.
  private func routes(
    from node: UInt32, through levels: [NodeSet], by step: EdgeStep
  ) throws -> [(nodes: [UInt32], edges: [UInt32])] {
    var routes: [(nodes: [UInt32], edges: [UInt32])] = [([node], [])]
    var reserved = 0
    defer { limits.release(reserved) }
    for level in levels.dropLast().reversed() {
      var longer: [(nodes: [UInt32], edges: [UInt32])] = []
      for route in routes {
        try limits.checkpoint()
        guard let last = route.nodes.last else { continue }
        step.forEachWay(from: NodeID(rawValue: last)) { neighbor, edge in
          guard level.contains(neighbor.rawValue) else { return }
          longer.append((route.nodes + [neighbor.rawValue], route.edges + [edge.rawValue]))
        }
      }
      let bytes = longer.count * (96 + 8 * (levels.count + 1))
      try limits.reserve(bytes - reserved)
      reserved = bytes
      routes = longer
    }
    return routes
  }
}
