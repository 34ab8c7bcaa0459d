import GraphStore

extension Snapshot {
  /// The label sets that satisfy a label expression.
  func labelSets(satisfying expression: BoundLabelExpression) -> LabelSetFilter {
    labelSets { labels in
      expression.isSatisfied { name in
        label(named: name).map(labels.contains) ?? false
      } isLabeled: {
        !labels.isEmpty
      }
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
