import GraphStore

@testable import Minutes

/// A graph as text for golden files: a line for each node with its properties, its edges below it.
enum GraphText {
  static func text(of snapshot: Snapshot) -> String {
    var names: [NodeID: String] = [:]
    var counts: [String: Int] = [:]
    let nodes = snapshot.nodes()
    for node in nodes {
      let label = snapshot.labels(of: node).joined(separator: "&")
      counts[label, default: 0] += 1
      if case .string(let id) = snapshot.property("id", of: node) {
        names[node] = id
      } else {
        names[node] = "\(label) \(counts[label, default: 0])"
      }
    }
    var text = ""
    for node in nodes {
      let label = snapshot.labels(of: node).joined(separator: "&")
      text += "(\(names[node] ?? "?"):\(label))\(properties(snapshot.properties(of: node), snapshot))\n"
      let adjacency = snapshot.adjacency(nil, .outgoing)
      var edges: [String] = []
      for edge in adjacency.edges(of: node).sorted() {
        guard let target = snapshot.target(of: edge) else { continue }
        let label = snapshot.labels(of: edge).joined(separator: "&")
        edges.append(
          "  -[\(label)\(properties(snapshot.properties(of: edge), snapshot))]-> \(names[target] ?? "?")\n")
      }
      text += edges.joined()
    }
    return text
  }

  private static func properties(
    _ properties: [(key: PropertyKeyID, value: Value)], _ snapshot: Snapshot
  ) -> String {
    properties.map { (snapshot.name(of: $0.key), $0.value) }.sorted { $0.0 < $1.0 }
      .map { " \($0): \(plain($1))" }.joined()
  }

  /// Strings quoted, all else as a table's cell shows it.
  private static func plain(_ value: Value) -> String {
    switch value {
    case .string(let text):
      "'" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎") + "'"
    case .list(let values): "[" + values.map(plain).joined(separator: ", ") + "]"
    default: value.plainText
    }
  }
}
