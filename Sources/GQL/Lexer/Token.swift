/// A token: what it is, and where.
struct Token: Sendable, Equatable {
  var kind: TokenKind
  /// A word in quotes or a string with a backslash or a doubled quote in it; numbers with an underscore or with
  /// digits other than 0 to 9. Its text must be decoded, not copied.
  var isIntricate: Bool = false
  /// The offset of the first byte.
  var start: UInt32
  /// The offset after the last byte.
  var end: UInt32

  var range: SourceRange { SourceRange(start: start, end: end) }
}
