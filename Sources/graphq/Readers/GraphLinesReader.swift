import GraphStore

/// Reads a graph from lines of JSON: an object per node and per edge, in any order, with or without a header of types.
/// Without one, the lines are another's, and a node's id is its property `id`.
struct GraphLinesReader {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Inserts everything that the text holds: nodes first, wherever they stand.
  func read(into inserter: inout ElementInserter) throws(TextError) {
    var nodeTypes: [String: PropertyType] = [:]
    var edgeTypes: [String: PropertyType] = [:]
    var edges: [Int] = []
    var hasHeader = false
    var reader = JSONReader(bytes)
    while !reader.isAtEnd() {
      let offset = reader.position
      let value = try reader.readValue()
      switch value["type"]?.text {
      case "graph":
        hasHeader = true
        nodeTypes = GraphJSONElement.types(value["types"]?["nodes"])
        edgeTypes = GraphJSONElement.types(value["types"]?["edges"])
      case "node": try insertNode(value, nodeTypes, keepsID: !hasHeader, at: offset, into: &inserter)
      case "edge", "relationship": edges.append(offset)
      default:
        throw TextError(reason: "a line is no object with the type `node`, `edge` or `graph`", offset: offset)
      }
    }
    for offset in edges {
      var reader = JSONReader(bytes, at: offset)
      try insertEdge(try reader.readValue(), edgeTypes, at: offset, into: &inserter)
    }
  }

  private func insertNode(
    _ node: JSONValue, _ types: [String: PropertyType], keepsID: Bool, at offset: Int,
    into inserter: inout ElementInserter
  ) throws(TextError) {
    guard let name = node["id"], let id = GraphJSONElement.identifier(name) else {
      throw TextError(reason: "a node has no `id`", offset: offset)
    }
    let element = GraphJSONElement(node, structural: ["type", "id"], labelNames: ["labels"], types: types)
    var properties = try element.properties(at: offset)
    if keepsID, properties["id"] == nil { properties["id"] = try? name.propertyValue() }
    try inserter.insertNode(id: id, labels: element.labels, properties: properties, at: offset)
  }

  private func insertEdge(
    _ edge: JSONValue, _ types: [String: PropertyType], at offset: Int, into inserter: inout ElementInserter
  ) throws(TextError) {
    guard let source = end(edge, "source", "start"), let target = end(edge, "target", "end") else {
      throw TextError(reason: "an edge has no `source` or no `target`", offset: offset)
    }
    let element = GraphJSONElement(
      edge, structural: ["type", "id", "source", "target", "start", "end", "directed"],
      labelNames: ["labels", "label"], types: types)
    try inserter.insertEdge(
      from: source, to: target, labels: element.labels, isDirected: edge["directed"] != .boolean(false),
      properties: try element.properties(at: offset), at: offset)
  }

  /// An end by its id; Neo4j's own JSON lines hold an object there.
  private func end(_ edge: JSONValue, _ name: String, _ otherName: String) -> String? {
    GraphJSONElement.identifier(edge[name]) ?? GraphJSONElement.identifier(edge[otherName]?["id"])
  }
}
