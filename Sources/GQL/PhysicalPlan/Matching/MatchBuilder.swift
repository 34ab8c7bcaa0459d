import GraphStore

/// Turns an order of actions into steps.
struct MatchBuilder {
  private let graph: PatternGraph
  private let statistics: PatternStatistics
  private let snapshot: Snapshot
  private let required: Set<BoundVariable>
  private let joinsByTable: Bool
  private(set) var steps: [MatchStep] = []
  /// Variables that the rows have.
  private var bound: Set<BoundVariable>
  private var boundNodes: Set<Int> = []
  /// The variable that the rows have for each node.
  private var representatives: [BoundVariable]
  private var openPredicates: [BoundExpression]
  /// Everything that some predicate, path or reader of the match reads.
  private var everRead: Set<BoundVariable>
  /// Whether a check was left out because of the statistics.
  private(set) var relies = false
  /// For each link the links before it with which it must share no edge.
  private var conflicts: [Int: [Int]] = [:]

  init(
    _ graph: PatternGraph, _ statistics: PatternStatistics, _ snapshot: Snapshot, input: RowLayout,
    required: Set<BoundVariable>, joinsByTable: Bool
  ) {
    self.graph = graph
    self.statistics = statistics
    self.snapshot = snapshot
    self.required = required
    self.joinsByTable = joinsByTable
    bound = Set(input.variables)
    representatives = graph.nodes.map { node in
      node.variables.first(where: input.contains) ?? node.variables.first
        ?? BoundVariable(id: Int.min, name: "#", type: .node, isNamed: false)
    }
    openPredicates = graph.predicates
    everRead = required
    for predicate in graph.predicates { predicate.collectFreeVariables(into: &everRead) }
    for link in graph.links { everRead.formUnion(link.dependencies) }
    for path in graph.paths where required.contains(path.variable) || everRead.contains(path.variable) {
      for piece in path.pieces {
        switch piece {
        case .node(let variable), .edge(let variable), .path(let variable): everRead.insert(variable)
        }
      }
    }
  }

  /// Makes the steps of all actions.
  mutating func build(_ actions: [MatchOrder.Action]) {
    findConflicts(actions)
    for (number, node) in graph.nodes.enumerated() where node.variables.contains(where: bound.contains) {
      boundNodes.insert(number)
      let own = representatives[number]
      for other in node.variables where other != own && bound.contains(other) {
        openPredicates.append(.binary(.equal, .variable(own), .variable(other)))
      }
      if let labels = BoundLabelExpression.conjunction(of: node.labels) {
        append(.checkLabels(own, labels))
      }
      copyNames(of: number)
    }
    settlePredicates(alone: true)
    for action in actions {
      switch action {
      case .scan(let node): scan(node)
      case .follow(let link, let isReversed): follow(link, isReversed: isReversed)
      }
    }
    for path in graph.paths where everRead.contains(path.variable) {
      append(.assemble(path.variable, path.pieces))
      bound.insert(path.variable)
      settlePredicates()
    }
    settlePredicates(alone: true, isEnd: true)
  }

  private mutating func findConflicts(_ actions: [MatchOrder.Action]) {
    var earlier: [Int] = []
    let possible = graph.links.map { $0.exclusions.isEmpty ? [] : statistics.possibleTriples($0) }
    for case .follow(let link, isReversed: _) in actions {
      for other in earlier
      where !graph.links[other].exclusions.isDisjoint(with: graph.links[link].exclusions) {
        guard !possible[other].isDisjoint(with: possible[link]) else {
          relies = true
          continue
        }
        conflicts[link, default: []].append(other)
        everRead.insert(graph.links[other].variable)
      }
      earlier.append(link)
    }
  }

  private mutating func append(_ operation: MatchOperation, predicates: [BoundExpression] = []) {
    steps.append(
      MatchStep(operation: operation, predicates: predicates, layout: .empty, estimatedRows: 0))
  }

  /// Attaches the predicates whose variables are bound by now to the last step.
  private mutating func settlePredicates(alone: Bool = false, isEnd: Bool = false) {
    var ready: [BoundExpression] = []
    var open: [BoundExpression] = []
    for predicate in openPredicates {
      if isEnd || predicate.freeVariables.isSubset(of: bound) {
        ready.append(predicate)
      } else {
        open.append(predicate)
      }
    }
    openPredicates = open
    guard !ready.isEmpty else { return }
    if alone || steps.isEmpty {
      append(.filter, predicates: ready)
    } else {
      steps[steps.count - 1].predicates += ready
    }
  }

