public import GraphStore
import Synchronization

/// A conversation with a graph in GQL: statements in, rows out.
///
///     let graph = Graph()
///     let session = Session(graph)
///     try session.execute("INSERT (:University {name: $name})", parameters: ["name": "東京大学"])
///     for row in try session.execute("MATCH (n:University) RETURN n.name AS name") {
///       let name: String = try row["name"]
///     }
///
/// Outside of a transaction each statement commits on its own; a statement that fails leaves the graph as it was. What
/// `SESSION SET` and `START TRANSACTION` say holds until they are taken back.
///
/// A class, because it has a state. All members may be used from any thread; statements that write take turns.
public final class Session: Sendable {
  /// The graphs that the session can name.
  public let catalog: Catalog
  /// How statements run.
  public let options: SessionOptions
  let state: Mutex<SessionState>
  let running = Mutex(RunningStatements())
  let plans = PlanCache()
  let procedures: ProcedureRegistry

  /// Begins a session on a graph.
  public convenience init(_ graph: Graph, options: SessionOptions = SessionOptions()) {
    self.init(Catalog(homeGraph: graph), options: options)
  }

  /// Begins a session on the home graph of a catalog that it shares with other sessions.
  public init(_ catalog: Catalog, options: SessionOptions = SessionOptions()) {
    self.catalog = catalog
    self.options = options
    var state = SessionState()
    state.timeZone = options.timeZone
    self.state = Mutex(state)
    procedures = ProcedureRegistry(catalog: catalog)
  }

  /// Runs a text to its end and gives all rows of its last statement.
  ///
  /// - Throws: `GQLError` (or, for a text with several mistakes, `GQLErrors`) for what the language, the graph or the values
  ///   make impossible; `ExecutionLimitError` past a limit of the options.
  @discardableResult
  public func execute(_ text: String, parameters: [String: Value] = [:]) throws -> QueryResult {
    guard let entry = plans.entry(for: text) else { return try run(text, parameters: parameters).collected() }
    if let result = try lookUp(entry, parameters: parameters) { return result }
    return try entry.key == planKey
      ? collect(entry.query, parameters: parameters) : run(text, parameters: parameters).collected()
  }

  /// Starts a text and gives the rows of its last statement as they come; statements before it run to their ends.
  ///
  /// A statement that writes has run to its end when this returns.
  ///
  /// - Throws: what `execute` throws; errors that depend on later rows come from the stream.
  public func stream(_ text: String, parameters: [String: Value] = [:]) throws -> ResultStream {
    if let query = plans.query(for: text, in: planKey) {
      return try run(query, parameters: parameters)
    }
    return try run(text, parameters: parameters)
  }

  /// Runs the statements of a text, separated by semicolons, and hands the result of each to `body`.
  ///
  /// An error ends the script; what earlier statements did stays done.
  ///
  /// - Throws: what `execute` and `body` throw.
  public func executeScript(
    _ text: String, parameters: [String: Value] = [:], _ body: (ResultStream) throws -> Void
  ) throws {
    try forEachStatement(of: text) { command, isOnly in
      let stream = try run(command, in: text, isOnly: isOnly, parameters: parameters)
      defer { stream.close() }
      try body(stream)
      while try stream.nextRowBatch() != nil {}
    }
  }

  /// Parses, binds and plans a statement, to find its mistakes now and to run it quickly later.
  ///
  /// - Throws: what `execute` throws of a text before it runs.
  public func prepare(_ text: String) throws -> PreparedStatement {
    if plans.query(for: text, in: planKey) == nil {
      try forEachStatement(of: text) { command, isOnly in
        guard isOnly else { return }
        try compile(command, in: text)
      }
    }
    return PreparedStatement(text: text, session: self, plan: PreparedPlan(of: text, in: self))
  }

  /// The plan of a statement as text, the last step first; nothing runs.
  ///
  /// - Throws: what `execute` throws of a text before it runs.
  public func explain(_ text: String) throws -> String {
    var result: [String] = []
    try forEachStatement(of: text) { command, _ in
      result.append(
        try explanation(
          of: bind(command, in: text, parameters: [:]), profile: false, parameters: [:], text: text))
    }
    return result.joined(separator: "\n\n")
  }

  /// Runs a statement and gives its plan with the rows, the time and the memory of each step.
  ///
  /// - Throws: what `execute` throws.
  public func profile(_ text: String, parameters: [String: Value] = [:]) throws -> String {
    var result: [String] = []
    try forEachStatement(of: text) { command, _ in
      result.append(
        try explanation(
          of: bind(command, in: text, parameters: parameters), profile: true, parameters: parameters,
          text: text))
    }
    return result.joined(separator: "\n\n")
  }

  /// Ends every statement of the session that is running now, with an `ExecutionLimitError`; from any thread.
  public func cancel() {
    running.withLock { $0.cancelAll() }
  }

  /// Whether `SESSION CLOSE` has ended the session.
  public var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Whether a transaction that `START TRANSACTION` began is open.
  public var isInTransaction: Bool { state.withLock { $0.transaction != nil } }

  /// The working graph.
  public var graph: Graph { state.withLock { $0.graph ?? catalog.homeGraph } }
}
