import GQL

/// Parses the words of a command line after a `ToolDescription`.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`; options and operands in any order; `--` ends the options; a
/// single `-` is an operand.
struct ArgumentParser {
  let tool: ToolDescription

  /// What the words (without the program's name) ask for.
  func parse(_ words: [String]) throws(UsageError) -> Invocation {
    var reader = Reader(words: words)
    var early: [ParsedArguments.Given] = []
    while let word = reader.next() {
      if word == "--help" || word == "-h" { return .help(nil) }
      if word == "--version" || word == "-V" { return .version }
      if word == "help" { return .help(try helpTopic(reader.next())) }
      if word == "man" { return .manual }
      if word.hasPrefix("-"), word != "-" {
        early.append(try option(word, among: tool.commonOptions, of: nil, from: &reader))
        continue
      }
      guard let name = CommandName(rawValue: word), let command = tool.command(name) else {
        throw unknownCommand(word)
      }
      return try parse(&reader, as: command, after: early)
    }
    throw UsageError(message: "no command given", hint: "`graphq --help` lists them")
  }

  private func parse(
    _ reader: inout Reader, as command: CommandDescription, after early: [ParsedArguments.Given]
  ) throws(UsageError) -> Invocation {
    var options = early
    var operands: [String] = []
    while let word = reader.next() {
      if word == "--" {
        operands += reader.rest()
      } else if word == "--help" || word == "-h" {
        return .help(command.name)
      } else if word.hasPrefix("-"), word != "-", !isComment(word) {
        let given = try option(
          word, among: command.options + tool.commonOptions, of: command.name, from: &reader)
        let isRepeatable =
          command.options.first { $0.name == given.name }?.isRepeatable
          ?? tool.commonOptions.contains { $0.name == given.name }
        if !isRepeatable, options.contains(where: { $0.name == given.name }) {
          throw UsageError(message: "`--\(given.name.rawValue)` is given twice", command: command.name)
        }
        options.append(given)
      } else {
        operands.append(word)
      }
    }
    try check(operands, of: command)
    return .run(ParsedArguments(command: command.name, options: options, operands: operands))
  }

  /// Reads one option and, if it takes one, its value.
  private func option(
    _ word: String, among options: [OptionDescription], of command: CommandName?, from reader: inout Reader
  ) throws(UsageError) -> ParsedArguments.Given {
    let (spelling, attached) = split(word)
    guard let description = options.first(where: { $0.spellings.contains(spelling) }) else {
      throw unknownOption(spelling, among: options, of: command)
    }
    guard let value = description.value else {
      if attached != nil {
        throw UsageError(message: "`\(spelling)` takes no value", command: command)
      }
      return ParsedArguments.Given(name: description.name, value: nil)
    }
    guard let text = attached ?? reader.next() else {
      throw UsageError(message: "`\(spelling)` needs a value: \(value.placeholder)", command: command)
    }
    try check(text, against: value, for: "`\(spelling)`", of: command)
    return ParsedArguments.Given(name: description.name, value: text)
  }

  /// Whether a word is GQL that begins with a comment, which no option looks like.
  private func isComment(_ word: String) -> Bool {
    word.hasPrefix("--") && word.dropFirst(2).first?.isWhitespace ?? false
  }

  /// Splits `--name=value` and `-nvalue`.
  private func split(_ word: String) -> (spelling: String, value: String?) {
    if word.hasPrefix("--") {
      guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    let end = word.index(word.startIndex, offsetBy: 2)
    return end == word.endIndex ? (word, nil) : (String(word[..<end]), String(word[end...]))
  }

  private func check(_ operands: [String], of command: CommandDescription) throws(UsageError) {
    let required = command.operands.filter { !$0.isOptional }
    if operands.count < required.count {
      throw UsageError(
        message: "`\(command.name.rawValue)` needs \(required[operands.count].value.placeholder)",
        command: command.name)
    }
    let takesMany = command.operands.contains { $0.isRepeatable }
    if operands.count > command.operands.count, !takesMany {
      throw UsageError(
        message: "unexpected argument `\(operands[command.operands.count])`",
        hint: command.operands.isEmpty ? nil : "quote a text that holds spaces", command: command.name)
    }
    for (text, operand) in zip(operands, command.operands) {
      try check(text, against: operand.value, for: operand.value.placeholder, of: command.name)
    }
  }

  private func check(
    _ text: String, against value: ArgumentValue, for subject: String, of command: CommandName?
  ) throws(UsageError) {
    let words = value.words
    guard !words.isEmpty, !words.contains(text) else { return }
    throw UsageError(
      message: "\(subject) can't be `\(text)`; it is one of \(words.joined(separator: ", "))",
      hint: Suggestion.nearest(to: text, among: words).map { "did you mean `\($0)`?" }, command: command)
  }

  private func helpTopic(_ word: String?) throws(UsageError) -> CommandName? {
    guard let word else { return nil }
    guard let name = CommandName(rawValue: word) else { throw unknownCommand(word) }
    return name
  }

  private func unknownCommand(_ word: String) -> UsageError {
    UsageError(
      message: "there is no command `\(word)`",
      hint: Suggestion.nearest(to: word, among: CommandName.allCases.map(\.rawValue))
        .map { "did you mean `\($0)`?" } ?? "`graphq --help` lists them")
  }

  private func unknownOption(
    _ spelling: String, among options: [OptionDescription], of command: CommandName?
  ) -> UsageError {
    let known = options.flatMap(\.spellings) + ["--help"]
    let isOfCommand =
      command == nil && tool.commands.contains { $0.options.contains { $0.spellings.contains(spelling) } }
    return UsageError(
      message: "there is no option `\(spelling)`"
        + (command.map { " of `\($0.rawValue)`" } ?? " before a command"),
      hint: isOfCommand
        ? "the options of a command follow it, as in `graphq query \(spelling) …`"
        : Suggestion.nearest(to: spelling, among: known).map { "did you mean `\($0)`?" },
      command: command)
  }

  /// The words, taken one by one.
  private struct Reader {
    var words: ArraySlice<String>

    init(words: [String]) {
      self.words = words[...]
    }

    mutating func next() -> String? { words.popFirst() }

    mutating func rest() -> [String] {
      defer { words = [] }
      return Array(words)
    }
  }
}
