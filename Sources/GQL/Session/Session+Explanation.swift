import GraphStore

/// `EXPLAIN` and `PROFILE`.
extension Session {
  /// The plan of a statement; with the counts of its run where `profile` asks for them.
  func explanation(
    of statement: BoundStatement, profile isProfiling: Bool, parameters: [String: Value], text: String
  ) throws -> String {
    switch statement {
    case .explain(let inner, let mode):
      return try explanation(
        of: inner, profile: isProfiling || mode == .profile, parameters: parameters, text: text)
    case .query(let query):
      let parameters = try evaluating(query.preludes, parameters)
      let compiled = try compile(query, parameters: parameters)
      guard isProfiling else { return PlanReport(compiled, profile: nil).text }
      let profile = ExecutionProfile()
      let result = try run(compiled, parameters: parameters, profile: profile).collected()
      var lines = PlanReport(compiled, profile: profile).text
      lines += result.count == 1 ? "\n1 row" : "\n\(result.count) rows"
      if !result.changes.isEmpty { lines += ", \(result.changes)" }
      return lines
    case .catalog, .sequence, .session, .transaction:
      throw GQLError(.invalidSyntax, "only queries and data modifications have a plan")
    }
  }
}
