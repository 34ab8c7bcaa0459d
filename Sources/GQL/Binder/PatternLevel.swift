import GraphStore

/// The variables of a pattern as one place in it sees them: those of its own level and of the levels around.
///
/// Each quantifier opens a level. Inside, its variables are single elements; outside, lists of them.
struct PatternLevel {
  /// The variable of each name that is declared at this level.
  var variables: [String: BoundVariable]
  /// What predicates at this level see.
  var environment: Environment
  /// What confines the lengths of paths here, so that an unbounded quantifier may stand.
  var isConfined: Bool
}

extension PathPatternExpression {
  /// The least number of edges of a path that matches.
  var minimumLength: Int {
    switch kind {
    case .node: 0
    case .edge: 1
    case .concatenation(let parts): parts.reduce(0) { min($0 + $1.minimumLength, 1 << 20) }
    case .union(let alternatives), .multisetAlternation(let alternatives):
      alternatives.map(\.minimumLength).min() ?? 0
    case .quantified(let body, let quantifier):
      min(body.minimumLength * min(quantifier.lower, 1 << 20), 1 << 20)
    case .questioned: 0
    case .parenthesized(let subpath): subpath.expression.minimumLength
    case .simplified(let simplified): simplified.contents.minimumLength
    }
  }

  /// The names of the nodes at the two ends, where they are written there.
  var ends: Set<String> {
    switch kind {
    case .node(let node): Set(node.filler.variable.map { [$0.name] } ?? [])
    case .edge, .quantified, .questioned, .simplified: []
    case .concatenation(let parts): (parts.first?.ends ?? []).union(parts.last?.ends ?? [])
    case .union(let alternatives), .multisetAlternation(let alternatives):
      alternatives.reduce(into: Set()) { $0.formUnion($1.ends) }
    case .parenthesized(let subpath): subpath.expression.ends
    }
  }
}

extension SimplifiedContents {
  fileprivate var minimumLength: Int {
    switch kind {
    case .label, .negation, .conjunction: 1
    case .concatenation(let parts): parts.reduce(0) { min($0 + $1.minimumLength, 1 << 20) }
    case .union(let alternatives), .multisetAlternation(let alternatives):
      alternatives.map(\.minimumLength).min() ?? 0
    case .quantified(let body, let quantifier):
      min(body.minimumLength * min(quantifier.lower, 1 << 20), 1 << 20)
    case .questioned: 0
    case .directed(_, let body): body.minimumLength
    }
  }
}

extension BoundEdgeDirections {
  init(_ direction: EdgeDirection) {
    self =
      switch direction {
      case .left: .left
      case .undirected: .undirected
      case .right: .right
      case .leftOrUndirected: [.left, .undirected]
      case .undirectedOrRight: [.undirected, .right]
      case .leftOrRight: [.left, .right]
      case .any: .any
      }
  }
}
