import GraphStore

/// Any aggregate, by a state of the function library per group.
struct StateAccumulator: Accumulator {
  private let function: AggregateFunction
  private let fraction: Value
  private var states: [AggregateState] = []
  /// Whether a state keeps every value, so that memory grows with the rows.
  private let keepsValues: Bool
  private let limits: ExecutionLimits

  init(_ function: AggregateFunction, fraction: Value, limits: ExecutionLimits) {
    self.function = function
    self.fraction = fraction
    self.limits = limits
    keepsValues =
      switch function {
      case .collectList, .continuousPercentile, .discretePercentile: true
      default: false
      }
  }

  mutating func add(_ operand: Operand?, groups: [Int], groupCount: Int, multiplicity: [Int64]?) throws {
    grow(to: groupCount)
    guard let operand else {
      for (row, group) in groups.enumerated() { states[group].add(rows: multiplicity?[row] ?? 1) }
      return
    }
    if keepsValues { try limits.reserve(operand.column(count: groups.count).estimatedByteCount) }
    if groupCount == 1, multiplicity == nil, operand.validity == nil {
      switch operand {
      case .column(let column):
        if case .int64(let numbers) = column.storage { return try states[0].add(contentsOf: numbers.span) }
        if case .float64(let numbers) = column.storage { return try states[0].add(contentsOf: numbers.span) }
      case .constant: break
      }
    }
    for (row, group) in groups.enumerated() {
      try states[group].add(operand[row], count: multiplicity?[row] ?? 1)
    }
  }

  mutating func add(rows: Int64, to group: Int, groupCount: Int) throws {
    grow(to: groupCount)
    states[group].add(rows: rows)
  }

  mutating func add(_ numbers: Span<Int64>, to group: Int, groupCount: Int) throws {
    grow(to: groupCount)
    try states[group].add(contentsOf: numbers)
  }

  mutating func add(_ numbers: Span<Double>, to group: Int, groupCount: Int) throws {
    grow(to: groupCount)
    try states[group].add(contentsOf: numbers)
  }

  mutating func merge(_ other: any Accumulator, groups: [Int], groupCount: Int) throws -> Bool {
    guard let other = other as? StateAccumulator else { return false }
    grow(to: groupCount)
    for (group, state) in zip(groups, other.states) { try states[group].merge(state) }
    return true
  }

  mutating func finish(groupCount: Int) throws -> Column {
    grow(to: groupCount)
    return Column(typing: try states.map { try $0.result() })
  }

  private mutating func grow(to count: Int) {
    while states.count < count { states.append(AggregateState(function, fraction: fraction)) }
  }
}

/// `SUM` of 64-bit integers, with states of the function library for everything else.
struct IntegerSumAccumulator: Accumulator {
  private var sums: [Int64] = []
  private var isPresent: [Bool] = []
  private var general: StateAccumulator
  private var isGeneral = false

  init(limits: ExecutionLimits) {
    general = StateAccumulator(.sum, fraction: .null, limits: limits)
  }

  mutating func add(_ operand: Operand?, groups: [Int], groupCount: Int, multiplicity: [Int64]?) throws {
    sums.append(contentsOf: repeatElement(0, count: groupCount - sums.count))
    isPresent.append(contentsOf: repeatElement(false, count: groupCount - isPresent.count))
    guard !isGeneral, case .column(let column)? = operand, case .int64(let numbers) = column.storage,
      multiplicity == nil
    else {
      if let operand {
        try general.add(operand, groups: groups, groupCount: groupCount, multiplicity: multiplicity)
        isGeneral = true
      }
      return
    }
    for (row, group) in groups.enumerated() {
      if let validity = column.validity, !validity[row] { continue }
      try general.addPartialSum(numbers[row], to: group, groupCount: groupCount, &sums, &isGeneral)
      isPresent[group] = true
    }
  }

  /// Rows without a value, which a sum has none of.
  mutating func add(rows: Int64, to group: Int, groupCount: Int) {}

  mutating func add(_ numbers: Span<Int64>, to group: Int, groupCount: Int) throws {
    if numbers.isEmpty { return }
    sums.append(contentsOf: repeatElement(0, count: groupCount - sums.count))
    isPresent.append(contentsOf: repeatElement(false, count: groupCount - isPresent.count))
    isPresent[group] = true
    // A page of numbers of 53 bits can't overflow: adding needs no check of each.
    var sum: Int64 = 0
    var bits: UInt64 = 0
    for index in numbers.indices {
      let number = unsafe numbers[unchecked: index]
      sum &+= number
      bits |= UInt64(bitPattern: number &+ (1 << 52))
    }
    if bits >> 53 == 0, numbers.count <= 1024 {
      return try general.addPartialSum(sum, to: group, groupCount: groupCount, &sums, &isGeneral)
    }
    for index in numbers.indices {
      try general.addPartialSum(numbers[index], to: group, groupCount: groupCount, &sums, &isGeneral)
    }
  }

  mutating func add(_ numbers: Span<Double>, to group: Int, groupCount: Int) throws {
    if numbers.isEmpty { return }
    isGeneral = true
    try general.add(numbers, to: group, groupCount: groupCount)
  }

  mutating func merge(_ other: any Accumulator, groups: [Int], groupCount: Int) throws -> Bool {
    guard let other = other as? IntegerSumAccumulator else { return false }
    sums.append(contentsOf: repeatElement(0, count: groupCount - sums.count))
    isPresent.append(contentsOf: repeatElement(false, count: groupCount - isPresent.count))
    if other.isGeneral {
      isGeneral = true
      _ = try general.merge(other.general, groups: groups, groupCount: groupCount)
    }
    for (place, group) in zip(other.sums.indices, groups) where other.isPresent[place] {
      try general.addPartialSum(other.sums[place], to: group, groupCount: groupCount, &sums, &isGeneral)
      isPresent[group] = true
    }
    return true
  }

  mutating func finish(groupCount: Int) throws -> Column {
    sums.append(contentsOf: repeatElement(0, count: groupCount - sums.count))
    isPresent.append(contentsOf: repeatElement(false, count: groupCount - isPresent.count))
    guard isGeneral else {
      return Column(.int64(sums), validity: isPresent.contains(false) ? Bitmap(isPresent) : nil)
    }
    let values = sums.indices.map { isPresent[$0] ? Value.int64(sums[$0]) : .null }
    try general.add(
      .column(Column(values: values)), groups: Array(sums.indices), groupCount: groupCount, multiplicity: nil)
    return try general.finish(groupCount: groupCount)
  }
}

extension StateAccumulator {
  /// Adds a number to a sum of 64 bits. One that overflows moves into the state, which knows it exactly: the total may come
  /// back into range.
  @inline(__always)
  fileprivate mutating func addPartialSum(
    _ number: Int64, to group: Int, groupCount: Int, _ sums: inout [Int64], _ isUsed: inout Bool
  ) throws {
    let (sum, overflows) = sums[group].addingReportingOverflow(number)
    guard overflows else {
      sums[group] = sum
      return
    }
    try add(
      .column(Column(.int64([sums[group]]))), groups: [group], groupCount: groupCount, multiplicity: nil)
    isUsed = true
    sums[group] = number
  }
}
