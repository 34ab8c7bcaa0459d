import GraphStore

/// Holds the place of pattern matching until it lands; whoever lands it deletes this file.
struct PatternPlanner {
  init(context: PlanningContext) {}

  func plan(
    _ pattern: BoundGraphPattern, graph: GraphReference, input: RowLayout, required: Set<BoundVariable>,
    inputRows: Double
  ) throws -> PhysicalMatch {
    throw GQLError(.invalidReference, "patterns can't be matched yet")
  }
}

/// A match as a plan.
struct PhysicalMatch: Sendable {
  let layout: RowLayout
  let estimatedRows: Double

  /// The line of the match in EXPLAIN.
  func summary(_ printer: inout PlanPrinter) -> String { "match" }
}

/// A match, compiled.
struct MatchProgram: Sendable {
  init(_ match: PhysicalMatch, scope: PlanScope) throws {}

  func makeOperator(input: BatchOperator, context: ExecutionContext) throws -> BatchOperator { input }
}

extension Snapshot {
  /// The label sets that satisfy a label expression.
  func labelSets(satisfying expression: BoundLabelExpression) -> LabelSetFilter { labelSets { _ in false } }
}
