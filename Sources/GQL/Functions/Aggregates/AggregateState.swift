import GraphStore

/// What an aggregate function knows of the values it has seen (20.9): values go in one by one or in spans, two states
/// join into one, and the result can be asked for at any time.
///
/// Nulls are left out, as the standard says. DISTINCT is the caller's: he adds each value once. Joining keeps the
/// order of COLLECT_LIST only if states are joined in the order of their rows.
struct AggregateState: Sendable {
  private enum Kind: Sendable {
    case count(Int64)
    case sum(SumState)
    case average(SumState)
    case minimum(ExtremeState)
    case maximum(ExtremeState)
    case list([Value])
    case deviation(DeviationState, isSample: Bool)
    case percentile(PercentileState)
  }

  private var kind: Kind

  /// The state before the first value.
  ///
  /// - Parameter fraction: the second argument of a percentile, from 0 to 1.
  init(_ function: AggregateFunction, fraction: Value = .null) {
    kind =
      switch function {
      case .count: .count(0)
      case .sum: .sum(SumState())
      case .average: .average(SumState())
      case .minimum: .minimum(ExtremeState(wanted: .less))
      case .maximum: .maximum(ExtremeState(wanted: .greater))
      case .collectList: .list([])
      case .sampleDeviation: .deviation(DeviationState(), isSample: true)
      case .populationDeviation: .deviation(DeviationState(), isSample: false)
      case .continuousPercentile: .percentile(PercentileState(isContinuous: true, fraction: fraction))
      case .discretePercentile: .percentile(PercentileState(isContinuous: false, fraction: fraction))
      }
  }

  /// Takes a value so many times; null not at all.
  ///
  /// - Throws: 22G03 for a value that the function can not take, 22003 and 22015 for sums out of range.
  mutating func add(_ value: Value, count: Int64 = 1) throws(ValueError) {
    if value.isNull || count <= 0 { return }
    switch kind {
    case .count(let seen): kind = .count(Self.total(seen, count))
    case .sum(var state):
      // The state moves out and back, so that its storage is never shared while it changes.
      kind = .count(0)
      defer { kind = .sum(state) }
      try state.add(value, count: count)
    case .average(var state):
      kind = .count(0)
      defer { kind = .average(state) }
      try state.add(value, count: count)
    case .minimum(var state):
      state.add(value)
      kind = .minimum(state)
    case .maximum(var state):
      state.add(value)
      kind = .maximum(state)
    case .list(var values):
      kind = .count(0)
      defer { kind = .list(values) }
      try Self.append(value, count: count, to: &values)
    case .deviation(var state, let isSample):
      try state.add(value, count: count)
      kind = .deviation(state, isSample: isSample)
    case .percentile(var state):
      kind = .count(0)
      defer { kind = .percentile(state) }
      try state.add(value, count: count)
    }
  }

  /// Takes rows without looking at a value: `count(*)`. Other functions take no notice.
  mutating func add(rows: Int64) {
    if case .count(let seen) = kind { kind = .count(Self.total(seen, rows)) }
  }

  /// The sum of two counts, at the limit of INT64 where it would pass it.
  private static func total(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, overflow) = one.addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  private static func append(_ value: Value, count: Int64, to values: inout [Value]) throws(ValueError) {
    guard count <= Int64(Value.maximumLength / 16 - values.count) else {
      throw ValueError(status: "22G0B", message: "COLLECT_LIST makes too long a list")
    }
    values.append(contentsOf: repeatElement(value, count: Int(count)))
  }

  /// Takes what another state of the same function has seen, as if after what this one has.
  ///
  /// - Throws: 22003 and 22015 for sums out of range.
  mutating func merge(_ other: AggregateState) throws(ValueError) {
    switch (kind, other.kind) {
    case (.count(let one), .count(let two)): kind = .count(Self.total(one, two))
    case (.sum(var state), .sum(let two)):
      try state.merge(two)
      kind = .sum(state)
    case (.average(var state), .average(let two)):
      try state.merge(two)
      kind = .average(state)
    case (.minimum(var state), .minimum(let two)):
      state.merge(two)
      kind = .minimum(state)
    case (.maximum(var state), .maximum(let two)):
      state.merge(two)
      kind = .maximum(state)
    case (.list(var values), .list(let two)):
      kind = .count(0)
      values += two
      kind = .list(values)
    case (.deviation(var state, let isSample), .deviation(let two, _)):
      state.merge(two)
      kind = .deviation(state, isSample: isSample)
    case (.percentile(var state), .percentile(let two)):
      kind = .count(0)
      state.merge(two)
      kind = .percentile(state)
    default: preconditionFailure("states of different functions do not join")
    }
  }

  /// The result over all values so far; null of none, but 0 for COUNT and an empty list for COLLECT_LIST.
  ///
  /// - Throws: 22003 for a sum that leaves its type or a fraction of a percentile that is not from 0 to 1.
  func result() throws(ValueError) -> Value {
    switch kind {
    case .count(let count): .int64(count)
    case .sum(let state): try state.sum()
    case .average(let state): try state.average()
    case .minimum(let state), .maximum(let state): state.value ?? .null
    case .list(let values): .list(values)
    case .deviation(let state, let isSample): state.deviation(isSample: isSample)
    case .percentile(let state): try state.result()
    }
  }

  /// About how many bytes the state holds outside of itself, for memory budgets.
  var heapSize: Int {
    switch kind {
    case .list(let values): values.count * MemoryLayout<Value>.stride
    case .percentile(let state): state.heapSize
    default: 0
    }
  }
}

extension AggregateState {
  /// Takes whole numbers without nulls among them.
  mutating func add(contentsOf numbers: Span<Int64>) throws(ValueError) {
    switch kind {
    case .count(let seen): kind = .count(Self.total(seen, Int64(numbers.count)))
    case .sum(var state):
      state.add(contentsOf: numbers)
      kind = .sum(state)
    case .average(var state):
      state.add(contentsOf: numbers)
      kind = .average(state)
    case .minimum(var state):
      if let extreme = Self.extreme(numbers, isLess: true) { state.add(.int64(extreme)) }
      kind = .minimum(state)
    case .maximum(var state):
      if let extreme = Self.extreme(numbers, isLess: false) { state.add(.int64(extreme)) }
      kind = .maximum(state)
    case .deviation(var state, let isSample):
      for index in numbers.indices { state.add(Double(numbers[index])) }
      kind = .deviation(state, isSample: isSample)
    case .list, .percentile:
      for index in numbers.indices { try add(.int64(numbers[index])) }
    }
  }

  /// Takes floating-point numbers without nulls among them.
  mutating func add(contentsOf numbers: Span<Double>) throws(ValueError) {
    switch kind {
    case .count(let seen): kind = .count(Self.total(seen, Int64(numbers.count)))
    case .sum(var state):
      state.add(contentsOf: numbers)
      kind = .sum(state)
    case .average(var state):
      state.add(contentsOf: numbers)
      kind = .average(state)
    case .deviation(var state, let isSample):
      for index in numbers.indices { state.add(numbers[index]) }
      kind = .deviation(state, isSample: isSample)
    case .minimum, .maximum, .list, .percentile:
      for index in numbers.indices { try add(.float64(numbers[index])) }
    }
  }

  private static func extreme(_ numbers: Span<Int64>, isLess: Bool) -> Int64? {
    if numbers.isEmpty { return nil }
    var extreme = numbers[0]
    for index in numbers.indices {
      extreme = isLess ? min(extreme, numbers[index]) : max(extreme, numbers[index])
    }
    return extreme
  }
}
