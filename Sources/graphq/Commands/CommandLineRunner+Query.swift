import GQL
import GraphStore

extension CommandLineRunner {
  /// `graphq query`.
  func query(_ arguments: ParsedArguments) throws {
    let options = try RunOptions(arguments)
    let texts = try texts(arguments)
    let opened = try loader(arguments).open(arguments)
    let (writer, sink) = try rowWriter(arguments)
    let runner = StatementRunner(opened, options: options, console: console)
    for (text, name) in texts { try runner.run(text, name: name, writer: writer) }
    runner.warnOfSurprises()
    try writer.finish()
    if let graphWriter = writer as? GraphRowWriter, !graphWriter.hasElements {
      console.warn(
        "the result holds no node, edge or path to draw; return them, as in `MATCH p = … RETURN p`")
    }
    try sink.flush()
  }

  /// `graphq explain`.
  func explain(_ arguments: ParsedArguments) throws {
    let options = try RunOptions(arguments)
    let texts = try texts(arguments)
    let opened = try loader(arguments).open(arguments)
    let session = Session(opened.graph, options: options.session)
    let interruption = Interruption { session.cancel() }
    defer { interruption.end() }
    for (text, name) in texts {
      do {
        let plan =
          arguments.has(.profile)
          ? try session.profile(text, parameters: options.parameters) : try session.explain(text)
        try console.output.write(plan.hasSuffix("\n") ? plan : plan + "\n")
      } catch let error as OutputError {
        throw error
      } catch {
        throw ScriptError(error: error, text: text, name: name)
      }
    }
  }
}
