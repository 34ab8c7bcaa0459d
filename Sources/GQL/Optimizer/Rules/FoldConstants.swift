import GraphStore

extension OptimizerRule {
  /// Computes once what does not depend on rows.
  ///
  ///     filter n.age > 20 + 2 AND TRUE        filter n.age > 22
  ///
  /// What would raise an error stays as it is: it is an error only if a row comes to it.
  static let foldConstants = OptimizerRule(
    name: "fold-constants", summary: "computes constant expressions once"
  ) { plan in
    plan.transformingExpressions { $0.folded }
  }
}

extension BoundExpression {
  /// The expression, whose parts are folded already, as a constant or a simpler one if it can be.
  fileprivate var folded: BoundExpression {
    switch self {
    case .unary(let operation, let operand): foldedUnary(operation, operand)
    case .binary(let operation, let left, let right): foldedBinary(operation, left, right)
    case .isNull(.constant(let value)): .constant(.boolean(value.isNull))
    case .isNull(.variable(let variable)) where variable.isNeverNull: .constant(.boolean(false))
    case .isTruth(.constant(.boolean(let value)), let truth): .constant(.boolean(value == truth))
    case .isTruth(.constant(.null), _): .constant(.boolean(false))
    case .conditional(let branches, otherwise: let otherwise): foldedConditional(branches, otherwise)
    case .call(let function, let arguments): foldedCall(function, arguments)
    case .cast(.constant(let value), let type): foldedCast(value, type)
    case .stored(.constant(let value), let type):
      (try? value.assigned(to: type)).map { .constant($0) } ?? self
    case .list(let elements):
      BoundExpression.values(of: elements).map { .constant(.list($0)) } ?? self
    case .record(let fields):
      BoundExpression.values(of: fields.map(\.value)).map { values in
        .constant(.record(Record(zip(fields.map(\.name), values))))
      } ?? self
    case .property(of: .constant(.record(let record)), name: let name): .constant(record[name] ?? .null)
    case .letIn(let bindings, let body): foldedLet(bindings, body)
    default: self
    }
  }

  /// The values of expressions that are all constants, else nil.
  private static func values(of expressions: [BoundExpression]) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(expressions.count)
    for expression in expressions {
      guard case .constant(let value) = expression else { return nil }
      values.append(value)
    }
    return values
  }

  private func foldedUnary(_ operation: BoundUnaryOperator, _ operand: BoundExpression) -> BoundExpression {
    switch (operation, operand) {
    case (.not, .constant(.boolean(let value))): .constant(.boolean(!value))
    case (.not, .constant(.null)): .constant(.null)
    case (.not, .unary(.not, let inner)) where inner.isTruthValue: inner
    case (.minus, .constant(let value)): (try? value.negated()).map { .constant($0) } ?? self
    case (.plus, .constant(let value)) where value.isNumeric: operand
    default: self
    }
  }

  private func foldedBinary(
    _ operation: BoundBinaryOperator, _ left: BoundExpression, _ right: BoundExpression
  ) -> BoundExpression {
    switch operation {
    case .and, .or: return foldedConnective(operation, left, right)
    default: break
    }
    guard case .constant(let one) = left, case .constant(let two) = right else { return self }
    let value: Value? =
      switch operation {
      case .add: try? one.adding(two)
      case .subtract: try? one.subtracting(two)
      case .multiply: try? one.multiplied(by: two)
      case .divide: try? one.divided(by: two)
      case .modulo: try? one.remainder(dividingBy: two)
      case .power: try? one.raised(to: two)
      case .concatenate: try? one.concatenated(with: two)
      case .equal: BoundExpression.truth(Value.equals(one, two))
      case .notEqual: BoundExpression.truth(Value.equals(one, two).map { !$0 })
      case .less, .lessOrEqual, .greater, .greaterOrEqual: BoundExpression.compare(operation, one, two)
      default: nil
      }
    return value.map { .constant($0) } ?? self
  }

  private static func truth(_ value: Bool?) -> Value { value.map { .boolean($0) } ?? .null }

  private static func compare(_ operation: BoundBinaryOperator, _ left: Value, _ right: Value) -> Value? {
    if left.isNull || right.isNull { return .null }
    guard let comparison = Value.compare(left, right) else { return nil }
    switch comparison {
    case .less: return .boolean(operation == .less || operation == .lessOrEqual)
    case .equal: return .boolean(operation == .lessOrEqual || operation == .greaterOrEqual)
    case .greater: return .boolean(operation == .greater || operation == .greaterOrEqual)
    default: return nil
    }
  }

  /// A side that decides is the result; a side that decides nothing goes.
  private func foldedConnective(
    _ operation: BoundBinaryOperator, _ left: BoundExpression, _ right: BoundExpression
  ) -> BoundExpression {
    let deciding = operation == .or
    switch (left, right) {
    case (.constant(.boolean(deciding)), _): return .constant(.boolean(deciding))
    case (let other, .constant(.boolean(deciding))):
      // What comes before is evaluated first, and its error is an error of the whole.
      return other.isTruthValue && other.isTotal ? .constant(.boolean(deciding)) : self
    case (.constant(.boolean), let other), (let other, .constant(.boolean)):
      return other.isTruthValue ? other : self
    case (.constant(.null), .constant(.null)): return .constant(.null)
    default: return self
    }
  }

  private func foldedConditional(
    _ branches: [ConditionalBranch], _ otherwise: BoundExpression
  ) -> BoundExpression {
    var kept: [ConditionalBranch] = []
    for branch in branches {
      switch branch.condition {
      case .constant(.boolean(true)):
        return kept.isEmpty ? branch.result : .conditional(kept, otherwise: branch.result)
      case .constant(.boolean(false)), .constant(.null): continue
      default: kept.append(branch)
      }
    }
    return kept.isEmpty ? otherwise : .conditional(kept, otherwise: otherwise)
  }

  private func foldedCall(_ function: BuiltinFunction, _ arguments: [BoundExpression]) -> BoundExpression {
    if function == .coalesce {
      let kept = arguments.filter { $0 != .constant(.null) }
      guard let first = kept.first else { return .constant(.null) }
      return first.isConstant || kept.count == 1 ? first : .call(.coalesce, kept)
    }
    // A range says in three numbers what a list says in millions; whoever needs the list can be stopped while it is made.
    guard function.signature.volatility == .immutable, function != .range,
      let values = BoundExpression.values(of: arguments),
      let epoch = ZonedDateTime(secondsSinceEpoch: 0, nanosecond: 0, offset: 0),
      let result = try? FunctionLibrary.evaluate(function, values, FunctionContext(now: epoch))
    else { return self }
    return .constant(result)
  }

  /// Casts that the time zone of the session has no part in.
  private func foldedCast(_ value: Value, _ type: ValueType) -> BoundExpression {
    switch (type.unwrapped.kind, value) {
    case (.boolean, _), (.number, _), (.bytes, _), (.string, .string), (.string, .int64), (.string, .boolean):
      (try? value.cast(to: type)).map { .constant($0) } ?? self
    default: self
    }
  }

  private func foldedLet(_ bindings: [LetBinding], _ body: BoundExpression) -> BoundExpression {
    var replacements: [BoundVariable: BoundExpression] = [:]
    for binding in bindings {
      guard let value = binding.value.substituting(replacements), value.isCheap else { return self }
      replacements[binding.variable] = value
    }
    return body.substituting(replacements)?.folded ?? self
  }
}

extension BoundVariable {
  /// Whether the variable holds an element or a path in every row.
  var isNeverNull: Bool {
    !isNullable && (type.kind == .node || type.kind == .edge || type.kind == .path)
  }
}
