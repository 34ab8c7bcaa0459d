import GraphStore

extension BoundExpression {
  /// Whether the expression costs nothing to evaluate twice.
  var isCheap: Bool {
    switch self {
    case .constant, .variable, .parameter, .graph: true
    case .property(of: let base, name: _): base.isCheap
    default: false
    }
  }

  /// Whether the expression can raise no error, so that it may be left out where nobody reads it.
  var isTotal: Bool {
    switch self {
    case .constant, .variable: return true
    case .property(of: .variable(let variable), name: _):
      return variable.type.kind == .node || variable.type.kind == .edge
    case .located(let inner, _): return inner.isTotal
    case .isNull(let operand): return operand.isTotal
    case .unary(.not, let operand): return operand.isTruthValue && operand.isTotal
    case .isLabeled(let operand, _): return operand.isTotal
    case .list(let elements): return elements.allSatisfy(\.isTotal)
    case .record(let fields): return fields.allSatisfy(\.value.isTotal)
    case .binary(let operation, let left, let right):
      switch operation {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
        return left.isTotal && right.isTotal
      case .and, .or, .exclusiveOr:
        return [left, right].allSatisfy { $0.isTruthValue && $0.isTotal }
      default: return false
      }
    default: return false
    }
  }

  /// Whether the expression can only be true, false or null.
  var isTruthValue: Bool {
    switch self {
    case .constant(.boolean), .constant(.null): true
    case .unary(.not, _), .isNull, .isTruth, .isTyped, .isOfClosedType, .isNormalized, .isLabeled,
      .isDirected, .isSource,
      .isDestination, .allDifferent, .same, .propertyExists, .contains, .quantified, .exists:
      true
    case .binary(let operation, _, _):
      switch operation {
      case .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate: false
      default: true
      }
    case .variable(let variable): variable.type.kind == .boolean
    case .located(let inner, _): inner.isTruthValue
    default: false
    }
  }

  /// How often each variable is read, subqueries counted twice since they may read it often.
  func countReads(into counts: inout [BoundVariable: Int]) {
    if case .variable(let variable) = self { counts[variable, default: 0] += 1 }
    if case .horizontalAggregate(_, element: _, group: let group) = self { counts[group, default: 0] += 2 }
    var inner = counts
    forEachChild(
      expression: { $0.countReads(into: &inner) },
      plan: { plan in
        for variable in plan.argumentVariables { inner[variable, default: 0] += 2 }
      })
    counts = inner
  }
}

extension LogicalPlan {
  /// Whether the plan gives at most one row, whatever the graph holds.
  var givesAtMostOneRow: Bool {
    switch self {
    case .unit: true
    case .aggregate(_, keys: let keys, aggregates: _): keys.isEmpty
    case .filter(let input, _), .extend(let input, _), .project(let input, _), .distinct(let input),
      .sort(let input, _):
      input.givesAtMostOneRow
    case .page(let input, offset: _, limit: let limit):
      limit == .constant(.int64(1)) || limit == .constant(.int64(0)) || input.givesAtMostOneRow
    default: false
    }
  }
}
