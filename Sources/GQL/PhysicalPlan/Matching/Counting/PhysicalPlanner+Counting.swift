import GraphStore

/// Counting instead of listing, below an aggregate.
extension PhysicalPlanner {
  /// The name of the rule that counts matches without listing them.
  static let countingRule = "fold-counts"

  /// The rows of a plan below an aggregate: counted where only their number matters, for all or per node of one variable.
  mutating func aggregated(_ input: LogicalPlan, required: Set<BoundVariable>) throws -> PhysicalPlan {
    let child = try plan(input, required: required)
    guard partition == nil, context.isEnabled(Self.countingRule) else { return child }
    guard case .success(let fold) = CountPatternBuilder.build(input, required: required) else { return child }
    let snapshot = try context.snapshot(.current)
    let startsAtIndex = fold.pattern.vertices.contains { vertex in
      IndexSeek.find(
        for: vertex.variables[0], labels: vertex.labels, among: vertex.predicates, bound: [], snapshot) != nil
    }
    // A few nodes to start from are followed, not folded.
    guard !startsAtIndex else { return child }
    let layout = RowLayout(fold.variable.map { [$0] } ?? [])
    guard child.layout == layout else { return child }
    return step(.countFold(fold), [child], layout, rows: child.estimatedRows)
  }
}
