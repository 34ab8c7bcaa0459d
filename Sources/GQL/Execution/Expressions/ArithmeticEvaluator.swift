import GraphStore

/// `+`, `-`, `*`, `/`, `%` with kernels for INT64 and FLOAT64; every other pair of types goes value by value.
struct ArithmeticEvaluator: Evaluator {
  let operation: BoundBinaryOperator
  let left: any Evaluator
  let right: any Evaluator

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let one = try left.evaluate(batch, in: context)
    let other = try right.evaluate(batch, in: context)
    let count = batch.rowCount
    if case .constant(let one) = one, case .constant(let other) = other {
      return .constant(count == 0 ? .null : try apply(one, other, in: context))
    }
    let validity = Operand.validity(one, other)
    if let one = one.int64Lane, let other = other.int64Lane,
      let numbers = try integers(one, other, count: count, validity: validity)
    {
      return .column(Column(.int64(numbers), validity: validity))
    }
    if let numbers = floats(one, other, count: count) {
      return .column(Column(.float64(numbers), validity: validity))
    }
    var results: [Value] = []
    results.reserveCapacity(count)
    for row in 0..<count { results.append(try apply(one[row], other[row], in: context)) }
    return .column(Column(typing: results))
  }

  /// The result of one pair of values.
  private func apply(_ one: Value, _ other: Value, in context: ExecutionContext) throws -> Value {
    guard operation == .add, one.isJoinable || other.isJoinable else {
      return try operation.apply(one, other)
    }
    guard context.environment.joinsWithPlus else {
      throw GQLError(
        .invalidValueType, "+ can't take \(one.typeName) and \(other.typeName)",
        hint: "in standard GQL: \(LanguageExtension.joinWithPlus.standardForm)")
    }
    return try one.joined(with: other)
  }

  /// The integer kernel; nil where the operator has none.
  private func integers(
    _ one: Lane<Int64>, _ other: Lane<Int64>, count: Int, validity: Bitmap?
  ) throws -> [Int64]? {
    var overflows = false
    let results: [Int64]
    switch operation {
    case .add:
      results = Lane.map(one, other, count: count) {
        let (sum, overflow) = $0.addingReportingOverflow($1)
        overflows = overflows || overflow
        return sum
      }
    case .subtract:
      results = Lane.map(one, other, count: count) {
        let (difference, overflow) = $0.subtractingReportingOverflow($1)
        overflows = overflows || overflow
        return difference
      }
    case .multiply:
      results = Lane.map(one, other, count: count) {
        let (product, overflow) = $0.multipliedReportingOverflow(by: $1)
        overflows = overflows || overflow
        return product
      }
    case .divide:
      results = Lane.map(one, other, count: count) {
        let (quotient, overflow) = $0.dividedReportingOverflow(by: $1)
        overflows = overflows || overflow
        return quotient
      }
    case .modulo:
      results = Lane.map(one, other, count: count) {
        let (remainder, overflow) = $0.remainderReportingOverflow(dividingBy: $1)
        overflows = overflows || overflow
        return remainder
      }
    default: return nil
    }
    // The kernel also ran over the placeholders of null rows: only the generic way knows whether an error is one.
    return overflows ? nil : results
  }

  /// The float kernel, also for an integer or a constant decimal beside floats; nil where it does not apply.
  private func floats(_ one: Operand, _ other: Operand, count: Int) -> [Double]? {
    guard one.float64Lane != nil || other.float64Lane != nil, let one = one.asFloats,
      let other = other.asFloats
    else { return nil }
    switch operation {
    case .add: return Lane.map(one, other, count: count) { $0 + $1 }
    case .subtract: return Lane.map(one, other, count: count) { $0 - $1 }
    case .multiply: return Lane.map(one, other, count: count) { $0 * $1 }
    default: return nil
    }
  }
}

extension Operand {
  /// The operand as floats, where it holds floats, integers, or is one exact decimal beside them.
  var asFloats: Lane<Double>? {
    if let floats = float64Lane { return floats }
    if let integers = int64Lane { return integers.map { Double($0) } }
    if case .constant(.decimal(let number)) = self { return Double(number.description).map { .one($0) } }
    return nil
  }
}
