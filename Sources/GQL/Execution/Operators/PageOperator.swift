import GraphStore

/// Rows after an offset, up to a limit, counted over all rows or within each number of an outer row.
final class PageOperator: BatchOperator {
  private let input: BatchOperator
  private let offset: (any Evaluator)?
  private let limit: (any Evaluator)?
  private let partitionSlot: Int?
  private let context: ExecutionContext
  private var bounds: (offset: Int64, limit: Int64)?
  private var seen: Int64 = 0
  private var seenByPartition: [Int64: Int64] = [:]
  private var expansion: MultiplicityExpansion?

  init(
    input: BatchOperator, offset: (any Evaluator)?, limit: (any Evaluator)?, partitionSlot: Int?,
    context: ExecutionContext
  ) {
    self.input = input
    self.offset = offset
    self.limit = limit
    self.partitionSlot = partitionSlot
    self.context = context
  }

  override func next() throws -> Batch? {
    let (offset, limit) = try evaluatedBounds()
    let end = offset.addingReportingOverflow(limit)
    let last = end.overflow ? Int64.max : end.partialValue
    while true {
      if partitionSlot == nil, seen >= last { return nil }
      guard let batch = try nextExpanded() else { return nil }
      try context.limits.checkpoint()
      if let partitionSlot {
        let rows = rowsWithin(batch, slot: partitionSlot, offset: offset, last: last)
        if !rows.isEmpty { return batch.gathered(rows) }
        continue
      }
      let start = max(0, min(Int64(batch.rowCount), offset - seen))
      let stop = max(start, min(Int64(batch.rowCount), last - seen))
      seen += Int64(batch.rowCount)
      if start < stop { return batch.slice(Int(start)..<Int(stop)) }
    }
  }

  private func rowsWithin(_ batch: Batch, slot: Int, offset: Int64, last: Int64) -> [Int] {
    guard case .int64(let numbers) = batch.columns[slot].storage else { return [] }
    return numbers.indices.filter { row in
      let count = seenByPartition[numbers[row], default: 0]
      seenByPartition[numbers[row]] = count + 1
      return count >= offset && count < last
    }
  }

  private func nextExpanded() throws -> Batch? {
    while true {
      if let piece = expansion?.next(limit: context.batchSize) { return piece }
      guard let batch = try input.next() else { return nil }
      expansion = MultiplicityExpansion(batch)
    }
  }

  private func evaluatedBounds() throws -> (offset: Int64, limit: Int64) {
    if let bounds { return bounds }
    let result = (
      try offset.map { try $0.count("OFFSET", in: context) } ?? 0,
      try limit.map { try $0.count("LIMIT", in: context) } ?? Int64.max
    )
    bounds = result
    return result
  }
}

extension Evaluator {
  /// The number of rows that OFFSET or LIMIT says, evaluated without a row.
  ///
  /// - Throws: 22G02 for a negative number, 22G03 for something else than an integer, 22004 for null.
  func count(_ clause: String, in context: ExecutionContext) throws -> Int64 {
    let value = try evaluate(.unit, in: context)[0]
    switch value {
    case .null: throw GQLError(.nullValueNotAllowed, "\(clause) needs a number, not null")
    default: break
    }
    let count: Int64
    do {
      count = try Int64(gqlCount: value)
    } catch {
      throw GQLError(.invalidValueType, "\(clause) needs an INT, not \(value) of type \(value.typeName)")
    }
    guard count >= 0 else {
      throw GQLError(.negativeLimitValue, "\(clause) needs a number that is not negative, not \(value)")
    }
    return count
  }
}

extension Int64 {
  /// An integer of any width, clamped to 64 bits: no graph has more rows.
  fileprivate init(gqlCount value: Value) throws {
    switch value {
    case .int8(let number): self.init(number)
    case .int16(let number): self.init(number)
    case .int32(let number): self.init(number)
    case .int64(let number): self = number
    case .int128(let number): self.init(clamping: number)
    case .uint8(let number): self.init(number)
    case .uint16(let number): self.init(number)
    case .uint32(let number): self.init(number)
    case .uint64(let number): self.init(clamping: number)
    case .uint128(let number): self.init(clamping: number)
    default: throw ValueError.invalidType("no integer")
    }
  }
}
