import GraphStore

/// The values of a percentile, sorted when the result is asked for.
struct PercentileState: Sendable {
  private let isContinuous: Bool
  private let fraction: Value
  private var values: [(value: Value, count: Int64)] = []

  init(isContinuous: Bool, fraction: Value) {
    self.isContinuous = isContinuous
    self.fraction = fraction
  }

  mutating func add(_ value: Value, count: Int64) throws(ValueError) {
    guard value.isNumeric else {
      throw .invalidType("a percentile is of numbers, not of \(value.typeName)")
    }
    values.append((value, count))
  }

  mutating func merge(_ other: PercentileState) {
    values += other.values
  }

  var heapSize: Int { values.count * MemoryLayout<(Value, Int64)>.stride }

  /// The value at the fraction of the sorted values; between two, PERCENTILE_CONT goes in a straight line and gives
  /// FLOAT64, PERCENTILE_DISC takes the first that reaches the fraction.
  func result() throws(ValueError) -> Value {
    if values.isEmpty || fraction.isNull { return .null }
    guard fraction.isNumeric, case .float64(let part) = try fraction.cast(to: .float64), part >= 0, part <= 1
    else {
      throw .outOfRange("the fraction of a percentile is a number from 0 to 1, not \(fraction)")
    }
    let sorted = values.sorted { Value.order($0.value, $1.value) == .less }
    let total = sorted.reduce(into: Int64(0)) { $0 += $1.count }
    if !isContinuous {
      let place = max((part * Double(total)).rounded(.up), 1) - 1
      return Self.value(at: Int64(place), in: sorted)
    }
    let place = part * Double(total - 1)
    let lower = try Self.double(at: Int64(place.rounded(.down)), in: sorted)
    let upper = try Self.double(at: Int64(place.rounded(.up)), in: sorted)
    // Equal neighbours may be infinite, whose difference has no value.
    if lower == upper { return .float64(lower) }
    return .float64(lower + (upper - lower) * (place - place.rounded(.down)))
  }

  private static func double(at place: Int64, in sorted: [(value: Value, count: Int64)]) throws(ValueError)
    -> Double
  {
    guard case .float64(let number) = try value(at: place, in: sorted).cast(to: .float64) else { return .nan }
    return number
  }

  private static func value(at place: Int64, in sorted: [(value: Value, count: Int64)]) -> Value {
    var passed: Int64 = 0
    for (value, count) in sorted {
      passed += count
      if place < passed { return value }
    }
    return sorted.last?.value ?? .null
  }
}
