/// The program, sessions and transactions (clauses 6 to 8).
extension Parser {
  /// `<GQL-program>`.
  mutating func parseProgram() throws(ParseFailure) -> Program {
    let start = start
    let explanation = parseExplanationMode()
    var commands: [Command] = []
    if kind == .session {
      while kind == .session { commands.append(try parseSessionCommand(after: commands.last)) }
    } else {
      try parseTransactionActivity(into: &commands)
      if kind == .session, peek() == .close { commands.append(try parseSessionCommand(after: nil)) }
    }
    return Program(explanation: explanation, commands: commands, range: range(from: start))
  }

  /// `EXPLAIN` or `PROFILE` (extension).
  private mutating func parseExplanationMode() -> ExplanationMode? {
    guard kind == .explain || kind == .profile else { return nil }
    noteCurrent(.explain)
    return advance().kind == .explain ? .explain : .profile
  }

  /// `<transaction activity>`.
  private mutating func parseTransactionActivity(into commands: inout [Command]) throws(ParseFailure) {
    if kind == .start { commands.append(try parseStartTransaction()) }
    let begunOnly = commands.count == 1
    if kind != .commit, kind != .rollback, !(begunOnly && endsProgram) {
      let start = start
      let procedure = try parseProcedureBody()
      let command = Command(kind: .procedure(procedure), range: range(from: start))
      if commands.isEmpty { commands = [command] } else { commands.append(command) }
    }
    switch kind {
    case .commit where !(begunOnly && commands.count == 1),
      .rollback where !(begunOnly && commands.count == 1):
      let token = advance()
      commands.append(Command(kind: token.kind == .commit ? .commit : .rollback, range: token.range))
    default:
      break
    }
  }

  private var endsProgram: Bool {
    kind == .endOfText || kind == .semicolon || kind == .session
  }

  /// `<start transaction command>` (8.1).
  private mutating func parseStartTransaction() throws(ParseFailure) -> Command {
    let start = start
    advance()
    try expect(.transaction)
    var modes: [TransactionMode] = []
    if kind == .read {
      modes = try commaSeparated { parser throws(ParseFailure) in try parser.parseTransactionMode() }
    }
    return Command(kind: .startTransaction(modes), range: range(from: start))
  }

  /// `<transaction mode>` (8.2).
  private mutating func parseTransactionMode() throws(ParseFailure) -> TransactionMode {
    try expect(.read)
    if accept(.only) { return .readOnly }
    if accept(.write) { return .readWrite }
    throw expected("ONLY or WRITE", candidates: [.only, .write])
  }

  // MARK: Sessions

  /// A session command; SET comes before RESET, and RESET before CLOSE.
  private mutating func parseSessionCommand(after previous: Command?) throws(ParseFailure) -> Command {
    let start = start
    advance()
    let verb = current
    let command: Command.Kind
    switch verb.kind {
    case .set:
      advance()
      command = try parseSessionSet()
    case .reset:
      advance()
      command = .sessionReset(try parseSessionResetTarget())
    case .close:
      advance()
      command = .sessionClose
    default:
      throw expected("SET, RESET or CLOSE", candidates: [.set, .reset, .close])
    }
    if let previous, rank(of: previous.kind) > rank(of: command) || rank(of: previous.kind) == 2 {
      throw ParseFailure(
        .invalidSyntax, "SESSION \(verb.kind.text) can't follow the session command before it",
        at: verb.range,
        hint: "the order is SESSION SET, SESSION RESET, SESSION CLOSE; or put ';' between them")
    }
    return Command(kind: command, range: range(from: start))
  }

  private func rank(of command: Command.Kind) -> Int {
    switch command {
    case .sessionReset: 1
    case .sessionClose: 2
    default: 0
    }
  }

  /// `<session set command>` behind SET (7.1).
  private mutating func parseSessionSet() throws(ParseFailure) -> Command.Kind {
    switch kind {
    case .schema:
      advance()
      return .sessionSetSchema(try parseSchemaReference())
    case .time:
      advance()
      try expect(.zone)
      return .sessionSetTimeZone(try parseStringLiteral("a time zone such as '+09:00'"))
    case .property, .graph:
      if accept(.property) { try expect(.graph) } else { advance() }
      if kind == .if || kind == .generalParameter && beginsInitializer(peek()) {
        return .sessionSetParameter(try parseSessionParameter(of: .graph))
      }
      return .sessionSetGraph(try parseGraphExpression())
    case .binding, .table:
      if accept(.binding) { try expect(.table) } else { advance() }
      return .sessionSetParameter(try parseSessionParameter(of: .table))
    case .value:
      advance()
      return .sessionSetParameter(try parseSessionParameter(of: .value))
    default:
      throw expected(
        "SCHEMA, GRAPH, TABLE, VALUE or TIME ZONE", candidates: [.schema, .graph, .table, .value, .time])
    }
  }

  /// Whether a graph's initializer goes on behind a parameter, so that the parameter is set rather than read.
  private func beginsInitializer(_ kind: TokenKind) -> Bool {
    switch kind {
    case .equals, .doubleColon, .typed, .graph, .property, .any: true
    default: false
    }
  }

  /// `[IF NOT EXISTS] $name …` with its initializer (7.1).
  private mutating func parseSessionParameter(
    of kind: TokenKind
  ) throws(ParseFailure) -> SessionParameterDefinition {
    let start = start
    let ifNotExists = try parseIfNotExists()
    let parameter = try parseGeneralParameter()
    let definition = try parseInitializer(of: kind)
    return SessionParameterDefinition(
      parameter: parameter, ifNotExists: ifNotExists, definition: definition, range: range(from: start))
  }

  /// `<session reset arguments>` (7.2).
  private mutating func parseSessionResetTarget() throws(ParseFailure) -> SessionResetTarget {
    switch kind {
    case .all:
      advance()
      if accept(.parameters) { return .parameters }
      if accept(.characteristics) { return .characteristics }
      throw expected("PARAMETERS or CHARACTERISTICS", candidates: [.parameters, .characteristics])
    case .parameters:
      advance()
      return .parameters
    case .characteristics:
      advance()
      return .characteristics
    case .schema:
      advance()
      return .schema
    case .property, .graph:
      if accept(.property) { try expect(.graph) } else { advance() }
      return .graph
    case .time:
      advance()
      try expect(.zone)
      return .timeZone
    case .parameter:
      advance()
      return .parameter(try parseGeneralParameter())
    case .generalParameter:
      return .parameter(try parseGeneralParameter())
    default:
      return .everything
    }
  }

  /// `IF NOT EXISTS`, where it is written.
  mutating func parseIfNotExists() throws(ParseFailure) -> Bool {
    guard accept(.if) else { return false }
    try expect(.not)
    try expect(.exists)
    return true
  }

  /// `IF EXISTS`, where it is written.
  mutating func parseIfExists() throws(ParseFailure) -> Bool {
    guard accept(.if) else { return false }
    try expect(.exists)
    return true
  }
}
