/// A number with its noun in the right form: `1 edge`, `2 edges`.
enum Counted {
  static func text(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// What a graph holds.
  static func graph(nodes: Int, edges: Int) -> String {
    text(nodes, "node") + " and " + text(edges, "edge")
  }
}
