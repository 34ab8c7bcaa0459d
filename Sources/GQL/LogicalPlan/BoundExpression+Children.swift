extension BoundExpression {
  /// The same expression with its direct parts replaced: operands by `expression`, the plans of subqueries by `plan`.
  ///
  /// The one place that knows the shape of every case; walks and rewrites are made of it.
  func mapChildren(
    expression map: (BoundExpression) throws -> BoundExpression,
    plan mapPlan: (LogicalPlan) throws -> LogicalPlan
  ) rethrows -> BoundExpression {
    switch self {
    case .constant, .variable, .parameter, .graph:
      return self
    case .property(of: let base, name: let name):
      return .property(of: try map(base), name: name)
    case .unary(let operation, let operand):
      return .unary(operation, try map(operand))
    case .binary(let operation, let left, let right):
      return .binary(operation, try map(left), try map(right))
    case .isNull, .isTruth, .isTyped, .isOfClosedType, .isNormalized, .isLabeled, .isDirected, .isSource,
      .isDestination,
      .allDifferent, .same, .propertyExists:
      return try mapPredicate(map)
    case .cast(let operand, let type):
      return .cast(try map(operand), type)
    case .stored(let operand, let type):
      return .stored(try map(operand), type)
    case .conforming(let operand, let type):
      return .conforming(try map(operand), type)
    case .conditional(let branches, otherwise: let otherwise):
      return .conditional(
        try branches.map { ConditionalBranch(condition: try map($0.condition), result: try map($0.result)) },
        otherwise: try map(otherwise))
    case .call(let function, let arguments):
      return .call(function, try arguments.map(map))
    case .list(let elements):
      return .list(try elements.map(map))
    case .record(let fields):
      return .record(try fields.map { try $0.mapValue(map) })
    case .path(let elements):
      return .path(try elements.map(map))
    case .contains, .element, .slice, .comprehension, .quantified, .reduce:
      return try mapListOperation(map)
    case .letIn(let bindings, let body):
      return .letIn(try bindings.map { try $0.mapValue(map) }, try map(body))
    case .horizontalAggregate(let call, element: let element, group: let group):
      return .horizontalAggregate(try call.mapArguments(map), element: element, group: group)
    case .exists(let plan):
      return .exists(try mapPlan(plan))
    case .valueSubquery(let plan, let variable):
      return .valueSubquery(try mapPlan(plan), variable)
    case .countSubquery(let plan):
      return .countSubquery(try mapPlan(plan))
    case .collectSubquery(let plan, let variable):
      return .collectSubquery(try mapPlan(plan), variable)
    case .located(let inner, let origin):
      return try map(inner).located(at: origin)
    }
  }

  private func mapPredicate(
    _ map: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundExpression {
    switch self {
    case .isNull(let operand):
      return .isNull(try map(operand))
    case .isTruth(let operand, let truth):
      return .isTruth(try map(operand), truth)
    case .isTyped(let operand, let type):
      return .isTyped(try map(operand), type)
    case .isOfClosedType(let operand, let type):
      return .isOfClosedType(try map(operand), type)
    case .isNormalized(let operand, form: let form):
      return .isNormalized(try map(operand), form: form)
    case .isLabeled(let operand, let labels):
      return .isLabeled(try map(operand), labels)
    case .isDirected(let operand):
      return .isDirected(try map(operand))
    case .isSource(node: let node, edge: let edge):
      return .isSource(node: try map(node), edge: try map(edge))
    case .isDestination(node: let node, edge: let edge):
      return .isDestination(node: try map(node), edge: try map(edge))
    case .allDifferent(let operands):
      return .allDifferent(try operands.map(map))
    case .same(let operands):
      return .same(try operands.map(map))
    case .propertyExists(let operand, name: let name):
      return .propertyExists(try map(operand), name: name)
    default:
      return self
    }
  }

  private func mapListOperation(
    _ map: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundExpression {
    switch self {
    case .contains(list: let list, element: let element):
      return .contains(list: try map(list), element: try map(element))
    case .element(of: let base, at: let index):
      return .element(of: try map(base), at: try map(index))
    case .slice(of: let base, from: let from, to: let to):
      return .slice(of: try map(base), from: try from.map(map), to: try to.map(map))
    case .comprehension(let variable, in: let list, where: let filter, result: let result):
      return .comprehension(
        variable, in: try map(list), where: try filter.map(map), result: try result.map(map))
    case .quantified(let quantifier, let variable, in: let list, where: let predicate):
      return .quantified(quantifier, variable, in: try map(list), where: try map(predicate))
    case .reduce(let total, initial: let initial, let element, in: let list, step: let step):
      return .reduce(total, initial: try map(initial), element, in: try map(list), step: try map(step))
    default:
      return self
    }
  }

  /// Visits the direct parts.
  func forEachChild(expression visit: (BoundExpression) -> Void, plan visitPlan: (LogicalPlan) -> Void) {
    _ = mapChildren(
      expression: {
        visit($0)
        return $0
      },
      plan: {
        visitPlan($0)
        return $0
      })
  }

  /// The expression rewritten from its leaves upward; the plans of subqueries stay as they are unless `plan` says otherwise.
  func transformed(
    plan mapPlan: (LogicalPlan) throws -> LogicalPlan = { $0 },
    _ rewrite: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundExpression {
    try rewrite(
      try mapChildren(expression: { try $0.transformed(plan: mapPlan, rewrite) }, plan: mapPlan))
  }

  /// Whether the expression or a part of it, subqueries aside, satisfies the test.
  func contains(_ test: (BoundExpression) -> Bool) -> Bool {
    if test(self) { return true }
    var found = false
    forEachChild(expression: { found = found || $0.contains(test) }, plan: { _ in })
    return found
  }
}

extension BoundRecordField {
  /// The same field with another value.
  func mapValue(_ map: (BoundExpression) throws -> BoundExpression) rethrows -> BoundRecordField {
    BoundRecordField(name: name, value: try map(value))
  }
}

extension LetBinding {
  /// The same binding with another value.
  func mapValue(_ map: (BoundExpression) throws -> BoundExpression) rethrows -> LetBinding {
    LetBinding(variable: variable, value: try map(value))
  }

  /// A column that hands a variable on under its own name.
  init(passing variable: BoundVariable) {
    self.init(variable: variable, value: .variable(variable))
  }

  /// Whether the binding only hands a variable on.
  var isPassing: Bool { value == .variable(variable) }
}

extension BoundAggregateCall {
  /// The same call with its arguments replaced.
  func mapArguments(_ map: (BoundExpression) throws -> BoundExpression) rethrows -> BoundAggregateCall {
    BoundAggregateCall(
      function: function, argument: try argument.map(map), parameter: try parameter.map(map),
      isDistinct: isDistinct, origin: origin)
  }
}
