/// The values of one column of a piece of a table, read from fields, a row after another.
///
/// A class, because rows are appended in the innermost loop of an import, where a copy would be felt. Built by one
/// thread, then only read.
final class ImportColumn {
  let name: String
  let type: ImportType
  private(set) var values: BulkColumn

  init(name: String, type: ImportType) {
    self.name = name
    self.type = type
    values = BulkColumn(type.columnKind)
  }

  /// Appends a field.
  ///
  /// - Returns: false where the field is no value of the type; then nothing is appended.
  func append(_ field: RecordScanner.Field, of bytes: Span<UInt8>, quote: UInt8) -> Bool {
    if field.isEmpty, !field.isQuoted {
      values.appendNull()
      return true
    }
    return append(bytes.extracting(field.start..<field.end), hasEscapes: field.hasEscapes, quote)
  }

  func appendNull() {
    values.appendNull()
  }

  /// A column of some of the rows.
  func keeping(_ rows: [Int]) -> ImportColumn {
    let result = ImportColumn(name: name, type: type)
    for row in rows {
      let value = values.value(row)
      if value.isNull { result.values.appendNull() } else { _ = result.values.append(value) }
    }
    return result
  }

  private func append(_ bytes: Span<UInt8>, hasEscapes: Bool, _ quote: UInt8) -> Bool {
    switch type {
    case .string:
      guard UTF8Check.isValid(bytes) else { return false }
      if hasEscapes {
        values.append(utf8: Self.unescaped(bytes, quote).span)
      } else {
        values.append(utf8: bytes)
      }
    case .integer:
      guard let number = FieldText.lenientInteger(bytes) else { return false }
      values.append(number)
    case .float:
      guard let number = FieldText.float(bytes) else { return false }
      values.append(number)
    case .boolean:
      guard let value = FieldText.boolean(bytes) else { return false }
      values.append(value)
    case .date:
      guard let date = FieldText.calendarDate(bytes) else { return false }
      values.append(date)
    case .unknown: return false
    default:
      let text = hasEscapes ? Self.unescaped(bytes, quote) : []
      let value =
        hasEscapes ? ImportValue.value(of: text.span, as: type) : ImportValue.value(of: bytes, as: type)
      guard let value, values.append(value) else { return false }
    }
    return true
  }

  /// The text of a quoted field, in which two quotes stand for one.
  static func unescaped(_ bytes: Span<UInt8>, _ quote: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      index += bytes[index] == quote ? 2 : 1
    }
    return result
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

extension ImportType {
  /// How a bulk load keeps values of the type.
  var columnKind: ColumnKind {
    switch self {
    case .integer: .int64
    case .float: .double
    case .boolean: .boolean
    case .date: .date
    case .string, .unknown: .string
    default: .values
    }
  }
}
