/// The values of one property for the rows of a bulk load, in order, typed so that none needs to be boxed.
///
/// Append one value or null per row. Columns of chunks that were read apart are joined with `append(contentsOf:)`.
public struct BulkColumn: Sendable {
  /// The type of every value; `.values` takes any.
  public let kind: ColumnKind
  /// The number of rows so far.
  public private(set) var count = 0
  /// Which rows have a value; rows beyond its words all have.
  private(set) var presence: [UInt64] = []
  private(set) var absentCount = 0
  private(set) var int64s: [Int64] = []
  private(set) var doubles: [Double] = []
  /// Days of dates; 0 and 1 for booleans.
  private(set) var int32s: [Int32] = []
  private(set) var bytes: [UInt8] = []
  /// Where each string ends in `bytes`.
  private(set) var ends: [Int] = []
  private(set) var values: [Value] = []

  /// Makes an empty column. Kinds other than 64-bit integers, doubles, booleans, dates and strings are taken for `.values`; in
  /// the graph, values of one such type get pages of their kind all the same.
  public init(_ kind: ColumnKind) {
    switch kind {
    case .int64, .double, .boolean, .date, .string: self.kind = kind
    default: self.kind = .values
    }
  }

  /// Makes room for a number of rows, and of bytes of text.
  public mutating func reserveCapacity(_ rows: Int, bytes byteCount: Int = 0) {
    switch kind {
    case .int64: int64s.reserveCapacity(rows)
    case .double: doubles.reserveCapacity(rows)
    case .boolean, .date: int32s.reserveCapacity(rows)
    case .string:
      ends.reserveCapacity(rows)
      bytes.reserveCapacity(byteCount)
    default: values.reserveCapacity(rows)
    }
  }

  /// Appends a row of a column of `.int64`.
  public mutating func append(_ value: Int64) {
    precondition(kind == .int64, "a column of another kind")
    int64s.append(value)
    markPresent()
  }

  /// Appends a row of a column of `.double`.
  public mutating func append(_ value: Double) {
    precondition(kind == .double, "a column of another kind")
    doubles.append(value)
    markPresent()
  }

  /// Appends a row of a column of `.boolean`.
  public mutating func append(_ value: Bool) {
    precondition(kind == .boolean, "a column of another kind")
    int32s.append(value ? 1 : 0)
    markPresent()
  }

  /// Appends a row of a column of `.date`.
  public mutating func append(_ value: CalendarDate) {
    precondition(kind == .date, "a column of another kind")
    int32s.append(value.daysSinceEpoch)
    markPresent()
  }

  /// Appends a row of a column of `.string` from its UTF-8 bytes, which must be valid.
  public mutating func append(utf8: Span<UInt8>) {
    precondition(kind == .string, "a column of another kind")
    unsafe utf8.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    markPresent()
  }

  /// Appends a row of a column of `.string`.
  public mutating func append(_ text: String) {
    precondition(kind == .string, "a column of another kind")
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
    markPresent()
  }

  /// Appends a row to a column of any kind; a value of another type than the column's is refused with false.
  @discardableResult
  public mutating func append(_ value: Value) -> Bool {
    switch (kind, value) {
    case (_, .null): appendNull()
    case (.values, _):
      values.append(value)
      markPresent()
    case (.int64, .int64(let number)): append(number)
    case (.double, .float64(let number)): append(number)
    case (.boolean, .boolean(let flag)): append(flag)
    case (.date, .date(let date)): append(date)
    case (.string, .string(let text)): append(text)
    default: return false
    }
    return true
  }

  /// Appends a row without a value.
  public mutating func appendNull() {
    switch kind {
    case .int64: int64s.append(0)
    case .double: doubles.append(0)
    case .boolean, .date: int32s.append(0)
    case .string: ends.append(bytes.count)
    default: values.append(.null)
    }
    fillPresence()
    presence[count >> 6] &= ~(1 << UInt64(count & 63))
    absentCount += 1
    count += 1
  }

  /// Appends the rows of another column of the same kind.
  public mutating func append(contentsOf other: BulkColumn) {
    precondition(kind == other.kind, "a column of another kind")
    let base = bytes.count
    int64s += other.int64s
    doubles += other.doubles
    int32s += other.int32s
    bytes += other.bytes
    ends += other.ends.lazy.map { $0 + base }
    values += other.values
    if other.absentCount > 0 {
      let start = count
      count += other.count
      fillPresence()
      for row in 0..<other.count where !other.isPresent(row) {
        presence[(start + row) >> 6] &= ~(1 << UInt64((start + row) & 63))
      }
      absentCount += other.absentCount
    } else {
      count += other.count
    }
  }

  /// Whether any row has a value.
  public var hasValues: Bool { count > absentCount }

  /// Whether a row has a value.
  func isPresent(_ row: Int) -> Bool {
    let word = row >> 6
    return word >= presence.count || presence[word] & (1 << UInt64(row & 63)) != 0
  }

  /// The value of a row, null where it has none. O(1), and the length of a text.
  public func value(_ row: Int) -> Value {
    guard isPresent(row) else { return .null }
    switch kind {
    case .int64: return .int64(int64s[row])
    case .double: return .float64(doubles[row])
    case .boolean: return .boolean(int32s[row] != 0)
    case .date: return ColumnView.date(Int(int32s[row]))
    case .string: return .string(String(decoding: bytes[textRange(row)], as: UTF8.self))
    default: return values[row]
    }
  }

  /// Copies some of the text to a place that has room for it.
  func copyBytes(_ range: Range<Int>, to place: Cells<UInt8>) {
    guard !range.isEmpty else { return }
    unsafe bytes[range].withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      unsafe place.pointer?.update(from: base, count: range.count)
    }
  }

  /// A number that equal texts share.
  func slot(of range: Range<Int>) -> Int {
    var hash: UInt32 = 0x811c_9dc5
    for index in range { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
    return Int(hash ^ hash >> 16)
  }

  /// Whether two ranges, the second of another column, hold the same text.
  func hasText(_ range: Range<Int>, as other: Range<Int>, of column: BulkColumn) -> Bool {
    guard range.count == other.count else { return false }
    for offset in 0..<range.count
    where bytes[range.lowerBound + offset] != column.bytes[other.lowerBound + offset] { return false }
    return true
  }

  func textRange(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  private mutating func markPresent() { count += 1 }

  /// Makes the presence of every row up to the current one explicit; later rows start as present.
  private mutating func fillPresence() {
    while presence.count <= count >> 6 { presence.append(.max) }
  }
}
