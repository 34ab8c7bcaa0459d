extension BoundLabelExpression {
  /// Whether an element satisfies the expression, given which labels it has and whether it has any.
  func isSatisfied(has: (String) -> Bool, isLabeled: () -> Bool) -> Bool {
    switch self {
    case .label(let name): has(name)
    case .wildcard: isLabeled()
    case .negation(let operand): !operand.isSatisfied(has: has, isLabeled: isLabeled)
    case .conjunction(let left, let right):
      left.isSatisfied(has: has, isLabeled: isLabeled) && right.isSatisfied(has: has, isLabeled: isLabeled)
    case .disjunction(let left, let right):
      left.isSatisfied(has: has, isLabeled: isLabeled) || right.isSatisfied(has: has, isLabeled: isLabeled)
    }
  }

  /// The labels of a disjunction of plain labels, each once; nil for other expressions.
  var alternatives: [String]? {
    switch self {
    case .label(let name): return [name]
    case .disjunction(let left, let right):
      guard let left = left.alternatives, let right = right.alternatives else { return nil }
      return left + right.filter { !left.contains($0) }
    default: return nil
    }
  }

  /// The labels that every element which satisfies the expression has.
  var required: [String] {
    switch self {
    case .label(let name): [name]
    case .conjunction(let left, let right): left.required + right.required
    default: []
    }
  }
}
