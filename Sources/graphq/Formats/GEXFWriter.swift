import GraphStore

/// Writes GEXF 1.3, for Gephi and networkx. A node's `label` is what Gephi shows; the graph's labels are the attribute
/// `labels`.
struct GEXFWriter: GraphWriter {
  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let types = PropertyTypes(selection, of: elements, canHold: XMLText.canHold)
    let nodeAttributes = Attributes(types.ofNodes)
    let edgeAttributes = Attributes(types.ofEdges)
    let isUndirected = !selection.edges.isEmpty && selection.edges.allSatisfy { !elements.isDirected($0.id) }
    var text = TextBuffer()
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    text.append("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n")
    text.append("  <graph mode=\"static\" defaultedgetype=\"\(isUndirected ? "undirected" : "directed")\">\n")
    nodeAttributes.declare(for: "node", in: &text)
    edgeAttributes.declare(for: "edge", in: &text)
    text.append("    <nodes>\n")
    for node in selection.nodes {
      let labels = elements.labels(of: node)
      let properties = elements.properties(of: node)
      let caption = ElementCaption(labels: labels, properties: properties, fallback: node.text)
      text.append("      <node id=\"\(node.text)\" label=\"")
      text.appendXML(caption.lines(width: 60, limit: 1).joined())
      text.append("\">")
      nodeAttributes.append(labels, properties, to: &text)
      text.append("</node>\n")
      try text.drain(to: sink)
    }
    text.append("    </nodes>\n    <edges>\n")
    for edge in selection.edges {
      let labels = elements.labels(of: edge.id)
      text.append(
        "      <edge id=\"\(edge.id.text)\" source=\"\(edge.source.text)\" target=\"\(edge.target.text)\"")
      text.append(" type=\"\(elements.isDirected(edge.id) ? "directed" : "undirected")\" label=\"")
      text.appendXML(labels.joined(separator: " "))
      text.append("\">")
      edgeAttributes.append(labels, elements.properties(of: edge.id), to: &text)
      text.append("</edge>\n")
      try text.drain(to: sink)
    }
    text.append("    </edges>\n  </graph>\n</gexf>\n")
    try text.drain(to: sink)
  }

  /// The attributes of one kind of element. The exact type goes into the id, which readers treat as a mere name.
  private struct Attributes {
    private let ids: [String: (id: String, type: PropertyType)]

    init(_ types: [String: PropertyType]) {
      var ids: [String: (id: String, type: PropertyType)] = [:]
      for (index, name) in types.keys.sorted().enumerated() {
        ids[name] = types[name].map { ("p\(index):\($0.name)", $0) }
      }
      self.ids = ids
    }

    func declare(for kind: String, in text: inout TextBuffer) {
      text.append("    <attributes class=\"\(kind)\">\n")
      text.append("      <attribute id=\"labels\" title=\"labels\" type=\"string\"/>\n")
      for (name, attribute) in ids.sorted(by: { $0.key < $1.key }) {
        text.append("      <attribute id=\"\(attribute.id)\" title=\"")
        text.appendXML(name)
        text.append("\" type=\"\(XMLText.typeName(of: attribute.type))\"/>\n")
      }
      text.append("    </attributes>\n")
    }

    func append(_ labels: [String], _ properties: [ElementReader.Property], to text: inout TextBuffer) {
      if labels.isEmpty, properties.isEmpty { return }
      text.append("<attvalues>")
      if !labels.isEmpty { append("labels", LabelText.joined(labels), to: &text) }
      for (name, value) in properties {
        if let attribute = ids[name] { append(attribute.id, attribute.type.text(of: value), to: &text) }
      }
      text.append("</attvalues>")
    }

    private func append(_ id: String, _ value: String, to text: inout TextBuffer) {
      text.append("<attvalue for=\"\(id)\" value=\"")
      text.appendXML(value)
      text.append("\"/>")
    }
  }
}
