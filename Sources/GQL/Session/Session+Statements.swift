import GraphStore
import Synchronization

/// From text to running statements.
extension Session {
  /// What the plan of a text depends on.
  var planKey: PlanCache.Key { state.withLock { planKey($0) } }

  func planKey(_ state: SessionState) -> PlanCache.Key {
    PlanCache.Key(
      graph: ObjectIdentifier(state.graph ?? catalog.homeGraph), schema: state.schema,
      catalog: catalog.version)
  }

  /// A command of a text, with the EXPLAIN or PROFILE before it.
  struct ParsedCommand {
    let command: Command
    let explanation: ExplanationMode?
    /// What results and errors tell of the command.
    let diagnostics: DiagnosticRecord
  }

  /// Parses a text and calls `body` with each command in order, and whether it is the only one.
  func forEachStatement(of text: String, _ body: (ParsedCommand, Bool) throws -> Void) throws {
    let script = try DiagnosticRecord(operation: .program, schema: state.withLock { $0.schema }).attached {
      do throws(GQLErrors) {
        return try Parser.parse(text, options: ParserOptions(isStrict: options.isStrict))
      } catch {
        if error.others.isEmpty { throw error.first }
        throw error
      }
    }
    let isOnly = script.programs.reduce(0) { $0 + $1.commands.count } == 1
    for program in script.programs {
      for command in program.commands {
        let record = DiagnosticRecord(operation: command.operation, schema: state.withLock { $0.schema })
        let parsed = ParsedCommand(command: command, explanation: program.explanation, diagnostics: record)
        try record.attached(in: text) {
          try QueryRun.wrappingErrors { try body(parsed, isOnly) }
        }
      }
    }
  }

  /// Binds a command; parameters are nil where they are not known yet.
  func bind(
    _ command: ParsedCommand, in text: String, parameters: [String: Value]?
  ) throws -> BoundStatement {
    let (schema, known) = state.withLock { ($0.schema, $0.parameters) }
    let context = BindingContext(
      schema: schema, homeSchema: [], procedures: procedures.signatures,
      hints: { reference in
        (try? self.snapshot(of: reference, parameters: parameters ?? [:])).map(SnapshotHints.init)
      },
      parameters: parameters?.merging(known) { given, _ in given }, text: text)
    return try Binder(context).bind(command.command)
  }

  /// Plans a bound query.
  func compile(_ query: BoundQuery, parameters: [String: Value]) throws -> CompiledQuery {
    let context = PlanningContext(
      snapshot: { reference in
        try self.snapshot(
          of: reference == .current ? query.graph ?? .current : reference, parameters: parameters)
      },
      disabledRules: options.disabledRules)
    return try CompiledQuery(query, context: context, schema: state.withLock { $0.schema })
  }

  /// Binds and plans a command if it is a query that needs no parameters for that, and remembers the plan.
  func compile(_ command: ParsedCommand, in text: String) throws {
    do {
      guard command.explanation == nil,
        case .query(let query) = try bind(command, in: text, parameters: nil), query.isReusable
      else { return }
      let key = planKey
      plans.insert(try compile(query, parameters: [:]), for: text, in: key)
    } catch is UnknownParameters {}
  }

  /// Runs one command.
  func run(
    _ command: ParsedCommand, in text: String, isOnly: Bool, parameters: [String: Value]
  ) throws -> ResultStream {
    try result(of: command, in: text, isOnly: isOnly, parameters: parameters).diagnosed(command.diagnostics)
  }

  private func result(
    of command: ParsedCommand, in text: String, isOnly: Bool, parameters: [String: Value]
  ) throws -> ResultStream {
    guard !isClosed else { throw GQLError(.connectionException, "the session is closed") }
    let bound = try bind(command, in: text, parameters: parameters)
    if let mode = command.explanation {
      let plan = try explanation(of: bound, profile: mode == .profile, parameters: parameters, text: text)
      return try result(column: "plan", lines: plan)
    }
    switch bound {
    case .query(let query):
      let parameters = try evaluating(query.preludes, parameters)
      let key = planKey
      let compiled = try compile(query, parameters: parameters)
      if isOnly, query.isReusable { plans.insert(compiled, for: text, in: key) }
      return try run(compiled, parameters: parameters)
    case .catalog(let change):
      return try run(change, parameters: parameters)
    case .sequence(let sequence):
      return try run(sequence, parameters: parameters)
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
  func emptyResult(
    changes: ChangeCounts = ChangeCounts(), status: GQLStatus = .omittedResult
  ) throws -> ResultStream {
    ResultStream(
      header: ResultHeader([]), emptyStatus: status,
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

extension BoundQuery {
  /// Whether the plan serves for later runs with other parameters.
  var isReusable: Bool {
    if case .parameter? = graph { return false }
    return preludes.isEmpty && !isBoundToParameters && !plan.readsParameterGraphs
  }
}

/// The labels and property keys of a graph, for "did you mean".
struct SnapshotHints: CatalogHints {
  let snapshot: Snapshot

  var labels: [String] { snapshot.labelNames }
  var propertyKeys: [String] { snapshot.propertyKeyNames }
}
