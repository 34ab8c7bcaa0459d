/// Finds the keyword that a word is, without regard to case.
///
/// A word is packed into three integers, eight letters at once; a look-up is one multiplication and, nearly always, one
/// comparison.
struct KeywordTable: Sendable {
  /// A word's letters in upper case, 8 to an integer, the first of them the lowest.
  struct PackedWord: Sendable, Equatable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0

    /// The longest word that fits.
    static let maximumLength = 24

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
      let word = Self.pack(Array(kind.text.utf8).span, at: 0).word
      var slot = word.slot
      while entries[slot].kind != .identifier { slot = (slot + 1) % entries.count }
      entries[slot] = Entry(word: word, kind: kind)
    }
  }

  /// Packs the word of ASCII letters, digits and underscores that begins at an offset, up to as many as fit.
  @inline(__always)
  private static func pack(_ bytes: Span<UInt8>, at start: Int) -> (word: PackedWord, length: Int) {
    var word = PackedWord()
    var (length, letters) = EightBytes(bytes, at: start).word
    word.first = letters
    if length == 8 {
      (length, word.second) = EightBytes(bytes, at: start &+ 8).word
      if length < 8 { return (word, 8 &+ length) }
      (length, word.third) = EightBytes(bytes, at: start &+ 16).word
      length &+= 16
    }
    return (word, length)
  }

  /// Reads the word of ASCII letters, digits and underscores that begins at an offset, as far as one can be a keyword.
  ///
  /// - Returns: The keyword, or `.identifier`; and where it ends, which may be within a longer word.
  @inline(__always)
  func scanWord(_ bytes: Span<UInt8>, at start: Int) -> (kind: TokenKind, end: Int) {
    // Many names have one letter, and no keyword has.
    if FirstByte.endsWord(bytes[start &+ 1]) { return (.identifier, start &+ 1) }
    let (word, length) = Self.pack(bytes, at: start)
    return (kind(of: word), start &+ length)
  }

  /// The keyword, or `.identifier`.
  @inline(__always)
  private func kind(of word: PackedWord) -> TokenKind {
    var slot = word.slot
    while entries[slot].kind != .identifier {
      if entries[slot].word == word { return entries[slot].kind }
      slot = (slot + 1) & (entries.count - 1)
    }
    return .identifier
  }
}
