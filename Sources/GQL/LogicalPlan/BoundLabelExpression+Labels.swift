extension BoundLabelExpression {
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
