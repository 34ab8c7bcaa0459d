import GraphStore

/// An expression over the properties of one scanned node and nothing else of the row: it can be computed for a whole page of
/// the store's columns at once, see `PageComputation`.
indirect enum ScanExpression: Sendable {
  case constant(Value)
  case parameter(String)
  case property(String)
  case arithmetic(BoundBinaryOperator, ScanExpression, ScanExpression)
  case comparison(BoundBinaryOperator, ScanExpression, ScanExpression)
  /// AND where `deciding` is false, OR where it is true.
  case connective(deciding: Bool, ScanExpression, ScanExpression)
  case negation(ScanExpression)
  case nullTest(ScanExpression)
  /// `STARTS WITH`, `ENDS WITH`, `CONTAINS`.
  case textTest(BoundBinaryOperator, ScanExpression, ScanExpression)

  /// The expression in this form; nil where some part of it has none.
  init?(_ expression: BoundExpression, of variable: BoundVariable) {
    switch expression {
    case .constant(let value): self = .constant(value)
    // What fails is left to the general evaluators, which know the place in the text.
    case .located(let inner, _): self.init(inner, of: variable)
    case .parameter(let name): self = .parameter(name)
    case .property(of: .variable(variable), let name): self = .property(name)
    case .unary(.not, let operand):
      guard let operand = ScanExpression(operand, of: variable) else { return nil }
      self = .negation(operand)
    case .isNull(let operand):
      guard let operand = ScanExpression(operand, of: variable) else { return nil }
      self = .nullTest(operand)
    case .binary(let operation, let left, let right):
      guard let one = ScanExpression(left, of: variable), let other = ScanExpression(right, of: variable)
      else { return nil }
      switch operation {
      case .add, .subtract, .multiply, .divide, .modulo: self = .arithmetic(operation, one, other)
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
        self = .comparison(operation, one, other)
      case .and, .or: self = .connective(deciding: operation == .or, one, other)
      case .startsWith, .endsWith, .containsText: self = .textTest(operation, one, other)
      default: return nil
      }
    default: return nil
    }
  }
}
