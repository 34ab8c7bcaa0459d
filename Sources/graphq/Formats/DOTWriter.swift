import GraphStore

/// Draws a graph for Graphviz: a shape and a colour by label, frames for meetings and topics, long texts shortened
/// with the whole as a tooltip.
struct DOTWriter: GraphWriter {
  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let picture = Picture(selection: selection, elements: elements)
    try sink.write(picture.head())
    for cluster in picture.clusters.clusters { try sink.write(picture.cluster(cluster, indent: "  ")) }
    for node in picture.clusters.free { try sink.write(picture.node(node, indent: "  ")) }
    for (edge, count) in picture.bundles(of: selection.edges) {
      try sink.write(picture.edge(edge, count: count))
    }
    try sink.write("}\n")
  }

  private struct Picture {
    let elements: ElementReader
    let clusters: PictureClusters
    let styles: [String: LabelStyle]
    let isSmall: Bool

    init(selection: GraphSelection, elements: ElementReader) {
      self.elements = elements
      clusters = PictureClusters(selection, of: elements)
      styles = LabelStyle.styles(for: selection.nodes.lazy.flatMap { elements.labels(of: $0) })
      isSmall = selection.nodes.count <= 200
    }

    func head() -> String {
      // Ranks from left to right keep texts apart; a large graph without frames is better spread by forces.
      let layout =
        isSmall || !clusters.clusters.isEmpty
        ? "rankdir=LR, ranksep=0.9, nodesep=0.18, newrank=true"
        : "layout=sfdp, overlap=prism, splines=true, K=0.6"
      let font = "fontname=\"Helvetica,Arial,Noto Sans CJK JP,Noto Sans JP,sans-serif\""
      return """
        digraph {
          graph [\(layout), compound=true, bgcolor="white", pad=0.3, \(font), fontsize=12]
          node [style="filled", fillcolor="#F2F2F2", color="#666666", penwidth=1.2, margin="0.10,0.05", \(font), \
        fontsize=11]
          edge [color="#7A7A7A", fontcolor="#555555", arrowsize=0.6, penwidth=0.9, \(font), fontsize=8]

        """
    }

    func cluster(_ cluster: PictureClusters.Cluster, indent: String) -> String {
      let inner = indent + "  "
      let style = style(of: cluster.node)
      let caption = caption(of: cluster.node)
      var text = "\(indent)subgraph \"cluster_\(cluster.node.text)\" {\n"
      let title = caption.lines(width: 60, limit: 2).joined(separator: "\n")
      text += "\(inner)label=\(quoted(title)); labeljust=l; style=\"rounded,filled\"; "
      text += "fillcolor=\"\(cluster.children.isEmpty ? "#FCFBF0" : "#F7F7F7")\"; color=\"\(style.line)\"\n"
      text += node(cluster.node, indent: inner)
      for child in cluster.children { text += self.cluster(child, indent: inner) }
      for member in cluster.members { text += node(member, indent: inner) }
      return text + "\(indent)}\n"
    }

    func node(_ node: NodeID, indent: String) -> String {
      let style = style(of: node)
      let caption = caption(of: node)
      let isText = style.shape == .note || style.shape == .folder
      let lines = caption.lines(width: isText ? 30 : 22, limit: 3)
      var attributes = ["label=\(quoted(lines, isLeft: isText))", "tooltip=\(quoted(caption.details))"]
      attributes.append("shape=\(Self.name(of: style.shape))")
      if style.shape == .rounded { attributes.append("style=\"filled,rounded\"") }
      attributes.append("fillcolor=\"\(style.fill)\", color=\"\(style.line)\"")
      return "\(indent)\(node.text) [\(attributes.joined(separator: ", "))]\n"
    }

    /// Edges of the same labels between the same nodes are one line that tells their number.
    func bundles(of edges: [GraphSelection.Edge]) -> [(edge: GraphSelection.Edge, count: Int)] {
      struct Key: Hashable {
        let source: NodeID
        let target: NodeID
        let labels: [String]
        let isDirected: Bool
      }
      var places: [Key: Int] = [:]
      var bundles: [(edge: GraphSelection.Edge, count: Int)] = []
      for edge in edges {
        let key = Key(
          source: edge.source, target: edge.target, labels: elements.labels(of: edge.id),
          isDirected: elements.isDirected(edge.id))
        if let place = places[key] {
          bundles[place].count += 1
        } else {
          places[key] = bundles.count
          bundles.append((edge, 1))
        }
      }
      return bundles
    }

    func edge(_ edge: GraphSelection.Edge, count: Int) -> String {
      let labels = elements.labels(of: edge.id)
      let caption = ElementCaption(
        labels: labels, properties: elements.properties(of: edge.id), fallback: edge.id.text)
      var attributes = ["tooltip=\(quoted(caption.details))"]
      if clusters.show(edge) {
        // The frame says it; the line is there for who looks for it.
        attributes.append("color=\"#DDDDDD\", arrowsize=0.4, constraint=false")
      } else {
        let name = labels.joined(separator: " ") + (count > 1 ? " ×\(count)" : "")
        attributes.append("label=\(quoted(name))")
        if count > 1 { attributes.append("penwidth=\(min(4, 0.9 + 0.5 * Double(count - 1)))") }
      }
      if !elements.isDirected(edge.id) { attributes.append("dir=none") }
      return "  \(edge.source.text) -> \(edge.target.text) [\(attributes.joined(separator: ", "))]\n"
    }

    private func caption(of node: NodeID) -> ElementCaption {
      ElementCaption(
        labels: elements.labels(of: node), properties: elements.properties(of: node), fallback: node.text)
    }

    private func style(of node: NodeID) -> LabelStyle {
      elements.labels(of: node).lazy.compactMap { styles[$0] }.first ?? .unlabeled
    }

    private static func name(of shape: LabelStyle.Shape) -> String {
      switch shape {
      case .box, .rounded: "box"
      case .ellipse: "ellipse"
      case .hexagon: "hexagon"
      case .folder: "folder"
      case .note: "note"
      case .octagon: "octagon"
      case .house: "house"
      case .cylinder: "cylinder"
      case .component: "component"
      }
    }

    /// A quoted string of DOT: quotes and backslashes escaped, line ends as `\n`.
    private func quoted(_ text: String) -> String {
      "\"" + escaped(text, lineEnd: "\\n") + "\""
    }

    private func quoted(_ lines: [String], isLeft: Bool) -> String {
      let end = isLeft ? "\\l" : "\\n"
      return "\"" + lines.map { escaped($0, lineEnd: " ") }.joined(separator: end) + (isLeft ? end : "")
        + "\""
    }

    private func escaped(_ text: String, lineEnd: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += lineEnd
        case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
        // Graphviz reads HTML entities in labels.
        case "&": result += "&amp;"
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }
}
