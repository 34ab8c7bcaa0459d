import GraphStore

/// Reads GEXF (1.1 to 1.3), without its times and its drawing.
///
/// In files of others a node's id is its property `id`, and the node that it lies within is its `parent`.
struct GEXFReader {
  private var reader: XMLReader
  private var nodeAttributes: [String: Attribute] = [:]
  private var edgeAttributes: [String: Attribute] = [:]
  private var isDirectedByDefault = false
  private var edges: [Edge] = []
  /// Whether the file declares where labels are, as ours do; their ids mean nothing.
  private var hasLabels: Bool { nodeAttributes["labels"]?.name == "labels" }

  private struct Attribute {
    let name: String
    let type: PropertyType
    /// Whether the text is a list of values of the type.
    var isList = false
    var fallback: String?
  }

  /// An edge, kept until every node is known.
  private struct Edge {
    let source: String
    let target: String
    let isDirected: Bool
    let labels: [String]
    let properties: [String: Value]
    let offset: Int
  }

  init(_ bytes: [UInt8]) throws(TextError) {
    reader = try XMLReader(bytes)
  }

  /// Inserts everything that the text holds.
  mutating func read(into inserter: inout ElementInserter) throws(TextError) {
    var hasGraph = false
    while let event = try reader.next() {
      guard case .start(let element) = event else { continue }
      switch element.name {
      case "gexf", "nodes", "edges": break
      case "graph":
        hasGraph = true
        isDirectedByDefault = element["defaultedgetype"] == "directed"
      case "attributes": try readAttributes(isOfNodes: element["class"] != "edge")
      case "node": try readNode(element, within: element["pid"], into: &inserter)
      case "edge": try readEdge(element)
      default: try reader.skipElement()
      }
    }
    if !hasGraph { throw TextError(reason: "not GEXF: there is no `<graph>`", offset: 0) }
    for edge in edges {
      try inserter.insertEdge(
        from: edge.source, to: edge.target, labels: edge.labels, isDirected: edge.isDirected,
        properties: edge.properties, at: edge.offset)
    }
  }

  private mutating func readAttributes(isOfNodes: Bool) throws(TextError) {
    var depth = 1
    var current: String?
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "attribute":
        depth += 1
        guard let id = element["id"] else { throw reader.error("an attribute has no id") }
        let declared = id.split(separator: ":", maxSplits: 1).last.flatMap { PropertyType(name: String($0)) }
        let name = element["type"] ?? "string"
        let isList = declared == nil && name.hasPrefix("list")
        let type = declared ?? .scalar(XMLText.scalarType(named: String(name.dropFirst(isList ? 4 : 0))))
        let attribute = Attribute(name: element["title"] ?? id, type: type, isList: isList)
        if isOfNodes { nodeAttributes[id] = attribute } else { edgeAttributes[id] = attribute }
        current = id
      case .start(let element) where element.name == "default":
        let text = try reader.readTextContent()
        guard let current else { continue }
        if isOfNodes {
          nodeAttributes[current]?.fallback = text
        } else {
          edgeAttributes[current]?.fallback = text
        }
      case .start: try reader.skipElement()
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  private mutating func readNode(
    _ element: XMLElement, within parent: String?, into inserter: inout ElementInserter
  ) throws(TextError) {
    let offset = reader.position
    guard let id = element["id"] else { throw reader.error("a node has no id") }
    let values = try readValues(of: id, into: &inserter)
    var (labels, properties) = try content(values, nodeAttributes, at: offset)
    // Files from elsewhere keep their only name in `label`; ours repeat a property there.
    if !hasLabels {
      if let label = element["label"], properties["label"] == nil { properties["label"] = .string(label) }
      properties["id"] = properties["id"] ?? .string(id)
      if let parent { properties["parent"] = properties["parent"] ?? .string(parent) }
    }
    try inserter.insertNode(id: id, labels: labels ?? [], properties: properties, at: offset)
  }

  private mutating func readEdge(_ element: XMLElement) throws(TextError) {
    let offset = reader.position
    guard let source = element["source"], let target = element["target"] else {
      throw reader.error("an edge has no source or no target")
    }
    let isDirected = element["type"].map { $0 == "directed" } ?? isDirectedByDefault
    let values = try readValues()
    var (labels, properties) = try content(values, edgeAttributes, at: offset)
    // The weight of an edge is an attribute of its own in GEXF.
    if let weight = element["weight"].flatMap(Double.init), properties["weight"] == nil {
      properties["weight"] = .float64(weight)
    }
    // Gephi's `kind` is the type of an edge where several kinds lie side by side.
    let label = edgeAttributes["labels"]?.name == "labels" ? nil : element["label"] ?? element["kind"]
    edges.append(
      Edge(
        source: source, target: target, isDirected: isDirected,
        labels: labels ?? (label.map { $0.isEmpty ? [] : [$0] } ?? []), properties: properties, offset: offset
      ))
  }

  /// The `attvalue`s of a node; the nodes and edges within it are read, too.
  private mutating func readValues(
    of node: String, into inserter: inout ElementInserter
  ) throws(TextError) -> [(id: String, text: String)] {
    var values: [(id: String, text: String)] = []
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "node":
        try readNode(element, within: node, into: &inserter)
      case .start(let element) where element.name == "edge": try readEdge(element)
      case .start(let element):
        depth += 1
        if let value = Self.value(of: element) { values.append(value) }
      case .end: depth -= 1
      case .text: break
      }
    }
    return values
  }

  /// The `attvalue`s of an edge.
  private mutating func readValues() throws(TextError) -> [(id: String, text: String)] {
    var values: [(id: String, text: String)] = []
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let element):
        depth += 1
        if let value = Self.value(of: element) { values.append(value) }
      case .end: depth -= 1
      case .text: break
      }
    }
    return values
  }

  private static func value(of element: XMLElement) -> (id: String, text: String)? {
    guard element.name == "attvalue", let id = element["for"] ?? element["id"], let text = element["value"]
    else { return nil }
    return (id, text)
  }

  private func content(
    _ values: [(id: String, text: String)], _ attributes: [String: Attribute], at offset: Int
  ) throws(TextError) -> (labels: [String]?, properties: [String: Value]) {
    var labels: [String]?
    var properties: [String: Value] = [:]
    let given = Set(values.map(\.id))
    let fallbacks = attributes.compactMap { id, attribute in
      given.contains(id) ? nil : attribute.fallback.map { (id: id, text: $0) }
    }
    for (id, text) in values + fallbacks {
      guard let attribute = attributes[id] else {
        throw TextError(reason: "the attribute `\(id)` is not declared", offset: offset)
      }
      if id == "labels", attribute.name == "labels" {
        labels = LabelText.split(text)
        continue
      }
      do throws(ValueError) {
        properties[attribute.name] =
          attribute.isList
          ? try XMLText.list(of: text, as: attribute.type) : try XMLText.value(of: text, as: attribute.type)
      } catch {
        throw TextError(reason: "the property `\(attribute.name)`: \(error.message)", offset: offset)
      }
    }
    return (labels, properties)
  }
}
