import GraphStore

/// The text of a value in a table that people read: elements as patterns, lists and records as GQL writes them.
struct CellText {
  let elements: ElementReader?

  func text(of value: Value) -> String {
    switch value {
    case .null: "NULL"
    case .string(let text): text
    case .list(let values): "[" + values.map(nested).joined(separator: ", ") + "]"
    case .record(let record): fields(record.fields)
    case .node(let id): node(id)
    case .edge(let id): "[" + edge(id) + "]"
    case .path(let path): text(of: path)
    default: value.plainText
    }
  }

  /// Whether a column of such values stands right in its cells.
  static func isRightAligned(_ type: ValueType) -> Bool {
    switch type.unwrapped {
    case .integer, .decimal, .float: true
    default: false
    }
  }

  private func nested(_ value: Value) -> String {
    switch value {
    case .list, .record, .node, .edge, .path: text(of: value)
    case .string: value.description
    default: value.plainText
    }
  }

  private func fields(_ fields: [(name: String, value: Value)]) -> String {
    "{" + fields.map { $0.name + ": " + nested($0.value) }.joined(separator: ", ") + "}"
  }

  private func node(_ id: NodeID) -> String {
    guard let elements else { return "(\(id.text))" }
    return "(" + described(elements.labels(of: id), elements.properties(of: id), else: id.text) + ")"
  }

  private func edge(_ id: EdgeID) -> String {
    guard let elements else { return id.text }
    return described(elements.labels(of: id), elements.properties(of: id), else: id.text)
  }

  private func described(_ labels: [String], _ properties: [ElementReader.Property], else id: String)
    -> String
  {
    let name = labels.isEmpty ? "" : ":" + labels.joined(separator: "&")
    let parts = [name, properties.isEmpty ? "" : fields(properties)].filter { !$0.isEmpty }
    return parts.isEmpty ? id : parts.joined(separator: " ")
  }

  private func text(of path: Path) -> String {
    var result = node(path.start)
    var last = path.start
    for (edge, next) in zip(path.edges, path.nodes.dropFirst()) {
      result += arrow(edge, from: last, to: next) + node(next)
      last = next
    }
    return result
  }

  private func arrow(_ edge: EdgeID, from: NodeID, to: NodeID) -> String {
    let body = "[" + self.edge(edge) + "]"
    guard let elements else { return "-" + body + "-" }
    if !elements.isDirected(edge) { return "~" + body + "~" }
    return elements.ends(of: edge)?.source == from ? "-" + body + "->" : "<-" + body + "-"
  }
}
