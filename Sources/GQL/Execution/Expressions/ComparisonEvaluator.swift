import GraphStore

/// `=`, `<>`, `<`, `<=`, `>`, `>=` with kernels for the typed columns; null and NaN make it unknown or false.
struct ComparisonEvaluator: Evaluator {
  let operation: BoundBinaryOperator
  let left: any Evaluator
  let right: any Evaluator

  var mayFail: Bool { left.mayFail || right.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let one = try left.evaluate(batch, in: context)
    let other = try right.evaluate(batch, in: context)
    let count = batch.rowCount
    if case .constant(let one) = one, case .constant(let other) = other {
      return .constant(Value(operation.truth(one, other)))
    }
    if case .constant(.null) = one { return .constant(.null) }
    if case .constant(.null) = other { return .constant(.null) }
    if let truths = typed(one, other, count: count) {
      return .column(Column(.boolean(truths), validity: Operand.validity(one, other)))
    }
    return .column(generic(one.foldedBeside(other), other.foldedBeside(one), count: count))
  }

  private func typed(_ one: Operand, _ other: Operand, count: Int) -> [Bool]? {
    if let one = one.int64Lane, let other = other.int64Lane { return compare(one, other, count: count) }
    if one.float64Lane != nil || other.float64Lane != nil {
      // Integers against floats compare exactly: value by value, but for a constant that is a float as well. A decimal literal
      // has been meant as a float.
      guard let one = one.exactFloats, let other = other.exactFloats else { return nil }
      return compare(one, other, count: count)
    }
    if let one = one.stringLane, let other = other.stringLane {
      return compareTexts(one, other, count: count)
    }
    if let one = one.dateLane, let other = other.dateLane { return compare(one, other, count: count) }
    if operation == .equal || operation == .notEqual {
      let expected = operation == .equal
      if let one = one.nodeLane, let other = other.nodeLane {
        return Lane.map(one, other, count: count) { ($0 == $1) == expected }
      }
      if let one = one.edgeLane, let other = other.edgeLane {
        return Lane.map(one, other, count: count) { ($0 == $1) == expected }
      }
      if let one = one.booleanLane, let other = other.booleanLane {
        return Lane.map(one, other, count: count) { ($0 == $1) == expected }
      }
    }
    return nil
  }

  @inline(__always)
  private func compare<Element: Comparable>(
    _ one: Lane<Element>, _ other: Lane<Element>, count: Int
  ) -> [Bool]? {
    switch operation {
    case .equal: Lane.map(one, other, count: count) { $0 == $1 }
    case .notEqual: Lane.map(one, other, count: count) { $0 != $1 }
    case .less: Lane.map(one, other, count: count) { $0 < $1 }
    case .lessOrEqual: Lane.map(one, other, count: count) { $0 <= $1 }
    case .greater: Lane.map(one, other, count: count) { $0 > $1 }
    case .greaterOrEqual: Lane.map(one, other, count: count) { $0 >= $1 }
    default: nil
    }
  }

  /// Texts compare by code point, which for UTF-8 is by byte; Swift's own `<` would compare graphemes.
  private func compareTexts(_ one: Lane<String>, _ other: Lane<String>, count: Int) -> [Bool]? {
    switch operation {
    case .equal: Lane.map(one, other, count: count) { TextOrder.areSame($0, $1) }
    case .notEqual: Lane.map(one, other, count: count) { !TextOrder.areSame($0, $1) }
    case .less: Lane.map(one, other, count: count) { TextOrder.compare($0, $1) == .less }
    case .lessOrEqual: Lane.map(one, other, count: count) { TextOrder.compare($0, $1) != .greater }
    case .greater: Lane.map(one, other, count: count) { TextOrder.compare($0, $1) == .greater }
    case .greaterOrEqual: Lane.map(one, other, count: count) { TextOrder.compare($0, $1) != .less }
    default: nil
    }
  }

  private func generic(_ one: Operand, _ other: Operand, count: Int) -> Column {
    var truths: [Bool] = []
    truths.reserveCapacity(count)
    var validity = Bitmap(repeating: true, count: count)
    for row in 0..<count {
      let truth = operation.truth(one[row], other[row])
      truths.append(truth ?? false)
      if truth == nil { validity[row] = false }
    }
    return Column(.boolean(truths), validity: validity.isFull ? nil : validity)
  }
}

extension Operand {
  /// The operand as a lane of floats; nil where it holds integers that might not be floats.
  fileprivate var exactFloats: Lane<Double>? {
    if case .constant(.int64(let number)) = self { return Double(exactly: number).map { .one($0) } }
    return int64Lane == nil ? asFloats : nil
  }

  /// A constant decimal beside a column with floats, as a float: `n.score = 0.1` means the float nearest to 0.1.
  fileprivate func foldedBeside(_ other: Operand) -> Operand {
    guard case .constant(.decimal(let number)) = self, case .column(let column) = other,
      case .values(let values) = column.storage, let float = Double(number.description)
    else { return self }
    var folded: [Value] = []
    folded.reserveCapacity(values.count)
    for value in values {
      if case .float64 = value { folded.append(.float64(float)) } else { folded.append(.decimal(number)) }
    }
    return .column(Column(values: folded))
  }
}

extension BoundBinaryOperator {
  /// The truth of a comparison of two values; nil for unknown.
  func truth(_ left: Value, _ right: Value) -> Bool? {
    switch self {
    case .equal: Value.equals(left, right)
    case .notEqual: Value.equals(left, right).map { !$0 }
    case .less: Value.compare(left, right).map { $0 == .less }
    case .lessOrEqual: Value.compare(left, right).map { $0 == .less || $0 == .equal }
    case .greater: Value.compare(left, right).map { $0 == .greater }
    case .greaterOrEqual: Value.compare(left, right).map { $0 == .greater || $0 == .equal }
    default: nil
    }
  }
}

extension Value {
  /// A truth as a value; nil is null, unknown.
  init(_ truth: Bool?) {
    self = truth.map { .boolean($0) } ?? .null
  }
}
