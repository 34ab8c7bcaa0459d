import GraphStore

extension Snapshot {
  /// The label sets that satisfy a label expression; each name is looked up once.
  func labelSets(satisfying expression: BoundLabelExpression) -> LabelSetFilter {
    switch expression {
    case .label(let name): label(named: name).map(labelSets(with:)) ?? labelSets { _ in false }
    case .wildcard: labelSets { !$0.isEmpty }
    case .negation(let operand): labelSets(satisfying: operand).inverted()
    case .conjunction(let left, let right):
      labelSets(satisfying: left).intersection(labelSets(satisfying: right))
    case .disjunction(let left, let right):
      labelSets(satisfying: left).union(labelSets(satisfying: right))
    }
  }

  /// Whether a node is there and its label set is among some; nil is all.
  func has(_ node: NodeID, _ filter: LabelSetFilter?) -> Bool {
    guard let set = labelSet(of: node) else { return false }
    return filter?.contains(set) ?? true
  }

  /// Whether an edge is there and its label set is among some; nil is all.
  func has(_ edge: EdgeID, _ filter: LabelSetFilter?) -> Bool {
    guard let set = labelSet(of: edge) else { return false }
    return filter?.contains(set) ?? true
  }
}
