/// A whole text: its programs in order, and what in it goes beyond the standard.
struct Script: Sendable {
  /// The programs; more than one only with the extension `;`. An empty text has none.
  var programs: [Program]
  /// Every use of a language extension, in the order of the text; `--strict` refuses the first.
  var extensions: [ExtensionUse]
  /// The whole text.
  var range: SourceRange
}

/// `<GQL-program>`: commands that are sent and answered as one request (clause 6).
///
/// The standard's nesting (session activity, transaction activity) only says which commands may follow each
/// other; once parsed, the order is all there is to know.
struct Program: Sendable {
  /// `EXPLAIN` or `PROFILE` before it (extension).
  var explanation: ExplanationMode?
  /// The commands in order.
  var commands: [Command]
  /// The text from the first to the last token.
  var range: SourceRange
}

/// What to show of a plan instead of, or beside, running it (extension).
enum ExplanationMode: Sendable {
  /// `EXPLAIN`: the plan with estimates, nothing is run.
  case explain
  /// `PROFILE`: the plan with what its run has counted.
  case profile
}

/// A session command, a transaction command, or a procedure (clauses 6 to 9).
struct Command: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The commands.
  enum Kind: Sendable {
    /// `SESSION SET SCHEMA …` (7.1).
    case sessionSetSchema(SchemaReference)
    /// `SESSION SET [PROPERTY] GRAPH …` (7.1).
    case sessionSetGraph(GraphExpression)
    /// `SESSION SET TIME ZONE '…'` (7.1).
    case sessionSetTimeZone(Literal)
    /// `SESSION SET {GRAPH | TABLE | VALUE} [IF NOT EXISTS] $name … = …` (7.1).
    case sessionSetParameter(SessionParameterDefinition)
    /// `SESSION RESET …` (7.2).
    case sessionReset(SessionResetTarget)
    /// `SESSION CLOSE` (7.3).
    case sessionClose
    /// `START TRANSACTION …` (8.1).
    case startTransaction([TransactionMode])
    /// `ROLLBACK` (8.3).
    case rollback
    /// `COMMIT` (8.4).
    case commit
    /// A procedure that is specified by the program itself (9.1).
    case procedure(ProcedureBody)
  }
}

/// `<session set parameter clause>`: a parameter for the rest of the session (7.1).
struct SessionParameterDefinition: Sendable {
  var parameter: Parameter
  /// `IF NOT EXISTS`: an existing parameter keeps its value.
  var ifNotExists: Bool
  var definition: VariableInitializer
  var range: SourceRange
}

/// `<session reset arguments>`: what goes back to how the session began (7.2).
enum SessionResetTarget: Sendable {
  /// Nothing was named: the same as `ALL CHARACTERISTICS` and `ALL PARAMETERS`.
  case everything
  /// `[ALL] PARAMETERS`.
  case parameters
  /// `[ALL] CHARACTERISTICS`.
  case characteristics
  /// `SCHEMA`.
  case schema
  /// `[PROPERTY] GRAPH`.
  case graph
  /// `TIME ZONE`.
  case timeZone
  /// `[PARAMETER] $name`.
  case parameter(Parameter)
}

/// `<transaction mode>` (8.2).
enum TransactionMode: Sendable {
  /// `READ ONLY`.
  case readOnly
  /// `READ WRITE`.
  case readWrite
}
