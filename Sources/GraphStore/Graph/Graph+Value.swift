extension Value {
  /// A reference to a graph, for parameters such as the `$g` of `USE $g`.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - name: what a result shows for it, such as its path in a catalog.
  public static func graph(_ graph: Graph, named name: String = "") -> Value {
    .graph(graph, named: name, type: nil)
  }

  /// A reference to a graph whose own type reads as `type`; nil for an open graph.
  package static func graph(_ graph: Graph, named name: String, type: String?) -> Value {
    .object(
      ObjectValue(graph, type: .graph(type: type), text: name.isEmpty ? "GRAPH" : "GRAPH \(name)"))
  }

  /// The graph that the value refers to; nil for any other value.
  public var graph: Graph? {
    guard case .object(let reference) = self, reference.element == nil else { return nil }
    return reference.object as? Graph
  }
}
