/// What one command is called, takes and does.
struct CommandDescription: Sendable {
  /// A line to type, and what it does.
  struct Example: Sendable {
    let meaning: String
    let line: String
  }

  /// A positional argument.
  struct Operand: Sendable {
    let value: ArgumentValue
    var isOptional = false
    var isRepeatable = false

    /// As the synopsis shows it: `[GQL]`, `MINUTES…`.
    var synopsis: String {
      let word = value.placeholder + (isRepeatable ? "…" : "")
      return isOptional ? "[\(word)]" : word
    }
  }

  let name: CommandName
  /// One line, without a full stop.
  let summary: String
  /// What the examples do not say, a paragraph each.
  var notes: [String] = []
  let examples: [Example]
  var operands: [Operand] = []
  let options: [OptionDescription]

  /// `graphq query [OPTION]… [GQL]`.
  var synopsis: String {
    (["graphq", name.rawValue, "[OPTION]…"] + operands.map(\.synopsis)).joined(separator: " ")
  }
}

/// The commands of the tool.
enum CommandName: String, CaseIterable, Sendable {
  case query, shell, ingest, `import`, export, schema, explain, report, check, completions
}

/// The tool as a whole: its commands, and the options that every command takes.
struct ToolDescription: Sendable {
  let name: String
  let version: String
  let summary: String
  /// What to try first.
  let examples: [CommandDescription.Example]
  let commands: [CommandDescription]
  /// Options that may also stand before the command.
  let commonOptions: [OptionDescription]
  /// What each exit status means, in order.
  let exitStatuses: [(status: Int32, meaning: String)]

  /// The description of a command.
  func command(_ name: CommandName) -> CommandDescription? {
    commands.first { $0.name == name }
  }
}
