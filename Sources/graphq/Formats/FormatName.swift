/// The formats of `--format`.
enum FormatName: String, CaseIterable, Sendable {
  case table, csv, tsv, json, jsonl, markdown, html
  case dot, mermaid, graphml, gexf
  case graphJSON = "graph-json"
  case gql

  /// Formats that write rows.
  static let ofRows: [FormatName] = [.table, .csv, .tsv, .json, .jsonl, .markdown, .html]

  /// Formats that draw or keep the graph of a result.
  static let ofGraphs: [FormatName] = [.dot, .mermaid, .graphml, .gexf, .graphJSON, .gql]

  /// What `export` writes: the formats of graphs, and those of the others that have a form for whole graphs.
  static let ofExports: [FormatName] = ofGraphs + [.html, .jsonl, .csv]

  /// One line for help and completion.
  var meaning: String {
    switch self {
    case .table: "columns aligned for reading"
    case .csv: "comma-separated values (RFC 4180)"
    case .tsv: "tab-separated values"
    case .json: "one object per statement, with columns, types and rows"
    case .jsonl: "one JSON object per line"
    case .markdown: "a table in Markdown"
    case .html: "a table in HTML; of export: a page that draws the graph"
    case .dot: "a picture for Graphviz"
    case .mermaid: "a picture for Markdown pages"
    case .graphml: "GraphML, for networkx, igraph, yEd"
    case .gexf: "GEXF, for Gephi"
    case .graphJSON: "node-link JSON, for networkx and D3"
    case .gql: "a script that inserts the graph"
    }
  }
}
