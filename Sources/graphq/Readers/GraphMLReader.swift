import GraphStore

/// Reads GraphML: ours with exact types, others' with the types that GraphML knows.
struct GraphMLReader {
  private var reader: XMLReader
  private var keys: [String: Key] = [:]
  private var isDirectedByDefault = true
  private var edges: [Edge] = []

  /// A declared property.
  private struct Key {
    let name: String
    let kind: String
    var type: PropertyType
    var fallback: String?
  }

  /// An edge, kept until every node is known.
  private struct Edge {
    let source: String
    let target: String
    let isDirected: Bool
    let content: Content
    let offset: Int
  }

  private struct Content {
    var labels: [String] = []
    var properties: [String: Value] = [:]
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
      case "graphml": break
      case "key": try readKey(element)
      case "graph":
        if reader.open.count <= 2 { isDirectedByDefault = element["edgedefault"] != "undirected" }
        hasGraph = true
      case "node": try readNode(element, into: &inserter)
      case "edge": try readEdge(element)
      case "hyperedge": throw reader.error("hyperedges are not read")
      default: try reader.skipElement()
      }
    }
    if !hasGraph { throw TextError(reason: "not GraphML: there is no `<graph>`", offset: 0) }
    for edge in edges {
      try inserter.insertEdge(
        from: edge.source, to: edge.target, labels: edge.content.labels, isDirected: edge.isDirected,
        properties: edge.content.properties, at: edge.offset)
    }
  }

  private mutating func readKey(_ element: XMLElement) throws(TextError) {
    guard let id = element["id"] else { throw reader.error("a `<key>` has no id") }
    var key = Key(
      name: element["attr.name"] ?? element["name"] ?? id, kind: element["for"] ?? "all",
      type: .scalar(XMLText.scalarType(named: element["attr.type"] ?? "string")))
    try forEachChild { (child, reader) throws(TextError) in
      let text = try reader.readTextContent()
      switch child.name {
      case "default": key.fallback = text
      case "desc": key.type = PropertyType(name: text) ?? key.type
      default: break
      }
    }
    keys[id] = key
  }

  private mutating func readNode(_ element: XMLElement, into inserter: inout ElementInserter)
    throws(TextError)
  {
    let offset = reader.position
    guard let id = element["id"] else { throw reader.error("a node has no id") }
    var content = try readContent(of: "node")
    // yEd and Neo4j name labels so.
    if content.labels.isEmpty, let labels = element["labels"] { content.labels = LabelText.split(labels) }
    try inserter.insertNode(id: id, labels: content.labels, properties: content.properties, at: offset)
  }

  private mutating func readEdge(_ element: XMLElement) throws(TextError) {
    let offset = reader.position
    guard let source = element["source"], let target = element["target"] else {
      throw reader.error("an edge has no source or no target")
    }
    let isDirected = element["directed"].map { $0 == "true" || $0 == "1" } ?? isDirectedByDefault
    var content = try readContent(of: "edge")
    if content.labels.isEmpty, let label = element["label"] { content.labels = LabelText.split(label) }
    edges.append(
      Edge(source: source, target: target, isDirected: isDirected, content: content, offset: offset))
  }

  private mutating func readContent(of kind: String) throws(TextError) -> Content {
    var content = Content()
    var seen: Set<String> = []
    let keys = keys
    try forEachChild { (child, reader) throws(TextError) in
      guard child.name == "data", let id = child["key"] else {
        if child.name == "graph" { throw reader.error("graphs within nodes are not read") }
        return try reader.skipElement()
      }
      guard let key = keys[id] else { throw reader.error("the key `\(id)` is not declared") }
      seen.insert(id)
      // Vendors keep drawings in elements of their own; those are no properties.
      guard let text = try Self.dataText(&reader) else { return }
      try Self.add(text, key, id: id, to: &content, offset: reader.position)
    }
    for (id, key) in keys where !seen.contains(id) && (key.kind == kind || key.kind == "all") {
      guard let fallback = key.fallback else { continue }
      try Self.add(fallback, key, id: id, to: &content, offset: reader.position)
    }
    return content
  }

  private static func dataText(_ reader: inout XMLReader) throws(TextError) -> String? {
    var text = ""
    var hasElements = false
    while let event = try reader.next() {
      switch event {
      case .text(let piece): text += piece
      case .start:
        hasElements = true
        try reader.skipElement()
      case .end: return hasElements ? nil : text
      }
    }
    return nil
  }

  private static func add(
    _ text: String, _ key: Key, id: String, to content: inout Content, offset: Int
  ) throws(TextError) {
    if isLabels(key, id) {
      content.labels = LabelText.split(text)
      return
    }
    do throws(ValueError) {
      content.properties[key.name] = try XMLText.value(of: text, as: key.type)
    } catch {
      throw TextError(reason: "the property `\(key.name)`: \(error.message)", offset: offset)
    }
  }

  /// Whether a key holds labels: ours, and Neo4j's.
  private static func isLabels(_ key: Key, _ id: String) -> Bool {
    key.name == id && (id == "labels" && key.kind != "edge" || id == "label" && key.kind == "edge")
  }

  /// Calls the body at each element within the one that was just started; the body must read it to its end.
  private mutating func forEachChild(
    _ body: (XMLElement, inout XMLReader) throws(TextError) -> Void
  ) throws(TextError) {
    while let event = try reader.next() {
      switch event {
      case .start(let child): try body(child, &reader)
      case .end: return
      case .text: break
      }
    }
  }
}

extension XMLText {
  /// The type that GraphML and GEXF name so; text where they name none that is known.
  static func scalarType(named name: String) -> ScalarType {
    switch name {
    case "boolean": .boolean
    case "int", "integer", "long", "short", "byte": .int64
    case "float", "double": .float64
    default: .string
    }
  }

  /// The value of a text of a declared type.
  static func value(of text: String, as type: PropertyType) throws(ValueError) -> Value {
    switch type {
    case .scalar(.string): return .string(text)
    case .scalar(let type):
      let trimmed = text.trimmed
      return trimmed.isEmpty ? .null : try type.value(of: trimmed)
    case .json:
      let value: JSONValue
      do throws(TextError) {
        value = try JSONReader.value(of: Array(text.utf8))
      } catch {
        throw ValueError.invalidTextForCast(error.reason)
      }
      return try value.propertyValue()
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
