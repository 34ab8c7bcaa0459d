import GraphStore

/// A value expression or predicate after binding: every name is a variable, a function or a property key.
///
/// Synonyms of the language are gone: a simple `CASE` is a searched one, `<>` is `not (=)`, `IN` is `contains`.
/// Predicates give `true`, `false` or null for *unknown* (three-valued logic, ISO/IEC 39075 4.9).
indirect enum BoundExpression: Sendable, Hashable {
  /// A value known when the text was read.
  case constant(Value)
  /// The value of a variable in the current row.
  case variable(BoundVariable)
  /// The value of a general parameter `$name`, looked up when the query runs.
  case parameter(String)
  /// A reference to a graph, as a value.
  case graph(GraphReference)
  /// A property of a node or edge, a field of a record, or a component of a temporal value; null when absent.
  case property(of: BoundExpression, name: String)
  /// `NOT`, unary minus, unary plus.
  case unary(BoundUnaryOperator, BoundExpression)
  /// Arithmetic, concatenation, comparison and boolean connectives.
  case binary(BoundBinaryOperator, BoundExpression, BoundExpression)
  /// `IS NULL`.
  case isNull(BoundExpression)
  /// `IS TRUE`, `IS FALSE` (an argument that is null counts as neither); `IS UNKNOWN` is `isNull`.
  case isTruth(BoundExpression, Bool)
  /// `IS TYPED type`, `IS :: type`.
  case isTyped(BoundExpression, ValueType)
  /// `IS NORMALIZED`, with the normal form's name (`NFC`, `NFD`, `NFKC`, `NFKD`).
  case isNormalized(BoundExpression, form: String)
  /// `IS LABELED`, `n:Label`: whether a node or an edge satisfies a label expression.
  case isLabeled(BoundExpression, BoundLabelExpression)
  /// `IS DIRECTED`.
  case isDirected(BoundExpression)
  /// `node IS SOURCE OF edge`.
  case isSource(node: BoundExpression, edge: BoundExpression)
  /// `node IS DESTINATION OF edge`.
  case isDestination(node: BoundExpression, edge: BoundExpression)
  /// `ALL_DIFFERENT(…)`: elements that are pairwise different.
  case allDifferent([BoundExpression])
  /// `SAME(…)`: elements that are all the same.
  case same([BoundExpression])
  /// `PROPERTY_EXISTS(element, name)`.
  case propertyExists(BoundExpression, name: String)
  /// `CAST(value AS type)`.
  case cast(BoundExpression, ValueType)
  /// The value as a site of a declared type holds it: store assignment (22.10), which converts less than a cast.
  case stored(BoundExpression, ValueType)
  /// The value, which must meet what a closed type demands: 22G03 otherwise.
  case conforming(BoundExpression, ClosedType)
  /// `IS TYPED` with a closed type.
  case isOfClosedType(BoundExpression, ClosedType)
  /// A searched `CASE`; `otherwise` is null where the text has no `ELSE`.
  case conditional([ConditionalBranch], otherwise: BoundExpression)
  /// A built-in function applied to its arguments.
  case call(BuiltinFunction, [BoundExpression])
  /// A list constructor.
  case list([BoundExpression])
  /// A record constructor.
  case record([BoundRecordField])
  /// `PATH[node, edge, node, …]`.
  case path([BoundExpression])
  /// `element IN list` (an extension).
  case contains(list: BoundExpression, element: BoundExpression)
  /// `list[index]`, `record['name']`; 0-based, negative from the end, null outside (an extension).
  case element(of: BoundExpression, at: BoundExpression)
  /// `list[from..to]`, either end may be missing (an extension).
  case slice(of: BoundExpression, from: BoundExpression?, to: BoundExpression?)
  /// `[x IN list WHERE filter | result]` (an extension).
  case comprehension(BoundVariable, in: BoundExpression, where: BoundExpression?, result: BoundExpression?)
  /// `all`, `any`, `none`, `single` `(x IN list WHERE predicate)` (an extension).
  case quantified(ListQuantifier, BoundVariable, in: BoundExpression, where: BoundExpression)
  /// `reduce(accumulator = initial, x IN list | step)` (an extension).
  case reduce(
    BoundVariable, initial: BoundExpression, BoundVariable, in: BoundExpression, step: BoundExpression)
  /// `LET x = … IN … END`: the definitions see those before them.
  case letIn([LetBinding], BoundExpression)
  /// An aggregate over the elements of group variables, within one row (horizontal aggregation, clause 20.9).
  ///
  /// `element` stands for each member of `group` in turn in the argument of `call`.
  case horizontalAggregate(BoundAggregateCall, element: BoundVariable, group: BoundVariable)
  /// `EXISTS { … }`: whether the plan, fed the current row, gives any row.
  case exists(LogicalPlan)
  /// `VALUE { … }`: the one value of the one row of the plan; null without a row; more than one row is an error.
  case valueSubquery(LogicalPlan, BoundVariable)
  /// `COUNT { … }`: the number of rows (an extension).
  case countSubquery(LogicalPlan)
  /// `COLLECT { … }`: the values of all rows (an extension, and pattern comprehension).
  case collectSubquery(LogicalPlan, BoundVariable)
  /// Another expression, whose errors point to a place in the text; made by `located(at:)`.
  case located(BoundExpression, Origin)
}

/// One `WHEN … THEN …`.
struct ConditionalBranch: Sendable, Hashable {
  var condition: BoundExpression
  var result: BoundExpression

  init(condition: BoundExpression, result: BoundExpression) {
    self.condition = condition
    self.result = result
  }
}

/// One field of a record constructor.
struct BoundRecordField: Sendable, Hashable {
  var name: String
  var value: BoundExpression

  init(name: String, value: BoundExpression) {
    self.name = name
    self.value = value
  }
}

/// One definition of a `LET`, a projection or a grouping.
struct LetBinding: Sendable, Hashable {
  var variable: BoundVariable
  var value: BoundExpression

  init(variable: BoundVariable, value: BoundExpression) {
    self.variable = variable
    self.value = value
  }
}

/// One aggregate function with its argument.
struct BoundAggregateCall: Sendable, Hashable {
  var function: AggregateFunction
  /// The argument; nil for `count(*)`.
  var argument: BoundExpression?
  /// The second argument of `percentile_cont` and `percentile_disc`.
  var parameter: BoundExpression?
  var isDistinct: Bool
  /// Where the text has it.
  var origin: Origin

  init(
    function: AggregateFunction, argument: BoundExpression?, parameter: BoundExpression? = nil,
    isDistinct: Bool = false, origin: Origin = Origin(nil)
  ) {
    self.origin = origin
    self.function = function
    self.argument = argument
    self.parameter = parameter
    self.isDistinct = isDistinct
  }
}

/// Operators of one operand.
enum BoundUnaryOperator: String, Sendable, Hashable {
  case not = "NOT"
  case minus = "-"
  case plus = "+"
}

/// Operators of two operands.
enum BoundBinaryOperator: String, Sendable, Hashable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
  case concatenate = "||"
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and = "AND"
  case or = "OR"
  case exclusiveOr = "XOR"
  case startsWith = "STARTS WITH"
  case endsWith = "ENDS WITH"
  case containsText = "CONTAINS"
  case like = "LIKE"
  case matchesExpression = "=~"
}
