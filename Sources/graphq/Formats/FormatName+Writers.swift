extension FormatName {
  /// A writer of the rows of results, or of the graph that they hold.
  func rowWriter(_ sink: ByteSink, style: TerminalStyle = .plain, columns: Int? = nil) -> any RowWriter {
    switch self {
    case .table: TableWriter(sink, style: style, terminalColumns: columns)
    case .csv: SeparatedWriter(sink, separator: ",")
    case .tsv: SeparatedWriter(sink, separator: "\t")
    case .json: JSONResultWriter(sink)
    case .jsonl: JSONLinesWriter(sink)
    case .markdown: MarkdownWriter(sink)
    case .html: HTMLTableWriter(sink)
    case .dot, .mermaid, .graphml, .gexf, .graphJSON, .gql: GraphRowWriter(sink, graphWriter(title: "Result"))
    }
  }

  /// A writer of graphs.
  func graphWriter(title: String) -> any GraphWriter {
    switch self {
    case .dot: DOTWriter()
    case .mermaid: MermaidWriter()
    case .graphml: GraphMLWriter()
    case .gexf: GEXFWriter()
    case .graphJSON, .json: GraphJSONWriter()
    case .gql: GQLWriter()
    case .jsonl: GraphLinesWriter()
    case .html, .table, .csv, .tsv, .markdown: GraphPageWriter(title: title)
    }
  }

  /// The format that a file's ending tells.
  init?(ending path: String) {
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "html", "htm": self = .html
    case "dot", "gv": self = .dot
    case "mmd", "mermaid": self = .mermaid
    case "graphml": self = .graphml
    case "gexf": self = .gexf
    case "json": self = .graphJSON
    case "jsonl", "ndjson": self = .jsonl
    case "gql": self = .gql
    case "csv": self = .csv
    default: return nil
    }
  }
}
