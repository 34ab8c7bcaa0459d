/// What one option is called, takes and means: parsing, help, the manual page and completions all read this.
struct OptionDescription: Sendable {
  /// The option's name; `--` and its raw value are what a user types.
  let name: OptionName
  /// The letter after a single `-`, where the option is used often enough to have one.
  var letter: Character? = nil
  /// Further names that mean the same, without `--`.
  var aliases: [String] = []
  /// What follows the option, or nil for a switch.
  var value: ArgumentValue? = nil
  /// Whether it may be given several times; otherwise a second one is a usage error.
  var isRepeatable = false
  /// One line, without a full stop.
  let summary: String

  /// The name as typed.
  var spelling: String { "--" + name.rawValue }

  /// Every spelling, the letter first.
  var spellings: [String] {
    (letter.map { ["-" + String($0)] } ?? []) + [spelling] + aliases.map { "--" + $0 }
  }
}

/// What an option or an operand takes, for help and for completion.
struct ArgumentValue: Sendable {
  /// What completion offers at this place.
  enum Kind: Sendable {
    /// Anything; nothing can be offered.
    case text
    /// A file with one of these endings, or any file where there are none.
    case file([String])
    /// A file or a folder.
    case path
    /// One of these words, each with its meaning. Other words are refused.
    case choice([Choice])
  }

  /// One word that an argument may be, and its meaning.
  struct Choice: Sendable {
    let word: String
    let meaning: String
  }

  /// The capital-letter word that stands for the value in help.
  let placeholder: String
  let kind: Kind

  /// The words of a choice, empty for the other kinds.
  var words: [String] {
    if case .choice(let choices) = kind { choices.map(\.word) } else { [] }
  }
}
