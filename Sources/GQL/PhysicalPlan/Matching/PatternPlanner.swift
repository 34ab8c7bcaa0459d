import GraphStore

/// Plans graph patterns: which node to look for first, which edges to follow in which order, what each step hands on.
///
/// Plain edges become expansions and existence checks; whatever else a path has becomes a path search. Predicates and label
/// checks stand at the first step after which they can be decided, and what statistics imply is not checked.
struct PatternPlanner {
  /// The name of the rule that joins parts of a pattern by a table of nodes.
  static let joiningRule = "join-by-table"

  let context: PlanningContext

  /// Plans a pattern over rows with these columns; `required` are the variables that are read afterwards.
  func plan(
    _ pattern: BoundGraphPattern, graph reference: GraphReference, input: RowLayout,
    required: Set<BoundVariable>, inputRows: Double
  ) throws -> PhysicalMatch {
    let snapshot = try context.snapshot(reference)
    let bound = Set(input.variables)
    let graph = PatternGraph(pattern, input: bound)
    let statistics = PatternStatistics(graph, snapshot)
    let order = try MatchOrder(graph, statistics, input: bound).best(rows: inputRows)
    let steps = steps(
      graph, statistics, snapshot, order.actions, input: input, required: required,
      ignoresRepetition: pattern.ignoresRepetition)
    let careful = PatternStatistics(graph, snapshot, trustsLabels: false)
    let others = self.steps(
      graph, careful, snapshot, order.actions, input: input, required: required,
      ignoresRepetition: pattern.ignoresRepetition)
    let relies = steps.relies || others.relies
    return PhysicalMatch(
      steps: steps.steps, graph: reference, input: input, layout: steps.layout,
      estimatedRows: max(1, order.rows),
      reliance: relies ? .init(shapes: EdgeShapes(snapshot), steps: others.steps) : nil)
  }

  private func steps(
    _ graph: PatternGraph, _ statistics: PatternStatistics, _ snapshot: Snapshot,
    _ actions: [MatchOrder.Action], input: RowLayout, required: Set<BoundVariable>, ignoresRepetition: Bool
  ) -> (steps: [MatchStep], layout: RowLayout, relies: Bool) {
    var builder = MatchBuilder(
      graph, statistics, snapshot, input: input, required: required,
      joinsByTable: context.isEnabled(Self.joiningRule))
    builder.build(actions)
    var finished = MatchBuilder.narrowed(builder.steps, input: input, required: required)
    if ignoresRepetition, case .expand(var expansion)? = finished.steps.last?.operation,
      let end = expansion.to,
      finished.steps.last?.layout == RowLayout([end])
    {
      expansion.givesEachOnce = true
      finished.steps[finished.steps.count - 1].operation = .expand(expansion)
    }
    return (finished.steps, finished.layout, builder.relies)
  }
}
