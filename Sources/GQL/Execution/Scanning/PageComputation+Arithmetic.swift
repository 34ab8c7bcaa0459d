import GraphStore

/// `+`, `-`, `*`, and `/`, `%` by a positive constant, over pages.
extension PageComputation {
  func calculate(
    _ operation: BoundBinaryOperator, _ left: PageComputation, _ right: PageComputation, _ page: ScanPage
  ) -> Bool {
    if left.isNullConstant || right.isNullConstant {
      setConstant(.null)
      return true
    }
    if case .constant(let one) = left.kind, case .constant(let other) = right.kind {
      guard let value = try? operation.apply(one, other) else { return false }
      setConstant(value)
      return true
    }
    validity = left.validity & right.validity
    if let one = left.integerBounds, let other = right.integerBounds {
      guard let bounds = Self.bounds(operation, one, other) else { return false }
      self.bounds = bounds
      kind = .integers
      return calculateIntegers(operation, left, right, page)
    }
    // An integer beside floats is one: the general kernel does the same.
    guard left.isFloats || right.isFloats, let one = left.floatSide, let other = right.floatSide else {
      return false
    }
    kind = .floats
    switch (operation, one, other) {
    case (.add, _, _): combineFloats(left, one, right, other, page) { $0 + $1 }
    case (.subtract, _, _): combineFloats(left, one, right, other, page) { $0 - $1 }
    case (.multiply, _, _): combineFloats(left, one, right, other, page) { $0 * $1 }
    default: return false
    }
    return true
  }

  var isNullConstant: Bool {
    if case .constant(.null) = kind { true } else { false }
  }

  private var isFloats: Bool {
    switch kind {
    case .floats, .constant(.float64): true
    default: false
    }
  }

  /// The bounds of integers, be they many or one; nil for anything else.
  var integerBounds: ClosedRange<Int64>? {
    switch kind {
    case .integers: bounds
    case .constant(.int64(let number)): number...number
    default: nil
    }
  }

  /// The one integer of a constant.
  var integerConstant: Int64? {
    if case .constant(.int64(let number)) = kind { number } else { nil }
  }

  private enum FloatSide {
    case one(Double)
    case floats
    case integers
  }

  private var floatSide: FloatSide? {
    switch kind {
    case .floats: .floats
    case .integers: .integers
    case .constant(.float64(let number)): .one(number)
    case .constant(.int64(let number)): .one(Double(number))
    case .constant(.decimal(let number)): Double(number.description).map { .one($0) }
    default: nil
    }
  }

  /// The bounds of results; nil where one may overflow, or the operator has no kernel.
  static func bounds(
    _ operation: BoundBinaryOperator, _ left: ClosedRange<Int64>, _ right: ClosedRange<Int64>
  ) -> ClosedRange<Int64>? {
    func range(_ one: (Int64, Bool), _ other: (Int64, Bool)) -> ClosedRange<Int64>? {
      one.1 || other.1 ? nil : min(one.0, other.0)...max(one.0, other.0)
    }
    switch operation {
    case .add:
      return range(
        left.lowerBound.addingReportingOverflow(right.lowerBound),
        left.upperBound.addingReportingOverflow(right.upperBound))
    case .subtract:
      return range(
        left.lowerBound.subtractingReportingOverflow(right.upperBound),
        left.upperBound.subtractingReportingOverflow(right.lowerBound))
    case .multiply:
      var all: ClosedRange<Int64>?
      for factor in [right.lowerBound, right.upperBound] {
        guard
          let part = range(
            left.lowerBound.multipliedReportingOverflow(by: factor),
            left.upperBound.multipliedReportingOverflow(by: factor))
        else { return nil }
        all = all.map { min($0.lowerBound, part.lowerBound)...max($0.upperBound, part.upperBound) } ?? part
      }
      return all
    case .divide:
      guard right.lowerBound == right.upperBound, right.lowerBound > 0 else { return nil }
      return left.lowerBound / right.lowerBound...left.upperBound / right.lowerBound
    case .modulo:
      guard right.lowerBound == right.upperBound, right.lowerBound > 0 else { return nil }
      let greatest = right.lowerBound - 1
      return (left.lowerBound < 0 ? -greatest : 0)...(left.upperBound > 0 ? greatest : 0)
    default: return nil
    }
  }

