import GraphStore

/// A comparison of sums, differences and products of one integer property and constants with a constant, as one of the property
/// itself: `x * 2 + 1 > 100` is `x > 49`.
///
/// It says the same wherever nothing overflows, which the bounds of a page tell; elsewhere the comparison as it was written has the
/// last word.
struct LinearComparison {
  let operation: BoundBinaryOperator
  let property: PageComputation
  let constant: PageComputation
  /// The side of the comparison that the property is a part of.
  private let term: PageComputation

  /// Nil for comparisons of another shape, and where the other constant would be no integer of 64 bits.
  init?(_ operation: BoundBinaryOperator, _ left: PageComputation, _ right: PageComputation) {
    if let number = right.fixedInteger {
      self.init(operation, of: left, number)
    } else if let number = left.fixedInteger, let mirrored = operation.mirrored {
      self.init(mirrored, of: right, number)
    } else {
      return nil
    }
  }

  private init?(_ operation: BoundBinaryOperator, of term: PageComputation, _ number: Int64) {
    guard case .arithmetic = term.operation, operation.mirrored != nil else { return nil }
    var bound = Bound(operation: operation, number: number)
    var rest = term
    while case .arithmetic(let step, let left, let right) = rest.operation {
      if let number = right.fixedInteger {
        guard bound.undo(step, by: number) else { return nil }
        rest = left
      } else if let number = left.fixedInteger {
        guard bound.undo(step, from: number) else { return nil }
        rest = right
      } else {
        return nil
      }
    }
    guard case .property = rest.operation else { return nil }
    self.operation = bound.operation
    self.term = term
    property = rest
    constant = PageComputation(constant: .int64(bound.number))
  }

  /// Reads the property; whether the comparison may be made with it alone on this page.
  func holds(on page: ScanPage) -> Bool { term.integerRange(page) != nil }

  /// What the value of a term is compared with, while the term is taken apart.
  private struct Bound {
    var operation: BoundBinaryOperator
    var number: Int64

    /// Goes over from `x + c`, `x - c` or `x * c` to `x`; false where that can't be said.
    mutating func undo(_ step: BoundBinaryOperator, by constant: Int64) -> Bool {
      switch step {
      case .add: set(number.subtractingReportingOverflow(constant))
      case .subtract: set(number.addingReportingOverflow(constant))
      case .multiply: divide(by: constant)
      default: false
      }
    }

    /// Goes over from `c + x`, `c - x` or `c * x` to `x`; false where that can't be said.
    mutating func undo(_ step: BoundBinaryOperator, from constant: Int64) -> Bool {
      guard step == .subtract else { return undo(step, by: constant) }
      guard let mirrored = operation.mirrored else { return false }
      operation = mirrored
      return set(constant.subtractingReportingOverflow(number))
    }

    private mutating func set(_ result: (partialValue: Int64, overflow: Bool)) -> Bool {
      number = result.partialValue
      return !result.overflow
    }

    private mutating func divide(by factor: Int64) -> Bool {
      guard factor != 0, let mirrored = operation.mirrored else { return false }
      let (quotient, overflow) = number.dividedReportingOverflow(by: factor)
      if overflow { return false }
      let isExact = quotient &* factor == number
      // The quotient was cut toward zero: below it where it is positive, above it where it is negative.
      let isPositive = (number < 0) == (factor < 0)
      if factor < 0 { operation = mirrored }
      switch operation {
      case .equal, .notEqual:
        number = quotient
        return isExact
      case .greater, .lessOrEqual: number = isExact || isPositive ? quotient : quotient - 1
      case .less, .greaterOrEqual: number = isExact || !isPositive ? quotient : quotient + 1
      default: return false
      }
      return true
    }
  }
}

extension PageComputation {
  /// The integer that the computation is on every page.
  fileprivate var fixedInteger: Int64? {
    if case .constant(.int64(let number)) = operation { number } else { nil }
  }

  /// The bounds of a term of one property and constants on a page, of which the property is read; nil where something in it may
  /// overflow or is no integer.
  fileprivate func integerRange(_ page: ScanPage) -> ClosedRange<Int64>? {
    switch operation {
    case .constant(.int64(let number)): return number...number
    case .property:
      guard compute(page), case .integers = kind else { return nil }
      return bounds
    case .arithmetic(let step, let left, let right):
      guard let one = left.integerRange(page), let other = right.integerRange(page) else { return nil }
      return Self.bounds(step, one, other)
    default: return nil
    }
  }
}
