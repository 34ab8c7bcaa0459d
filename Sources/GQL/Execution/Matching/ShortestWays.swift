import GraphStore

/// Breadth-first search from two different nodes towards each other, for the shortest ways between them along one repeated edge
/// (I. Pohl, Bi-directional Search, Machine Intelligence 6, 1971).
///
/// The side with the smaller front goes on. Before it does, it looks whether an edge leads from its front into the other's: so the
/// last and widest step keeps nothing. A shortest way between different nodes passes no node and no edge twice, so that every
/// path mode allows it. A class, because it keeps its memory from one search to the next; it belongs to one thread.
final class ShortestWays {
  private struct Entry: ReachedNode {
    var node: UInt32
    var edge: UInt32
    var previous: Int32
    /// The number of shortest ways to it; the greatest number stands for more than that.
    var count: Int64
  }

  /// An edge between the fronts, from an entry of the side that looked to one of the other.
  private struct Meeting {
    var own: Int
    var edge: EdgeID
    var far: Int
  }

  /// A search from one node.
  private struct Side {
    let step: EdgeStep
    var entries: [Entry] = []
    /// The entries at each distance.
    var levels: [Range<Int>] = []
    var places = NodePlaces()
    /// The bytes that are counted for the entries.
    private(set) var reserved = 0

    init(_ step: EdgeStep) {
      self.step = step
      entries.reserveCapacity(64)
    }

    /// The entries that were reached last.
    var front: Range<Int> { levels.last ?? 0..<0 }

    mutating func begin(at node: UInt32) {
      places.removeAll()
      entries.removeAll(keepingCapacity: true)
      entries.append(Entry(node: node, edge: 0, previous: -1, count: 1))
      levels = [0..<1]
      reserved = 0
      _ = places.insert(node, at: 0)
    }

    /// Goes one edge further from every node of the front.
    mutating func advance(_ limits: ExecutionLimits) throws {
      let start = entries.count
      for place in front {
        if place & 1023 == 0 { try limits.checkpoint() }
        let (node, count) = (entries[place].node, entries[place].count)
        step.forEachWay(from: NodeID(rawValue: node)) { neighbor, edge in
          guard let known = places.insert(neighbor.rawValue, at: entries.count) else {
            entries.append(
              Entry(node: neighbor.rawValue, edge: edge.rawValue, previous: Int32(place), count: count))
            return
          }
          guard known >= start else { return }
          let (sum, overflows) = entries[known].count.addingReportingOverflow(count)
          entries[known].count = overflows ? .max : sum
        }
      }
      let bytes = (entries.count - start) * MemoryLayout<Entry>.stride
      reserved += bytes
      try limits.reserve(bytes)
      levels.append(start..<entries.count)
    }

    /// Calls `body` with each edge that leads from an entry of the front to a node that the other side has reached.
    ///
    /// Such a node is in the other's front: one nearer to its start would have been met before.
    @inline(__always)
    func forEachMeeting(from place: Int, with other: borrowing Side, _ body: (Meeting) -> Void) {
      step.forEachWay(from: NodeID(rawValue: entries[place].node)) { neighbor, edge in
        if let far = other.places[neighbor.rawValue] {
          body(Meeting(own: place, edge: edge, far: far))
        }
      }
    }

    /// Calls `body` with the nodes and edges of every way from an entry of the front back to where the search began.
    ///
    /// `back` passes the edges the other way round. Memory grows with the length of a way and the degrees on it.
    func forEachRoute(
      from place: Int, by back: EdgeStep, _ body: ([NodeID], [EdgeID]) throws -> Void
    ) throws {
      var nodes = [NodeID(rawValue: entries[place].node)]
      var edges: [EdgeID] = []
      /// The edges not yet passed back from each node of the way.
      var choices: [[(node: NodeID, edge: EdgeID)]] = []
      while true {
        if nodes.count == levels.count {
          try body(nodes, edges)
        } else {
          let level = levels[levels.count - nodes.count - 1]
          var before: [(node: NodeID, edge: EdgeID)] = []
          back.forEachWay(from: nodes[nodes.count - 1]) { neighbor, edge in
            guard let place = places[neighbor.rawValue], level.contains(place) else { return }
            before.append((neighbor, edge))
          }
          choices.append(before)
        }
        // Takes the next edge of the last node that has one left.
        while let last = choices.indices.last {
          nodes.removeLast(nodes.count - last - 1)
          edges.removeLast(edges.count - last)
          if let next = choices[last].popLast() {
            nodes.append(next.node)
            edges.append(next.edge)
            break
          }
          choices.removeLast()
        }
        if choices.isEmpty { return }
      }
    }
  }

