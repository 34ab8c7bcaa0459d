import GraphStore

/// A compiled subquery of an expression.
struct CompiledSubquery: Sendable {
  let make: OperatorFactory
  /// The slots of the row that the subquery takes.
  let argumentSlots: [Int]
  /// The slot of its rows with the number of the outer row; nil where it runs row by row.
  let partitionSlot: Int?

  /// Runs the subquery for every row of a batch, and calls `body` with its rows: those of the outer row given, or with
  /// the column of outer row numbers.
  ///
  /// `body` returns false to have no more rows of a subquery that runs row by row.
  func run(
    _ batch: Batch, in context: ExecutionContext, _ body: (Batch, OuterRows) throws -> Bool
  ) throws {
    let saved = context.argument
    defer { context.argument = saved }
    var argument = batch.selecting(argumentSlots)
    argument.multiplicity = nil
    if let partitionSlot {
      argument.columns.append(Column(.int64((0..<Int64(batch.rowCount)).map { $0 })))
      context.argument = argument
      let inner = try make(context)
      while let rows = try inner.next() {
        try context.limits.checkpoint()
        guard case .int64(let numbers) = rows.columns[partitionSlot].storage else { continue }
        _ = try body(rows, .numbers(numbers))
      }
      return
    }
    let isConstant = argumentSlots.isEmpty
    for row in 0..<(isConstant ? min(1, batch.rowCount) : batch.rowCount) {
      context.argument = isConstant ? .unit : argument.slice(row..<row + 1)
      let inner = try make(context)
      while let rows = try inner.next() {
        try context.limits.checkpoint()
        if try !body(rows, .one(row)) { break }
      }
    }
  }

  /// The results of `run`, one per row; a subquery that takes nothing from the row ran once for all of them.
  func operand<Element>(_ results: [Element], _ value: (Element) throws -> Value) rethrows -> Operand {
    if argumentSlots.isEmpty, let first = results.first { return .constant(try value(first)) }
    return .column(Column(typing: try results.map(value)))
  }
}

/// Which outer rows the rows of a subquery belong to.
enum OuterRows {
  case one(Int)
  case numbers([Int64])

  @inline(__always)
  subscript(row: Int) -> Int {
    switch self {
    case .one(let number): number
    case .numbers(let numbers): Int(numbers[row])
    }
  }
}

/// `EXISTS { … }`.
struct ExistsEvaluator: Evaluator {
  let subquery: CompiledSubquery

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    var truths = [Bool](repeating: false, count: batch.rowCount)
    try subquery.run(batch, in: context) { rows, outer in
      for row in 0..<rows.rowCount { truths[outer[row]] = true }
      return false
    }
    return subquery.operand(truths) { .boolean($0) }
  }
}

/// `COUNT { … }`.
struct CountSubqueryEvaluator: Evaluator {
  let subquery: CompiledSubquery

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    var counts = [Int64](repeating: 0, count: batch.rowCount)
    try subquery.run(batch, in: context) { rows, outer in
      for row in 0..<rows.rowCount {
        let (sum, overflows) = counts[outer[row]].addingReportingOverflow(rows.multiplicity?[row] ?? 1)
        if overflows { throw GQLError(.numericValueOutOfRange, "the number of rows exceeds 64 bits") }
        counts[outer[row]] = sum
      }
      return true
    }
    return subquery.operand(counts) { .int64($0) }
  }
}

/// `VALUE { … }`: the one value of the one row.
struct ValueSubqueryEvaluator: Evaluator {
  let subquery: CompiledSubquery
  let slot: Int

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    var values = [Value?](repeating: nil, count: batch.rowCount)
    try subquery.run(batch, in: context) { rows, outer in
      for row in 0..<rows.rowCount {
        guard values[outer[row]] == nil, (rows.multiplicity?[row] ?? 1) == 1 else {
          throw GQLError(
            .dataException, "VALUE needs a subquery of at most one row", hint: "add LIMIT 1 or an aggregate")
        }
        values[outer[row]] = rows.columns[slot][row]
      }
      return true
    }
    return subquery.operand(values) { $0 ?? .null }
  }
}

/// `COLLECT { … }`: the values of all rows.
struct CollectSubqueryEvaluator: Evaluator {
  let subquery: CompiledSubquery
  let slot: Int

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    var lists = [[Value]](repeating: [], count: batch.rowCount)
    try subquery.run(batch, in: context) { rows, outer in
      try context.limits.reserve(rows.columns[slot].estimatedByteCount)
      var pieces = MultiplicityExpansion(rows)
      if rows.multiplicity == nil {
        for row in 0..<rows.rowCount { lists[outer[row]].append(rows.columns[slot][row]) }
      } else {
        while let piece = pieces.next() {
          let owner: OuterRows =
            if let partition = subquery.partitionSlot,
              case .int64(let numbers) = piece.columns[partition].storage
            {
              .numbers(numbers)
            } else {
              outer
            }
          try context.limits.reserve(piece.columns[slot].estimatedByteCount)
          for row in 0..<piece.rowCount { lists[owner[row]].append(piece.columns[slot][row]) }
        }
      }
      return true
    }
    return subquery.operand(lists) { .list($0) }
  }
}
