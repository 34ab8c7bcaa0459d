/// The values of one column of a piece of a table, typed, a row after another.
///
/// A class, because rows are appended in the innermost loop of an import, and an enum of arrays would be copied there.
/// Built by one thread, then only read.
final class ImportColumn {
  let name: String
  let type: ImportType
  private(set) var count = 0
  /// The values of the type's kind; the other arrays stay empty. A row without a value holds 0 or nothing.
  private(set) var integers: [Int64] = []
  private(set) var floats: [Double] = []
  private(set) var booleans: [Bool] = []
  private(set) var days: [Int32] = []
  private(set) var textEnds: [UInt32] = []
  private(set) var text: [UInt8] = []
  private(set) var values: [Value] = []
  /// A bit per row that has a value; empty where every row has one.
  private(set) var validity: [UInt64] = []
  private(set) var nullCount = 0

  init(name: String, type: ImportType) {
    self.name = name
    self.type = type
  }

  /// Appends a field.
  ///
  /// - Returns: false where the field is no value of the type; then nothing is appended.
  func append(_ field: RecordScanner.Field, of bytes: Span<UInt8>, quote: UInt8) -> Bool {
    if field.isEmpty, !field.isQuoted {
      appendNull()
      return true
    }
    let text = bytes.extracting(field.start..<field.end)
    guard type == .string ? appendString(text, field, quote) : appendScalar(text) else { return false }
    if !validity.isEmpty { setValid(count) }
    count += 1
    return true
  }

  func appendNull() {
    if validity.isEmpty { validity = [UInt64](repeating: .max, count: count / 64 + 1) }
    setInvalid(count)
    nullCount += 1
    switch type {
    case .integer: integers.append(0)
    case .float: floats.append(0)
    case .boolean: booleans.append(false)
    case .date: days.append(0)
    case .string: textEnds.append(UInt32(truncatingIfNeeded: text.count))
    default: values.append(.null)
    }
    count += 1
  }

  /// Appends a row of another column of the same type.
  func append(row: Int, of other: ImportColumn) {
    guard other.isValid(row) else { return appendNull() }
    switch type {
    case .integer: integers.append(other.integers[row])
    case .float: floats.append(other.floats[row])
    case .boolean: booleans.append(other.booleans[row])
    case .date: days.append(other.days[row])
    case .string:
      text += other.text[other.textRange(row)]
      textEnds.append(UInt32(text.count))
    default: values.append(other.values[row])
    }
    if !validity.isEmpty { setValid(count) }
    count += 1
  }

  /// Takes back what was appended beyond a number of rows.
  func truncate(to rows: Int) {
    guard count > rows else { return }
    let surplus = count - rows
    for row in rows..<count where !isValid(row) { nullCount -= 1 }
    count = rows
    switch type {
    case .integer: integers.removeLast(surplus)
    case .float: floats.removeLast(surplus)
    case .boolean: booleans.removeLast(surplus)
    case .date: days.removeLast(surplus)
    case .string:
      textEnds.removeLast(surplus)
      text.removeLast(text.count - Int(textEnds.last ?? 0))
    default: values.removeLast(surplus)
    }
  }

  func isValid(_ row: Int) -> Bool {
    validity.isEmpty || (row / 64 < validity.count && validity[row / 64] >> UInt64(row % 64) & 1 == 1)
  }

  /// The bytes of a row of text.
  func textRange(_ row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(textEnds[row - 1]))..<Int(textEnds[row])
  }

  private func setValid(_ row: Int) {
    if row / 64 >= validity.count { validity.append(.max) }
    validity[row / 64] |= 1 << UInt64(row % 64)
  }

  private func setInvalid(_ row: Int) {
    if row / 64 >= validity.count { validity.append(.max) }
    validity[row / 64] &= ~(1 << UInt64(row % 64))
  }

  private func appendString(_ bytes: Span<UInt8>, _ field: RecordScanner.Field, _ quote: UInt8) -> Bool {
    guard UTF8Check.isValid(bytes), text.count + bytes.count <= Int(UInt32.max) else { return false }
    if field.hasEscapes {
      var index = 0
      while index < bytes.count {
        text.append(bytes[index])
        index += bytes[index] == quote ? 2 : 1
      }
    } else {
      unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    }
    textEnds.append(UInt32(text.count))
    return true
  }

  private func appendScalar(_ bytes: Span<UInt8>) -> Bool {
    switch type {
    case .integer:
      guard let number = FieldText.lenientInteger(bytes) else { return false }
      integers.append(number)
    case .float:
      guard let number = FieldText.float(bytes) else { return false }
      floats.append(number)
    case .boolean:
      guard let value = FieldText.boolean(bytes) else { return false }
      booleans.append(value)
    case .date:
      if let day = FieldText.date(bytes) {
        days.append(day)
      } else {
        guard let string = FieldText.string(bytes), let date = try? TemporalText.date(string) else {
          return false
        }
        days.append(date.daysSinceEpoch)
      }
    case .unknown: return false
    default:
      guard let value = ImportValue.value(of: bytes, as: type) else { return false }
      values.append(value)
    }
    return true
  }
}

/// Values of the rarer types.
enum ImportValue {
  /// The value of a field's text, nil where it is none of the type.
  static func value(of bytes: Span<UInt8>, as type: ImportType) -> Value? {
    guard let string = FieldText.string(bytes) else { return nil }
    return value(of: string, as: type)
  }

  private static func value(of text: String, as type: ImportType) -> Value? {
    switch type {
    case .string, .unknown: return .string(text)
    case .list(let element):
      if text.isEmpty { return .list([]) }
      var values: [Value] = []
      for part in text.split(separator: ";", omittingEmptySubsequences: false) {
        guard let value = value(of: String(part), as: element) else { return nil }
        values.append(value)
      }
      return .list(values)
    default: return try? Value.string(text).cast(to: type.valueType)
    }
  }
}

/// Checks bytes for well-formed UTF-8.
enum UTF8Check {
  static func isValid(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<bytes.count where bytes[index] >= 0x80 {
      return FieldText.string(bytes.extracting(index..<bytes.count)) != nil
    }
    return true
  }
}
