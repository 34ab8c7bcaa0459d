extension Value {
  /// The number of a literal of the language, with an optional sign before it.
  ///
  /// Integers in decimal, `0x`, `0o` and `0b` give INT64, or the first of INT128, INT256 and UINT256 that holds them; a
  /// point gives a DECIMAL (GL04), an exponent a FLOAT64; the suffixes M, F and D ask for DECIMAL, FLOAT32 and
  /// FLOAT64. Underscores may stand between digits.
  ///
  /// - Throws: 22018 where the text is no numeric literal, 22003 where no type holds the number.
  public static func number(literal text: some StringProtocol) throws(ValueError) -> Value {
    var bytes = Array(text.utf8)
    if let integer = try radixInteger(bytes) { return integer }
    let suffix = bytes.last.map { $0 | 0x20 }
    if suffix == 0x6D || suffix == 0x66 || suffix == 0x64 { bytes.removeLast() }
    guard let parts = DecimalText(bytes) else {
      throw .invalidTextForCast("'\(text)' is no number")
    }
    switch suffix {
    case 0x6D: return .decimal(try parts.decimal())
    case 0x66: return .float32(try finite(Float(plain(bytes)), text))
    case 0x64: return .float64(try finite(Double(plain(bytes)), text))
    default: break
    }
    if parts.hasExponent { return .float64(try finite(Double(plain(bytes)), text)) }
    if parts.hasPoint { return .decimal(try parts.decimal()) }
    let digits = bytes.filter { ByteReader.digit($0) != nil }
    if let value = integer(isNegative: parts.isNegative, magnitude: UInt256(digits: digits)) { return value }
    throw .outOfRange("\(text) needs more than 256 bits")
  }

  /// An integer with the sign of a radix; nil for a text without one.
  private static func radixInteger(_ bytes: [UInt8]) throws(ValueError) -> Value? {
    var reader = ByteReader(bytes)
    let isNegative = reader.takeSign()
    guard reader.peek == 0x30, let mark = reader.peek(1) else { return nil }
    let radix: UInt128
    switch mark {
    case 0x78, 0x58: radix = 16
    case 0x6F, 0x4F: radix = 8
    case 0x62, 0x42: radix = 2
    default: return nil
    }
    reader.skip()
    reader.skip()
    let rest = reader.takeRest()
    let text = String(decoding: bytes, as: UTF8.self)
    let hasStrayUnderscore =
      rest.last == 0x5F || zip(rest, rest.dropFirst()).contains { $0 == 0x5F && $1 == 0x5F }
    guard !rest.isEmpty, !hasStrayUnderscore else { throw .invalidTextForCast("'\(text)' is no number") }
    let digits = rest.filter { $0 != 0x5F }
    let significant = digits.drop { $0 == 0x30 }
    let magnitude = significant.isEmpty ? .zero : UInt256(digits: significant, radix: radix)
    guard let value = integer(isNegative: isNegative, magnitude: magnitude) else {
      let isNumber = digits.allSatisfy { UInt256(digits: [$0], radix: radix) != nil }
      if isNumber { throw .outOfRange("\(text) needs more than 256 bits") }
      throw .invalidTextForCast("'\(text)' is no number")
    }
    return value
  }

  private static let literalTypes =
    [64, 128, 256].map { IntegerType(isSigned: true, bits: $0) } + [IntegerType(isSigned: false, bits: 256)]

  /// The first of INT64, INT128, INT256 and UINT256 that holds an integer.
  private static func integer(isNegative: Bool, magnitude: UInt256?) -> Value? {
    guard let magnitude else { return nil }
    for type in literalTypes {
      if let value = try? type.value(isNegative: isNegative, magnitude: magnitude) { return value }
    }
    return nil
  }

  private static func plain(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.filter { $0 != 0x5F }, as: UTF8.self)
  }

  private static func finite<Float: BinaryFloatingPoint>(
    _ number: Float?, _ text: some StringProtocol
  ) throws(ValueError) -> Float {
    guard let number, number.isFinite else { throw .outOfRange("\(text) is out of the range of its type") }
    return number
  }

  /// The number in a text for a cast: a literal, or a name of what a float has beside the numbers.
  static func number(castFrom text: String) throws(ValueError) -> Value {
    let trimmed = Value.trimmingWhiteSpace(text)
    switch trimmed.lowercased() {
    case "nan": return .float64(.nan)
    case "infinity", "inf", "+infinity", "+inf": return .float64(.infinity)
    case "-infinity", "-inf": return .float64(-.infinity)
    default: break
    }
    do {
      return try number(literal: trimmed)
    } catch let error where error.status == "22018" {
      throw .invalidTextForCast("\(quoted(text)) is no number")
    }
  }

  /// The double of a text of digits without suffix, in one rounding; nil for any other text.
  static func double(castFrom text: String) -> Double? {
    let bytes = Array(trimmingWhiteSpace(text).utf8)
    return DecimalText(bytes) == nil ? nil : Double(plain(bytes))
  }

  /// The float of a text of digits without suffix, in one rounding; nil for any other text.
  static func float(castFrom text: String) -> Float? {
    let bytes = Array(trimmingWhiteSpace(text).utf8)
    return DecimalText(bytes) == nil ? nil : Float(plain(bytes))
  }

  /// A text without the white space (Unicode White_Space, IV023) at both ends.
  static func trimmingWhiteSpace(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
