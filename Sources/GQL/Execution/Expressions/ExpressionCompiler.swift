import GraphStore

/// Turns bound expressions into evaluators over the slots of a layout; the one place that knows them all.
struct ExpressionCompiler {
  let layout: RowLayout
  let scope: PlanScope

  init(layout: RowLayout, scope: PlanScope = PlanScope()) {
    self.layout = layout
    self.scope = scope
  }

  /// A compiler for expressions that see further variables, in the slots after those of the row.
  func adding(_ variables: [BoundVariable]) -> ExpressionCompiler {
    ExpressionCompiler(layout: layout.appending(variables), scope: scope)
  }

  /// Compiles an expression.
  ///
  /// - Throws: 42002 for a variable that the rows don't have.
  func compile(_ expression: BoundExpression) throws -> any Evaluator {
    switch expression {
    case .constant(let value): ConstantEvaluator(value: value)
    case .variable(let variable): SlotEvaluator(slot: try slot(of: variable))
    case .parameter(let name): ParameterEvaluator(name: name)
    case .graph(let reference): GraphEvaluator(reference: reference)
    case .property(let element, let name): try property(element, name)
    case .unary(let operation, let operand): try unary(operation, operand)
    case .binary(let operation, let left, let right): try binary(operation, left, right)
    case .isNull(let operand): NullTestEvaluator(operand: try compile(operand))
    case .isTruth(let operand, let truth): TruthTestEvaluator(operand: try compile(operand), expected: truth)
    case .conditional(let branches, let otherwise): try conditional(branches, otherwise)
    case .call(let function, let arguments): try call(function, arguments)
    case .exists(let plan): ExistsEvaluator(subquery: try subquery(plan, nil).0)
    case .countSubquery(let plan): CountSubqueryEvaluator(subquery: try subquery(plan, nil).0)
    case .valueSubquery(let plan, let variable):
      try { ValueSubqueryEvaluator(subquery: $0.0, slot: $0.1) }(subquery(plan, variable))
    case .collectSubquery(let plan, let variable):
      try { CollectSubqueryEvaluator(subquery: $0.0, slot: $0.1) }(subquery(plan, variable))
    case .isTyped, .isOfClosedType, .isNormalized, .isLabeled, .isDirected, .isSource, .isDestination,
      .allDifferent, .same, .propertyExists, .cast, .stored, .conforming:
      try test(expression)
    case .list, .record, .path, .contains, .element, .slice:
      try construction(expression)
    case .comprehension, .quantified, .reduce, .letIn, .horizontalAggregate:
      try iteration(expression)
    case .located(let inner, let origin): LocatedEvaluator(inner: try compile(inner), origin: origin)
    }
  }

  /// The graph that an expression's elements belong to.
  func graph(of expressions: BoundExpression...) throws -> GraphReference {
    try scope.origins.graph(of: expressions.count == 1 ? expressions[0] : .list(expressions))
  }

  /// Compiles several.
  func compile(_ expressions: [BoundExpression]) throws -> [any Evaluator] {
    try expressions.map(compile)
  }

  /// Compiles several whose values are compared with one another or put into one value.
  func compileTogether(_ expressions: [BoundExpression]) throws -> [any Evaluator] {
    let graphs = scope.origins.graphs(of: expressions)
    return try expressions.map { try compile($0, among: graphs) }
  }

  /// Compiles an expression whose values come among elements of these graphs: they are marked where there are several.
  func compile(_ expression: BoundExpression, among graphs: Set<GraphReference>) throws -> any Evaluator {
    let compiled = try compile(expression)
    guard graphs.count > 1, !expression.isConstant else { return compiled }
    let own = scope.origins.graphs(of: [expression])
    return own.count > 1 ? compiled : MarkEvaluator(inner: compiled, graph: own.first ?? .current)
  }

  /// Compiles what a variable is to hold.
  func compile(_ value: BoundExpression, for variable: BoundVariable) throws -> any Evaluator {
    try compile(value, among: scope.origins.graphs(of: [.variable(variable)]))
  }

