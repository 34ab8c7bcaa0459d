import Testing

@testable import graphq

@Suite struct ArgumentParserTests {
  private func parse(_ words: String...) throws(UsageError) -> Invocation {
    try ArgumentParser(tool: .graphq).parse(words)
  }

  @Test func takesValuesInEveryForm() throws {
    let expected = Invocation.run(
      ParsedArguments(
        command: .query,
        options: [.init(name: .format, value: "json"), .init(name: .parameter, value: "a=b=c")],
        operands: ["RETURN 1"]))
    #expect(try parse("query", "--format", "json", "--param", "a=b=c", "RETURN 1") == expected)
    #expect(try parse("query", "--format=json", "--param=a=b=c", "RETURN 1") == expected)
    #expect(try parse("query", "-F", "json", "RETURN 1", "-p", "a=b=c") == expected)
    #expect(try parse("query", "-Fjson", "-pa=b=c", "--", "RETURN 1") == expected)
  }

  @Test func readsWhatFollowsTwoDashesAsOperands() throws {
    #expect(
      try parse("check", "--", "--odd.graph", "-")
        == .run(ParsedArguments(command: .check, options: [], operands: ["--odd.graph", "-"])))
  }

  @Test func takesCommonOptionsBeforeTheCommand() throws {
    #expect(
      try parse("--color=never", "-q", "schema")
        == .run(
          ParsedArguments(
            command: .schema,
            options: [.init(name: .color, value: "never"), .init(name: .quiet, value: nil)], operands: [])))
  }

  @Test func knowsAliases() throws {
    guard case .run(let arguments) = try parse("import", "--relationships", "KNOWS=k.csv") else {
      return #expect(Bool(false))
    }
    #expect(arguments.values(.edges) == ["KNOWS=k.csv"])
  }

  @Test(arguments: [
    (["qurey"], "there is no command `qurey`", "did you mean `query`?"),
    (["query", "--formt", "csv"], "there is no option `--formt` of `query`", "did you mean `--format`?"),
    (
      ["query", "--format", "jsno"],
      "`--format` can't be `jsno`; it is one of table, csv, tsv, json, jsonl, markdown, html, dot, mermaid, "
        + "graphml, gexf, graph-json, gql", "did you mean `json`?"
    ),
    (["query", "--timing=1"], "`--timing` takes no value", nil),
    (["query", "--db"], "`--db` needs a value: FILE.graph", nil),
    (["query", "--db", "a", "--db", "b"], "`--db` is given twice", nil),
    (["query", "MATCH", "(n)"], "unexpected argument `(n)`", "quote a text that holds spaces"),
    (["check"], "`check` needs FILE.graph", nil),
    (["completions", "tcsh"], "SHELL can't be `tcsh`; it is one of bash, zsh, fish", nil),
    ([], "no command given", "`graphq --help` lists them"),
  ])
  func refusesAndSuggests(words: [String], message: String, hint: String?) {
    let error = #expect(throws: UsageError.self) { try ArgumentParser(tool: .graphq).parse(words) }
    #expect(error?.message == message)
    #expect(error?.hint == hint)
  }

  @Test func findsHelp() throws {
    #expect(try parse("--help") == .help(nil))
    #expect(try parse("help") == .help(nil))
    #expect(try parse("help", "import") == .help(.import))
    #expect(try parse("import", "--nodes", "x", "-h") == .help(.import))
    #expect(try parse("--version") == .version)
  }

  @Test func describesEveryCommandOnce() {
    let tool = ToolDescription.graphq
    #expect(tool.commands.map(\.name) == CommandName.allCases)
    for command in tool.commands {
      let spellings = (command.options + tool.commonOptions).flatMap(\.spellings)
      #expect(Set(spellings).count == spellings.count, "\(command.name)")
      #expect(!command.examples.isEmpty, "\(command.name)")
    }
  }
}
