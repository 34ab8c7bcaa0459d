import GraphStore

/// Writes GraphML, for networkx, igraph, yEd and others.
///
/// Labels are the data `labels` of a node (`:Person:Chair`) and `label` of an edge. A key's `desc` tells the exact type,
/// which `attr.type` is too coarse for.
struct GraphMLWriter: GraphWriter {
  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let types = PropertyTypes(selection, of: elements, canHold: XMLText.canHold)
    let nodeKeys = Keys(types.ofNodes, prefix: "n_")
    let edgeKeys = Keys(types.ofEdges, prefix: "e_")
    let isUndirected = !selection.edges.isEmpty && selection.edges.allSatisfy { !elements.isDirected($0.id) }
    var text = TextBuffer()
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    text.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
    text.append("  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n")
    text.append("  <key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n")
    nodeKeys.declare(for: "node", in: &text)
    edgeKeys.declare(for: "edge", in: &text)
    text.append("  <graph id=\"G\" edgedefault=\"\(isUndirected ? "undirected" : "directed")\">\n")
    for node in selection.nodes {
      text.append("    <node id=\"\(node.text)\">")
      append(labels: elements.labels(of: node), key: "labels", to: &text)
      nodeKeys.append(elements.properties(of: node), to: &text)
      text.append("</node>\n")
      try text.drain(to: sink)
    }
    for edge in selection.edges {
      text.append(
        "    <edge id=\"\(edge.id.text)\" source=\"\(edge.source.text)\" target=\"\(edge.target.text)\"")
      let isDirected = elements.isDirected(edge.id)
      if isDirected == isUndirected { text.append(" directed=\"\(isDirected)\"") }
      text.append(">")
      append(labels: elements.labels(of: edge.id), key: "label", to: &text)
      edgeKeys.append(elements.properties(of: edge.id), to: &text)
      text.append("</edge>\n")
      try text.drain(to: sink)
    }
    text.append("  </graph>\n</graphml>\n")
    try text.drain(to: sink)
  }

  private func append(labels: [String], key: StaticString, to text: inout TextBuffer) {
    if labels.isEmpty { return }
    text.append("<data key=\"")
    text.append(key)
    text.append("\">")
    text.appendXML(LabelText.joined(labels))
    text.append("</data>")
  }

  /// The keys of one kind of element.
  private struct Keys {
    private let ids: [String: (id: String, type: PropertyType)]

    init(_ types: [String: PropertyType], prefix: String) {
      var ids: [String: (id: String, type: PropertyType)] = [:]
      for (index, name) in types.keys.sorted().enumerated() {
        ids[name] = types[name].map { (prefix + String(index), $0) }
      }
      self.ids = ids
    }

    func declare(for kind: String, in text: inout TextBuffer) {
      for (name, key) in ids.sorted(by: { $0.key < $1.key }) {
        text.append("  <key id=\"\(key.id)\" for=\"\(kind)\" attr.name=\"")
        text.appendXML(name)
        text.append(
          "\" attr.type=\"\(XMLText.typeName(of: key.type))\"><desc>\(key.type.name)</desc></key>\n")
      }
    }

    func append(_ properties: [ElementReader.Property], to text: inout TextBuffer) {
      for (name, value) in properties {
        guard let key = ids[name] else { continue }
        text.append("<data key=\"\(key.id)\">")
        text.appendXML(key.type.text(of: value))
        text.append("</data>")
      }
    }
  }
}

/// What GraphML and GEXF have in common.
enum XMLText {
  /// Whether XML 1.0 can hold a text as it is.
  static func canHold(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      ($0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF) || $0 == "\t" || $0 == "\n" || $0 == "\r"
    }
  }

  /// The nearest type that both formats know.
  static func typeName(of type: PropertyType) -> String {
    switch type {
    case .scalar(.boolean): "boolean"
    case .scalar(.int8), .scalar(.int16), .scalar(.int32), .scalar(.uint8), .scalar(.uint16), .scalar(.int64),
      .scalar(.uint32):
      "long"
    case .scalar(.float32): "float"
    case .scalar(.float64): "double"
    default: "string"
    }
  }
}

/// Several labels in one text: `:Person:Chair`, with backslashes before colons of a name.
enum LabelText {
  static func joined(_ labels: [String]) -> String {
    labels.map { label in
      var text = ":"
      for character in label {
        if character == ":" || character == "\\" { text.append("\\") }
        text.append(character)
      }
      return text
    }.joined()
  }

  /// The labels of such a text; a text that does not begin with a colon is one label.
  static func split(_ text: String) -> [String] {
    guard text.hasPrefix(":") else { return text.isEmpty ? [] : [text] }
    var labels: [String] = []
    var label = ""
    var isEscaped = false
    for character in text.dropFirst() {
      if !isEscaped, character == "\\" {
        isEscaped = true
      } else if !isEscaped, character == ":" {
        labels.append(label)
        label = ""
      } else {
        label.append(character)
        isEscaped = false
      }
    }
    return (labels + [label]).filter { !$0.isEmpty }
  }
}
