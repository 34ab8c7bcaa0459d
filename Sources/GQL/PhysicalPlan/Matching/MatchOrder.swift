/// The order in which the parts of a pattern are matched.
///
/// Found greedily from every start, then, for patterns that are not large, by dynamic programming over the connected
/// sub-patterns (Selinger et al., "Access path selection in a relational database management system", 1979): of all ways to a set
/// of parts only the cheapest is kept, and none that costs more than the greedy one.
struct MatchOrder {
  enum Action: Hashable {
    /// Look for a node by itself.
    case scan(Int)
    /// Follow a link from its left node (or from its right, if reversed), or between both if both are bound.
    case follow(Int, isReversed: Bool)
  }

  let graph: PatternGraph
  let statistics: PatternStatistics
  let input: Set<BoundVariable>
  /// Predicates with their variables.
  private let predicates: [(variables: Set<BoundVariable>, selectivity: Double)]

  init(_ graph: PatternGraph, _ statistics: PatternStatistics, input: Set<BoundVariable>) {
    self.graph = graph
    self.statistics = statistics
    self.input = input
    predicates = graph.predicates.map { ($0.freeVariables, $0.selectivity) }
  }

  /// What is bound at a point, and what it has cost.
  private struct State {
    var actions: [Action] = []
    var nodes: Set<Int> = []
    var links: Set<Int> = []
    var variables: Set<BoundVariable>
    var predicates: Set<Int> = []
    var rows: Double
    var cost = 0.0
  }

  /// The cheapest order found.
  func best(rows: Double) throws -> (actions: [Action], rows: Double) {
    var start = State(variables: input, rows: rows)
    for (number, node) in graph.nodes.enumerated() where node.variables.contains(where: input.contains) {
      start.nodes.insert(number)
      start.variables.formUnion(node.variables)
    }
    settlePredicates(&start)
    let open = graph.nodes.indices.filter { !graph.nodes[$0].variables.isEmpty && !start.nodes.contains($0) }
    var candidates: [State] = []
    if !start.nodes.isEmpty || open.isEmpty { candidates.append(start) }
    if start.nodes.isEmpty {
      for node in open { candidates.append(apply(.scan(node), to: start)) }
    }
    var best: State?
    for candidate in candidates {
      if let best, candidate.cost >= best.cost { continue }
      let complete = completed(candidate, bound: best?.cost)
      if let complete, best.map({ complete.cost < $0.cost }) ?? true { best = complete }
    }
    guard var best else {
      throw GQLError(
        .invalidReference, "two parts of the pattern have conditions that each need the other's variables")
    }
    if (2...Self.mostLinks).contains(graph.links.count) { improve(&best, from: candidates) }
    return (best.actions, best.rows)
  }

  /// The most links of a pattern whose sub-patterns are all looked at.
  private static let mostLinks = 8

  /// The cheapest ways to parts of one size, in the order in which the parts were found, so that plans don't hang on hashing.
  private struct Layer {
    /// What is bound at a point, without how it came about.
    struct Part: Hashable {
      let nodes: Set<Int>
      let links: Set<Int>
    }

    private(set) var states: [State] = []
    private var places: [Part: Int] = [:]

    mutating func offer(_ state: State) {
      let part = Part(nodes: state.nodes, links: state.links)
      guard let place = places[part] else {
        places[part] = states.count
        states.append(state)
        return
      }
      if state.cost < states[place].cost { states[place] = state }
    }
  }

  /// Replaces the best order by a cheaper one, if there is one: goes through the parts of the pattern by their sizes.
  private func improve(_ best: inout State, from candidates: [State]) {
    var layer = Layer()
    for candidate in candidates where candidate.cost < best.cost { layer.offer(candidate) }
    while !layer.states.isEmpty {
      var next = Layer()
      for state in layer.states where state.cost < best.cost {
        for action in possibleActions(state) {
          let state = apply(action, to: state)
          guard state.cost < best.cost else { continue }
          if isComplete(state) { best = state } else { next.offer(state) }
        }
      }
      layer = next
    }
  }

  /// Goes on greedily until everything is bound; nil where that costs more than a bound.
  private func completed(_ start: State, bound: Double?) -> State? {
    var state = start
    while true {
      if let bound, state.cost >= bound { return nil }
      var next: State?
      for action in possibleActions(state) {
        let tried = apply(action, to: state)
        if let best = next, rank(best, from: state) <= rank(tried, from: state) { continue }
        next = tried
      }
      guard let next else { break }
      state = next
    }
    return isComplete(state) ? state : nil
  }

  private func isComplete(_ state: State) -> Bool {
    state.links.count == graph.links.count
      && graph.nodes.indices.allSatisfy { graph.nodes[$0].variables.isEmpty || state.nodes.contains($0) }
  }

