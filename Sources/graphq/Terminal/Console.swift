/// The streams of a run: what goes where, how wide and how coloured.
struct Console {
  /// Results, and nothing else.
  let output: ByteSink
  /// Errors, notes, progress and timing.
  let errors: ByteSink
  var outputStyle = TerminalStyle.plain
  var errorStyle = TerminalStyle.plain
  /// The columns of the terminal that shows the results; nil where they go elsewhere.
  var outputColumns: Int?
  /// Whether a person reads standard error and standard input.
  var isErrorTerminal = false
  var isInputTerminal = false
  /// Whether only errors are told.
  var isQuiet = false
  var environment: @Sendable (String) -> String? = { _ in nil }

  /// The streams of this process.
  static func process() -> Console {
    var console = Console(
      output: ByteSink(descriptor: Terminal.output), errors: ByteSink(descriptor: Terminal.error),
      environment: { Terminal.environment($0) })
    console.outputColumns = Terminal.columns(of: Terminal.output)
    console.isErrorTerminal = Terminal.isTerminal(Terminal.error)
    console.isInputTerminal = Terminal.isTerminal(Terminal.input)
    return console.styled(.auto)
  }

  /// The same streams after the options that every command takes.
  func with(_ arguments: ParsedArguments) -> Console {
    var console = self
    console.isQuiet = arguments.has(.quiet)
    return console.styled(arguments.value(.color).flatMap(ColorChoice.init) ?? .auto)
  }

  private func styled(_ choice: ColorChoice) -> Console {
    var console = self
    console.outputStyle = choice.style(isTerminal: outputColumns != nil, environment: environment)
    console.errorStyle = choice.style(isTerminal: isErrorTerminal, environment: environment)
    return console
  }

  /// Tells something that is no result, unless the run is quiet.
  func note(_ text: String) {
    if !isQuiet { tell(text) }
  }

  /// Warns, unless the run is quiet.
  func warn(_ text: String) {
    note(errorStyle.warning("warning") + ": " + text)
  }

  /// Writes a line to standard error, which may be closed: then there is nobody to tell.
  func tell(_ text: String) {
    try? errors.write(text + "\n")
    try? errors.flush()
  }

  /// A text that may hold parts of a file or of a query, without what would drive a terminal.
  static func harmless(_ text: String) -> String {
    let isHarmless: (Unicode.Scalar) -> Bool = {
      $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
    }
    if text.unicodeScalars.allSatisfy(isHarmless) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(isHarmless(scalar) ? scalar : "\u{FFFD}")
    }
    return result
  }
}
