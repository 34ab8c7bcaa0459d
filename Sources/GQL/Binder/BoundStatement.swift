import GraphStore

/// What a command of a program means, ready to be planned or carried out.
indirect enum BoundStatement: Sendable {
  /// A query or a data modification.
  case query(BoundQuery)
  /// Changes of the catalog.
  case catalog(BoundCatalogChange)
  /// A change of the session.
  case session(SessionCommand)
  /// The start or the end of a transaction.
  case transaction(TransactionCommand)
  /// Changes of the catalog and data statements in one procedure, in order (GP18).
  case sequence(BoundSequence)
  /// `EXPLAIN` or `PROFILE` of another statement (an extension).
  case explain(BoundStatement, ExplanationMode)
}

/// Changes of the catalog, one after the other.
struct BoundCatalogChange: Sendable {
  var commands: [CatalogCommand]
  /// What is evaluated before them, in order.
  var preludes: [Prelude]
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
  /// The graph that `.current` stands for in the plan; nil is the session's working graph.
  var graph: GraphReference?
  /// What is evaluated before the plan is made, in order.
  var preludes: [Prelude] = []
  /// Whether the plan serves for one run only, because parameters have decided what the text means.
  var isBoundToParameters = false
}

/// A value that a command needs before the rest of it can be planned: a graph that an expression gives, or a definition
/// that several parts of a sequence share. It becomes a parameter; its name is none that a text can write.
struct Prelude: Sendable {
  var name: String
  /// Gives one row of one column.
  var query: BoundQuery
}

/// The parts of a procedure that changes the catalog and the data.
struct BoundSequence: Sendable {
  /// The variables that are computed, each evaluated once.
  var definitions: [Prelude]
  /// Catalog changes and queries.
  var parts: [BoundStatement]
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
  case setSchema([String])
  case setGraph(GraphReference, preludes: [Prelude])
  /// The text of the time zone, such as `+09:00` or `Asia/Tokyo`.
  case setTimeZone(String)
  /// The query gives the value as one row of one column.
  case setParameter(name: String, ifNotExists: Bool, BoundQuery)
  case reset(SessionResetScope)
  case close
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
