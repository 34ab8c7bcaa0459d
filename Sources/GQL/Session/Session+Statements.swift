import GraphStore
import Synchronization

/// From text to running statements.
extension Session {
  /// What the plan of a text depends on.
  var planKey: PlanCache.Key {
    state.withLock {
      PlanCache.Key(graph: ObjectIdentifier($0.graph ?? catalog.homeGraph), schema: $0.schema)
    }
  }

  /// A command of a text, with the EXPLAIN or PROFILE before it.
  struct ParsedCommand {
    let command: Command
    let explanation: ExplanationMode?
  }

  /// Parses a text and calls `body` with each command in order, and whether it is the only one.
  func forEachStatement(of text: String, _ body: (ParsedCommand, Bool) throws -> Void) throws {
    let script: Script
    do {
      script = try Parser.parse(text, options: ParserOptions(isStrict: options.isStrict))
    } catch {
      if error.others.isEmpty { throw error.first }
      throw error
    }
    let commands = script.programs.flatMap { program in
      program.commands.map { ParsedCommand(command: $0, explanation: program.explanation) }
    }
    for command in commands {
      try QueryRun.wrappingErrors { try body(command, commands.count == 1) }
    }
  }

  func bind(_ command: ParsedCommand, in text: String) throws -> BoundStatement {
    let (schema, graph) = state.withLock { ($0.schema, $0.graph ?? catalog.homeGraph) }
    let context = BindingContext(
      schema: schema, homeSchema: [], procedures: procedures.signatures,
      hints: SnapshotHints(snapshot: graph.snapshot()), text: text)
    return try Binder(context).bind(command.command)
  }

  /// Plans a bound query.
  func compile(_ query: BoundQuery) throws -> CompiledQuery {
    let context = PlanningContext(
      snapshot: { try self.snapshot(of: $0) }, disabledRules: options.disabledRules)
    return try CompiledQuery(query, context: context)
  }

  /// Binds and plans a command if it is a query, and remembers the plan.
  func compile(_ command: ParsedCommand, in text: String) throws -> CompiledQuery? {
    guard command.explanation == nil, case .query(let query) = try bind(command, in: text) else { return nil }
    let key = planKey
    let compiled = try compile(query)
    plans.insert(compiled, for: text, in: key)
    return compiled
  }

  /// Runs one command.
  func run(
    _ command: ParsedCommand, in text: String, isOnly: Bool, parameters: [String: Value]
  ) throws -> ResultStream {
    guard !isClosed else { throw GQLError(.connectionException, "the session is closed") }
    let bound = try bind(command, in: text)
    if let mode = command.explanation {
      let plan = try explanation(of: bound, profile: mode == .profile, parameters: parameters, text: text)
      return try result(column: "plan", lines: plan)
    }
    switch bound {
    case .query(let query):
      let key = planKey
      let compiled = try compile(query)
      if isOnly { plans.insert(compiled, for: text, in: key) }
      return try run(compiled, parameters: parameters)
    case .catalog(let commands):
      return try run(commands)
    case .session(let command):
      try apply(command, parameters: parameters)
    case .transaction(let command):
      try apply(command)
    case .explain(let statement, let mode):
      let plan = try explanation(of: statement, profile: mode == .profile, parameters: parameters, text: text)
      return try result(column: "plan", lines: plan)
    }
    return try emptyResult()
  }

  /// A result without columns.
  func emptyResult(changes: ChangeCounts = ChangeCounts()) throws -> ResultStream {
    ResultStream(
      header: ResultHeader([]),
      source: BufferedRows([], changes: changes, snapshot: try snapshot(of: .current)))
  }

  /// A result of one column of texts.
  private func result(column: String, lines: String) throws -> ResultStream {
    let values = lines.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    return ResultStream(
      header: ResultHeader([ResultColumn(name: column, type: .anyString)]),
      source: BufferedRows(
        [Batch(rowCount: values.count, columns: [Column(.string(values))])],
        snapshot: try snapshot(of: .current)))
  }
}

/// The labels and property keys of a graph, for "did you mean".
struct SnapshotHints: CatalogHints {
  let snapshot: Snapshot

  var labels: [String] { snapshot.labelNames }
  var propertyKeys: [String] { snapshot.propertyKeyNames }
}
