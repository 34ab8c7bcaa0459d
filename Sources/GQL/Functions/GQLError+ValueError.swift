import GraphStore

extension GQLError {
  /// The error of an operation on values, with the place in the text where it was asked for.
  init(_ error: ValueError, at range: SourceRange? = nil) {
    self.init(GQLStatus(rawValue: error.status) ?? .dataException, error.message, at: range)
  }
}
