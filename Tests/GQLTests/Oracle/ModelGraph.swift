import GraphStore

/// A graph as plain as can be: what the oracle matches against.
struct ModelGraph: Sendable {
  struct Node: Sendable {
    var labels: Set<String>
    var properties: [String: Value]
  }

  struct Edge: Sendable {
    var source: Int
    var target: Int
    var isDirected: Bool
    var labels: Set<String>
    var properties: [String: Value]
  }

  var nodes: [Node] = []
  var edges: [Edge] = []

  /// Where one gets from a node over an edge passed in one of these ways; nil where it can't be passed.
  ///
  /// A directed loop may be passed both ways, but leads to the same node: one passage.
  func passage(over edge: Int, from node: Int, _ ways: Ways) -> Int? {
    let edge = edges[edge]
    if edge.isDirected {
      if ways.right, edge.source == node { return edge.target }
      if ways.left, edge.target == node { return edge.source }
      return nil
    }
    guard ways.undirected else { return nil }
    if edge.source == node { return edge.target }
    return edge.target == node ? edge.source : nil
  }

  /// The directions in which an edge may be passed.
  struct Ways {
    var right: Bool
    var left: Bool
    var undirected: Bool
  }

  /// A graph of at most so many nodes and edges, with loops, parallel and undirected edges.
  static func random(using random: inout SeededGenerator, maxNodes: Int = 4, maxEdges: Int = 6) -> ModelGraph
  {
    var graph = ModelGraph()
    let nodeCount = random.number(1...maxNodes)
    for _ in 0..<nodeCount {
      var labels: Set<String> = []
      for label in ["A", "B"] where random.happens(55) { labels.insert(label) }
      graph.nodes.append(Node(labels: labels, properties: properties(using: &random)))
    }
    for _ in 0..<random.number(0...maxEdges) {
      var labels: Set<String> = []
      for label in ["S", "T"] where random.happens(60) { labels.insert(label) }
      graph.edges.append(
        Edge(
          source: random.number(0...nodeCount - 1), target: random.number(0...nodeCount - 1),
          isDirected: random.happens(75), labels: labels, properties: properties(using: &random)))
    }
    return graph
  }

  private static func properties(using random: inout SeededGenerator) -> [String: Value] {
    var properties: [String: Value] = [:]
    if random.happens(85) { properties["x"] = .int64(Int64(random.number(0...3))) }
    return properties
  }
}

extension ModelGraph: CustomStringConvertible {
  var description: String {
    let nodes = nodes.enumerated().map { "n\($0)\($1.labels.sorted())\($1.properties)" }
    let edges = edges.enumerated().map { place, edge in
      "e\(place): n\(edge.source)\(edge.isDirected ? "->" : "~")n\(edge.target) \(edge.labels.sorted())"
        + "\(edge.properties)"
    }
    return (nodes + edges).joined(separator: "\n")
  }
}
