import GraphStore

/// Writes a script of INSERT statements that makes the graph again, one statement for the nodes that edges join, so
/// that no help property is needed.
struct GQLWriter: GraphWriter {
  /// Nodes without edges in one statement.
  private static let batch = 200

  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let components = Components(selection, of: elements)
    var text = TextBuffer()
    for start in stride(from: 0, to: components.single.count, by: Self.batch) {
      let nodes = components.single[start..<min(start + Self.batch, components.single.count)]
      append(nodes.map { node($0, named: nil, of: elements) }, to: &text)
      try text.drain(to: sink)
    }
    for component in components.joined {
      let nodes = component.nodes.map { node($0, named: $0.text, of: elements) }
      append(nodes + component.edges.map { edge($0, of: elements) }, to: &text)
      try text.drain(to: sink)
    }
  }

  private func append(_ patterns: [String], to text: inout TextBuffer) {
    text.append("INSERT\n  ")
    text.append(patterns.joined(separator: ",\n  "))
    text.append(";\n")
  }

  private func node(_ node: NodeID, named name: String?, of elements: ElementReader) -> String {
    "(" + filler(elements.labels(of: node), elements.properties(of: node), name: name) + ")"
  }

  private func edge(_ edge: GraphSelection.Edge, of elements: ElementReader) -> String {
    let body = "[" + filler(elements.labels(of: edge.id), elements.properties(of: edge.id), name: nil) + "]"
    let isDirected = elements.isDirected(edge.id)
    return "(\(edge.source.text))" + (isDirected ? "-\(body)->" : "~\(body)~") + "(\(edge.target.text))"
  }

  private func filler(_ labels: [String], _ properties: [ElementReader.Property], name: String?) -> String {
    var parts: [String] = []
    let labelText = labels.isEmpty ? "" : ":" + labels.map(GQLText.identifier).joined(separator: "&")
    if !labelText.isEmpty || name != nil { parts.append((name ?? "") + labelText) }
    if !properties.isEmpty {
      let fields = properties.map { GQLText.identifier($0.name) + ": " + GQLText.literal(of: $0.value) }
      parts.append("{" + fields.joined(separator: ", ") + "}")
    }
    return parts.joined(separator: " ")
  }

  /// The parts of a graph that no edge joins.
  private struct Components {
    /// Nodes without edges.
    private(set) var single: [NodeID] = []
    private(set) var joined: [(nodes: [NodeID], edges: [GraphSelection.Edge])] = []

    init(_ selection: GraphSelection, of elements: ElementReader) {
      var leaders: [NodeID: NodeID] = [:]
      func leader(of node: NodeID) -> NodeID {
        var node = node
        while let next = leaders[node], next != node {
          leaders[node] = leaders[next] ?? next
          node = next
        }
        return node
      }
      for edge in selection.edges {
        let (source, target) = (leader(of: edge.source), leader(of: edge.target))
        leaders[source] = min(source, target)
        leaders[target] = min(source, target)
      }
      var places: [NodeID: Int] = [:]
      for node in selection.nodes {
        if leaders[node] == nil {
          single.append(node)
          continue
        }
        let place = places[leader(of: node)] ?? joined.count
        if place == joined.count {
          joined.append(([], []))
          places[leader(of: node)] = place
        }
        joined[place].nodes.append(node)
      }
      for edge in selection.edges {
        if let place = places[leader(of: edge.source)] { joined[place].edges.append(edge) }
      }
    }
  }
}
