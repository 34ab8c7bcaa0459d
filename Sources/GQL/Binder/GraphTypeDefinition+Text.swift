import GraphStore

extension GraphTypeDefinition {
  /// The type as the language writes it, in a form that equal types share: names and order of its parts say nothing.
  var canonicalText: String {
    let nodes = self.nodes.map { "(\(text($0.keyLabels, $0.labels, $0.properties)))" }
    let edges = self.edges.map { edge in
      let inner = "[\(text(edge.keyLabels, edge.labels, edge.properties))]"
      var ends = [nodes[edge.source], nodes[edge.destination]]
      if !edge.isDirected { ends.sort() }
      return edge.isDirected ? "\(ends[0])-\(inner)->\(ends[1])" : "\(ends[0])~\(inner)~\(ends[1])"
    }
    return "{" + (nodes.sorted() + edges.sorted()).joined(separator: ", ") + "}"
  }

  private func text(
    _ key: [String], _ labels: [String], _ properties: [PropertyTypeDefinition]
  ) -> String {
    var parts: [String] = []
    if !labels.isEmpty { parts.append(":" + labels.sorted().map(Value.identifier).joined(separator: "&")) }
    if Set(key) != Set(labels) {
      parts.insert(":" + key.sorted().map(Value.identifier).joined(separator: "&") + " =>", at: 0)
    }
    if !properties.isEmpty {
      let fields = properties.map { "\(Value.identifier($0.name)) \($0.type)" }.sorted()
      parts.append("{" + fields.joined(separator: ", ") + "}")
    }
    return parts.joined(separator: " ")
  }
}
