import GraphStore

/// Draws a graph as a Mermaid flowchart, for Markdown pages.
struct MermaidWriter: GraphWriter {
  func write(_ selection: GraphSelection, of elements: ElementReader, to sink: ByteSink) throws {
    let styles = LabelStyle.styles(for: selection.nodes.lazy.flatMap { elements.labels(of: $0) })
    let order = styles.keys.sorted()
    let picture = Picture(elements: elements, styles: styles, order: order)
    let clusters = PictureClusters(selection, of: elements)
    try sink.write("flowchart LR\n")
    for cluster in clusters.clusters { try sink.write(picture.cluster(cluster, indent: "  ")) }
    for node in clusters.free { try sink.write(picture.node(node, indent: "  ")) }
    for edge in selection.edges { try sink.write(picture.edge(edge)) }
    for (index, label) in order.enumerated() {
      guard let style = styles[label] else { continue }
      try sink.write("  classDef label\(index) fill:\(style.fill),stroke:\(style.line),color:#000000\n")
    }
  }

  private struct Picture {
    let elements: ElementReader
    let styles: [String: LabelStyle]
    let order: [String]

    func cluster(_ cluster: PictureClusters.Cluster, indent: String) -> String {
      let title = caption(of: cluster.node).lines(width: 60, limit: 1).joined()
      var text = "\(indent)subgraph frame_\(cluster.node.text)[\"\(escaped(title))\"]\n"
      text += node(cluster.node, indent: indent + "  ")
      for child in cluster.children { text += self.cluster(child, indent: indent + "  ") }
      for member in cluster.members { text += node(member, indent: indent + "  ") }
      return text + "\(indent)end\n"
    }

    func node(_ node: NodeID, indent: String) -> String {
      let label = elements.labels(of: node).first { styles[$0] != nil }
      let style = label.flatMap { styles[$0] } ?? .unlabeled
      let (open, close) = Self.brackets(of: style.shape)
      let text = caption(of: node).lines(width: 30, limit: 3).map(escaped).joined(separator: "<br>")
      let className = label.flatMap { order.firstIndex(of: $0) }.map { ":::label\($0)" } ?? ""
      return "\(indent)\(node.text)\(open)\"\(text)\"\(close)\(className)\n"
    }

    func edge(_ edge: GraphSelection.Edge) -> String {
      let name = elements.labels(of: edge.id).joined(separator: " ")
      let arrow = elements.isDirected(edge.id) ? "-->" : "---"
      let label = name.isEmpty ? "" : "|\"\(escaped(name))\"|"
      return "  \(edge.source.text) \(arrow)\(label) \(edge.target.text)\n"
    }

    private func caption(of node: NodeID) -> ElementCaption {
      ElementCaption(
        labels: elements.labels(of: node), properties: elements.properties(of: node), fallback: node.text)
    }

    private static func brackets(of shape: LabelStyle.Shape) -> (String, String) {
      switch shape {
      case .box, .component: ("[", "]")
      case .rounded: ("(", ")")
      case .ellipse: ("([", "])")
      case .hexagon, .octagon: ("{{", "}}")
      case .folder: ("[[", "]]")
      case .note: (">", "]")
      case .house: ("[/", "\\]")
      case .cylinder: ("[(", ")]")
      }
    }

    /// Text between double quotes of Mermaid, whose escapes are entities with `#`.
    private func escaped(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "#quot;"
        case "#": result += "#35;"
        case "<": result += "#lt;"
        case ">": result += "#gt;"
        case "&": result += "#amp;"
        case "`": result += "#96;"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }
}
