/// Finds the keyword that a word is, without regard to case.
///
/// A word is packed into three integers while it is scanned; a look-up is one multiplication and, nearly always, one
/// comparison.
struct KeywordTable: Sendable {
  /// A word's letters in upper case, 8 to an integer.
  struct PackedWord: Sendable, Equatable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0

    /// The longest word that fits.
    static let maximumLength = 24

    /// A word of upper-case letters.
    init(_ letters: [UInt8] = []) {
      first = Self.packed(letters.prefix(8))
      second = Self.packed(letters.dropFirst(8).prefix(8))
      third = Self.packed(letters.dropFirst(16))
    }

    private static func packed(_ letters: ArraySlice<UInt8>) -> UInt64 {
      letters.reduce(0) { $0 &<< 8 | UInt64($1) }
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
  /// For each byte that a name may go on with itself, a letter in upper case; for each other byte zero.
  private let letters: [UInt8]

  /// The table of all keywords.
  static let shared = KeywordTable()

  private init() {
    letters = (0...UInt8.max).map { byte in
      guard CharacterClass.continuesIdentifier(byte) else { return 0 }
      return byte >= UInt8(ascii: "a") ? byte - 0x20 : byte
    }
    entries = Array(repeating: Entry(), count: 1 << Int(Self.bits))
    for kind in TokenKind.allCases where kind.isKeyword {
      let word = PackedWord(Array(kind.text.utf8))
      var slot = word.slot
      while entries[slot].kind != .identifier { slot = (slot + 1) % entries.count }
      entries[slot] = Entry(word: word, kind: kind)
    }
  }

  /// Packs the word that begins at an offset, up to its end or to 8 letters; the offset goes behind them.
  @inline(__always)
  private func packEight(_ bytes: Span<UInt8>, at index: inout Int) -> UInt64 {
    var packed: UInt64 = 0
    let end = index &+ 8
    while index < end {
      let letter = letters[Int(bytes[index])]
      if letter == 0 { break }
      packed = packed &<< 8 | UInt64(letter)
      index &+= 1
    }
    return packed
  }

  /// Reads the word of ASCII letters, digits and underscores that begins at an offset, as far as one can be a keyword.
  ///
  /// - Returns: The keyword, or `.identifier`; and where it ends, which may be within a longer word.
  @inline(__always)
  func scanWord(_ bytes: Span<UInt8>, at start: Int) -> (kind: TokenKind, end: Int) {
    var word = PackedWord()
    var index = start
    word.first = packEight(bytes, at: &index)
    if index - start == 8 {
      word.second = packEight(bytes, at: &index)
      if index - start == 16 { word.third = packEight(bytes, at: &index) }
    }
    return (index - start == 1 ? .identifier : kind(of: word), index)
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
