import GraphStore

/// Comparisons over pages; null on either side makes them unknown.
extension PageComputation {
  func compare(
    _ operation: BoundBinaryOperator, _ left: PageComputation, _ right: PageComputation, _ page: ScanPage
  ) -> Bool {
    if left.isNullConstant || right.isNullConstant {
      setTruths(.none, validity: .none)
      return true
    }
    if case .constant(let one) = left.kind, case .constant(let other) = right.kind {
      setConstant(Value(operation.truth(one, other)))
      return true
    }
    let valid = left.validity & right.validity
    if let one = left.integerBounds, let other = right.integerBounds {
      let truths =
        switch Self.decided(operation, one, other) {
        case .some(let truth): truth ? PageMarks.all : PageMarks.none
        case nil: compareIntegers(operation, left, right, page)
        }
      setTruths(truths & valid, validity: valid)
      return true
    }
    if let float = right.floatConstant, case .floats = left.kind {
      var truths = PageMarks.none
      left.withFloats(page) { truths = Self.marks(operation, $0, float) }
      setTruths(truths & valid, validity: valid)
      return true
    }
    if case .constant(.date(let date)) = right.kind, case .dates = left.kind,
      case .property(let reader) = left.operation
    {
      var truths = PageMarks.none
      reader.withPage(page.number) { properties in
        _ = properties.withDates { truths = Self.marks(operation, $0, date.daysSinceEpoch) }
      }
      setTruths(truths & valid, validity: valid)
      return true
    }
    if case .texts = left.kind { return test(operation, left, right, page) }
    // A constant on the left is one on the right of the mirrored comparison.
    if case .constant = left.kind, let mirrored = operation.mirrored {
      return compare(mirrored, right, left, page)
    }
    return false
  }

  /// A number that compares with floats as a float does: a float, or a decimal, which is meant as one beside floats. An
  /// integer compares exactly, which is the same as long as a float holds it.
  private var floatConstant: Double? {
    switch kind {
    case .constant(.float64(let number)): number
    case .constant(.decimal(let number)): Double(number.description)
    case .constant(.int64(let number)): Double(exactly: number).flatMap { abs($0) < 0x1p53 ? $0 : nil }
    default: nil
    }
  }

  /// The outcome for all values within bounds; nil where it depends on them.
  private static func decided(
    _ operation: BoundBinaryOperator, _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> Bool? {
    switch operation {
    case .less: left.upperBound < right.lowerBound ? true : left.lowerBound >= right.upperBound ? false : nil
    case .lessOrEqual:
      left.upperBound <= right.lowerBound ? true : left.lowerBound > right.upperBound ? false : nil
    case .greater:
      left.lowerBound > right.upperBound ? true : left.upperBound <= right.lowerBound ? false : nil
    case .greaterOrEqual:
      left.lowerBound >= right.upperBound ? true : left.upperBound < right.lowerBound ? false : nil
    case .equal: left.overlaps(right) ? nil : false
    case .notEqual: left.overlaps(right) ? nil : true
    default: nil
    }
  }

  private func compareIntegers(
    _ operation: BoundBinaryOperator, _ left: PageComputation, _ right: PageComputation, _ page: ScanPage
  ) -> PageMarks {
    var truths = PageMarks.none
    if let constant = right.integerConstant {
      left.withIntegers(page) { truths = Self.marks(operation, $0, constant, within: left.bounds) }
    } else if let constant = left.integerConstant, let mirrored = operation.mirrored {
      right.withIntegers(page) { truths = Self.marks(mirrored, $0, constant, within: right.bounds) }
    } else {
      left.withIntegers(page) { one in
        right.withIntegers(page) { other in
          truths = PageMarks.of(one, other) { operation.holds($0, $1) }
        }
      }
    }
    return truths
  }

  private static func marks(
    _ operation: BoundBinaryOperator, _ values: Span<Int64>, _ constant: Int64,
    within zone: ClosedRange<Int64>
  ) -> PageMarks {
    PageMarks.of(values, operation, constant, within: zone) ?? marks(operation, values, constant)
  }

  @inline(__always)
  private static func marks<Element: Comparable>(
    _ operation: BoundBinaryOperator, _ values: Span<Element>, _ constant: Element
  ) -> PageMarks {
    switch operation {
    case .equal: PageMarks.of(values) { $0 == constant }
    case .notEqual: PageMarks.of(values) { $0 != constant }
    case .less: PageMarks.of(values) { $0 < constant }
    case .lessOrEqual: PageMarks.of(values) { $0 <= constant }
    case .greater: PageMarks.of(values) { $0 > constant }
    case .greaterOrEqual: PageMarks.of(values) { $0 >= constant }
    default: .none
    }
  }
}

extension BoundBinaryOperator {
  /// The comparison with its sides exchanged; nil for other operators.
  var mirrored: BoundBinaryOperator? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: nil
    }
  }

  /// Whether the comparison holds of two elements that have an order.
  @inline(__always)
  fileprivate func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    default: false
    }
  }
}
