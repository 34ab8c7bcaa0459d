import GraphStore

/// What an expression gives over a batch: one value for all rows, or a value per row.
///
/// Constants and parameters stay single, so that kernels with a constant side need no second array.
enum Operand: Sendable {
  case constant(Value)
  case column(Column)

  /// The value of a row.
  subscript(row: Int) -> Value {
    switch self {
    case .constant(let value): value
    case .column(let column): column[row]
    }
  }

  /// The operand as a column of so many rows.
  func column(count: Int) -> Column {
    switch self {
    case .constant(let value): Column(repeating: value, count: count)
    case .column(let column): column
    }
  }

  /// Whether a row is null.
  func isNull(_ row: Int) -> Bool {
    switch self {
    case .constant(let value): value.isNull
    case .column(let column): column.isNull(row)
    }
  }
}
