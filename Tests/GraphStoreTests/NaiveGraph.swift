import GraphStore

/// A graph of dictionaries: the slow oracle of the store.
struct NaiveGraph {
  struct Edge: Equatable {
    var source: NodeID
    var target: NodeID
    var isDirected: Bool
    var labels: Set<String>
    var properties: [String: Value]
  }

  struct Node: Equatable {
    var labels: Set<String>
    var properties: [String: Value]
  }

  var nodes: [NodeID: Node] = [:]
  var edges: [EdgeID: Edge] = [:]

  func edges(of node: NodeID) -> [EdgeID] {
    edges.filter { $0.value.source == node || $0.value.target == node }.map(\.key).sorted()
  }

  /// The sorted (neighbour, edge) pairs of each node along a label, or along every edge.
  func neighbors(_ label: String?, _ direction: Direction) -> [NodeID: [(NodeID, EdgeID)]] {
    var result: [NodeID: [(NodeID, EdgeID)]] = [:]
    for (id, edge) in edges where label.map(edge.labels.contains) ?? true {
      switch direction {
      case .outgoing: if edge.isDirected { result[edge.source, default: []].append((edge.target, id)) }
      case .incoming: if edge.isDirected { result[edge.target, default: []].append((edge.source, id)) }
      case .undirected:
        guard !edge.isDirected else { continue }
        result[edge.source, default: []].append((edge.target, id))
        if edge.source != edge.target { result[edge.target, default: []].append((edge.source, id)) }
      }
    }
    return result.mapValues { $0.sorted { $0 < $1 } }
  }

  /// Where a snapshot differs from this graph, in a sentence; nil where it does not.
  func difference(from snapshot: Snapshot, labels: [String]) -> String? {
    if snapshot.nodeCount != nodes.count { return "\(snapshot.nodeCount) nodes, not \(nodes.count)" }
    if snapshot.edgeCount != edges.count { return "\(snapshot.edgeCount) edges, not \(edges.count)" }
    if snapshot.nodes() != nodes.keys.sorted() { return "other nodes" }
    if snapshot.edges() != edges.keys.sorted() { return "other edges" }
    for (id, node) in nodes {
      if Set(snapshot.labels(of: id)) != node.labels { return "labels of \(id)" }
      let properties = Self.named(snapshot.properties(of: id), snapshot)
      if properties != node.properties { return "properties of \(id)" }
      if properties.mapValues(\.type) != node.properties.mapValues(\.type) { return "types of \(id)" }
    }
    for (id, edge) in edges {
      if Set(snapshot.labels(of: id)) != edge.labels { return "labels of \(id)" }
      if Self.named(snapshot.properties(of: id), snapshot) != edge.properties { return "properties of \(id)" }
      if snapshot.source(of: id) != edge.source { return "source of \(id)" }
      if snapshot.target(of: id) != edge.target { return "target of \(id)" }
      if snapshot.isDirected(id) != edge.isDirected { return "direction of \(id)" }
    }
    return adjacencyDifference(from: snapshot, labels: labels)
  }

  private static func named(
    _ properties: [(key: PropertyKeyID, value: Value)], _ snapshot: Snapshot
  ) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: properties.map { (snapshot.name(of: $0.key), $0.value) })
  }

  private func adjacencyDifference(from snapshot: Snapshot, labels: [String]) -> String? {
    for label in labels.map(Optional.some) + [nil] {
      for direction in Direction.allCases {
        if let label, snapshot.label(named: label) == nil { continue }
        let adjacency = snapshot.adjacency(label.flatMap(snapshot.label(named:)), direction)
        let neighbors = neighbors(label, direction)
        for node in nodes.keys {
          let expected = neighbors[node] ?? []
          if adjacency.neighbors(of: node) != expected.map(\.0)
            || adjacency.edges(of: node) != expected.map(\.1)
            || adjacency.degree(of: node) != expected.count
          {
            return "neighbours of \(node) along \(label ?? "every label"), \(direction)"
          }
          if let (neighbor, _) = expected.first, !adjacency.contains(node, neighbor) {
            return "\(neighbor) is not found beside \(node)"
          }
        }
      }
    }
    return nil
  }
}

/// A small generator of random numbers with a seed, so that every failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
