import GraphStore

/// A running sum and count: integers exact in 128 bits, floats with the error of rounding carried along (Neumaier), so
/// that neither the order of rows nor the number of threads shows in the result beyond the last digit.
struct SumState: Sendable {
  private var count: Int64 = 0
  private var integers: Int128 = 0
  private var hasIntegers = false
  private var float = 0.0
  private var compensation = 0.0
  private var hasFloats = false
  /// The sum of decimals, of integers that 64 bits do not hold, or of durations.
  private var other: Value?

  mutating func add(_ value: Value, count: Int64) throws(ValueError) {
    switch value {
    case .int64(let number): try add(number, count: count)
    case .int8(let number): try add(Int64(number), count: count)
    case .int16(let number): try add(Int64(number), count: count)
    case .int32(let number): try add(Int64(number), count: count)
    case .uint8(let number): try add(Int64(number), count: count)
    case .uint16(let number): try add(Int64(number), count: count)
    case .uint32(let number): try add(Int64(number), count: count)
    case .float64(let number): add(number, count: count)
    case .float32(let number): add(Double(number), count: count)
    case .wideFloat(let number): add(number.double, count: count)
    default:
      guard value.isNumeric || value.isDuration else {
        throw .invalidType("SUM and AVG take numbers or durations, not \(value.typeName)")
      }
      let part = count == 1 ? value : try value.multiplied(by: .int64(count))
      other = try other?.adding(part) ?? part
      self.count += count
    }
  }

  private mutating func add(_ number: Int64, count: Int64) throws(ValueError) {
    // Only numbers of rows that no graph has, but a count of walks may, can leave 128 bits.
    let (sum, overflow) = integers.addingReportingOverflow(Int128(number) * Int128(count))
    if overflow { throw .outOfRange("a sum leaves 128 bits") }
    integers = sum
    hasIntegers = true
    self.count += count
  }

  private mutating func add(_ number: Double, count: Int64) {
    add(count == 1 ? number : number * Double(count))
    hasFloats = true
    self.count += count
  }

  /// One step of Neumaier's sum.
  private mutating func add(_ number: Double) {
    let sum = float + number
    compensation += float.magnitude >= number.magnitude ? (float - sum) + number : (number - sum) + float
    float = sum
  }

  mutating func add(contentsOf numbers: Span<Int64>) {
    if numbers.isEmpty { return }
    // 64 bits at a time, in 128 only where they overflow.
    var partial: Int64 = 0
    for index in numbers.indices {
      let (sum, overflow) = partial.addingReportingOverflow(numbers[index])
      if overflow {
        integers += Int128(partial)
        partial = numbers[index]
      } else {
        partial = sum
      }
    }
    integers += Int128(partial)
    hasIntegers = true
    count += Int64(numbers.count)
  }

  mutating func add(contentsOf numbers: Span<Double>) {
    if numbers.isEmpty { return }
    for index in numbers.indices { add(numbers[index]) }
    hasFloats = true
    count += Int64(numbers.count)
  }

  mutating func merge(_ state: SumState) throws(ValueError) {
    let (sum, overflow) = integers.addingReportingOverflow(state.integers)
    if overflow { throw .outOfRange("a sum leaves 128 bits") }
    integers = sum
    hasIntegers = hasIntegers || state.hasIntegers
    add(state.float)
    compensation += state.compensation
    hasFloats = hasFloats || state.hasFloats
    if let value = state.other { other = try other?.adding(value) ?? value }
    count += state.count
  }

  /// The sum in the widest type of its parts (ID095); null of nothing.
  func sum() throws(ValueError) -> Value {
    if hasFloats {
      if let other, other.isDuration { return try other.adding(.float64(floatSum)) }
      let rest = try Value.int128(integers).adding(other ?? .int64(0)).cast(to: .float64)
      return hasIntegers || other != nil ? try Value.float64(floatSum).adding(rest) : .float64(floatSum)
    }
    if let other { return hasIntegers ? try other.adding(integerSum) : other }
    if !hasIntegers { return .null }
    guard let sum = Int64(exactly: integers) else {
      throw .outOfRange("the sum \(integers) is out of the range of INT64")
    }
    return .int64(sum)
  }

  /// Of INT and FLOAT a FLOAT64, of DECIMAL a DECIMAL, of durations a duration (ID096); null of nothing.
  func average() throws(ValueError) -> Value {
    if count == 0 { return .null }
    switch other {
    case .decimal?, .duration?: return try sum().divided(by: .int64(count))
    case nil where !hasFloats: return .float64(Double(integers) / Double(count))
    default: return try sum().cast(to: .float64).divided(by: .float64(Double(count)))
    }
  }

  /// INT64 where it fits, so that it does not widen what it is added to.
  private var integerSum: Value {
    Int64(exactly: integers).map(Value.int64) ?? .int128(integers)
  }

  private var floatSum: Double {
    // The compensation of an infinite sum is NaN.
    float.isFinite ? float + compensation : float
  }
}

extension Value {
  fileprivate var isDuration: Bool {
    if case .duration = self { true } else { false }
  }
}
