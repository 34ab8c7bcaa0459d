import GraphStore

/// Inserts the nodes and edges of a file, which name each other by the file's own ids.
struct ElementInserter {
  private let transaction: Transaction
  private var nodes: [String: NodeID] = [:]
  private(set) var edgeCount = 0

  init(_ transaction: Transaction) {
    self.transaction = transaction
  }

  /// Begins another graph, whose ids have nothing to do with those before.
  mutating func beginGraph() { nodes = [:] }

  /// Inserts a node; a second one of an id is an error, and so is an id that is missing.
  mutating func insertNode(
    id: String, labels: [String], properties: [String: Value], at offset: Int
  ) throws(TextError) {
    if nodes[id] != nil { throw TextError(reason: "a second node with the id `\(id)`", offset: offset) }
    nodes[id] = try run(offset) {
      try transaction.insertNode(labels: labels, properties: properties.filter { !$0.value.isNull })
    }
  }

  /// Inserts an edge between two nodes of the file.
  mutating func insertEdge(
    from source: String, to target: String, labels: [String], isDirected: Bool, properties: [String: Value],
    at offset: Int
  ) throws(TextError) {
    guard let sourceNode = nodes[source] else { throw Self.unknown(source, offset) }
    guard let targetNode = nodes[target] else { throw Self.unknown(target, offset) }
    _ = try run(offset) {
      try transaction.insertEdge(
        from: sourceNode, to: targetNode, labels: labels, directed: isDirected,
        properties: properties.filter { !$0.value.isNull })
    }
    edgeCount += 1
  }

  private static func unknown(_ id: String, _ offset: Int) -> TextError {
    TextError(reason: "an edge names the node `\(id)`, which the file does not hold", offset: offset)
  }

  /// What the store refuses is wrong with the file.
  private func run<Result>(_ offset: Int, _ body: () throws -> Result) throws(TextError) -> Result {
    do {
      return try body()
    } catch {
      throw TextError(reason: "\(error)", offset: offset)
    }
  }
}
