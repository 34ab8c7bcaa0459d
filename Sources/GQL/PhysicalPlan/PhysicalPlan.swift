import GraphStore

/// A step of a plan with its algorithm chosen and every variable given a slot.
///
/// `EXPLAIN` prints the tree with the last step first, as it does for a `LogicalPlan`.
struct PhysicalPlan: Sendable {
  /// The number of the step, unique within one statement; `PROFILE` counts by it.
  let id: Int
  let operation: PhysicalOperation
  /// The steps whose rows this one consumes; of an `apply` the outer one first.
  let inputs: [PhysicalPlan]
  /// The columns of the rows that come out.
  let layout: RowLayout
  /// How many rows the planner expects.
  let estimatedRows: Double
  /// Why a better algorithm was not chosen, for EXPLAIN.
  var remark: String?
}

/// What a step does with the rows of its inputs.
///
/// Where a plan is *partitioned*, it runs for many rows of the query around it at once: the variable `partition` holds the
/// number of that row, and grouping, paging and duplicates are counted within each number.
enum PhysicalOperation: Sendable {
  /// One row without columns.
  case unit
  /// The row or rows of the query around.
  case argument
  /// No row.
  case empty
  /// Each row extended by every match of a pattern.
  case match(PhysicalMatch)
  /// The rows of the input, the matches of a pattern, counted instead of listed; the input runs where that can't be.
  case countFold(CountFold)
  /// Rows for which the predicate is true.
  case filter(BoundExpression)
  /// Columns picked from the input or computed; if `isSequential`, the definitions see those before them.
  case compute([LetBinding], isSequential: Bool)
  /// One row per group; without `hasKeys` one row per partition in any case.
  case aggregate(
    keys: [LetBinding], aggregates: [AggregateBinding], hasKeys: Bool, partition: BoundVariable?)
  /// Rows without duplicates.
  case distinct
  /// Rows in order; at most `limit` of each partition are needed where it is given.
  case sort([SortKey], partition: BoundVariable?, limit: PageBounds?)
  /// Rows after an offset, up to a limit.
  case page(PageBounds, partition: BoundVariable?)
  /// Each row once per element of a list.
  case unwind(BoundVariable, list: BoundExpression, position: UnwindPosition?)
  /// All rows of both inputs, whose columns are picked by slot.
  case concatenate(left: [Int], right: [Int])
  /// The rows of the left input that are not in the right one, or that are in both.
  case multisetDifference(left: [Int], right: [Int], SetQuantifier)
  case multisetIntersection(left: [Int], right: [Int], SetQuantifier)
  /// The rows of the left input, or if there are none, those of the right.
  case otherwise(left: [Int], right: [Int], partition: Int?)
  /// Each outer row joined with the rows of the inner plan for it.
  ///
  /// With a partition the inner plan runs for a batch of outer rows at once, otherwise once per row.
  case apply(arguments: RowLayout, partition: BoundVariable?, isOptional: Bool)
  /// Each row joined with all rows of an inner plan that does not depend on it.
  case cross(isOptional: Bool)
  /// The rows of a procedure, for each row.
  case callProcedure(BoundProcedureCall)
  /// Writes a pattern once per row.
  case insert(InsertPattern, graph: GraphReference)
  /// Sets properties and labels, all right-hand sides first.
  case set([BoundSetItem], graph: GraphReference)
  /// Removes properties and labels.
  case remove([BoundRemoveItem], graph: GraphReference)
  /// Deletes elements.
  case delete([BoundExpression], isDetaching: Bool, graph: GraphReference)
  /// For each row its matches, or else a new pattern; the inner plan matches for an `argument` row.
  case merge(MergePattern, arguments: RowLayout, graph: GraphReference)
  /// Consumes all rows and gives none.
  case finish
  /// Computes a table, the first input, before the rows of the second.
  case define(BoundTable)
  /// The rows of a table.
  case table(BoundTable)
}

/// `OFFSET` and `LIMIT`.
struct PageBounds: Sendable, Hashable {
  var offset: BoundExpression?
  var limit: BoundExpression?
}

/// A whole statement, planned.
struct PlannedQuery: Sendable {
  let plan: PhysicalPlan
  /// The columns of the result; the rows of the plan hold them.
  let outputs: [BoundVariable]
  let scope: PlanScope
}

/// What expressions need besides the row: the plans of their subqueries, and which graph an element is of.
struct PlanScope: Sendable {
  /// The plans of `EXISTS`, `VALUE`, `COUNT` and `COLLECT` by what they mean.
  var subqueries: [LogicalPlan: PhysicalSubquery] = [:]
  /// Which graphs the elements come from.
  var origins = GraphOrigins()
  /// Whether scans may be computed over the store's columns page by page; false to study the general way.
  var computesByPage = true
  /// Whether shortest paths along one repeated edge may be searched for without an automaton.
  var searchesRepetitions = true
}

/// The plan of a subquery within an expression.
struct PhysicalSubquery: Sendable {
  let plan: PhysicalPlan
  /// The variables that its `argument` takes from the row around.
  let arguments: RowLayout
  /// The number of the outer row, where the plan runs for many of them at once.
  let partition: BoundVariable?
}
