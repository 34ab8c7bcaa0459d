import GraphStore

/// Smart constructors, which keep expressions in a normal form so that rules stay short.
extension BoundExpression {
  /// Whether the expression is the constant TRUE.
  var isTrue: Bool { self == .constant(.boolean(true)) }

  /// Whether the expression is a constant.
  var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// Both, without a TRUE that adds nothing.
  static func conjunction(_ left: BoundExpression, _ right: BoundExpression) -> BoundExpression {
    if left.isTrue { return right }
    if right.isTrue { return left }
    return .binary(.and, left, right)
  }

  /// All of them; nil for none.
  static func conjunction(of parts: [BoundExpression]) -> BoundExpression? {
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first, conjunction)
  }

  /// Both, where either may be missing.
  static func conjunction(_ left: BoundExpression?, _ right: BoundExpression?) -> BoundExpression? {
    conjunction(of: [left, right].compactMap { $0 })
  }

  /// The parts of a chain of AND, from left to right.
  var conjuncts: [BoundExpression] {
    var parts: [BoundExpression] = []
    var pending = [self]
    while let next = pending.popLast() {
      if case .binary(.and, let left, let right) = next {
        pending.append(right)
        pending.append(left)
      } else {
        parts.append(next)
      }
    }
    return parts
  }

  /// The negation, without doubling one that is there.
  static func negation(_ operand: BoundExpression) -> BoundExpression {
    if case .unary(.not, let inner) = operand { return inner }
    return .unary(.not, operand)
  }
}
