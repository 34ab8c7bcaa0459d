/// Finds the keyword that a word is, without regard to case.
///
/// A word is packed into three integers while it is scanned, five bits of each letter's case masked away; a
/// look-up is one multiplication and, nearly always, one comparison.
struct KeywordTable: Sendable {
  /// A word's letters, 8 to an integer, with bit 5 of each cleared (which keeps letters, digits and the
  /// underscore apart from each other).
  struct PackedWord: Sendable, Equatable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0

    /// The longest word that fits.
    static let maximumLength = 24

    /// Adds a byte at the end.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
      third = third << 8 | second >> 56
      second = second << 8 | first >> 56
      first = first << 8 | UInt64(byte & 0xDF)
    }

    @inline(__always)
    fileprivate var slot: Int {
      let mixed = (first ^ second &* 31 ^ third &* 131) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: mixed >> (64 - KeywordTable.bits))
    }
  }

  private struct Entry: Sendable {
    var word = PackedWord()
    var kind = TokenKind.identifier
  }

  fileprivate static let bits: UInt64 = 11
  private var entries: [Entry]

  /// The table of all keywords.
  static let shared = KeywordTable()

  private init() {
    entries = Array(repeating: Entry(), count: 1 << Int(Self.bits))
    for kind in TokenKind.allCases where kind.isKeyword {
      var word = PackedWord()
      for byte in kind.text.utf8 { word.append(byte) }
      var slot = word.slot
      while entries[slot].kind != .identifier { slot = (slot + 1) % entries.count }
      entries[slot] = Entry(word: word, kind: kind)
    }
  }

  /// The keyword, or `.identifier`.
  @inline(__always)
  func kind(of word: PackedWord) -> TokenKind {
    var slot = word.slot
    while entries[slot].kind != .identifier {
      if entries[slot].word == word { return entries[slot].kind }
      slot = (slot + 1) & (entries.count - 1)
    }
    return .identifier
  }
}
