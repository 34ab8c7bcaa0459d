import GraphStore

/// Writes node-link JSON, as networkx and D3 read it: `nodes` and `links`, with the exact types of the properties in
/// `graph`, because JSON has fewer.
struct GraphJSONWriter: GraphWriter {
  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let types = PropertyTypes(selection, of: elements)
    let isDirected = selection.edges.isEmpty || selection.edges.contains { elements.isDirected($0.id) }
    var text = TextBuffer()
    text.append("{\"directed\":\(isDirected),\"multigraph\":true,\"graph\":{\"types\":")
    text.appendTypes(types)
    text.append("},\n\"nodes\":[")
    for (index, node) in selection.nodes.enumerated() {
      text.append(index == 0 ? "\n{\"id\":\"" : ",\n{\"id\":\"")
      text.append("\(node.text)\",")
      text.appendElement(elements.labels(of: node), elements.properties(of: node), types.ofNodes)
      text.append("}")
      try text.drain(to: sink)
    }
    text.append("\n],\n\"links\":[")
    for (index, edge) in selection.edges.enumerated() {
      text.append(index == 0 ? "\n{\"key\":\"" : ",\n{\"key\":\"")
      text.append("\(edge.id.text)\",\"source\":\"\(edge.source.text)\",\"target\":\"\(edge.target.text)\",")
      if elements.isDirected(edge.id) != isDirected { text.append("\"directed\":\(!isDirected),") }
      text.appendElement(elements.labels(of: edge.id), elements.properties(of: edge.id), types.ofEdges)
      text.append("}")
      try text.drain(to: sink)
    }
    text.append("\n]}\n")
    try text.drain(to: sink)
  }
}

/// Writes a graph as lines of JSON: a header with the types, then an object per node and per edge.
struct GraphLinesWriter: GraphWriter {
  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let types = PropertyTypes(selection, of: elements)
    var text = TextBuffer()
    text.append("{\"type\":\"graph\",\"types\":")
    text.appendTypes(types)
    text.append("}\n")
    for node in selection.nodes {
      text.append("{\"type\":\"node\",\"id\":\"\(node.text)\",")
      text.appendElement(elements.labels(of: node), elements.properties(of: node), types.ofNodes)
      text.append("}\n")
      try text.drain(to: sink)
    }
    for edge in selection.edges {
      text.append(
        "{\"type\":\"edge\",\"id\":\"\(edge.id.text)\",\"directed\":\(elements.isDirected(edge.id)),")
      text.append("\"source\":\"\(edge.source.text)\",\"target\":\"\(edge.target.text)\",")
      text.appendElement(elements.labels(of: edge.id), elements.properties(of: edge.id), types.ofEdges)
      text.append("}\n")
      try text.drain(to: sink)
    }
    try text.drain(to: sink)
  }
}

extension TextBuffer {
  /// Appends `{"nodes":{"age":"INT64"},"edges":{}}`.
  fileprivate mutating func appendTypes(_ types: PropertyTypes) {
    append("{\"nodes\":")
    appendTypes(types.ofNodes)
    append(",\"edges\":")
    appendTypes(types.ofEdges)
    append("}")
  }

  private mutating func appendTypes(_ types: [String: PropertyType]) {
    append("{")
    for (index, entry) in types.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { append(",") }
      appendJSON(entry.key)
      append(":")
      appendJSON(entry.value.name)
    }
    append("}")
  }

  /// Appends `"labels":[…],"properties":{…}`.
  fileprivate mutating func appendElement(
    _ labels: [String], _ properties: [ElementReader.Property], _ types: [String: PropertyType]
  ) {
    append("\"labels\":")
    appendJSONArray(labels) { $0.appendJSON($1) }
    append(",\"properties\":{")
    for (index, property) in properties.enumerated() {
      if index > 0 { append(",") }
      appendJSON(property.name)
      append(":")
      if types[property.name] == .json {
        appendTypedJSON(property.value)
      } else {
        appendJSON(property.value, elements: nil)
      }
    }
    append("}")
  }
}
