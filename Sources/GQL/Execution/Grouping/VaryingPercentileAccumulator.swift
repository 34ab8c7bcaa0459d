import GraphStore

/// A percentile whose fraction is read from the rows, such as a variable of the query around: the first row of a group tells it.
///
/// The operand is a list of the value and the fraction.
struct VaryingPercentileAccumulator: Accumulator {
  private let isContinuous: Bool
  private let limits: ExecutionLimits
  private var states: [PercentileState?] = []

  init(isContinuous: Bool, limits: ExecutionLimits) {
    self.isContinuous = isContinuous
    self.limits = limits
  }

  mutating func add(_ operand: Operand?, groups: [Int], groupCount: Int, multiplicity: [Int64]?) throws {
    grow(to: groupCount)
    guard let operand else { return }
    try limits.reserve(operand.column(count: groups.count).estimatedByteCount)
    for (row, group) in groups.enumerated() {
      guard case .list(let pair) = operand[row], pair.count == 2 else { continue }
      var state = states[group] ?? PercentileState(isContinuous: isContinuous, fraction: pair[1])
      states[group] = nil
      if !pair[0].isNull { try state.add(pair[0], count: multiplicity?[row] ?? 1) }
      states[group] = state
    }
  }

  /// Rows without a value, of which there is no percentile.
  mutating func add(rows: Int64, to group: Int, groupCount: Int) { grow(to: groupCount) }

  /// Numbers without their fraction, which pages of a scan don't bring here (`isComputedByPage`).
  mutating func add(_ numbers: Span<Int64>, to group: Int, groupCount: Int) { grow(to: groupCount) }

  /// See above.
  mutating func add(_ numbers: Span<Double>, to group: Int, groupCount: Int) { grow(to: groupCount) }

  mutating func merge(_ other: any Accumulator, groups: [Int], groupCount: Int) throws -> Bool {
    guard let other = other as? VaryingPercentileAccumulator else { return false }
    grow(to: groupCount)
    for (group, state) in zip(groups, other.states) {
      guard let state else { continue }
      states[group]?.merge(state)
      if states[group] == nil { states[group] = state }
    }
    return true
  }

  mutating func finish(groupCount: Int) throws -> Column {
    grow(to: groupCount)
    return Column(typing: try states.map { try $0?.result() ?? .null })
  }

  private mutating func grow(to count: Int) {
    states.append(contentsOf: repeatElement(nil, count: count - states.count))
  }
}
