import GQL

/// One column of a batch for a loop over its rows, in which no array is taken out and no reference counted for a value.
///
/// It points into the arrays of the column, which `withCells` lends for as long as its body runs; rows are those of the batch.
@safe
struct RowCell {
  @safe
  private enum Elements {
    case int64(UnsafePointer<Int64>)
    case string(UnsafePointer<String>)
    /// Values of another type, or such that may be null.
    case others
  }

  /// The number of the column.
  let place: Int
  private let lead: UnsafeBufferPointer<UInt8>
  private let elements: Elements

  /// No more columns than these have a frame of the stack each.
  static let mostColumns = 64

  /// Appends what stands before the value of a row, and the value if its type allows it; false where the value is still to be
  /// appended.
  @inline(__always)
  func append(_ row: Int, to buffer: OutputBuffer) -> Bool {
    unsafe buffer.append(few: lead)
    switch elements {
    case .int64(let numbers): unsafe buffer.append(numbers[row])
    case .string(let texts): unsafe buffer.appendJSON(texts[row])
    case .others: return false
    }
    return true
  }

  /// Lends some columns with what stands before their values.
  static func withCells(
    _ columns: [ResultValues], leads: [[UInt8]], _ body: (Span<RowCell>) throws -> Void
  ) throws {
    try withCells(columns, leads, [], body)
  }

  /// Lends the columns that are left, behind those at hand.
  private static func withCells(
    _ columns: [ResultValues], _ leads: [[UInt8]], _ cells: [RowCell], _ body: (Span<RowCell>) throws -> Void
  ) throws {
    let place = cells.count
    guard place < columns.count else { return try body(cells.span) }
    try unsafe leads[place].withUnsafeBufferPointer { lead in
      func next(_ elements: Elements) throws {
        let cell = unsafe RowCell(place: place, lead: lead, elements: elements)
        try withCells(columns, leads, cells + [cell], body)
      }
      switch columns[place].storage {
      case .int64(let numbers) where !columns[place].mayBeNull:
        try unsafe numbers.withUnsafeBufferPointer { elements in
          try next(unsafe elements.baseAddress.map { unsafe .int64($0) } ?? .others)
        }
      case .string(let texts) where !columns[place].mayBeNull:
        try unsafe texts.withUnsafeBufferPointer { elements in
          try next(unsafe elements.baseAddress.map { unsafe .string($0) } ?? .others)
        }
      default: try next(.others)
      }
    }
  }
}