  /// Nothing overflows at valid positions: the bounds say so. At others any number does.
  private func calculateIntegers(
    _ operation: BoundBinaryOperator, _ left: PageComputation, _ right: PageComputation, _ page: ScanPage
  ) -> Bool {
    switch (operation, left.integerConstant, right.integerConstant) {
    case (.add, nil, let other?), (.add, let other?, nil):
      let many = left.integerConstant == nil ? left : right
      many.withIntegers(page) { integers.refill($0) { $0 &+ other } }
    case (.multiply, nil, let other?), (.multiply, let other?, nil):
      let many = left.integerConstant == nil ? left : right
      many.withIntegers(page) { integers.refill($0) { $0 &* other } }
    case (.subtract, nil, let other?): left.withIntegers(page) { integers.refill($0) { $0 &- other } }
    case (.subtract, let one?, nil): right.withIntegers(page) { integers.refill($0) { one &- $0 } }
    case (.divide, nil, let other?): left.withIntegers(page) { integers.refill($0) { $0 / other } }
    case (.modulo, nil, let other?): left.withIntegers(page) { integers.refill($0) { $0 % other } }
    case (.add, nil, nil): combineIntegers(left, right, page) { $0 &+ $1 }
    case (.subtract, nil, nil): combineIntegers(left, right, page) { $0 &- $1 }
    case (.multiply, nil, nil): combineIntegers(left, right, page) { $0 &* $1 }
    default: return false
    }
    return true
  }

  @inline(__always)
  private func combineIntegers(
    _ left: PageComputation, _ right: PageComputation, _ page: ScanPage,
    _ operation: (Int64, Int64) -> Int64
  ) {
    left.withIntegers(page) { one in
      right.withIntegers(page) { other in integers.refill(one, other, operation) }
    }
  }

  @inline(__always)
  private func combineFloats(
    _ left: PageComputation, _ one: FloatSide, _ right: PageComputation, _ other: FloatSide, _ page: ScanPage,
    _ operation: (Double, Double) -> Double
  ) {
    left.withFloatSide(one, page) { one, constant in
      right.withFloatSide(other, page) { other, otherConstant in
        if let constant {
          floats.refill(other) { operation(constant, $0) }
        } else if let otherConstant {
          floats.refill(one) { operation($0, otherConstant) }
        } else {
          floats.refill(one, other, operation)
        }
      }
    }
  }

  @inline(__always)
  private func withFloatSide(
    _ side: FloatSide, _ page: ScanPage, _ body: (Span<Double>, Double?) -> Void
  ) {
    switch side {
    case .one(let number): body(Span(), number)
    case .floats: withFloats(page) { body($0, nil) }
    case .integers:
      var converted: [Double] = []
      withIntegers(page) { converted.refill($0) { Double($0) } }
      body(converted.span, nil)
    }
  }
}

extension Array {
  /// Replaces the elements by the results of an operation.
  @inline(__always)
  mutating func refill<Source>(_ source: Span<Source>, _ operation: (Source) -> Element) {
    resize(source.count) { operation(source[0]) }
    var target = mutableSpan
    precondition(target.count == source.count)
    for index in 0..<target.count {
      unsafe target[unchecked: index] = operation(unsafe source[unchecked: index])
    }
  }

  /// Replaces the elements by the results of an operation on two of a position.
  @inline(__always)
  mutating func refill<Source>(
    _ source: Span<Source>, _ other: Span<Source>, _ operation: (Source, Source) -> Element
  ) {
    resize(Swift.min(source.count, other.count)) { operation(source[0], other[0]) }
    var target = mutableSpan
    precondition(target.count <= source.count && target.count <= other.count)
    for index in 0..<target.count {
      unsafe target[unchecked: index] = operation(
        unsafe source[unchecked: index], unsafe other[unchecked: index])
    }
  }

  /// Makes room for so many elements, whatever they are; a page after a page finds it there.
  @inline(__always)
  private mutating func resize(_ wanted: Int, _ element: () -> Element) {
    if count > wanted { removeLast(count - wanted) }
    if count < wanted { append(contentsOf: repeatElement(element(), count: wanted - count)) }
  }
}
