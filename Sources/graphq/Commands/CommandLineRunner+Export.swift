import GQL
import GraphStore

extension CommandLineRunner {
  /// `graphq export`.
  func export(_ arguments: ParsedArguments) throws {
    let options = try RunOptions(arguments)
    let path = arguments.value(.output)
    guard
      let format = arguments.value(.format).flatMap(FormatName.init(rawValue:))
        ?? path.flatMap({ FormatName(ending: $0) })
    else {
      throw UsageError(
        message: "`export` needs `--format`",
        hint: "one of " + FormatName.ofExports.map(\.rawValue).joined(separator: ", "), command: .export)
    }
    let opened = try loader(arguments).open(arguments)
    var elements = ElementReader(snapshot: opened.graph.snapshot())
    var selection = GraphSelection(all: elements)
    if arguments.value(.query) != nil || !arguments.values(.file).isEmpty {
      (selection, elements) = try selected(arguments, options, opened)
    }
    if format == .csv {
      guard let path else {
        throw UsageError(message: "tables need a folder: `--output FOLDER`", command: .export)
      }
      for loss in try TableFolderWriter(path: path).write(selection, of: elements) { console.warn(loss) }
      return
    }
    let sink = try path.map { path throws(FileError) in try FileBytes.sink(path) } ?? console.output
    let title = path?.split(separator: "/").last.map(String.init) ?? "Graph"
    try format.graphWriter(title: title).write(selection, of: elements, to: sink)
    try sink.flush()
    console.note(Counted.graph(nodes: selection.nodes.count, edges: selection.edges.count) + " written")
  }

  /// What the rows of a query hold, instead of the whole graph.
  private func selected(
    _ arguments: ParsedArguments, _ options: RunOptions, _ opened: SourceLoader.Opened
  ) throws -> (GraphSelection, ElementReader) {
    let collecting = CollectingWriter()
    let runner = StatementRunner(opened, options: options, console: console)
    for path in arguments.values(.file) {
      let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
      try runner.run(text, name: path, writer: collecting)
    }
    if let text = arguments.value(.query) { try runner.run(text, name: "query", writer: collecting) }
    let elements = collecting.elements ?? ElementReader(snapshot: opened.graph.snapshot())
    return (GraphSelection(collecting.collector, elements: elements), elements)
  }
}

/// Gathers the elements of rows and writes nothing.
final class CollectingWriter: RowWriter {
  private(set) var collector = GraphSelection.Collector()
  private(set) var elements: ElementReader?

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    self.elements = elements ?? self.elements
  }

  func write(_ row: [Value]) throws {
    for value in row { collector.add(value) }
  }

  func end(_ ending: ResultEnding) throws {}
}
