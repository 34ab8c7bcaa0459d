import GraphStore

extension CommandLineRunner {
  /// `graphq import`.
  func importTables(_ arguments: ParsedArguments) throws {
    let output = try requiredOutput(arguments)
    let tables = try tables(arguments)
    var options = ImportOptions()
    options.threads = try RunOptions.count(.threads, arguments) ?? options.threads
    options.badRowLimit = try RunOptions.count(.limit, arguments) ?? options.badRowLimit
    options.onError = arguments.value(.onError).flatMap(ImportOptions.OnError.init) ?? .stop
    options.delimiter = try delimiter(arguments)

    let clock = ContinuousClock()
    let start = clock.now
    let meter = ProgressMeter(console, "reading tables")
    defer { meter.end() }
    let (graph, report) = try TableImporter(tables, options: options).run {
      meter.show($0.bytesRead, of: $0.byteCount)
    }
    meter.end()
    for row in report.badRows { console.tell(Console.harmless("\(row)")) }
    if !report.badRows.isEmpty { console.warn("\(Counted.text(report.badRows.count, "row")) left out") }
    let imported = clock.now - start
    try NativeFile.save(graph, to: output)
    console.note(
      Counted.graph(nodes: report.nodeCount, edges: report.edgeCount)
        + " imported in \(StatementRunner.text(of: imported))"
        + " into \(output)")
  }

  /// The file that a command must be told to write.
  func requiredOutput(_ arguments: ParsedArguments) throws(UsageError) -> String {
    guard let output = arguments.value(.output) else {
      throw UsageError(
        message: "`\(arguments.command.rawValue)` needs `--output FILE.graph`", command: arguments.command)
    }
    return output
  }

  /// The tables that are named one by one, then those of folders; a file that is named counts once.
  private func tables(_ arguments: ParsedArguments) throws -> [ImportTable] {
    var tables = arguments.values(.nodes).map { Self.table($0, kind: .nodes) }
    tables += arguments.values(.edges).map { Self.table($0, kind: .edges) }
    let named = Set(tables.map(\.path))
    for path in arguments.operands {
      let found =
        FileBytes.kind(of: path) == .folder
        ? try ImportTable.tables(inFolder: path) : [ImportTable(namedByFile: path)]
      tables += found.filter { !named.contains($0.path) }
    }
    if tables.isEmpty {
      throw UsageError(
        message: "`import` needs a folder, `--nodes` or `--edges`",
        hint: "graphq import FOLDER --output FILE.graph",
        command: .import)
    }
    return tables
  }

  /// `LABEL:LABEL=FILE`, or a file whose name tells the label.
  private static func table(_ text: String, kind: ImportTable.Kind) -> ImportTable {
    guard let equals = text.firstIndex(of: "=") else { return ImportTable(namedByFile: text) }
    let labels = text[..<equals].split(separator: ":").map(String.init)
    return ImportTable(path: String(text[text.index(after: equals)...]), kind: kind, labels: labels)
  }

  private func delimiter(_ arguments: ParsedArguments) throws(UsageError) -> UInt8? {
    guard let text = arguments.value(.delimiter) else { return nil }
    if ["tab", "\\t"].contains(text.lowercased()) { return 0x09 }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte != 0x0A, byte != 0x22 else {
      throw UsageError(message: "`--delimiter` needs one ASCII character or TAB", command: .import)
    }
    return byte
  }

  /// `graphq check`.
  func check(_ arguments: ParsedArguments) throws -> ExitStatus {
    for path in arguments.operands {
      let graph = try NativeFile.check(path)
      try console.output.write(
        "\(path): sound, \(Counted.graph(nodes: graph.nodeCount, edges: graph.edgeCount))\n")
    }
    try console.output.flush()
    return .done
  }
}