  func slot(of variable: BoundVariable) throws -> Int {
    guard let slot = layout.slot(of: variable) else {
      throw GQLError(.invalidReference, "the variable \(variable.name) has no value here")
    }
    return slot
  }

  private func property(_ element: BoundExpression, _ name: String) throws -> any Evaluator {
    var isElement = false
    if case .variable(let variable) = element {
      switch variable.type.unwrapped {
      case .node, .edge: isElement = true
      default: break
      }
    }
    return PropertyEvaluator(
      element: try compile(element), name: name, graph: try graph(of: element), isElement: isElement)
  }

  private func unary(_ operation: BoundUnaryOperator, _ operand: BoundExpression) throws -> any Evaluator {
    let operand = try compile(operand)
    switch operation {
    case .not: return NegationEvaluator(operand: operand)
    case .minus: return RowwiseEvaluator(arguments: [operand]) { row, _ in try row[0].negated() }
    case .plus: return RowwiseEvaluator(arguments: [operand]) { row, _ in try row[0].affirmed() }
    }
  }

  private func binary(
    _ operation: BoundBinaryOperator, _ left: BoundExpression, _ right: BoundExpression
  ) throws -> any Evaluator {
    let operands = try compileTogether([left, right])
    let (one, other) = (operands[0], operands[1])
    switch operation {
    case .add, .subtract, .multiply, .divide, .modulo:
      return ArithmeticEvaluator(operation: operation, left: one, right: other)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return ComparisonEvaluator(operation: operation, left: one, right: other)
    case .and, .or:
      let slots = right.freeVariables.compactMap(layout.slot(of:))
      return ConnectiveEvaluator(deciding: operation == .or, left: one, right: other, rightSlots: Set(slots))
    case .exclusiveOr:
      return ExclusiveOrEvaluator(left: one, right: other)
    case .power, .concatenate:
      return RowwiseEvaluator(arguments: [one, other]) { row, _ in try operation.apply(row[0], row[1]) }
    case .startsWith, .endsWith, .containsText, .like, .matchesExpression:
      return try text(operation, one, other)
    }
  }

  private func conditional(
    _ branches: [ConditionalBranch], _ otherwise: BoundExpression
  ) throws -> any Evaluator {
    let results = try compileTogether(branches.map(\.result) + [otherwise])
    return ConditionalEvaluator(
      branches: try zip(branches, results).map {
        ConditionalEvaluator.Branch(condition: try compile($0.condition), result: $1)
      },
      otherwise: results[branches.count])
  }

  /// The compiled plan of a subquery and the slot of its one column.
  private func subquery(_ plan: LogicalPlan, _ column: BoundVariable?) throws -> (CompiledSubquery, Int) {
    guard let planned = scope.subqueries[plan] else {
      throw GQLError(.invalidReference, "a subquery stands where none can be planned")
    }
    let make = try OperatorBuilder(scope: scope).factory(for: planned.plan)
    let compiled = CompiledSubquery(
      make: make, argumentSlots: try planned.arguments.variables.map(slot(of:)),
      partitionSlot: planned.partition.flatMap(planned.plan.layout.slot(of:)))
    return (compiled, column.flatMap(planned.plan.layout.slot(of:)) ?? 0)
  }
}

extension BoundBinaryOperator {
  /// Applies arithmetic or concatenation to two values; null with anything is null.
  func apply(_ left: Value, _ right: Value) throws -> Value {
    switch self {
    case .add: try left.adding(right)
    case .subtract: try left.subtracting(right)
    case .multiply: try left.multiplied(by: right)
    case .divide: try left.divided(by: right)
    case .modulo: try left.remainder(dividingBy: right)
    case .power: try left.raised(to: right)
    case .concatenate: try left.concatenated(with: right)
    default: throw GQLError(.invalidValueType, "\(rawValue) is no arithmetic")
    }
  }
}
