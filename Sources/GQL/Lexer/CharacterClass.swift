/// Which characters make up names, numbers and separators (21.3, 21.4).
///
/// What asks Unicode's properties is never inlined: its preparations would be made on every way through the caller.
enum CharacterClass {
  /// `<identifier extend>` below U+0080.
  @inline(__always)
  static func continuesIdentifier(_ byte: UInt8) -> Bool {
    // A bit for each of the digits, and for each of the letters and the underscore.
    let members: UInt64 = byte < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return byte < 0x80 && members &>> UInt64(byte) & 1 != 0
  }

  /// `<standard digit>`.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// A digit of a radix up to 16.
  static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    value(ofDigit: byte).map { $0 < radix } ?? false
  }

  /// What a hexadecimal digit stands for.
  static func value(ofDigit byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// `<identifier start>`: XID_Start and connector punctuation.
  @inline(never)
  static func startsIdentifier(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isXIDStart || scalar.properties.generalCategory == .connectorPunctuation
  }

  /// `<identifier extend>`: XID_Continue.
  @inline(never)
  static func continuesIdentifier(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isXIDContinue
  }

  /// `<whitespace>` beyond ASCII: Unicode White_Space, and the byte order mark.
  @inline(never)
  static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0xFEFF
  }

  /// `<other digit>`: a decimal digit of another script, as in `１２`; its value.
  @inline(never)
  static func value(ofOtherDigit scalar: Unicode.Scalar) -> Int? {
    guard scalar.value >= 0x80, scalar.properties.generalCategory == .decimalNumber else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }
}

extension Span<UInt8> {
  /// The code point that begins at an offset, and its length in bytes; nil where the text ends.
  ///
  /// The bytes come from a `String` and so are valid UTF-8; anything else reads as U+FFFD of one byte.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < count else { return nil }
    let lead = self[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, offset + length <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length {
      value = value << 6 | UInt32(self[index] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }
}
