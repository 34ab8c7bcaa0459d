public import GraphStore

/// A statement that has been parsed, bound and planned once, to be run many times.
///
/// It follows the session: a new working graph, or an index that comes or goes, leads to a new plan by itself.
public struct PreparedStatement: Sendable {
  /// The text as it was given.
  public let text: String
  let session: Session

  init(text: String, session: Session) {
    self.text = text
    self.session = session
  }

  /// Runs the statement and gives all its rows.
  ///
  /// - Throws: what `Session.execute` throws.
  public func execute(parameters: [String: Value] = [:]) throws -> QueryResult {
    try session.execute(text, parameters: parameters)
  }

  /// Runs the statement and gives its rows as they come.
  ///
  /// - Throws: what `Session.stream` throws.
  public func stream(parameters: [String: Value] = [:]) throws -> ResultStream {
    try session.stream(text, parameters: parameters)
  }
}
