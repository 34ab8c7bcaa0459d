/// What a function of the lexer or parser throws: a `GQLError` behind one pointer.
///
/// The error itself is ten words, and a frame without optimization keeps room for it at every `try`; behind a
/// pointer the parser needs a third of the stack.
indirect enum ParseFailure: Error {
  case error(GQLError)

  init(_ status: GQLStatus, _ message: String, at range: SourceRange?, hint: String? = nil) {
    self = .error(GQLError(status, message, at: range, hint: hint))
  }

  /// The error to be told.
  var error: GQLError {
    switch self {
    case .error(let error): error
    }
  }
}
