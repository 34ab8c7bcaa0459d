import GraphStore

/// Reads the literals that tables of tests are written in: `1`, `'a'`, `[1, NULL]`, `{a: 1}`, `DATE '2021-12-09'`.
struct LiteralReader {
  struct Failure: Error {
    let text: String
  }

  private var rest: Substring

  /// The values of a list of literals, commas between them.
  static func values(_ text: String) throws -> [Value] {
    var reader = LiteralReader(rest: text[...])
    var values: [Value] = []
    reader.skipSpaces()
    while !reader.rest.isEmpty {
      values.append(try reader.value())
      _ = reader.take(",")
    }
    return values
  }

  static func value(_ text: String) throws -> Value {
    try values(text).first ?? .null
  }

  private mutating func skipSpaces() {
    rest = rest.drop { $0 == " " }
  }

  private mutating func take(_ token: String) -> Bool {
    skipSpaces()
    guard rest.hasPrefix(token) else { return false }
    rest = rest.dropFirst(token.count)
    skipSpaces()
    return true
  }

  private static let types: [(String, ValueType)] = [
    ("LOCAL DATETIME ", .localDateTime), ("ZONED DATETIME ", .zonedDateTime), ("LOCAL TIME ", .localTime),
    ("ZONED TIME ", .zonedTime), ("DATE ", .date), ("DURATION ", .duration(nil)),
    ("UINT8 ", .integer(signed: false, bits: 8)), ("INT8 ", .integer(signed: true, bits: 8)),
  ]

  private mutating func value() throws -> Value {
    for (name, type) in Self.types where take(name) { return try value().cast(to: type) }
    if take("NULL") { return .null }
    if take("TRUE") { return .boolean(true) }
    if take("FALSE") { return .boolean(false) }
    if take("NaN") { return .float64(.nan) }
    if take("X'") {
      let digits = Array(try upTo("'"))
      let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0..<$0 + 2]), radix: 16)
      }
      return .bytes(bytes)
    }
    if take("[") {
      var values: [Value] = []
      while !take("]") {
        values.append(try value())
        _ = take(",")
      }
      return .list(values)
    }
    if take("{") {
      var fields: [(String, Value)] = []
      while !take("}") {
        let name = try upTo(":")
        fields.append((name, try value()))
        _ = take(",")
      }
      return .record(Record(fields))
    }
    skipSpaces()
    if rest.first == "'" {
      rest = rest.dropFirst()
      return .string(try upTo("'"))
    }
    if rest.first == "n", let id = UInt32(rest.dropFirst().prefix { $0.isNumber }) {
      rest = rest.dropFirst(1 + String(id).count)
      return .node(NodeID(rawValue: id))
    }
    if rest.first == "e", let id = UInt32(rest.dropFirst().prefix { $0.isNumber }) {
      rest = rest.dropFirst(1 + String(id).count)
      return .edge(EdgeID(rawValue: id))
    }
    let number = rest.prefix { !",]} ".contains($0) }
    rest = rest.dropFirst(number.count)
    guard !number.isEmpty else { throw Failure(text: String(rest)) }
    return try Value.number(literal: number)
  }

  private mutating func upTo(_ end: Character) throws -> String {
    let text = rest.prefix { $0 != end }
    guard text.endIndex < rest.endIndex else { throw Failure(text: String(rest)) }
    rest = rest.dropFirst(text.count + 1)
    return String(text)
  }
}
