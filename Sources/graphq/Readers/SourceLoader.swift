import GQL
import GraphStore
import Minutes

/// Opens the graph of a command: a native file, or sources that are read into memory one after another.
struct SourceLoader {
  let console: Console
  var threads: Int?

  /// A graph and the native file that keeps it, if one does.
  struct Opened {
    let graph: Graph
    /// Where changes are to be kept.
    var database: String?
  }

  /// The graph that `--db` or `--from` name, or an empty one.
  func open(_ arguments: ParsedArguments) throws -> Opened {
    let sources = arguments.values(.from)
    if let path = arguments.value(.database) {
      if !sources.isEmpty {
        throw UsageError(
          message: "`--db` and `--from` exclude each other", hint: "import the source into the file first",
          command: arguments.command)
      }
      if path.isEmpty {
        throw UsageError(message: "`--db` needs a path, not an empty text", command: arguments.command)
      }
      return Opened(graph: try openDatabase(path, arguments), database: path)
    }
    return Opened(graph: try load(sources))
  }

  /// Reads sources into one graph.
  func load(_ sources: [String]) throws -> Graph {
    if let only = sources.first, sources.count == 1 {
      // A native file or tables alone are opened as they are, without a copy.
      let (kind, path) = try Self.recognize(only)
      if kind == .native { return try NativeFile.open(path) }
      if kind == .csv { return try importTables(path) }
    }
    let graph = Graph()
    for source in sources {
      let (kind, path) = try Self.recognize(source)
      try load(kind, path, into: graph)
    }
    return graph
  }

  private func openDatabase(_ path: String, _ arguments: ParsedArguments) throws -> Graph {
    if FileBytes.kind(of: path) != nil { return try NativeFile.open(path) }
    // A command that writes makes the file; one that only looks can't.
    if [.query, .shell].contains(arguments.command), !arguments.has(.readOnly) { return Graph() }
    throw FileError(path: path, reason: "there is no such file")
  }

  private func load(_ kind: SourceKind, _ path: String, into graph: Graph) throws {
    switch kind {
    case .native: try graph.write { try GraphCopy.insert(NativeFile.open(path).snapshot(), into: $0) }
    case .csv: try graph.write { try GraphCopy.insert(importTables(path).snapshot(), into: $0) }
    case .minutes: try ingest(path, into: graph)
    case .gql:
      let text = try text(of: path)
      do {
        try Session(graph).executeScript(text) { _ in }
      } catch {
        throw ScriptError(error: error, text: text, name: path)
      }
    case .graphml, .gexf, .json, .jsonl:
      let bytes = try FileBytes.read(path)
      do {
        try GraphFileReader.read(bytes, as: kind, into: graph)
      } catch let error as TextError {
        throw FileError(error, path: path, bytes: bytes)
      }
    }
  }

  private func text(of path: String) throws -> String {
    guard let text = String(validating: try FileBytes.read(path), as: UTF8.self) else {
      throw FileError(path: path, reason: "the text is not UTF-8")
    }
    return text
  }

  private func ingest(_ path: String, into graph: Graph) throws {
    let report = try MinutesIngester().ingest([path], into: graph)
    for failure in report.failures { console.warn("\(failure)") }
  }

  private func importTables(_ path: String) throws -> Graph {
    var options = ImportOptions()
    if let threads { options.threads = threads }
    let tables =
      FileBytes.kind(of: path) == .folder
      ? try ImportTable.tables(inFolder: path) : [ImportTable(namedByFile: path)]
    let meter = ProgressMeter(console, "reading \(path)")
    defer { meter.end() }
    return try TableImporter(tables, options: options).run { meter.show($0.bytesRead, of: $0.byteCount) }
      .graph
  }
}

extension SourceLoader {
  /// What a source is: what its prefix says, else what its content shows, else what its ending says.
  static func recognize(_ source: String) throws -> (kind: SourceKind, path: String) {
    if let colon = source.firstIndex(of: ":"), let kind = SourceKind(rawValue: String(source[..<colon])) {
      return (kind, String(source[source.index(after: colon)...]))
    }
    switch FileBytes.kind(of: source) {
    case nil:
      let names = SourceKind.allCases.map(\.rawValue)
      let nearest = source.firstIndex(of: ":").flatMap {
        Suggestion.nearest(to: String(source[..<$0]), among: names)
      }
      let hint = nearest.map { "; did you mean `\($0):`?" } ?? ""
      throw FileError(path: source, reason: "there is no such file or folder" + hint)
    case .folder:
      let names = try FileBytes.names(in: source)
      let kinds = names.compactMap { SourceKind(ending: $0) }
      return (kinds.contains(.csv) && !kinds.contains(.minutes) ? .csv : .minutes, source)
    case .file:
      let ending = SourceKind(ending: source)
      // Scripts and native files have endings of their own; a script may begin like anything.
      if ending == .gql || ending == .native { return (ending ?? .gql, source) }
      if let kind = SourceKind(content: try FileBytes.read(source, limit: 4096)) {
        // Which of the two forms of JSON it is, the ending knows better.
        return (kind == .json && ending == .jsonl ? .jsonl : kind, source)
      }
      if let ending { return (ending, source) }
      throw FileError(
        path: source, reason: "what kind of source this is can't be told; say it as in minutes:\(source)")
    }
  }
}

/// An error of a script that was read from a file, with its text, to show the place.
struct ScriptError: Error {
  let error: any Error
  let text: String
  let name: String
}
