import GraphStore

/// Reads a count pattern out of a logical plan, as far as the plan is one.
struct CountPatternBuilder {
  private(set) var pattern = CountPattern()
  private var matchCount = 0
  /// The variable of each edge that came out of a path.
  private var edgeVariables: [Int: BoundVariable] = [:]
  /// Predicates that wait until every edge is known.
  private var openPredicates: [BoundExpression] = []

  /// The pattern of a plan whose rows are counted; nil, with the reason, where it says more than a count pattern can.
  static func build(_ plan: LogicalPlan, required: Set<BoundVariable>) -> Result<CountFold, Refusal> {
    var builder = CountPatternBuilder()
    do {
      try builder.add(plan)
      try builder.settle()
      try builder.checkSize()
      guard required.count <= 1 else { throw Refusal(reason: "several variables are read") }
      guard let variable = required.first else {
        return .success(CountFold(pattern: builder.pattern, root: nil, variable: nil))
      }
      guard let root = builder.pattern.vertex(of: variable) else {
        throw Refusal(reason: "\(variable.name) is no node of the pattern")
      }
      return .success(CountFold(pattern: builder.pattern, root: root, variable: variable))
    } catch let refusal as Refusal {
      return .failure(refusal)
    } catch {
      return .failure(Refusal(reason: "\(error)"))
    }
  }

  /// Why a plan can't be counted without listing.
  struct Refusal: Error {
    let reason: String
  }

  private func checkSize() throws {
    guard !pattern.edges.isEmpty || !pattern.branches.isEmpty else {
      throw Refusal(reason: "there is no edge")
    }
    guard pattern.vertices.count <= 64 else { throw Refusal(reason: "the pattern is very large") }
    // Its table would be made to be read once.
    guard pattern.edges.count != 1 || !pattern.branches.isEmpty || pattern.edges[0].condition == nil else {
      throw Refusal(reason: "the only edge has a condition")
    }
  }

  private mutating func add(_ plan: LogicalPlan) throws {
    switch plan {
    case .unit: return
    case .match(let input, let graphPattern, let graph):
      guard graph == .current else { throw Refusal(reason: "another graph is read") }
      try add(input)
      try add(graphPattern)
    case .filter(let input, let predicate):
      try add(input)
      for part in predicate.conjuncts { try add(part) }
    case .project(let input, let bindings):
      guard bindings.allSatisfy(\.isPassing) else { throw Refusal(reason: "something is computed") }
      try add(input)
    case .apply(let outer, let inner, isOptional: true):
      try add(outer)
      try addBranch(inner)
    default:
      throw Refusal(reason: "there is a step other than MATCH")
    }
  }

  private mutating func addBranch(_ plan: LogicalPlan) throws {
    guard case .match(.argument, let graphPattern, .current) = Self.withoutProjections(plan) else {
      throw Refusal(reason: "an optional part is more than one MATCH")
    }
    var inner = CountPatternBuilder()
    let anchors = graphPattern.variables.compactMap { pattern.vertex(of: $0) }
    guard Set(anchors).count == 1, let anchor = anchors.first else {
      throw Refusal(reason: "an optional part joins several nodes")
    }
    inner.pattern.vertices = [CountPattern.Vertex(variables: pattern.vertices[anchor].variables)]
    try inner.add(graphPattern)
    try inner.settle()
    pattern.branches.append(.init(anchor: anchor, pattern: inner.pattern))
  }

  private static func withoutProjections(_ plan: LogicalPlan) -> LogicalPlan {
    if case .project(let input, let bindings) = plan, bindings.allSatisfy(\.isPassing) {
      return withoutProjections(input)
    }
    return plan
  }

  private mutating func add(_ graphPattern: BoundGraphPattern) throws {
    matchCount += 1
    for path in graphPattern.paths {
      guard path.selector == .all, path.mode == .walk || path.mode == .trail, path.body.isChain else {
        throw Refusal(reason: "a path is not a chain of edges")
      }
      guard path.mode == .walk || graphPattern.matchMode == .differentEdges else {
        throw Refusal(reason: "a path is a trail")
      }
      // Edges of one MATCH must differ, those of two that were merged need not.
      let exclusion = graphPattern.matchMode == .differentEdges ? matchCount << 16 + path.block : nil
      try addChain(path.body, exclusion: exclusion)
    }
    for part in graphPattern.predicate?.conjuncts ?? [] { try add(part) }
  }

