/// A token: what it is, and where.
struct Token: Sendable, Equatable {
  var kind: TokenKind
  /// A word in quotes or a string with a backslash or a doubled quote in it; numbers with an underscore or with
  /// digits other than 0 to 9. Its text must be decoded, not copied.
  var isIntricate: Bool
  /// The offset of the first byte.
  var start: UInt32
  /// The offset after the last byte.
  var end: UInt32

  /// The offsets are at most those of a text of the greatest length, which fit.
  @inline(__always)
  init(kind: TokenKind, isIntricate: Bool = false, from start: Int, to end: Int) {
    self.kind = kind
    self.isIntricate = isIntricate
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  var range: SourceRange { SourceRange(start: start, end: end) }
}