  private let upper: Int?
  private let limits: ExecutionLimits
  private var forward: Side
  private var backward: Side
  private var goesForward = true

  /// Searches ways of at most `upper` edges.
  init(_ step: EdgeStep, upper: Int?, limits: ExecutionLimits) {
    forward = Side(step)
    backward = Side(step.reversed())
    self.upper = upper
    self.limits = limits
  }

  /// A shortest way between two different nodes; nil where there is none.
  func route(from start: UInt32, to end: UInt32) throws -> (nodes: [NodeID], edges: [EdgeID])? {
    var found: Meeting?
    try search(from: start, to: end) { side, other in
      for place in side.front {
        side.forEachMeeting(from: place, with: other) { found = $0 }
        if found != nil { return true }
      }
      return false
    }
    guard let found else { return nil }
    let (first, second) = goesForward ? (found.own, found.far) : (found.far, found.own)
    var nodes: [NodeID] = []
    var edges: [EdgeID] = []
    let length = forward.levels.count + backward.levels.count
    nodes.reserveCapacity(length)
    edges.reserveCapacity(length)
    forward.entries.appendRoute(from: first, &nodes, &edges)
    nodes.reverse()
    edges.reverse()
    edges.append(found.edge)
    backward.entries.appendRoute(from: second, &nodes, &edges)
    return (nodes, edges)
  }

  /// How many shortest ways there are between two different nodes. Ways differ where they pass different edges.
  ///
  /// - Throws: 22003 where they are too many for 64 bits.
  func count(from start: UInt32, to end: UInt32) throws -> Int64 {
    var total: Int64 = 0
    try search(from: start, to: end) { side, other in
      var isTooMany = false
      for place in side.front {
        if place & 1023 == 0 { try limits.checkpoint() }
        side.forEachMeeting(from: place, with: other) { meeting in
          let (own, far) = (side.entries[meeting.own].count, other.entries[meeting.far].count)
          let (product, overflows) = own.multipliedReportingOverflow(by: far)
          let (sum, exceeds) = total.addingReportingOverflow(product)
          total = sum
          if overflows || exceeds || own == .max || far == .max { isTooMany = true }
        }
        if isTooMany {
          throw GQLError(.numericValueOutOfRange, "the number of rows exceeds 64 bits")
        }
      }
      return total > 0
    }
    return total
  }

  /// Calls `body` with the nodes and edges of every shortest way between two different nodes.
  func forEachRoute(
    from start: UInt32, to end: UInt32, _ body: ([NodeID], [EdgeID]) throws -> Void
  ) throws {
    var meetings: [Meeting] = []
    try search(from: start, to: end) { side, other in
      for place in side.front { side.forEachMeeting(from: place, with: other) { meetings.append($0) } }
      return !meetings.isEmpty
    }
    let (side, other) = goesForward ? (forward, backward) : (backward, forward)
    for meeting in meetings {
      try side.forEachRoute(from: meeting.own, by: other.step) { ownNodes, ownEdges in
        try other.forEachRoute(from: meeting.far, by: side.step) { farNodes, farEdges in
          try limits.checkpoint()
          let (first, second) = goesForward ? (ownNodes, farNodes) : (farNodes, ownNodes)
          let (before, after) = goesForward ? (ownEdges, farEdges) : (farEdges, ownEdges)
          try body(first.reversed() + second, before.reversed() + [meeting.edge] + after)
        }
      }
    }
  }

  /// Goes on from both ends until `meets`, asked with the side that goes on next and the other, finds an edge between their fronts.
  private func search(
    from start: UInt32, to end: UInt32, _ meets: (Side, Side) throws -> Bool
  ) throws {
    forward.begin(at: start)
    backward.begin(at: end)
    defer { limits.release(forward.reserved + backward.reserved) }
    var length = 1
    while !forward.front.isEmpty, !backward.front.isEmpty, upper.map({ length <= $0 }) ?? true {
      goesForward = forward.front.count <= backward.front.count
      if goesForward {
        if try meets(forward, backward) { return }
        try forward.advance(limits)
      } else {
        if try meets(backward, forward) { return }
        try backward.advance(limits)
      }
      length += 1
    }
  }
}