  private func rank(_ state: State, from previous: State) -> Double {
    (state.cost - previous.cost) + state.rows
  }

  private func possibleActions(_ state: State) -> [Action] {
    var actions: [Action] = []
    for (number, link) in graph.links.enumerated() where !state.links.contains(number) {
      guard link.dependencies.isSubset(of: state.variables) else { continue }
      if state.nodes.contains(link.from) {
        actions.append(.follow(number, isReversed: false))
      } else if state.nodes.contains(link.to) {
        actions.append(.follow(number, isReversed: true))
      }
    }
    let open = graph.nodes.indices.filter {
      !graph.nodes[$0].variables.isEmpty && !state.nodes.contains($0)
    }
    guard !actions.isEmpty else { return open.map { .scan($0) } }
    // What leads to a node that an index finds, or a path to one of few, is sought from both ends.
    let pathEnds = Set(
      actions.compactMap { action -> Int? in
        guard case .follow(let number, let isReversed) = action, case .path = graph.links[number].kind else {
          return nil
        }
        return isReversed ? graph.links[number].from : graph.links[number].to
      })
    let few = open.filter { isFew($0, isPathEnd: pathEnds.contains($0), state) }
    return actions + few.map { .scan($0) }
  }

  /// Whether a node is found by itself so easily that it may be looked for before any link leads to it.
  private func isFew(_ node: Int, isPathEnd: Bool, _ state: State) -> Bool {
    if let seek = seek(node, state) { return seek.rows <= Self.fewRows }
    guard isPathEnd else { return false }
    let own = graph.nodes[node].variables
    let selectivity = predicates.filter { !$0.variables.isEmpty && $0.variables.isSubset(of: own) }
      .reduce(1) { $0 * $1.selectivity }
    return selectivity < 1 && statistics.nodeCounts[node] * selectivity <= Self.fewRows
  }

  /// The most nodes that count as few.
  private static let fewRows = 2.0

  private func seek(_ node: Int, _ state: State) -> (seek: IndexSeek, rows: Double)? {
    IndexSeek.find(
      for: graph.nodes[node].variables[0], labels: graph.nodes[node].labels, among: graph.predicates,
      bound: state.variables, statistics.snapshot)
  }

  /// Whether an equation joins a node with what is bound.
  private func isJoined(_ node: Int, _ state: State) -> Bool {
    ScanJoin.find(for: graph.nodes[node].variables[0], among: graph.predicates, bound: state.variables) != nil
  }

  private func apply(_ action: Action, to state: State) -> State {
    var next = state
    next.actions.append(action)
    switch action {
    case .scan(let node):
      next.nodes.insert(node)
      next.variables.formUnion(graph.nodes[node].variables)
      let count = statistics.nodeCounts[node]
      if let seek = seek(node, state) {
        next.cost += state.rows * seek.rows
        next.rows *= seek.rows
      } else {
        // A table is made once, whatever the number of rows that look into it.
        next.cost += isJoined(node, state) ? count * 2 + state.rows : count * state.rows
        next.rows *= count
      }
    case .follow(let number, let isReversed):
      let link = graph.links[number]
      let (from, to) = isReversed ? (link.to, link.from) : (link.from, link.to)
      let (ways, share) = fanOut(link, from: from, to: to, isReversed: isReversed)
      if state.nodes.contains(to) {
        // Whether a pair of nodes is joined: a search in a sorted list.
        next.cost += state.rows * 2
        next.rows *= min(ways, ways * share / max(1, statistics.nodeCounts[to]))
      } else {
        next.cost += state.rows * (1 + ways)
        next.rows *= ways * share
      }
      if case .path = link.kind { next.cost += state.rows * ways * 4 }
      next.links.insert(number)
      next.nodes.insert(to)
      next.variables.formUnion(graph.nodes[to].variables)
      next.variables.insert(link.variable)
      if case .path(let body, mode: _, selector: _) = link.kind {
        next.variables.formUnion(body.outerVariables)
      }
    }
    settlePredicates(&next)
    next.cost += next.rows
    return next
  }

  private func fanOut(
    _ link: PatternGraph.Link, from: Int, to: Int, isReversed: Bool
  ) -> (ways: Double, share: Double) {
    switch link.kind {
    case .edge(var pattern):
      if isReversed { pattern.direction = pattern.direction.reversed }
      return statistics.fanOut(pattern, from: from, to: to)
    case .path(let body, mode: _, let selector):
      return (statistics.fanOut(body, selector: selector), 1)
    }
  }

  private func settlePredicates(_ state: inout State) {
    for (number, predicate) in predicates.enumerated() where !state.predicates.contains(number) {
      guard predicate.variables.isSubset(of: state.variables) else { continue }
      state.predicates.insert(number)
      state.rows *= predicate.selectivity
    }
  }
}
