import GraphStore

/// `AND` and `OR` with three-valued logic.
///
/// The right side is evaluated only for rows that the left leaves undecided, where evaluating it could raise an error:
/// `n.x <> 0 AND 1 / n.x > 2` never divides by zero.
struct ConnectiveEvaluator: Evaluator {
  /// `false` for AND, `true` for OR: the truth of one side that decides.
  let deciding: Bool
  let left: any Evaluator
  let right: any Evaluator
  /// The slots that the right side reads.
  let rightSlots: Set<Int>

  var mayFail: Bool { left.mayFail || right.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let one = try left.evaluate(batch, in: context)
    if case .constant(let value) = one {
      if case .boolean(deciding) = value { return one }
      guard let truth = try value.asTruth() else {
        return try combine(.constant(.null), right.evaluate(batch, in: context), count: batch.rowCount)
      }
      _ = truth
      return try right.evaluate(batch, in: context).checkedTruth(count: batch.rowCount)
    }
    guard right.mayFail else {
      return try combine(one, right.evaluate(batch, in: context), count: batch.rowCount)
    }
    let truths = try TruthLane(one, count: batch.rowCount)
    let undecided = (0..<batch.rowCount).filter { truths[$0] != deciding }
    if undecided.isEmpty { return one }
    if undecided.count == batch.rowCount {
      return try combine(one, right.evaluate(batch, in: context), count: batch.rowCount)
    }
    let rest = try right.evaluate(batch.gathered(undecided, slots: rightSlots), in: context)
    let others = try TruthLane(rest, count: undecided.count)
    var results = TruthColumn(repeating: deciding, count: batch.rowCount)
    for (place, row) in undecided.enumerated() { results[row] = connect(truths[row], others[place]) }
    return .column(results.column)
  }

  private func combine(_ one: Operand, _ other: Operand, count: Int) throws -> Operand {
    if case .constant(.boolean(let truth)) = other { return truth == deciding ? other : one }
    if let left = one.booleanLane, let right = other.booleanLane, one.validity == nil, other.validity == nil {
      let truths =
        deciding
        ? Lane.map(left, right, count: count) { $0 || $1 } : Lane.map(left, right, count: count) { $0 && $1 }
      return .column(Column(.boolean(truths)))
    }
    let left = try TruthLane(one, count: count)
    let right = try TruthLane(other, count: count)
    var results = TruthColumn(repeating: deciding, count: count)
    for row in 0..<count { results[row] = connect(left[row], right[row]) }
    return .column(results.column)
  }

  @inline(__always)
  private func connect(_ one: Bool?, _ other: Bool?) -> Bool? {
    if one == deciding || other == deciding { return deciding }
    return one == nil || other == nil ? nil : !deciding
  }
}

/// `XOR` with three-valued logic.
struct ExclusiveOrEvaluator: Evaluator {
  let left: any Evaluator
  let right: any Evaluator

  var mayFail: Bool { left.mayFail || right.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let count = batch.rowCount
    let one = try TruthLane(left.evaluate(batch, in: context), count: count)
    let other = try TruthLane(right.evaluate(batch, in: context), count: count)
    var results = TruthColumn(repeating: false, count: count)
    for row in 0..<count {
      results[row] = one[row].flatMap { one in other[row].map { $0 != one } }
    }
    return .column(results.column)
  }
}

/// `NOT`.
struct NegationEvaluator: Evaluator {
  let operand: any Evaluator

  var mayFail: Bool { operand.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let value = try operand.evaluate(batch, in: context)
    switch value {
    case .constant(let value): return .constant(Value(try value.asTruth().map { !$0 }))
    case .column(let column):
      if case .boolean(let truths) = column.storage {
        return .column(Column(.boolean(truths.map { !$0 }), validity: column.validity))
      }
      let lane = try TruthLane(value, count: batch.rowCount)
      var results = TruthColumn(repeating: false, count: batch.rowCount)
      for row in 0..<batch.rowCount { results[row] = lane[row].map { !$0 } }
      return .column(results.column)
    }
  }
}

/// `IS NULL`.
struct NullTestEvaluator: Evaluator {
  let operand: any Evaluator

  var mayFail: Bool { operand.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    switch try operand.evaluate(batch, in: context) {
    case .constant(let value): .constant(.boolean(value.isNull))
    case .column(let column): .column(Column(.boolean((0..<batch.rowCount).map { column.isNull($0) })))
    }
  }
}

/// `IS TRUE` and `IS FALSE`.
struct TruthTestEvaluator: Evaluator {
  let operand: any Evaluator
  let expected: Bool

  var mayFail: Bool { operand.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let truths = try TruthLane(operand.evaluate(batch, in: context), count: batch.rowCount)
    return .column(Column(.boolean((0..<batch.rowCount).map { truths[$0] == expected })))
  }
}

/// The truths of an operand, row by row.
struct TruthLane {
  private let truths: [Bool]
  private let validity: Bitmap?

  /// - Throws: 22G03 where a value is neither a boolean nor null.
  init(_ operand: Operand, count: Int) throws {
    switch operand {
    case .constant(let value):
      let truth = try value.asTruth()
      truths = Array(repeating: truth ?? false, count: count)
      validity = truth == nil ? Bitmap(repeating: false, count: count) : nil
    case .column(let column):
      if case .boolean(let elements) = column.storage {
        truths = elements
        validity = column.validity
      } else {
        var results = TruthColumn(repeating: false, count: count)
        for row in 0..<count { results[row] = try column[row].asTruth() }
        truths = results.truths
        validity = results.validity
      }
    }
  }

  @inline(__always)
  subscript(row: Int) -> Bool? {
    if let validity, !validity[row] { return nil }
    return truths[row]
  }
}

/// Truths that are written row by row.
struct TruthColumn {
  private(set) var truths: [Bool]
  private(set) var validity: Bitmap?

  init(repeating truth: Bool, count: Int) {
    truths = Array(repeating: truth, count: count)
  }

  @inline(__always)
  subscript(row: Int) -> Bool? {
    get { validity.map { $0[row] } ?? true ? truths[row] : nil }
    set {
      truths[row] = newValue ?? false
      if newValue == nil, validity == nil { validity = Bitmap(repeating: true, count: truths.count) }
      validity?[row] = newValue != nil
    }
  }

  var column: Column { Column(.boolean(truths), validity: validity) }
}

extension Value {
  /// The value as a truth; nil for null.
  ///
  /// - Throws: 22G03 for anything else.
  func asTruth() throws -> Bool? {
    switch self {
    case .boolean(let truth): truth
    case .null: nil
    default: throw GQLError.noTruth(self)
    }
  }
}

extension Operand {
  /// The operand itself where it holds truths.
  fileprivate func checkedTruth(count: Int) throws -> Operand {
    if case .column(let column) = self, case .boolean = column.storage { return self }
    _ = try TruthLane(self, count: count)
    return self
  }
}
