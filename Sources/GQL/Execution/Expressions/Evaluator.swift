import GraphStore

/// A compiled expression: immutable, shared by all executions of a plan and by their threads.
protocol Evaluator: Sendable {
  /// The values of the expression over the rows of a batch.
  ///
  /// - Throws: `ValueError` or `GQLError` for what the values make impossible.
  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand

  /// Whether some value of the variables may make evaluation throw; false lets `AND` and `OR` evaluate both sides at once.
  var mayFail: Bool { get }
}

extension Evaluator {
  var mayFail: Bool { true }

  /// The values of the expression as a column.
  func column(_ batch: Batch, in context: ExecutionContext) throws -> Column {
    try evaluate(batch, in: context).column(count: batch.rowCount)
  }

  /// The rows for which the expression, a predicate, is true.
  ///
  /// - Throws: 22G03 where it gives something else than a boolean.
  func trueRows(_ batch: Batch, in context: ExecutionContext) throws -> TrueRows {
    switch try evaluate(batch, in: context) {
    case .constant(.boolean(true)): return .all
    case .constant(.boolean(false)), .constant(.null): return .some([])
    case .constant(let value): throw GQLError.noTruth(value)
    case .column(let column):
      var rows: [Int] = []
      rows.reserveCapacity(batch.rowCount)
      switch column.storage {
      case .boolean(let truths):
        if let validity = column.validity {
          for row in 0..<truths.count where truths[row] && validity[row] { rows.append(row) }
        } else {
          for row in 0..<truths.count where truths[row] { rows.append(row) }
        }
      case .values(let values):
        for (row, value) in values.enumerated() {
          switch value {
          case .boolean(let truth): if truth { rows.append(row) }
          case .null: break
          default: throw GQLError.noTruth(value)
          }
        }
      default:
        for row in 0..<column.count where !column.isNull(row) { throw GQLError.noTruth(column[row]) }
      }
      return rows.count == batch.rowCount ? .all : .some(rows)
    }
  }
}

/// The rows of a batch that a predicate keeps.
enum TrueRows {
  case all
  case some([Int])
}

extension GQLError {
  /// 22G03: a predicate that is neither true, false nor unknown.
  static func noTruth(_ value: Value) -> GQLError {
    GQLError(.invalidValueType, "a condition must be a BOOL, not \(value) of type \(value.typeName)")
  }
}
