import GraphStore

/// A statement that has been parsed, bound, optimized, planned and compiled: all that can be done before it runs.
///
/// A class, because the plan cache and running statements share it; it never changes.
final class CompiledQuery: Sendable {
  /// The optimized plan, for its names.
  let logical: LogicalPlan
  let plan: PlannedQuery
  let make: OperatorFactory
  /// The whole statement as a look-up by an index, where it is one.
  let lookup: PointLookup?
  let header: ResultHeader
  /// The slots of the plan's rows that the result shows, in order.
  let slots: [Int]
  /// The graph on which the statement works, which its plan calls the current one.
  let workingGraph: GraphReference
  /// The graph of the elements in the result.
  let graph: GraphReference
  /// Whether the statement writes.
  let isModifying: Bool
  /// What looks odd but is no error.
  let notes: [GQLError]
  /// What results and errors tell of the statement.
  let diagnostics: DiagnosticRecord

  init(_ bound: BoundQuery, context: PlanningContext, schema: [String]) throws {
    let query = Optimizer(disabledRules: context.disabledRules).optimize(bound)
    logical = query.plan
    workingGraph = query.graph ?? .current
    let columns = query.hasResult ? query.columns : []
    let plan = try PhysicalPlanner.plan(query.plan, columns: columns, context: context)
    self.plan = plan
    make = try OperatorBuilder(scope: plan.scope).factory(for: plan.plan)
    header = ResultHeader(columns.map { ResultColumn(name: $0.name, type: $0.type) })
    slots = try columns.map { column in
      guard let slot = plan.plan.layout.slot(of: column) else {
        throw GQLError(.invalidReference, "the column \(column.name) has no value")
      }
      return slot
    }
    graph = try plan.scope.origins.graph(of: .list(columns.map { .variable($0) }))
    isModifying = query.plan.isModifying
    let mayLookUp = !isModifying && query.hasResult && context.isEnabled(PointLookup.rule)
    lookup = mayLookUp ? PointLookup(plan.plan, columns: columns) : nil
    notes = query.notes
    diagnostics = DiagnosticRecord(operation: isModifying ? .dataModification : .query, schema: schema)
  }
}
