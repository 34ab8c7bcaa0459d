import GraphStore

extension Binder {
  /// Expands a simplified path pattern into edges with labels (16.12).
  mutating func bindSimplified(
    _ contents: SimplifiedContents, _ direction: BoundEdgeDirections, _ level: PatternLevel
  ) throws -> BoundPathExpression {
    switch contents.kind {
    case .label, .negation, .conjunction:
      let edge = BoundEdgePattern(
        variable: makeUnnamedVariable(.edge), direction: direction, labels: try labels(of: contents),
        predicate: nil)
      return insertingNodes(into: [.edge(edge)])
    case .concatenation(let parts):
      return .concatenation(try parts.map { try bindSimplified($0, direction, level) })
    case .union(let alternatives):
      return .union(try alternatives.map { try bindSimplified($0, direction, level) })
    case .multisetAlternation(let alternatives):
      return .multisetAlternation(try alternatives.map { try bindSimplified($0, direction, level) })
    case .quantified(let body, let quantifier):
      let pattern = PathPatternExpression(
        kind: .simplified(SimplifiedPathPattern(direction: .any, contents: body, range: body.range)),
        range: body.range)
      try check(quantifier, minimumLength: pattern.minimumLength, level)
      return .quantified(
        try bindSimplified(body, direction, level), lower: quantifier.lower, upper: quantifier.upper,
        groups: [])
    case .questioned(let body):
      return .questioned(try bindSimplified(body, direction, level))
    case .directed(let own, let body):
      return try bindSimplified(body, BoundEdgeDirections(own), level)
    }
  }

  /// The label expression of contents that stand for one edge.
  private mutating func labels(of contents: SimplifiedContents) throws -> BoundLabelExpression {
    switch contents.kind {
    case .label(let name):
      noteLabel(name)
      return .label(name.name)
    case .negation(let operand): return .negation(try labels(of: operand))
    case .conjunction(let operands):
      return .balanced(try operands.map { try labels(of: $0) }, BoundLabelExpression.conjunction)
    case .union(let operands):
      return .balanced(try operands.map { try labels(of: $0) }, BoundLabelExpression.disjunction)
    default:
      throw refusal("only labels can stand within & and !", at: contents.range)
    }
  }
}
