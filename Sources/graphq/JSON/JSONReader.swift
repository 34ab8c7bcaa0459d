/// Reads JSON (RFC 8259) from bytes, value by value or member by member, without a tree of the whole.
///
/// Depth is bounded, so that no text overflows the stack. Takes time in proportion to the bytes.
struct JSONReader {
  /// The deepest nesting that is read.
  static let depthLimit = 200

  private let bytes: [UInt8]
  private(set) var position: Int
  private var depth = 0

  /// A reader that begins at an offset of the bytes, after a byte order mark if there is one.
  init(_ bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    position = offset == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : offset
  }

  /// Reads one whole text: a value with nothing but white space around it.
  static func value(of bytes: [UInt8]) throws(TextError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.readValue()
    try reader.expectEnd()
    return value
  }

  /// Whether nothing but white space is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return position == bytes.count
  }

  mutating func expectEnd() throws(TextError) {
    if !isAtEnd() { throw error("unexpected text after the value") }
  }

  /// Reads a value whole.
  mutating func readValue() throws(TextError) -> JSONValue {
    skipSpace()
    guard position < bytes.count else { throw error("the text ends where a value should stand") }
    switch bytes[position] {
    case UInt8(ascii: "{"):
      var members: [JSONValue.Member] = []
      try readObject { (name, reader) throws(TextError) in
        members.append(JSONValue.Member(name: name, value: try reader.readValue()))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try readArray { (reader) throws(TextError) in elements.append(try reader.readValue()) }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try readNumber())
    }
  }

  /// Reads an object; the body is called at each value and must read or skip it.
  mutating func readObject(
    _ body: (String, inout JSONReader) throws(TextError) -> Void
  ) throws(TextError) {
    try open("{")
    if close("}") { return }
    while true {
      skipSpace()
      let name = try readString()
      skipSpace()
      guard take(":") else { throw error("`:` is missing after the name `\(name)`") }
      try body(name, &self)
      skipSpace()
      if close("}") { return }
      guard take(",") else { throw error("`,` or `}` is missing") }
    }
  }

  /// Reads an array; the body is called at each element and must read or skip it.
  mutating func readArray(_ body: (inout JSONReader) throws(TextError) -> Void) throws(TextError) {
    try open("[")
    if close("]") { return }
    while true {
      try body(&self)
      skipSpace()
      if close("]") { return }
      guard take(",") else { throw error("`,` or `]` is missing") }
    }
  }

  /// Passes over a value and checks its form.
  mutating func skipValue() throws(TextError) {
    skipSpace()
    switch peek() {
    case UInt8(ascii: "{"): try readObject { (_, reader) throws(TextError) in try reader.skipValue() }
    case UInt8(ascii: "["): try readArray { (reader) throws(TextError) in try reader.skipValue() }
    default: _ = try readValue()
    }
  }

  /// The next byte that is not white space, without taking it.
  mutating func peek() -> UInt8? {
    skipSpace()
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func open(_ bracket: Unicode.Scalar) throws(TextError) {
    skipSpace()
    guard take(bracket) else { throw error("`\(bracket)` is missing") }
    depth += 1
    if depth > Self.depthLimit { throw error("nested deeper than \(Self.depthLimit) levels") }
  }

  private mutating func close(_ bracket: Unicode.Scalar) -> Bool {
    skipSpace()
    guard take(bracket) else { return false }
    depth -= 1
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(TextError) -> JSONValue {
    guard bytes[position...].starts(with: text.utf8) else { throw error("not a JSON value") }
    position += text.utf8.count
    return value
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func readNumber() throws(TextError) -> String {
    let start = position
    _ = take("-")
    guard position < bytes.count, isDigit(bytes[position]) else {
      position = start
      throw error("not a JSON value")
    }
    if !take("0") { skipDigits() }
    if take(".") { try requireDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try requireDigits()
    }
    if position < bytes.count, isDigit(bytes[position]) { throw error("a number can't begin with 0") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipDigits() {
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
  }

  private mutating func requireDigits() throws(TextError) {
    let start = position
    skipDigits()
    if position == start { throw error("a digit is missing in a number") }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39
  }

  private func error(_ reason: String) -> TextError {
    TextError(reason: reason, offset: position)
  }
}

extension JSONReader {
  private mutating func readString() throws(TextError) -> String {
    guard take("\"") else { throw error("a string in double quotes is missing") }
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return try decoded(bytes[start..<(position - 1)], from: start)
      case UInt8(ascii: "\\"): return try readEscapedString(from: start)
      case 0..<0x20: throw error("a control character in a string must be escaped")
      default: position += 1
      }
    }
    throw TextError(reason: "a string has no closing quote", offset: start - 1)
  }

  /// Goes on at the first escape of a string.
  private mutating func readEscapedString(from start: Int) throws(TextError) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return try decoded(text[...], from: start)
      case UInt8(ascii: "\\"): try readEscape(into: &text)
      case 0..<0x20: throw error("a control character in a string must be escaped")
      default: text.append(byte)
      }
    }
    throw TextError(reason: "a string has no closing quote", offset: start - 1)
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(TextError) {
    guard position < bytes.count else { throw error("a string has no closing quote") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: String(Character(try readScalar())).utf8)
    default:
      position -= 1
      throw error("`\\\(Character(Unicode.Scalar(byte)))` is no escape of JSON")
    }
  }

  /// The scalar of `\uXXXX`, or of a pair of surrogates; a lone surrogate becomes U+FFFD.
  private mutating func readScalar() throws(TextError) -> Unicode.Scalar {
    let first = try readCodeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let mark = position
    if first < 0xDC00, take("\\"), take("u") {
      let second = try readCodeUnit()
      if second >= 0xDC00, second < 0xE000,
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      {
        return scalar
      }
    }
    position = mark
    return "\u{FFFD}"
  }

  private mutating func readCodeUnit() throws(TextError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
      else {
        throw error("`\\u` needs four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }

  private func decoded(_ text: ArraySlice<UInt8>, from start: Int) throws(TextError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw TextError(reason: "a string is not UTF-8", offset: start)
    }
    return string
  }
}
