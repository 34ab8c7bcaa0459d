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
      return try runner.run(arguments)
    }
    return .done
  }

  private func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    switch arguments.command {
    case .completions:
      let shell = arguments.operands.first.flatMap(CompletionScript.Shell.init)
      try console.output.write(CompletionScript(tool: tool).text(for: shell ?? .bash))
      return .done
    default:
      throw UsageError(message: "`\(arguments.command.rawValue)` is not there yet")
    }
  }
}
