import GraphStore

/// Reads a file of one of the interchange formats into a graph, whole or not at all.
enum GraphFileReader {
  static func read(_ bytes: [UInt8], as kind: SourceKind, into graph: Graph) throws {
    try graph.write { transaction in
      var inserter = ElementInserter(transaction)
      switch kind {
      case .graphml:
        var reader = try GraphMLReader(bytes)
        try reader.read(into: &inserter)
      case .gexf:
        var reader = try GEXFReader(bytes)
        try reader.read(into: &inserter)
      case .json:
        var reader = GraphJSONReader(bytes)
        try reader.read(into: &inserter)
      case .jsonl:
        try GraphLinesReader(bytes).read(into: &inserter)
      case .native, .minutes, .gql, .csv:
        throw TextError(reason: "\(kind.meaning) can't be read as an interchange format", offset: 0)
      }
    }
  }
}
