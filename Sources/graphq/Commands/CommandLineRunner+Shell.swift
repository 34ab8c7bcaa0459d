extension CommandLineRunner {
  /// `graphq shell`: with an editor on a terminal, line by line elsewhere.
  func shell(_ arguments: ParsedArguments) throws -> ExitStatus {
    let options = try RunOptions(arguments)
    let opened = try loader(arguments).open(arguments)
    let format = arguments.value(.format).flatMap(FormatName.init(rawValue:)) ?? .table
    let shell = Shell(self, opened, options: options, format: format)
    let isDumb = console.environment("TERM").map { $0 == "dumb" || $0.isEmpty } ?? true
    if console.isInputTerminal, console.outputColumns != nil, !isDumb,
      let editor = LineEditor(style: console.outputStyle, history: History(path: historyPath))
    {
      shell.run(editor)
    } else {
      let isTerminal = console.isInputTerminal
      // The terminal drops the line that is being typed; the lines before it are dropped here.
      let interruption =
        isTerminal
        ? Interruption(endsProcess: false) {
          let sink = ByteSink(descriptor: Terminal.output)
          try? sink.write("\ngraphq> ")
          try? sink.flush()
        } : nil
      defer { interruption?.end() }
      shell.run(
        lines: { readLine(strippingNewline: true) }, isDropped: { interruption?.take() ?? false },
        prompt: { isContinued in
          guard isTerminal else { return }
          try? console.output.write(isContinued ? "   ...> " : "graphq> ")
          try? console.output.flush()
        })
      // Ctrl-D leaves the cursor behind the prompt.
      if isTerminal, !shell.isAtEnd { try? console.output.write("\n") }
    }
    // A person has seen the errors; a script wants to know.
    return console.isInputTerminal ? .done : shell.status
  }

  /// The file of the history: `GRAPHQ_HISTORY`, else one in the home folder.
  private var historyPath: String? {
    if let path = console.environment("GRAPHQ_HISTORY") { return path.isEmpty ? nil : path }
    return console.environment("HOME").map { $0 + "/.graphq_history" }
  }
}
