import GraphStore

/// Reads GraphML: ours with exact types, others' with the types that GraphML knows.
///
/// In files of others a node's id is its property `id`, a node within another's graph (yEd's groups) has its id as
/// `parent`, and an edge's `label` is its label. Of drawings only the text of a label is read.
struct GraphMLReader {
  private var reader: XMLReader
  private var keys: [String: Key] = [:]
  private var isDirectedByDefault = true
  /// The ids of the nodes whose graphs are being read, outermost first.
  private var parents: [String] = []
  /// Whether the file declares where labels are, as ours and Neo4j's do; their ids mean nothing.
  private var hasLabels: Bool { keys["labels"]?.name == "labels" }
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
    /// The text of a label in a drawing.
    var drawnText: String?
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
        hasGraph = true
        try readGraph(element, into: &inserter)
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

  /// Reads a graph to its end; it may be one within a node.
  private mutating func readGraph(
    _ graph: XMLElement, into inserter: inout ElementInserter
  ) throws(TextError) {
    let outer = isDirectedByDefault
    isDirectedByDefault = graph["edgedefault"].map { $0 != "undirected" } ?? outer
    defer { isDirectedByDefault = outer }
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "node": try readNode(element, into: &inserter)
      case .start(let element) where element.name == "edge": try readEdge(element)
      case .start(let element) where element.name == "hyperedge":
        throw reader.error("hyperedges are not read")
      case .start: try reader.skipElement()
      case .end: return
      case .text: break
      }
    }
  }

  private mutating func readKey(_ element: XMLElement) throws(TextError) {
    guard let id = element["id"] else { throw reader.error("a `<key>` has no id") }
    var key = Key(
      name: element["attr.name"] ?? element["name"] ?? id, kind: element["for"] ?? "all",
      type: .scalar(XMLText.scalarType(named: element["attr.type"] ?? "string")))
    while let child = try nextChild() {
      switch child.name {
      case "default": key.fallback = try reader.readTextContent()
      case "desc": key.type = PropertyType(name: try reader.readTextContent()) ?? key.type
      default: try reader.skipElement()
      }
    }
    keys[id] = key
  }

  private mutating func readNode(
    _ element: XMLElement, into inserter: inout ElementInserter
  ) throws(TextError) {
    let offset = reader.position
    guard let id = element["id"] else { throw reader.error("a node has no id") }
    let parent = parents.last
    var content = Content()
    var seen: Set<String> = []
    parents.append(id)
    while let child = try nextChild() {
      if child.name == "graph" {
        try readGraph(child, into: &inserter)
      } else {
        try readData(child, into: &content, &seen)
      }
    }
    parents.removeLast()
    try addFallbacks(of: "node", to: &content, unless: seen)
    // Neo4j names labels so.
    if content.labels.isEmpty, let labels = element["labels"] { content.labels = LabelText.split(labels) }
    if let text = content.drawnText, content.properties["label"] == nil {
      content.properties["label"] = .string(text)
    }
    if !hasLabels {
      content.properties["id"] = content.properties["id"] ?? .string(id)
      if let parent { content.properties["parent"] = content.properties["parent"] ?? .string(parent) }
    }
    try inserter.insertNode(id: id, labels: content.labels, properties: content.properties, at: offset)
  }

  private mutating func readEdge(_ element: XMLElement) throws(TextError) {
    let offset = reader.position
    guard let source = element["source"], let target = element["target"] else {
      throw reader.error("an edge has no source or no target")
    }
    let isDirected = element["directed"].map { $0 == "true" || $0 == "1" } ?? isDirectedByDefault
    var content = Content()
    var seen: Set<String> = []
    while let child = try nextChild() {
      if child.name == "graph" { throw reader.error("graphs within edges are not read") }
      try readData(child, into: &content, &seen)
    }
    try addFallbacks(of: "edge", to: &content, unless: seen)
    if content.labels.isEmpty, let label = element["label"] ?? content.drawnText {
      content.labels = LabelText.split(label)
    }
    edges.append(
      Edge(source: source, target: target, isDirected: isDirected, content: content, offset: offset))
  }

  /// Reads one element within a node or an edge, to its end.
  private mutating func readData(
    _ child: XMLElement, into content: inout Content, _ seen: inout Set<String>
  ) throws(TextError) {
    guard child.name == "data", let id = child["key"] else { return try reader.skipElement() }
    guard let key = keys[id] else { throw reader.error("the key `\(id)` is not declared") }
    seen.insert(id)
    // Vendors keep drawings in elements of their own; those are no properties.
    switch try readDataText() {
    case .text(let text): try add(text, key, id: id, to: &content)
    case .drawing(let text): content.drawnText = content.drawnText ?? text
    }
  }

  private mutating func addFallbacks(
    of kind: String, to content: inout Content, unless seen: Set<String>
  ) throws(TextError) {
    for (id, key) in keys where !seen.contains(id) && (key.kind == kind || key.kind == "all") {
      if let fallback = key.fallback { try add(fallback, key, id: id, to: &content) }
    }
  }

  /// What stands within a `<data>`.
  private enum DataText {
    case text(String)
    /// Elements of a vendor, and the text of the label that they draw.
    case drawing(String?)
  }

  private mutating func readDataText() throws(TextError) -> DataText {
    var text = ""
    var drawn: String?
    var open: [String] = []
    var hasElements = false
    while let event = try reader.next() {
      switch event {
      case .text(let piece):
        if open.isEmpty {
          text += piece
        } else if drawn == nil, open.last == "NodeLabel" || open.last == "EdgeLabel", !piece.trimmed.isEmpty {
          drawn = piece.trimmed
        }
      case .start(let element):
        hasElements = true
        open.append(element.name)
      case .end:
        if open.isEmpty { return hasElements ? .drawing(drawn) : .text(text) }
        open.removeLast()
      }
    }
    return .text(text)
  }

  private func add(
    _ text: String, _ key: Key, id: String, to content: inout Content
  ) throws(TextError) {
    if isLabels(key, id) {
      content.labels = LabelText.split(text)
      return
    }
    do throws(ValueError) {
      content.properties[key.name] = try XMLText.value(of: text, as: key.type)
    } catch {
      throw reader.error("the property `\(key.name)`: \(error.message)")
    }
  }

  /// Whether a key holds labels: ours and Neo4j's by its id, in files of others the label of an edge.
  private func isLabels(_ key: Key, _ id: String) -> Bool {
    if key.kind != "edge" { return key.name == id && id == "labels" }
    return key.name == "label" && (id == "label" || !hasLabels)
  }

  /// The next element within the one that was just started, nil at its end.
  private mutating func nextChild() throws(TextError) -> XMLElement? {
    while let event = try reader.next() {
      switch event {
      case .start(let child): return child
      case .end: return nil
      case .text: break
      }
    }
    return nil
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

extension XMLText {
  /// The list that GEXF writes as `a|b`, or as `[a, b]` from 1.3 on.
  static func list(of text: String, as type: PropertyType) throws(ValueError) -> Value {
    var inner = text.trimmed[...]
    let isBracketed = inner.hasPrefix("[") && inner.hasSuffix("]") && inner.count >= 2
    if isBracketed { inner = inner.dropFirst().dropLast() }
    if inner.isEmpty { return .list([]) }
    var values: [Value] = []
    for piece in inner.split(separator: isBracketed ? "," : "|", omittingEmptySubsequences: false) {
      var piece = piece.trimmed
      if isBracketed, piece.count >= 2, piece.hasPrefix("\""), piece.hasSuffix("\"") {
        piece = String(piece.dropFirst().dropLast())
      }
      values.append(try value(of: piece, as: type))
    }
    return .list(values)
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
