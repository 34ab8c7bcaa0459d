/// What the planner and the compiler ask about path expressions.
extension BoundPathExpression {
  /// The predicate of the element or the parentheses themselves, not of their parts.
  var ownPredicate: BoundExpression? {
    switch self {
    case .node(let pattern): pattern.predicate
    case .edge(let pattern): pattern.predicate
    case .parenthesized(let subpath): subpath.predicate
    default: nil
    }
  }

  /// The variables that this case itself binds, not its parts.
  var ownVariables: [BoundVariable] {
    switch self {
    case .node(let pattern): [pattern.variable]
    case .edge(let pattern): [pattern.variable]
    case .parenthesized(let subpath): subpath.variable.map { [$0] } ?? []
    case .quantified(_, lower: _, upper: _, let groups): groups.map(\.group)
    default: []
    }
  }

  /// The variables that are bound for the outside: those of single iterations are not.
  var outerVariables: [BoundVariable] {
    switch self {
    case .node, .edge: ownVariables
    case .quantified: ownVariables
    case .parenthesized(let subpath): subpath.body.outerVariables + ownVariables
    case .questioned(let body): body.outerVariables
    case .concatenation(let parts), .union(let parts), .multisetAlternation(let parts):
      parts.flatMap(\.outerVariables)
    }
  }

  /// The same pattern read from right to left.
  var reversed: BoundPathExpression {
    switch self {
    case .node: return self
    case .edge(var pattern):
      pattern.direction = pattern.direction.reversed
      return .edge(pattern)
    case .concatenation(let parts): return .concatenation(parts.reversed().map(\.reversed))
    default: return mapChildren(\.reversed)
    }
  }

  /// The pattern without the conditions of its first or its last node that were seen to before.
  func withoutConditions(
    ofFirst isFirst: Bool, ofLast isLast: Bool, among settled: [BoundExpression]
  ) -> BoundPathExpression {
    switch self {
    case .node(var pattern) where isFirst || isLast:
      let left = pattern.predicate?.conjuncts.filter { part in
        !part.freeVariables.isSubset(of: [pattern.variable]) || !settled.contains(part)
      }
      pattern.predicate = .conjunction(of: left ?? [])
      return .node(pattern)
    case .concatenation(let parts):
      return .concatenation(
        parts.enumerated().map { place, part in
          part.withoutConditions(
            ofFirst: isFirst && place == 0, ofLast: isLast && place == parts.count - 1, among: settled)
        })
    default: return self
    }
  }

  /// The least and the greatest number of edges; nil is without bound.
  var lengths: (lower: Int, upper: Int?) {
    switch self {
    case .node: return (0, 0)
    case .edge: return (1, 1)
    case .concatenation(let parts):
      return parts.map(\.lengths).reduce((0, 0)) { total, part in
        (
          total.lower.saturatingSum(part.lower),
          total.upper.flatMap { own in part.upper.map { own.saturatingSum($0) } }
        )
      }
    case .parenthesized(let subpath): return subpath.body.lengths
    case .questioned(let body): return (0, body.lengths.upper)
    case .quantified(let body, let lower, let upper, groups: _):
      let inner = body.lengths
      let most = upper.flatMap { times in inner.upper.map { times.saturatingProduct($0) } }
      return (lower.saturatingProduct(inner.lower), most)
    case .union(let parts), .multisetAlternation(let parts):
      let all = parts.map(\.lengths)
      let open = all.contains { $0.upper == nil }
      return (all.map(\.lower).min() ?? 0, open ? nil : all.compactMap(\.upper).max() ?? 0)
    }
  }

  /// Whether the pattern is a chain of nodes and edges only.
  var isChain: Bool {
    switch self {
    case .node, .edge: true
    case .concatenation(let parts): parts.allSatisfy(\.isChain)
    default: false
    }
  }

  /// Whether one path with its variables at the same places may come about in several ways, which count as one match.
  ///
  /// A single quantifier over a body of its own kind divides a path in one way only; two of them, or a union, may
  /// divide it in several, unless a variable between them says where.
  var isAmbiguous: Bool {
    guard case .concatenation(let parts) = self else { return hasSeveralDivisions }
    var sites: [BoundVariable: Int] = [:]
    forEachPart { part in
      for variable in part.ownVariables { sites[variable, default: 0] += 1 }
    }
    return parts.split { part in
      if case .node(let node) = part { node.variable.isNamed && sites[node.variable] == 1 } else { false }
    }.contains { BoundPathExpression.concatenation(Array($0)).hasSeveralDivisions }
  }

  private var hasSeveralDivisions: Bool {
    var choices = 0
    var unions = 0
    forEachPart { part in
      switch part {
      case .quantified(let body, let lower, let upper, groups: _):
        if lower != upper || body.lengths.lower != body.lengths.upper { choices += 1 }
        if body.lengths.lower == 0 { unions += 1 }
      case .questioned(let body):
        choices += 1
        if body.lengths.lower == 0 { unions += 1 }
      case .multisetAlternation: choices += 1
      case .union: unions += 1
      default: break
      }
    }
    return unions > 0 || choices > 1
  }
}

extension BoundEdgeDirections {
  /// The same ways read from right to left.
  var reversed: BoundEdgeDirections {
    var reversed = intersection(.undirected)
    if contains(.right) { reversed.insert(.left) }
    if contains(.left) { reversed.insert(.right) }
    return reversed
  }
}

extension Int {
  func saturatingSum(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }

  func saturatingProduct(_ other: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}
