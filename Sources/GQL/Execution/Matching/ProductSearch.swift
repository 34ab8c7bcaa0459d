import GraphStore

/// Breadth-first search in the product of a graph and a path program, from one node.
///
/// It knows nodes and states of the automaton, not registers: what relates different places of a path (modes, predicates
/// over several elements) is left out, so that the distances found are lower bounds, exact for regular programs. Every
/// entry keeps all edges by which it is reached first, and if asked, all others.
final class ProductSearch {
  /// A node together with a state.
  private struct Entry {
    var node: UInt32
    var state: Int32
    var distance: Int32
    /// The last of the edges that lead here: a place in `links`, -1 for none.
    var lastLink: Int32
  }

  /// An edge of the product, kept with the entry that it leads to.
  private struct Link {
    var from: Int32
    var edge: UInt32
    var previous: Int32
    /// Whether the edge leads to its entry in the least number of steps.
    var isShortest: Bool
  }

  /// A state: an edge instruction with the counters of the quantifiers; the accepting state has instruction -1.
  private struct State: Hashable {
    var instruction: Int
    var counters: [UInt32]
  }

  private let automaton: PathAutomaton
  private let program: PathProgram
  private let externals: [Value]
  private let keepsAllLinks: Bool
  private let hasForks: Bool
  private var states: [State] = [State(instruction: -1, counters: [])]
  private var stateNumbers: [State: Int32] = [:]
  private var entries: [Entry] = []
  private var places: [UInt64: Int32] = [:]
  private var links: [Link] = []
  private var frontier: [Int32] = []
  private var distance: Int32 = 0
  /// The nodes at which a path may end, in the order of their distance.
  private(set) var ends: [UInt32] = []
  private var reservedBytes = 0

  init(
    _ automaton: PathAutomaton, from node: UInt32, externals: [Value], keepsAllLinks: Bool
  ) throws {
    self.automaton = automaton
    self.externals = externals
    self.keepsAllLinks = keepsAllLinks
    program = automaton.program
    hasForks = program.instructions.contains { instruction in
      switch instruction {
      case .split, .iterate: true
      default: false
      }
    }
    let zero = Array(repeating: UInt32(0), count: program.quantifiers.count)
    for state in try closure(at: node, State(instruction: 0, counters: zero), over: nil) {
      try reach(node, state, from: -1, edge: 0)
    }
  }

  deinit { automaton.context.limits.release(reservedBytes) }

  /// Whether the search has more to find.
  var isFinished: Bool { frontier.isEmpty }

  /// The number of edges up to which everything is found.
  var level: Int { Int(distance) }

  /// Goes one edge further.
  func advance() throws {
    let current = frontier
    frontier = []
    distance += 1
    var steps = 0
    for place in current {
      let entry = entries[Int(place)]
      let state = states[Int(entry.state)]
      guard state.instruction >= 0, case .edge(let test) = program.instructions[state.instruction] else {
        continue
      }
      try automaton.steps[test].forEachWay(from: NodeID(rawValue: entry.node)) { neighbor, edge in
        steps &+= 1
        if steps & 4095 == 0 { try checkpoint() }
        let next = State(instruction: state.instruction + 1, counters: state.counters)
        for reached in try closure(at: neighbor.rawValue, next, over: (test, edge.rawValue, entry.node)) {
          try reach(neighbor.rawValue, reached, from: place, edge: edge.rawValue)
        }
      }
    }
    try checkpoint()
  }

  private func checkpoint() throws {
    try automaton.context.limits.checkpoint()
    let bytes = entries.count * 40 + links.count * 16
    try automaton.context.limits.reserve(bytes - reservedBytes)
    reservedBytes = bytes
  }

  /// The least number of edges of a path that ends at a node; nil where none was found.
  func distance(to node: UInt32) -> Int? {
    places[UInt64(node) << 32].map { Int(entries[Int($0)].distance) }
  }

  private func reach(_ node: UInt32, _ state: Int32, from: Int32, edge: UInt32) throws {
    let key = UInt64(node) << 32 | UInt64(UInt32(state))
    if let place = places[key] {
      let isShortest = entries[Int(place)].distance == distance
      guard from >= 0, isShortest || keepsAllLinks else { return }
      links.append(
        Link(from: from, edge: edge, previous: entries[Int(place)].lastLink, isShortest: isShortest))
      entries[Int(place)].lastLink = Int32(links.count - 1)
      return
    }
    let place = Int32(entries.count)
    var link: Int32 = -1
    if from >= 0 {
      links.append(Link(from: from, edge: edge, previous: -1, isShortest: true))
      link = Int32(links.count - 1)
    }
    entries.append(Entry(node: node, state: state, distance: distance, lastLink: link))
    places[key] = place
    if state == 0 { ends.append(node) } else { frontier.append(place) }
  }

  // MARK: The automaton

