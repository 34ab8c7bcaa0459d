public import GraphStore

/// A statement that has been parsed, bound and planned once, to be run many times.
///
/// It follows the session: a new working graph, or an index that comes or goes, leads to a new plan by itself.
public struct PreparedStatement: Sendable {
  /// The text as it was given.
  public let text: String
  let session: Session
  private let plan: PreparedPlan

  init(text: String, session: Session, plan: PreparedPlan) {
    self.text = text
    self.session = session
    self.plan = plan
  }

  /// Runs the statement and gives all its rows.
  ///
  /// - Throws: what `Session.execute` throws.
  public func execute(parameters: [String: Value] = [:]) throws -> QueryResult {
    if let known = plan.known, let result = try session.lookUp(known, parameters: parameters) {
      return result
    }
    guard let query = plan.query(of: text, in: session) else {
      return try session.execute(text, parameters: parameters)
    }
    return try session.collect(query, parameters: parameters)
  }

  /// Runs the statement and gives its rows as they come.
  ///
  /// - Throws: what `Session.stream` throws.
  public func stream(parameters: [String: Value] = [:]) throws -> ResultStream {
    guard let query = plan.query(of: text, in: session) else {
      return try session.stream(text, parameters: parameters)
    }
    return try session.run(query, parameters: parameters)
  }
}
