/// What a source of `--from` is.
enum SourceKind: String, CaseIterable, Sendable {
  case native = "graph"
  case minutes
  case gql
  case graphml
  case gexf
  case json
  case jsonl
  case csv

  /// One word or two for messages.
  var meaning: String {
    switch self {
    case .native: "a native graph file"
    case .minutes: "minutes"
    case .gql: "a GQL script"
    case .graphml: "GraphML"
    case .gexf: "GEXF"
    case .json: "node-link JSON or JSON Graph Format"
    case .jsonl: "lines of JSON"
    case .csv: "tables"
    }
  }

  /// The kind that a file's ending tells, nil where it tells none.
  init?(ending path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "graph": self = .native
    case "gql", "cypher": self = .gql
    case "graphml": self = .graphml
    case "gexf": self = .gexf
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "csv", "tsv": self = .csv
    case "txt", "md": self = .minutes
    default: return nil
    }
  }

  /// The kind that a file's first bytes tell, nil where they tell none.
  init?(content bytes: some Collection<UInt8>) {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let text = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.hasPrefix("<") {
      if text.contains("<graphml") {
        self = .graphml
      } else if text.contains("<gexf") {
        self = .gexf
      } else {
        return nil
      }
    } else if text.hasPrefix("{") {
      // Lines begin with an object that says what it is; a whole graph does not.
      let start = text.dropFirst().prefix(40).filter { !$0.isWhitespace }
      let kinds = ["graph", "node", "edge", "relationship"]
      self = kinds.contains { start.hasPrefix("\"type\":\"\($0)\"") } ? .jsonl : .json
    } else if let header = text.split(whereSeparator: \.isNewline).first,
      [":ID", ":START_ID", ":END_ID", ":LABEL", ":TYPE"].contains(where: { header.contains($0) })
    {
      self = .csv
    } else {
      return nil
    }
  }
}
