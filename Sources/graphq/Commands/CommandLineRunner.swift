/// Runs one invocation of the tool, with its streams given, so that a test can run it too.
struct CommandLineRunner {
  let tool = ToolDescription.graphq
  var console: Console

  /// Parses the words, runs what they ask for, and tells how it ended.
  func run(_ words: [String]) -> ExitStatus {
    do {
      let status = try run(ArgumentParser(tool: tool).parse(words))
      try console.output.flush()
      return status
    } catch {
      return report(error)
    }
  }

  private func run(_ invocation: Invocation) throws -> ExitStatus {
    switch invocation {
    case .version:
      try console.output.write("graphq \(tool.version)\n")
    case .manual:
      try console.output.write(ManualPage(tool: tool).text())
    case .help(let name):
      let help = HelpText(
        tool: tool, style: console.outputStyle, width: min(100, console.outputColumns ?? 100))
      let command = name.flatMap { tool.command($0) }
      try console.output.write(command.map { help.text(of: $0) } ?? help.text())
    case .run(let arguments):
      var runner = self
      runner.console = console.with(arguments)
      do {
        return try runner.run(arguments)
      } catch {
        return runner.report(error)
      }
    }
    return .done
  }

  private func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    switch arguments.command {
    case .query: try query(arguments)
    case .shell: return try shell(arguments)
    case .ingest: return try ingest(arguments)
    case .import: try importTables(arguments)
    case .export: try export(arguments)
    case .schema: try schema(arguments)
    case .explain: try explain(arguments)
    case .report: try report(arguments)
    case .check: return try check(arguments)
    case .completions:
      let shell = arguments.operands.first.flatMap(CompletionScript.Shell.init)
      try console.output.write(CompletionScript(tool: tool).text(for: shell ?? .bash))
    }
    try console.output.flush()
    return .done
  }
}

extension CommandLineRunner {
  /// A loader with the options that concern reading.
  func loader(_ arguments: ParsedArguments) throws -> SourceLoader {
    SourceLoader(console: console, threads: try RunOptions.count(.threads, arguments))
  }

  /// The writer of rows that the options ask for, and the sink it writes to.
  func rowWriter(
    _ arguments: ParsedArguments, default fallback: FormatName? = nil
  ) throws -> (writer: any RowWriter, sink: ByteSink) {
    let isTerminal = console.outputColumns != nil && arguments.value(.output) == nil
    let format =
      arguments.value(.format).flatMap(FormatName.init(rawValue:)) ?? fallback ?? (isTerminal ? .table : .csv)
    let sink = try arguments.value(.output).map { path throws(FileError) in try FileBytes.sink(path) }
    let writer = format.rowWriter(
      sink ?? console.output, style: sink == nil ? console.outputStyle : .plain,
      columns: isTerminal ? console.outputColumns : nil)
    return (writer, sink ?? console.output)
  }

  /// The GQL of a command: its argument, its files, or standard input.
  func texts(_ arguments: ParsedArguments) throws -> [(text: String, name: String)] {
    var texts: [(text: String, name: String)] = []
    for path in arguments.values(.file) { texts.append((try decoded(FileBytes.read(path), path), path)) }
    if let operand = arguments.operands.first, operand != "-" {
      texts.append((operand, "query"))
    } else if texts.isEmpty || arguments.operands.first == "-" {
      if console.isInputTerminal { console.note("reading GQL from the terminal; Ctrl-D ends it") }
      let bytes = try FileBytes.readStandardInput()
      texts.append((try decoded(bytes, "standard input"), "query"))
    }
    return texts
  }

  private func decoded(_ bytes: [UInt8], _ path: String) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileError(path: path, reason: "the text is not UTF-8")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }
}
