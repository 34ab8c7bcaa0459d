import GraphStore

/// Finds out what a parsed text means: every name becomes a variable, a function, a label or a property key, and what the syntax
/// rules of the standard refuse is refused, with its place and status.
///
/// A binder binds one command; it is a value, and `bind` works on a copy. Its methods follow the productions of the grammar,
/// one file per area. Errors are `GQLError`s: 42001 where a rule is broken, 42002 where a name is unknown, 22G03 where types can
/// not fit, 22003 and its like where a literal has no value.
struct Binder {
  let context: BindingContext
  /// The working schema, which `AT` changes.
  var workingSchema: [String]
  private var lastVariable = 0
  private var lastTable = 0
  /// Above zero, new variables may be null: the pattern that binds them is optional.
  var optionality = 0
  /// What looks odd but is no error.
  var notes: [GQLError] = []
  /// The graph whose labels and properties a note knows.
  var notedGraph = GraphReference.current
  /// The graph on which the whole command works, where that is not the session's: `.current` stands for it.
  var workingGraph: GraphReference?
  /// What must be evaluated before the command, or the part of a sequence, can be planned.
  var preludes: [Prelude] = []
  /// The number of graphs looked up so far.
  var lastPrelude = 0
  /// Whether what was bound depends on the values of parameters, so that the plan serves for this run only.
  var isBoundToParameters = false
  /// The aggregates of the projection that is being bound, innermost last.
  var aggregations: [Aggregation] = []

  /// How many statements the command has had so far; INSERTs in a row count as one.
  private(set) var steps = 0

  /// How many statements one command may have: each is a level of its plan, and later stages recurse over the levels.
  static let maximumSteps = 200

  init(_ context: BindingContext = BindingContext()) {
    self.context = context
    workingSchema = context.schema
  }

  /// Binds the commands of a program, in order.
  ///
  /// - Throws: a `GQLError` for the first thing that is wrong.
  func bind(_ program: Program) throws -> [BoundStatement] {
    try program.commands.map { command in
      let statement = try bind(command)
      guard let mode = program.explanation else { return statement }
      return .explain(statement, mode)
    }
  }

  /// Binds one command.
  ///
  /// - Throws: a `GQLError` for the first thing that is wrong.
  func bind(_ command: Command) throws -> BoundStatement {
    var binder = self
    switch command.kind {
    case .procedure(let body): return try binder.bindProgram(body)
    case .startTransaction(let modes):
      return .transaction(try binder.bindTransaction(modes, at: command.range))
    case .rollback: return .transaction(.rollback)
    case .commit: return .transaction(.commit)
    default: return .session(try binder.bindSession(command))
    }
  }

  /// A new variable for a name of the text.
  mutating func makeVariable(_ name: String, _ type: ValueType, isNullable: Bool = false) -> BoundVariable {
    lastVariable += 1
    return BoundVariable(
      id: lastVariable, name: name, type: type, isNullable: isNullable || optionality > 0)
  }

  /// A new variable that the text does not name.
  mutating func makeUnnamedVariable(_ type: ValueType, isNullable: Bool = false) -> BoundVariable {
    lastVariable += 1
    return BoundVariable(
      id: lastVariable, name: "#\(lastVariable)", type: type, isNullable: isNullable || optionality > 0,
      isNamed: false)
  }

  /// Counts a statement.
  mutating func addStep(at range: SourceRange) throws {
    steps += 1
    guard steps <= Binder.maximumSteps else {
      throw GQLError(
        .syntaxErrorOrAccessRuleViolation, "a command can have \(Binder.maximumSteps) statements at most",
        at: range,
        hint: "put ; between them, or give one INSERT several patterns")
    }
  }

  /// A new table.
  mutating func makeTable(_ name: String) -> BoundTable {
    lastTable += 1
    return BoundTable(id: lastTable, name: name)
  }

  /// The value of a parameter that decides what a text means.
  ///
  /// - Throws: 42002 without such a parameter; `UnknownParameters` where none are known yet.
  mutating func value(of parameter: Parameter) throws -> Value {
    guard let parameters = context.parameters else { throw UnknownParameters() }
    isBoundToParameters = true
    if let value = parameters[parameter.name] { return value }
    let mark = parameter.isSubstituted ? "$$" : "$"
    throw GQLError(
      .invalidReference, "the parameter \(mark)\(parameter.name) has no value", at: parameter.range,
      hint: Suggestion.nearest(to: parameter.name, among: parameters.keys.sorted()).map {
        "did you mean \(mark)\($0)?"
      })
  }

  /// The error for a broken syntax rule (42001).
  func refusal(_ message: String, at range: SourceRange, hint: String? = nil) -> GQLError {
    GQLError(.invalidSyntax, message, at: range, hint: hint)
  }

  /// The error for values that can't be of the types that an operation takes (22G03).
  func typeError(_ message: String, at range: SourceRange, hint: String? = nil) -> GQLError {
    GQLError(.invalidValueType, message, at: range, hint: hint)
  }
}