  private mutating func copyNames(of node: Int) {
    let own = representatives[node]
    for other in graph.nodes[node].variables where other != own && !bound.contains(other) {
      append(.copy(own, to: other))
      bound.insert(other)
    }
  }

  private mutating func scan(_ node: Int) {
    let variable = representatives[node]
    var source = NodeSource(labels: BoundLabelExpression.conjunction(of: graph.nodes[node].labels))
    source.seek =
      IndexSeek.find(
        for: variable, labels: graph.nodes[node].labels, among: openPredicates, bound: bound, snapshot)?.seek
    if source.seek == nil, joinsByTable {
      source.join = ScanJoin.find(for: variable, among: openPredicates, bound: bound)
    }
    source.local = openPredicates.filter { $0.freeVariables == [variable] && !$0.hasSubquery }
    openPredicates.removeAll { source.local.contains($0) }
    bound.insert(variable)
    boundNodes.insert(node)
    append(.scan(variable, source))
    copyNames(of: node)
    settlePredicates()
  }

  private mutating func follow(_ number: Int, isReversed: Bool) {
    let link = graph.links[number]
    let (from, to) = isReversed ? (link.to, link.from) : (link.from, link.to)
    let isEndBound = boundNodes.contains(to)
    let distinct = (conflicts[number] ?? []).map { graph.links[$0].variable }
    switch link.kind {
    case .edge(var pattern):
      if isReversed { pattern.direction = pattern.direction.reversed }
      var labels = isEndBound ? nil : BoundLabelExpression.conjunction(of: graph.nodes[to].labels)
      if labels != nil, statistics.impliesLabels(pattern, from: from, to: to) {
        labels = nil
        relies = true
      }
      let expansion = EdgeExpansion(
        from: representatives[from], to: representatives[to], edge: link.variable,
        direction: pattern.direction, labels: pattern.labels, targetLabels: labels, distinct: distinct)
      append(isEndBound ? .connect(expansion) : .expand(expansion))
      bound.insert(link.variable)
    case .path(let written, let mode, let selector):
      let body = written.withoutConditions(
        ofFirst: !isReversed || isEndBound, ofLast: isReversed || isEndBound, among: graph.predicates)
      let program = PathCompiler.compile(
        body, external: bound.intersection(variables(of: body)), outputs: everRead.subtracting(bound),
        isReversed: isReversed)
      let outputs = body.outerVariables.filter { everRead.contains($0) && !bound.contains($0) }.compactMap {
        variable in program.slot(of: variable).map { (variable: variable, slot: $0) }
      }.filter { $0.variable != representatives[to] || isEndBound }
      append(
        .path(
          PathExpansion(
            program: program, from: representatives[from], to: representatives[to], isEndBound: isEndBound,
            mode: mode, differentEdges: !link.exclusions.isEmpty, selector: selector, distinct: distinct,
            outputs: unique(outputs), path: everRead.contains(link.variable) ? link.variable : nil,
            targetLabels: isEndBound ? nil : BoundLabelExpression.conjunction(of: graph.nodes[to].labels))))
      bound.formUnion(outputs.map(\.variable))
      bound.insert(link.variable)
    }
    if !isEndBound {
      bound.insert(representatives[to])
      boundNodes.insert(to)
      copyNames(of: to)
    }
    settlePredicates()
  }

  private func unique(_ outputs: [(variable: BoundVariable, slot: Int)]) -> [(
    variable: BoundVariable, slot: Int
  )] {
    var seen: Set<BoundVariable> = []
    return outputs.filter { seen.insert($0.variable).inserted }
  }

  /// All variables that a path expression binds or reads.
  private func variables(of body: BoundPathExpression) -> Set<BoundVariable> {
    var all: Set<BoundVariable> = []
    body.forEachPart { part in
      part.ownPredicate?.collectFreeVariables(into: &all)
      all.formUnion(part.ownVariables)
    }
    return all
  }
}
