import GraphStore

/// What a query means, as a tree of relational steps over rows of variables.
///
/// Each step consumes the rows of its input and produces rows; `EXPLAIN` prints the tree with the last step first.
/// Rows are multisets, and have no order before a `sort`. A subquery's plan is the same tree; its leaf `argument` receives the
/// rows of the query around it.
indirect enum LogicalPlan: Sendable, Hashable {
  /// One row without columns: where every query begins.
  case unit
  /// The current row or rows of the query around a subquery, with these variables.
  case argument([BoundVariable])
  /// No row, with these columns.
  case empty([BoundVariable])
  /// Each row extended by every match of the pattern. Variables that the row already has restrict the match.
  case match(LogicalPlan, BoundGraphPattern, graph: GraphReference)
  /// Rows for which the predicate is true.
  case filter(LogicalPlan, BoundExpression)
  /// Each row with further variables; the definitions see those before them.
  case extend(LogicalPlan, [LetBinding])
  /// Rows with these columns only.
  case project(LogicalPlan, [LetBinding])
  /// One row per distinct combination of the keys, with the aggregates over the rows of that group; without keys one row in any case.
  case aggregate(LogicalPlan, keys: [LetBinding], aggregates: [AggregateBinding])
  /// Rows without duplicates over all columns.
  case distinct(LogicalPlan)
  /// Rows in order; stable.
  case sort(LogicalPlan, [SortKey])
  /// Rows after the first `offset`, at most `limit`; both evaluated once, without a row.
  case page(LogicalPlan, offset: BoundExpression?, limit: BoundExpression?)
  /// Each row once per element of a list; null is no element.
  case unwind(LogicalPlan, BoundVariable, list: BoundExpression, position: UnwindPosition?)
  /// All rows of both; the right side's columns renamed to the left's, by position.
  case union(LogicalPlan, LogicalPlan, SetQuantifier)
  /// Rows of the left that are not in the right.
  case except(LogicalPlan, LogicalPlan, SetQuantifier)
  /// Rows that are in both.
  case intersect(LogicalPlan, LogicalPlan, SetQuantifier)
  /// The rows of the left, or if there are none, those of the right.
  case otherwise(LogicalPlan, LogicalPlan)
  /// Each row joined with the rows that the inner plan gives for it (`CALL { … }`, `OPTIONAL`).
  ///
  /// If `isOptional`, a row without any is kept with nulls.
  case apply(LogicalPlan, LogicalPlan, isOptional: Bool)
  /// The body, in which `table` stands for the rows of the definition; these are computed once, before the body.
  case define(BoundTable, LogicalPlan, in: LogicalPlan)
  /// The rows of a table that an enclosing `define` has computed, with these columns in the order of its own.
  case table(BoundTable, [BoundVariable])
  /// The rows of a named procedure, once per row.
  case callProcedure(LogicalPlan, BoundProcedureCall)
  /// Writes the pattern once per row; the new elements are bound in it.
  case insert(LogicalPlan, InsertPattern, graph: GraphReference)
  /// Sets properties and labels; all right-hand sides are evaluated over all rows before anything is written.
  case set(LogicalPlan, [BoundSetItem], graph: GraphReference)
  /// Removes properties and labels.
  case remove(LogicalPlan, [BoundRemoveItem], graph: GraphReference)
  /// Deletes nodes, edges (and the elements of paths, an extension).
  case delete(LogicalPlan, [BoundExpression], isDetaching: Bool, graph: GraphReference)
  /// For each row: its matches, or else the inserted pattern (an extension).
  case merge(LogicalPlan, MergePattern, graph: GraphReference)
  /// `FINISH`, and the end of statements without a result: the rows are consumed, none comes out.
  case finish(LogicalPlan)
}

/// A table of rows that is computed once and read perhaps many times: a `TABLE` variable, or what `NEXT` hands to
/// several queries.
struct BoundTable: Sendable, Hashable {
  /// The number of the table, unique within one bound query.
  var id: Int
  /// The name as the user wrote it, or a made-up one.
  var name: String
}

/// The graph that a step reads or writes.
enum GraphReference: Sendable, Hashable {
  /// The working graph of the session.
  case current
  /// The home graph of the session.
  case home
  /// A graph of the catalog, by its absolute path.
  case catalog([String])
  /// A graph that a session parameter or a graph variable holds.
  case parameter(String)
}

/// An aggregate and the variable that receives it.
struct AggregateBinding: Sendable, Hashable {
  var variable: BoundVariable
  var call: BoundAggregateCall
  /// Whether the argument is itself summed over the rows that a row stands for.
  var isSummed = false

  init(variable: BoundVariable, call: BoundAggregateCall) {
    self.variable = variable
    self.call = call
  }
}

/// A key of `ORDER BY`, with the place of nulls decided.
struct SortKey: Sendable, Hashable {
  var expression: BoundExpression
  var isDescending: Bool
  var nullsFirst: Bool

  init(expression: BoundExpression, isDescending: Bool, nullsFirst: Bool) {
    self.expression = expression
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

/// `WITH ORDINALITY` (from 1) or `WITH OFFSET` (from 0).
struct UnwindPosition: Sendable, Hashable {
  var variable: BoundVariable
  var start: Int64

  init(variable: BoundVariable, start: Int64) {
    self.variable = variable
    self.start = start
  }
}

/// A call of a built-in or registered procedure.
struct BoundProcedureCall: Sendable, Hashable {
  var name: String
  var arguments: [BoundExpression]
  /// The procedure's result columns by name, each with the variable that receives it.
  var outputs: [ProcedureOutput]
  var isOptional: Bool
  /// The graph that the procedure looks at.
  var graph: GraphReference

  init(
    name: String, arguments: [BoundExpression], outputs: [ProcedureOutput], isOptional: Bool,
    graph: GraphReference
  ) {
    self.name = name
    self.arguments = arguments
    self.outputs = outputs
    self.isOptional = isOptional
    self.graph = graph
  }
}

/// One column of a procedure's result.
struct ProcedureOutput: Sendable, Hashable {
  var column: String
  var variable: BoundVariable

  init(column: String, variable: BoundVariable) {
    self.column = column
    self.variable = variable
  }
}
