import GraphStore

/// Mean and sum of squared distances from it (Welford), which join without loss (Chan).
struct DeviationState: Sendable {
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0

  mutating func add(_ value: Value, count: Int64) throws(ValueError) {
    guard value.isNumeric, case .float64(let number) = try value.cast(to: .float64) else {
      throw .invalidType("STDDEV takes numbers, not \(value.typeName)")
    }
    if count == 1 { return add(number) }
    merge(DeviationState(count: Double(count), mean: number, squares: 0))
  }

  init() {}

  private init(count: Double, mean: Double, squares: Double) {
    self.count = count
    self.mean = mean
    self.squares = squares
  }

  mutating func add(_ number: Double) {
    count += 1
    let distance = number - mean
    mean += distance / count
    squares += distance * (number - mean)
  }

  mutating func merge(_ other: DeviationState) {
    if other.count == 0 { return }
    let total = count + other.count
    let distance = other.mean - mean
    squares += other.squares + distance * distance * count * other.count / total
    mean += distance * other.count / total
    count = total
  }

  /// The standard deviation of a sample or of a whole population; null of too few numbers.
  func deviation(isSample: Bool) -> Value {
    let divisor = isSample ? count - 1 : count
    return divisor > 0 ? .float64((squares / divisor).squareRoot()) : .null
  }
}
