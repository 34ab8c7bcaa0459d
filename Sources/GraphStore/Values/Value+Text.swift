extension Value: CustomStringConvertible {
  /// The text of a literal of the value, as the language writes it: `'東京'`, `DATE '2021-12-09'`, `[1, 2]`.
  ///
  /// Read back it gives the value and its type, but for integers (other than INT64 they read as INT64), infinities and
  /// NaN (written as casts), and references, which have no literals.
  public var description: String {
    switch self {
    case .null: "NULL"
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .string(let text): Value.quoted(text)
    case .bytes(let bytes): "X'\(Value.hexadecimal(bytes))'"
    case .decimal(let number): number.scale == 0 ? "\(number)M" : number.description
    case .float32(let number): Value.literal(number.description, suffix: "F", type: "FLOAT32")
    case .float64(let number): Value.literal(number.description, suffix: "D", type: "FLOAT64")
    case .wideFloat(let number): "CAST('\(plainText)' AS FLOAT\(number.format.bits))"
    case .date(let value): "DATE '\(value)'"
    case .localTime(let value): "TIME '\(value)'"
    case .zonedTime(let value): "TIME '\(value)'"
    case .localDateTime(let value): "DATETIME '\(value)'"
    case .zonedDateTime(let value): "DATETIME '\(value)'"
    case .duration(let value): "DURATION '\(value)'"
    case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
    case .record(let record):
      "{\(record.fields.map { "\(Value.identifier($0.name)): \($0.value)" }.joined(separator: ", "))}"
    case .path(let path): "PATH[\(path.values.map(\.description).joined(separator: ", "))]"
    case .node(let id): "n\(id.rawValue)"
    case .edge(let id): "e\(id.rawValue)"
    case .object(let reference): reference.text
    default: plainText
    }
  }

  /// What a cell of a table shows, and what a cast to STRING gives: text without quotes, dates without their word.
  public var plainText: String {
    switch self {
    case .string(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    case .int8(let number): String(number)
    case .int16(let number): String(number)
    case .int32(let number): String(number)
    case .int64(let number): String(number)
    case .int128(let number): String(number)
    case .int256(let number): number.description
    case .uint8(let number): String(number)
    case .uint16(let number): String(number)
    case .uint32(let number): String(number)
    case .uint64(let number): String(number)
    case .uint128(let number): String(number)
    case .uint256(let number): number.description
    case .decimal(let number): number.description
    case .float32(let number): Value.plain(number.description)
    case .float64(let number): Value.plain(number.description)
    case .wideFloat(let number): Value.plain(number.description)
    case .date(let value): value.description
    case .localTime(let value): value.description
    case .zonedTime(let value): value.description
    case .localDateTime(let value): value.description
    case .zonedDateTime(let value): value.description
    case .duration(let value): value.description
    case .bytes, .list, .record, .node, .edge, .path, .object: description
    }
  }

  /// `Infinity`, `-Infinity`, `NaN` where Swift says `inf`, `-inf`, `nan`.
  private static func plain(_ float: String) -> String {
    switch float {
    case "inf": "Infinity"
    case "-inf": "-Infinity"
    case "nan", "-nan", "snan": "NaN"
    default: float
    }
  }

  private static func literal(_ float: String, suffix: String, type: String) -> String {
    let plain = plain(float)
    return plain == float ? float + suffix : "CAST('\(plain)' AS \(type))"
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// A text between single quotes, with escapes for quotes, backslashes and control characters.
  static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  /// A name as it is where it is a plain identifier, between grave accents otherwise.
  package static func identifier(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let isPlain =
      scalars.first.map { $0.properties.isIDStart || $0 == "_" } ?? false
      && scalars.allSatisfy { $0.properties.isIDContinue }
    if isPlain { return name }
    return "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
  }
}