  /// The edge states, and the accepting one, that a node leads to without an edge.
  private func closure(
    at node: UInt32, _ start: State, over edge: (test: Int, edge: UInt32, from: UInt32)?
  ) throws -> [Int32] {
    var found: [Int32] = []
    var pending = [start]
    var seen: Set<State> = []
    if let edge, let slot = program.edges[edge.test].slot {
      guard external(slot, allows: .edge(EdgeID(rawValue: edge.edge))) else { return [] }
    }
    while let state = pending.popLast() {
      if hasForks, !seen.insert(state).inserted { continue }
      var next = state
      next.instruction += 1
      switch program.instructions[state.instruction] {
      case .node(let test):
        guard automaton.satisfies(test, node) else { continue }
        if let slot = program.nodes[test].slot {
          guard external(slot, allows: .node(NodeID(rawValue: node))) else { continue }
        }
      case .edge:
        found.append(number(of: state))
        continue
      case .split(let targets):
        for target in targets { pending.append(State(instruction: target, counters: state.counters)) }
        continue
      case .jump(let target):
        next.instruction = target
      case .enter(let quantifier):
        next.counters[quantifier] = 0
      case .iterate(let quantifier, let exit):
        let rule = program.quantifiers[quantifier]
        let count = Int(state.counters[quantifier])
        if count >= rule.lower {
          var left = State(instruction: exit, counters: state.counters)
          left.counters[quantifier] = 0
          pending.append(left)
          if let upper = rule.upper, count >= upper { continue }
        }
      case .finishIteration(let quantifier, let loop):
        let rule = program.quantifiers[quantifier]
        let count = Int(state.counters[quantifier]) + 1
        next.counters[quantifier] = UInt32(
          truncatingIfNeeded: rule.upper == nil ? min(count, rule.lower) : count)
        next.instruction = loop
      case .check(let predicate):
        let description = program.predicates[predicate]
        guard let roles = description.roles else { break }
        let values = zip(description.slots, roles).map { slot, role -> Value in
          switch role {
          case .external: slot < externals.count ? externals[slot] : .null
          case .previousNode: edge.map { .node(NodeID(rawValue: $0.from)) } ?? .null
          case .edge: edge.map { .edge(EdgeID(rawValue: $0.edge)) } ?? .null
          case .node: .node(NodeID(rawValue: node))
          }
        }
        guard try automaton.holds(predicate, values) else { continue }
      case .mark, .open, .close, .clear, .postpone:
        break
      case .accept:
        found.append(0)
        continue
      }
      pending.append(next)
    }
    return found
  }

  private func external(_ slot: Int, allows value: Value) -> Bool {
    guard program.slots[slot].isExternal, slot < externals.count else { return true }
    return externals[slot] == value
  }

  private func number(of state: State) -> Int32 {
    if let number = stateNumbers[state] { return number }
    states.append(state)
    let number = Int32(states.count - 1)
    stateNumbers[state] = number
    return number
  }

  // MARK: Routes

  /// Calls `body` with each distinct shortest route to an end, until it says stop by false.
  func forEachShortestRoute(
    to end: UInt32, _ body: (_ edges: [UInt32], _ nodes: [UInt32]) throws -> Bool
  ) throws {
    guard let last = places[UInt64(end) << 32] else { return }
    var edges: [UInt32] = []
    var nodes = [end]
    var stack = [(entry: last, link: entries[Int(last)].lastLink)]
    // States merge, so that one route of edges may come along different states.
    var seen: Set<[UInt32]> = []
    if entries[Int(last)].lastLink < 0 {
      _ = try body([], nodes)
      return
    }
    var steps = 0
    while let top = stack.last {
      steps &+= 1
      if steps & 4095 == 0 { try automaton.context.limits.checkpoint() }
      var link = top.link
      while link >= 0, !links[Int(link)].isShortest { link = links[Int(link)].previous }
      guard link >= 0 else {
        stack.removeLast()
        if !edges.isEmpty, !stack.isEmpty {
          edges.removeLast()
          nodes.removeLast()
        }
        continue
      }
      let edge = links[Int(link)]
      stack[stack.count - 1].link = edge.previous
      edges.append(edge.edge)
      nodes.append(entries[Int(edge.from)].node)
      let before = entries[Int(edge.from)]
      if before.lastLink < 0 || before.distance == 0 {
        let route = Array(edges.reversed())
        if seen.insert(route).inserted {
          guard try body(route, Array(nodes.reversed())) else { return }
        }
        edges.removeLast()
        nodes.removeLast()
      } else {
        stack.append((edge.from, before.lastLink))
      }
    }
  }

  /// The least number of edges from each entry to one of some ends; needs all links. Indexed through `remaining`.
  func distances(toEnds targets: some Sequence<UInt32>) -> [Int32] {
    var distances = Array(repeating: Int32.max, count: entries.count)
    var queue: [Int32] = []
    for target in targets {
      guard let place = places[UInt64(target) << 32] else { continue }
      distances[Int(place)] = 0
      queue.append(place)
    }
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      var link = entries[Int(place)].lastLink
      while link >= 0 {
        let from = Int(links[Int(link)].from)
        if distances[from] == .max {
          distances[from] = distances[Int(place)] + 1
          queue.append(Int32(from))
        }
        link = links[Int(link)].previous
      }
    }
    return distances
  }

  /// The entry of a node and a state, as `distances` counts them.
  func place(of node: UInt32, instruction: Int, counters: [UInt32]) -> Int? {
    guard let state = stateNumbers[State(instruction: instruction, counters: counters)],
      let place = places[UInt64(node) << 32 | UInt64(UInt32(state))]
    else { return nil }
    return Int(place)
  }
}
