import GraphStore

/// Writes one HTML page that draws the graph, with everything it needs in it: it opens from a disk, without a network.
struct GraphPageWriter: GraphWriter {
  /// What the page is called.
  var title = "Graph"

  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let parts = GraphPageTemplate.html.split(separator: GraphPageTemplate.dataMark, maxSplits: 1)
    var head = TextBuffer()
    for (index, piece) in (parts.first ?? "").split(separator: GraphPageTemplate.titleMark).enumerated() {
      if index > 0 { head.appendXML(title) }
      head.append(String(piece))
    }
    try head.drain(to: sink)
    try writeData(selection, of: elements, to: sink)
    try sink.write(String(parts.last ?? ""))
  }

  /// The graph as one object of JSON, in which no text can end the script around it.
  private func writeData(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let styles = LabelStyle.styles(for: selection.nodes.lazy.flatMap { elements.labels(of: $0) })
    let order = styles.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var places: [NodeID: Int] = [:]
    var text = TextBuffer()
    text.append("{\"labels\":")
    text.appendJSONArray(order) { text, label in
      let style = styles[label] ?? .unlabeled
      text.append("{\"name\":")
      text.appendScriptJSON(label)
      text.append(",\"fill\":\"\(style.fill)\",\"line\":\"\(style.line)\",\"shape\":\"\(style.shape)\"}")
    }
    text.append(",\n\"nodes\":[")
    for (index, node) in selection.nodes.enumerated() {
      places[node] = index
      text.append(index == 0 ? "\n" : ",\n")
      let labels = elements.labels(of: node)
      let properties = elements.properties(of: node)
      let caption = ElementCaption(labels: labels, properties: properties, fallback: node.text)
      text.append("{\"id\":\"\(node.text)\",\"t\":")
      text.appendScriptJSON(caption.lines(width: 40, limit: 1).joined())
      text.append(",\"l\":")
      text.appendJSONArray(labels.compactMap { numbers[$0] }) { $0.append($1) }
      text.append(",\"p\":")
      text.appendProperties(properties)
      text.append("}")
      try text.drain(to: sink)
    }
    text.append("\n],\n\"edges\":[")
    for (index, edge) in selection.edges.enumerated() {
      text.append(index == 0 ? "\n" : ",\n")
      text.append("{\"s\":\(places[edge.source] ?? 0),\"e\":\(places[edge.target] ?? 0)")
      text.append(",\"d\":\(elements.isDirected(edge.id) ? 1 : 0),\"n\":")
      text.appendScriptJSON(elements.labels(of: edge.id).joined(separator: " "))
      text.append(",\"p\":")
      text.appendProperties(elements.properties(of: edge.id))
      text.append("}")
      try text.drain(to: sink)
    }
    text.append("\n]}")
    try text.drain(to: sink)
  }
}

extension TextBuffer {
  /// Appends a string of JSON that may stand within a script of HTML.
  fileprivate mutating func appendScriptJSON(_ string: String) {
    var json = TextBuffer()
    json.appendJSON(string)
    for byte in json.bytes {
      if byte == UInt8(ascii: "<") { append("\\u003c") } else { append(byte) }
    }
  }

  fileprivate mutating func appendProperties(_ properties: [ElementReader.Property]) {
    appendJSONArray(properties) { text, property in
      text.append("[")
      text.appendScriptJSON(property.name)
      text.append(",")
      text.appendScriptJSON(property.value.plainText)
      text.append("]")
    }
  }
}
