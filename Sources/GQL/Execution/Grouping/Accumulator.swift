import GraphStore

/// One aggregate over all groups of a step: a state per group, fed a batch at a time.
protocol Accumulator {
  /// Adds the rows of a batch, each to its group; groups are below `groupCount`.
  ///
  /// `operand` is nil for `count(*)`; a row counts as often as `multiplicity` says.
  mutating func add(_ operand: Operand?, groups: [Int], groupCount: Int, multiplicity: [Int64]?) throws

  /// Adds so many rows to one group: of `count(*)`, or such that have a value of `count(expression)`.
  mutating func add(rows: Int64, to group: Int, groupCount: Int) throws

  /// Adds values to one group, none of them null.
  mutating func add(_ numbers: Span<Int64>, to group: Int, groupCount: Int) throws

  /// Adds values to one group, none of them null.
  mutating func add(_ numbers: Span<Double>, to group: Int, groupCount: Int) throws

  /// Takes what another accumulator of the same aggregate has seen after what this one has; `groups` says which of
  /// this one's groups each of the other's is. False, with nothing done, where the two can't be joined.
  mutating func merge(_ other: any Accumulator, groups: [Int], groupCount: Int) throws -> Bool

  /// The results, a row per group.
  mutating func finish(groupCount: Int) throws -> Column
}

/// `count(*)` and `count(expression)`.
struct CountAccumulator: Accumulator {
  private var counts: [Int64] = []

  mutating func add(_ operand: Operand?, groups: [Int], groupCount: Int, multiplicity: [Int64]?) throws {
    counts.append(contentsOf: repeatElement(0, count: groupCount - counts.count))
    let hasNulls: Bool =
      switch operand {
      case nil: false
      case .constant(let value): value.isNull
      case .column(let column):
        if case .values = column.storage { true } else { column.validity != nil }
      }
    if !hasNulls, multiplicity == nil, groupCount == 1 {
      counts[0] += Int64(groups.count)
      return
    }
    for (row, group) in groups.enumerated() {
      if hasNulls, operand?.isNull(row) ?? false { continue }
      let (sum, overflows) = counts[group].addingReportingOverflow(multiplicity?[row] ?? 1)
      if overflows { throw GQLError(.numericValueOutOfRange, "the count exceeds 64 bits") }
      counts[group] = sum
    }
  }

  mutating func add(rows: Int64, to group: Int, groupCount: Int) throws {
    counts.append(contentsOf: repeatElement(0, count: groupCount - counts.count))
    let (sum, overflows) = counts[group].addingReportingOverflow(rows)
    if overflows { throw GQLError(.numericValueOutOfRange, "the count exceeds 64 bits") }
    counts[group] = sum
  }

  mutating func add(_ numbers: Span<Int64>, to group: Int, groupCount: Int) throws {
    try add(rows: Int64(numbers.count), to: group, groupCount: groupCount)
  }

  mutating func add(_ numbers: Span<Double>, to group: Int, groupCount: Int) throws {
    try add(rows: Int64(numbers.count), to: group, groupCount: groupCount)
  }

  mutating func merge(_ other: any Accumulator, groups: [Int], groupCount: Int) throws -> Bool {
    guard let other = other as? CountAccumulator else { return false }
    counts.append(contentsOf: repeatElement(0, count: groupCount - counts.count))
    for (group, count) in zip(groups, other.counts) {
      let (sum, overflows) = counts[group].addingReportingOverflow(count)
      if overflows { throw GQLError(.numericValueOutOfRange, "the count exceeds 64 bits") }
      counts[group] = sum
    }
    return true
  }

  mutating func finish(groupCount: Int) -> Column {
    counts.append(contentsOf: repeatElement(0, count: groupCount - counts.count))
    return Column(.int64(counts))
  }
}
