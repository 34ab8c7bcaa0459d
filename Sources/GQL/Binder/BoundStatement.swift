import GraphStore

/// What a command of a program means, ready to be planned or carried out.
indirect enum BoundStatement: Sendable {
  /// A query or a data modification.
  case query(BoundQuery)
  /// Changes of the catalog, one after the other.
  case catalog([CatalogCommand])
  /// A change of the session.
  case session(SessionCommand)
  /// The start or the end of a transaction.
  case transaction(TransactionCommand)
  /// `EXPLAIN` or `PROFILE` of another statement (an extension).
  case explain(BoundStatement, ExplanationMode)
}

/// A plan with what a reader of its result wants to know.
struct BoundQuery: Sendable {
  /// What to do.
  var plan: LogicalPlan
  /// The columns of the result, in order and by the names of their variables; none where the result is omitted.
  var columns: [BoundVariable]
  /// Whether there is a result at all: `FINISH`, and a modification without `RETURN`, have none.
  var hasResult: Bool
  /// What looks odd but is no error, such as a label that the graph does not have; each a warning (01000).
  var notes: [GQLError]
}

/// `START TRANSACTION`, `COMMIT`, `ROLLBACK` (clause 8).
enum TransactionCommand: Sendable, Hashable {
  case start(isReadOnly: Bool)
  case commit
  case rollback
}

/// What a `SESSION` command changes (clause 7).
enum SessionCommand: Sendable {
  /// The working schema, as a path from the root.
  case setSchema(SchemaPath)
  case setGraph(GraphReference)
  /// The text of the time zone, such as `+09:00` or `Asia/Tokyo`.
  case setTimeZone(String)
  case setParameter(name: String, ifNotExists: Bool, SessionParameterValue)
  case reset(SessionResetScope)
  case close
}

/// Where a schema is: a path from the root, or what a parameter holds.
enum SchemaPath: Sendable, Hashable {
  case path([String])
  case parameter(String)
}

/// The value of a session parameter. A query is run once; its one row and column, or its rows, are the value.
enum SessionParameterValue: Sendable {
  case value(BoundQuery)
  case graph(GraphReference)
  case table(BoundQuery)
}

/// What `SESSION RESET` sets back.
enum SessionResetScope: Sendable, Hashable {
  case everything
  case parameters
  case characteristics
  case schema
  case graph
  case timeZone
  case parameter(String)
}
