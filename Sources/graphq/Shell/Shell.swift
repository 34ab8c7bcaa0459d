import GQL
import GraphStore

/// The interactive session: reads statements and commands, shows what they give.
///
/// A class, because its graph, format and parameters change as it goes.
final class Shell {
  private var runner: CommandLineRunner
  private var statements: StatementRunner
  private var options: RunOptions
  private var format: FormatName
  private(set) var isAtEnd = false
  /// How the last thing that failed ended, for the exit status of a script in a pipe.
  private(set) var status = ExitStatus.done

  init(_ runner: CommandLineRunner, _ opened: SourceLoader.Opened, options: RunOptions, format: FormatName) {
    self.runner = runner
    self.options = options
    self.format = format
    statements = StatementRunner(opened, options: options, console: runner.console)
  }

  /// Reads from a person at a terminal.
  func run(_ editor: LineEditor) {
    runner.console.tell("graphq \(Graphq.version); `:help` for help, Ctrl-D to leave")
    defer { statements.warnOfSurprises() }
    while !isAtEnd {
      editor.complete = { [weak self] text in self?.completer.candidates(text) ?? (0, []) }
      switch editor.read(prompt: "graphq> ", continuation: "   ...> ") {
      case .text(let text): run(text)
      case .cancelled: continue
      case .endOfInput: return
      }
    }
  }

  /// Reads lines from a pipe, or from a terminal that can do no more than lines.
  ///
  /// - Parameter isDropped: Whether Ctrl-C has dropped what was typed before the line.
  func run(lines next: () -> String?, isDropped: () -> Bool = { false }, prompt: (Bool) -> Void) {
    var text = ""
    prompt(false)
    while !isAtEnd, let line = next() {
      if isDropped() { text = "" }
      if text.isEmpty, line.hasPrefix(":") {
        run(line)
      } else if !(text.isEmpty && line.trimmed.isEmpty) {
        text += line + "\n"
        if StatementText(text).isComplete {
          run(text)
          text = ""
        }
      }
      if !isAtEnd { prompt(!text.isEmpty) }
    }
    if !text.trimmed.isEmpty { run(text) }
    statements.warnOfSurprises()
  }

  private var completer: Completer {
    Completer(
      snapshot: statements.session.graph.snapshot(), parameters: statements.parameters.keys.sorted(),
      commands: ShellCommand.allCases.map(\.rawValue))
  }

  /// Runs a statement or a command; what goes wrong is said, and the shell goes on.
  func run(_ text: String) {
    if text.trimmed.isEmpty { return }
    do {
      if text.hasPrefix(":") { try command(text) } else { try script(text, name: "query") }
      try runner.console.output.flush()
    } catch OutputError.closed {
      isAtEnd = true
    } catch {
      status = runner.report(error)
    }
    if statements.session.isClosed { isAtEnd = true }
  }

  private func script(_ text: String, name: String) throws {
    let console = runner.console
    let writer = format.rowWriter(console.output, style: console.outputStyle, columns: console.outputColumns)
    try statements.run(text, name: name, writer: writer)
    try writer.finish()
  }

  private func command(_ line: String) throws {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    let name = words.first ?? "help"
    let argument = (words.count > 1 ? words[1] : "").trimmed
    let choices = ShellCommand.allCases.map(\.rawValue) + ["exit", "q"]
    guard let command = ShellCommand(rawValue: ["exit", "q"].contains(name) ? "quit" : name) else {
      throw UsageError(
        message: "there is no command `:\(name)`",
        hint: Suggestion.nearest(to: name, among: choices).map { "did you mean `:\($0)`?" }
          ?? "`:help` lists them")
    }
    try run(command, argument)
  }

  private func run(_ command: ShellCommand, _ argument: String) throws {
    let output = runner.console.output
    switch command {
    case .help:
      for command in ShellCommand.allCases {
        let gap = String(repeating: " ", count: max(1, 22 - command.synopsis.count))
        try output.write(command.synopsis + gap + command.meaning + "\n")
      }
    case .schema:
      let interruption = Interruption {}
      defer { interruption.end() }
      try runner.writeSchema(of: statements.session.graph.snapshot(), format: .table)
    case .format: try setFormat(argument)
    case .param: try setParameter(argument)
    case .timing:
      statements.showsTiming.toggle()
      runner.console.tell("timing is \(statements.showsTiming ? "on" : "off")")
    case .explain: try plan(argument) { try $0.explain(argument) }
    case .profile: try plan(argument) { try $0.profile(argument, parameters: statements.parameters) }
    case .open: try open(argument)
    case .read:
      try script(String(decoding: try FileBytes.read(argument), as: UTF8.self), name: argument)
    case .export: try export(argument)
    case .quit: isAtEnd = true
    }
  }

  private func setFormat(_ name: String) throws {
    guard let format = FormatName(rawValue: name) else {
      let names = FormatName.allCases.map(\.rawValue)
      throw UsageError(
        message: name.isEmpty ? "the format is `\(format.rawValue)`" : "there is no format `\(name)`",
        hint: "one of " + names.joined(separator: ", "))
    }
    self.format = format
  }

  private func setParameter(_ text: String) throws {
    if text.isEmpty {
      for (name, value) in statements.parameters.sorted(by: { $0.key < $1.key }) {
        try runner.console.output.write("$\(name) = \(value)\n")
      }
      return
    }
    let (name, value) = try RunOptions.parameter(text, .shell)
    statements.parameters[name] = value
  }

  private func plan(_ text: String, _ make: (Session) throws -> String) throws {
    let interruption = Interruption { [session = statements.session] in session.cancel() }
    defer { interruption.end() }
    do {
      try runner.console.output.write(try make(statements.session) + "\n")
    } catch let error as OutputError {
      throw error
    } catch {
      throw ScriptError(error: error, text: text, name: "query")
    }
  }

  private func open(_ path: String) throws {
    if path.isEmpty { throw UsageError(message: "`:open` needs a path") }
    let interruption = Interruption {}
    defer { interruption.end() }
    let loader = SourceLoader(console: runner.console)
    let isNative = SourceKind(ending: path) == .native
    let opened =
      isNative
      ? SourceLoader.Opened(
        graph: FileBytes.kind(of: path) == nil ? Graph() : try NativeFile.open(path), database: path)
      : SourceLoader.Opened(graph: try loader.load([path]))
    let (parameters, showsTiming) = (statements.parameters, statements.showsTiming)
    statements = StatementRunner(opened, options: options, console: runner.console)
    statements.parameters = parameters
    statements.showsTiming = showsTiming
  }

  private func export(_ path: String) throws {
    guard let format = FormatName(ending: path) else {
      throw UsageError(message: "`:export` needs a file whose ending tells the format, such as graph.html")
    }
    let interruption = Interruption {}
    defer { interruption.end() }
    let elements = ElementReader(snapshot: statements.session.graph.snapshot())
    let selection = GraphSelection(all: elements)
    if format == .csv {
      let losses = try TableFolderWriter(path: path).write(selection, of: elements)
      return losses.forEach(runner.console.warn)
    }
    let sink = try FileBytes.sink(path)
    try format.graphWriter(title: path).write(selection, of: elements, to: sink)
    try sink.flush()
  }
}
