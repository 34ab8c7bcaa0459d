/// A command line after parsing: which command, its options in the order given, its operands.
struct ParsedArguments: Sendable, Equatable {
  /// One option as it was given.
  struct Given: Sendable, Equatable {
    let name: OptionName
    /// The value, nil for a switch.
    let value: String?
  }

  let command: CommandName
  let options: [Given]
  let operands: [String]

  /// Whether a switch, or any option, was given.
  func has(_ name: OptionName) -> Bool {
    options.contains { $0.name == name }
  }

  /// The value of an option that is given at most once.
  func value(_ name: OptionName) -> String? {
    options.last { $0.name == name }?.value
  }

  /// Every value of a repeatable option, in order.
  func values(_ name: OptionName) -> [String] {
    options.compactMap { $0.name == name ? $0.value : nil }
  }
}

/// What a command line asks for.
enum Invocation: Sendable, Equatable {
  case run(ParsedArguments)
  /// Help on a command, or on the tool.
  case help(CommandName?)
  case version
  /// The manual page as troff, for the install script.
  case manual
}

/// A command line that can't be understood: exit status 2.
struct UsageError: Error, Equatable, Sendable {
  /// What is wrong.
  let message: String
  /// What may have been meant.
  var hint: String? = nil
  /// The command whose help to point at.
  var command: CommandName? = nil
}
