/// The script of a folded scalar, as far as boundaries of names need it.
enum ScalarKind {
  case kanji, hiragana, katakana, latin, digit, space, other

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x20, 0x09:
      self = .space
    case 0x30...0x39:
      self = .digit
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F:
      self = .latin
    case 0x3041...0x309F:
      self = .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF:
      self = .katakana
    case 0x3400...0x9FFF, 0x3005, 0x3006, 0x3007, 0x20000...0x3FFFF:
      self = .kanji
    default:
      self = .other
    }
  }

  /// A letter of Japanese writing.
  var isJapanese: Bool {
    switch self {
    case .kanji, .hiragana, .katakana: true
    case .latin, .digit, .space, .other: false
    }
  }

  /// A Latin letter or a digit.
  var isAlphanumeric: Bool {
    switch self {
    case .latin, .digit: true
    case .kanji, .hiragana, .katakana, .space, .other: false
    }
  }
}

extension UInt32 {
  /// Space or tab; full-width spaces are folded to these before.
  @inline(__always)
  var isSpace: Bool { self == 0x20 || self == 0x09 }

  @inline(__always)
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// The capital of which a scalar is the Latin letter without its case; anything else as it is.
  @inline(__always)
  var uppercased: UInt32 {
    (self >= 0x61 && self <= 0x7A) || (self >= 0xE0 && self <= 0xFE && self != 0xF7) ? self - 0x20 : self
  }

  /// The Latin letter without its case; anything else as it is.
  @inline(__always)
  var lowercased: UInt32 {
    (self >= 0x41 && self <= 0x5A) || (self >= 0xC0 && self <= 0xDE && self != 0xD7) ? self + 0x20 : self
  }
}

/// The number of a character, for comparisons with folded text. (`UInt32("#")` would read a number from a string.)
@inline(__always)
func code(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }
