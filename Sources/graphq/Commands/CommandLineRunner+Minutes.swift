import GQL
import GraphStore
import Minutes

extension CommandLineRunner {
  /// `graphq ingest`.
  func ingest(_ arguments: ParsedArguments) throws -> ExitStatus {
    let output = try requiredOutput(arguments)
    var files: [(name: String, bytes: [UInt8])] = []
    for path in arguments.values(.lexicon) { files.append((path, try FileBytes.read(path))) }
    let lexicon = files.isEmpty ? Lexicon.builtIn : try Lexicon(adding: files)
    let graph = Graph()
    let meter = ProgressMeter(console, "reading minutes")
    defer { meter.end() }
    let ingester = MinutesIngester(
      lexicon: lexicon, options: try readerOptions(arguments), review: try review(arguments))
    let report = try ingester.ingest(arguments.operands, into: graph) {
      meter.show($0.filesDone, of: $0.fileCount)
    }
    meter.end()
    if let path = arguments.value(.reviewOutput) {
      let sink = try FileBytes.sink(path)
      try sink.write(report.identityReview)
      try sink.flush()
    }
    try NativeFile.save(graph, to: output)
    if arguments.has(.report) { try write(report, arguments) }
    for failure in report.failures { console.warn("\(failure)") }
    let snapshot = graph.snapshot()
    console.note(
      Counted.text(report.documents.count, "document") + ", "
        + Counted.graph(nodes: snapshot.nodeCount, edges: snapshot.edgeCount) + " into \(output)"
    )
    return .done
  }

  private func readerOptions(_ arguments: ParsedArguments) throws(UsageError) -> MinutesReader.Options {
    guard let name = arguments.value(.encoding) else { return .init() }
    guard let encoding = TextEncoding(named: name) else {
      throw UsageError(
        message: "there is no encoding `\(name)`",
        hint: "one of " + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "), command: .ingest)
    }
    return .init(encoding: encoding)
  }

  /// What a person decided over the identities of an earlier run.
  private func review(_ arguments: ParsedArguments) throws -> IdentityReview {
    guard let path = arguments.value(.review) else { return .init() }
    return try IdentityReview(try FileBytes.read(path), name: path)
  }

  private func write(_ report: IngestReport, _ arguments: ParsedArguments) throws {
    var text = TextBuffer()
    switch arguments.value(.format) {
    case "json":
      text.appendJSON(report.value, elements: nil)
      text.append("\n")
    case "jsonl":
      for document in report.documents {
        text.appendJSON(document.value, elements: nil)
        text.append("\n")
      }
    default: text.append(report.description)
    }
    try text.drain(to: console.output)
    try console.output.flush()
  }

  /// `graphq report`.
  func report(_ arguments: ParsedArguments) throws {
    guard let report = arguments.operands.first.flatMap(MinutesReport.init) else {
      let columns = ["name", "answers"].map { ResultColumn(name: $0, type: .anyString) }
      let rows = MinutesReport.allCases.map { [Value.string($0.rawValue), .string($0.summary)] }
      return try write(columns, rows, arguments)
    }
    if arguments.value(.database) == nil, arguments.values(.from).isEmpty {
      throw UsageError(message: "`report \(report.rawValue)` needs `--db` or `--from`", command: .report)
    }
    let snapshot = try loader(arguments).open(arguments).graph.snapshot()
    let table = report.table(of: snapshot)
    if let format = arguments.value(.format).flatMap(FormatName.init(rawValue:)),
      FormatName.ofGraphs.contains(format)
    {
      try draw(report, of: snapshot, format, arguments)
      for note in table.notes { console.note("note: \(note)") }
      return
    }
    try write(table.columns.map { ResultColumn(name: $0, type: .any) }, table.rows, arguments)
    for note in table.notes { console.note("note: \(note)") }
  }

  /// Writes a report as a graph of its own.
  private func draw(
    _ report: MinutesReport, of snapshot: Snapshot, _ format: FormatName, _ arguments: ParsedArguments
  ) throws {
    guard let picture = try report.picture(of: snapshot) else {
      throw UsageError(
        message: "`\(report.rawValue)` has no picture",
        hint: "use table, csv, tsv, json, jsonl, markdown or html",
        command: .report)
    }
    let elements = ElementReader(snapshot: picture.snapshot())
    let sink =
      try arguments.value(.output).map { path throws(FileError) in try FileBytes.sink(path) }
      ?? console.output
    try format.graphWriter(title: report.rawValue).write(
      GraphSelection(all: elements), of: elements, to: sink)
    try sink.flush()
  }

  /// Writes one table of rows that hold no elements.
  func write(
    _ columns: [ResultColumn], _ rows: [[Value]], _ arguments: ParsedArguments
  ) throws {
    let (writer, sink) = try rowWriter(arguments)
    try writer.begin(columns: columns, elements: nil)
    for row in rows { try writer.write(row) }
    try writer.end(ResultEnding(status: rows.isEmpty ? "02000" : "00000"))
    try writer.finish()
    try sink.flush()
  }
}
