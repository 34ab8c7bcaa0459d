import GraphStore

/// Counting instead of listing, below an aggregate.
///
///     aggregate n := count(*)                            aggregate n := count(*)
///     match (a)-[:KNOWS]->(b), (b)-[:LIKES]->(c)         count matches by folding, or else
///                                                        match (a)-[:KNOWS]->(b), (b)-[:LIKES]->(c)
///
/// The rows of the match stand for themselves, each of the folded one for many: for all matches, or for those of one node.
extension PhysicalPlanner {
  /// The name of the rule that counts matches without listing them.
  static let countingRule = "fold-counts"

  /// The rows of a plan below an aggregate: counted where only their number matters, for all or per node of one variable.
  mutating func aggregated(_ input: LogicalPlan, required: Set<BoundVariable>) throws -> PhysicalPlan {
    var child = try plan(input, required: required)
    guard partition == nil, context.isEnabled(Self.countingRule) else { return child }
    switch CountPatternBuilder.build(input, required: required) {
    case .failure(let refusal):
      if input.hasEdges { child.remark = "listed: \(refusal.reason)" }
      return child
    case .success(let fold):
      let snapshot = try context.snapshot(.current)
      let startsAtIndex = fold.pattern.vertices.contains { vertex in
        IndexSeek.find(
          for: vertex.variables[0], labels: vertex.labels, among: vertex.predicates, bound: [], snapshot)
          != nil
      }
      let layout = RowLayout(fold.variable.map { [$0] } ?? [])
      guard child.layout == layout else {
        child.remark = "listed: more is read than the node that is counted for"
        return child
      }
      // A few nodes to start from are followed, not folded.
      guard !startsAtIndex else {
        child.remark = "listed: an index finds where to start"
        return child
      }
      return step(.countFold(fold), [child], layout, rows: child.estimatedRows)
    }
  }
}

extension LogicalPlan {
  /// Whether the plan matches more than nodes, so that there would be something to fold.
  fileprivate var hasEdges: Bool {
    var result = false
    forEachStep {
      guard case .match(_, let pattern, graph: _) = $0 else { return }
      for path in pattern.paths {
        path.body.forEachPart { if case .edge = $0 { result = true } }
      }
    }
    return result
  }
}