  private mutating func addChain(_ body: BoundPathExpression, exclusion: Int?) throws {
    var parts: [BoundPathExpression] = []
    body.forEachPart { part in
      if case .concatenation = part { return }
      parts.append(part)
    }
    var last: Int?
    var open: BoundEdgePattern?
    var predicates: [BoundExpression] = []
    for part in parts {
      switch part {
      case .node(let node):
        let vertex = add(node)
        predicates += node.predicate?.conjuncts ?? []
        if let edge = open, let from = last {
          pattern.edges.append(
            .init(
              from: from, to: vertex, direction: edge.direction, labels: edge.labels, exclusion: exclusion))
          edgeVariables[pattern.edges.count - 1] = edge.variable
          predicates += edge.predicate?.conjuncts ?? []
          open = nil
        } else if last != nil {
          throw Refusal(reason: "two nodes stand side by side")
        }
        last = vertex
      case .edge(let edge):
        guard open == nil, last != nil else { throw Refusal(reason: "two edges stand side by side") }
        guard seenEdges.insert(edge.variable).inserted else {
          throw Refusal(reason: "an edge stands at two places")
        }
        open = edge
      default:
        throw Refusal(reason: "a path is not a chain of edges")
      }
    }
    guard open == nil else { throw Refusal(reason: "a path ends with an edge") }
    for predicate in predicates { try add(predicate) }
  }

  private var seenEdges: Set<BoundVariable> = []

  private mutating func add(_ node: BoundNodePattern) -> Int {
    if let vertex = pattern.vertex(of: node.variable) {
      if let labels = node.labels { pattern.vertices[vertex].labels.append(labels) }
      return vertex
    }
    pattern.vertices.append(.init(variables: [node.variable], labels: node.labels.map { [$0] } ?? []))
    return pattern.vertices.count - 1
  }

  /// Adds a condition over the whole pattern.
  private mutating func add(_ predicate: BoundExpression) throws {
    if case .binary(.notEqual, .variable(let left), .variable(let right)) = predicate,
      let first = pattern.vertex(of: left), let second = pattern.vertex(of: right)
    {
      pattern.inequalities.append((first, second))
      return
    }
    if case .unary(.not, .binary(.equal, .variable(let left), .variable(let right))) = predicate,
      let first = pattern.vertex(of: left), let second = pattern.vertex(of: right)
    {
      pattern.inequalities.append((first, second))
      return
    }
    if case .unary(.not, .exists(let plan)) = predicate {
      pattern.absences.append(try edge(of: plan))
      return
    }
    if case .exists(let plan) = predicate {
      pattern.edges.append(try edge(of: plan))
      return
    }
    let variables = predicate.freeVariables
    guard !predicate.hasSubquery, predicate.isDeterministic else {
      throw Refusal(reason: "a condition has a subquery or a random number")
    }
    guard variables.count == 1, let variable = variables.first, let vertex = pattern.vertex(of: variable)
    else {
      openPredicates.append(predicate)
      return
    }
    pattern.vertices[vertex].predicates.append(predicate)
  }

  /// Makes what is left conditions of the edges that have all of their variables.
  private mutating func settle() throws {
    for predicate in openPredicates {
      let variables = predicate.freeVariables
      let found = edgeVariables.sorted { $0.key < $1.key }.first { place, variable in
        let edge = pattern.edges[place]
        let ends = pattern.vertices[edge.from].variables + pattern.vertices[edge.to].variables
        return variables.isSubset(of: ends + [variable])
      }
      guard let (place, variable) = found, !variables.isEmpty else {
        throw Refusal(reason: "a condition is over nodes that no edge joins")
      }
      let edge = pattern.edges[place]
      guard
        let condition = EdgeCondition(
          predicate, from: pattern.vertices[edge.from].variables, edge: variable,
          to: pattern.vertices[edge.to].variables)
      else { throw Refusal(reason: "a condition can't be said of an edge alone") }
      pattern.edges[place].condition = condition.and(edge.condition)
    }
  }

  /// The edge that a subquery asks for: a single one between two known nodes.
  private func edge(of plan: LogicalPlan) throws -> CountPattern.Edge {
    guard case .match(.argument, let inner, .current) = Self.withoutProjections(plan), inner.paths.count == 1,
      inner.predicate == nil, inner.paths[0].selector == .all, inner.paths[0].body.isChain
    else { throw Refusal(reason: "a subquery is more than one edge") }
    var nodes: [BoundNodePattern] = []
    var edges: [BoundEdgePattern] = []
    inner.paths[0].body.forEachPart { part in
      if case .node(let node) = part { nodes.append(node) }
      if case .edge(let edge) = part { edges.append(edge) }
    }
    guard nodes.count == 2, edges.count == 1, edges[0].predicate == nil,
      nodes.allSatisfy({ $0.labels == nil && $0.predicate == nil }),
      let from = pattern.vertex(of: nodes[0].variable), let to = pattern.vertex(of: nodes[1].variable)
    else { throw Refusal(reason: "a subquery is more than one edge") }
    return .init(
      from: from, to: to, direction: edges[0].direction, labels: edges[0].labels, exclusion: nil, isSemi: true
    )
  }
}
