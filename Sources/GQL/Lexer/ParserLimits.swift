/// How much a text may ask of the parser; past a limit it is refused with 42001 and the limit named.
struct ParserLimits: Sendable {
  /// The length of the text in UTF-8 bytes.
  var maximumTextLength = 1 << 28
  /// The length of one string or byte string in UTF-8 bytes of the text.
  var maximumStringLength = 1 << 24
  /// The length of a name, parameter or number in UTF-8 bytes (IL001 asks for 16,383 characters).
  var maximumNameLength = 1 << 16
  /// How deep the tree may be: nested parentheses, lists, queries, and chains of operators that nest to the left.
  ///
  /// Low enough that a thread with 512 KB of stack reads any text (with optimization; without, 2 MB).
  var maximumDepth = 128
  /// How many errors of one text are told before the parser gives up.
  var maximumErrors = 20
}
