import GraphStore

/// Walks the graph of minutes by the model's names.
struct MinutesWalk {
  let snapshot: Snapshot

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  func nodes(_ label: String) -> [NodeID] {
    snapshot.label(named: label).map { snapshot.nodes(with: $0) } ?? []
  }

  func isA(_ label: String, _ node: NodeID) -> Bool {
    snapshot.label(named: label).map { snapshot.has($0, node) } ?? false
  }

  func text(_ key: String, _ node: NodeID) -> String? {
    if case .string(let text) = snapshot.property(key, of: node) { return text }
    return nil
  }

  func number(_ key: String, _ node: NodeID) -> Int? {
    if case .int64(let number) = snapshot.property(key, of: node) { return Int(number) }
    return nil
  }

  /// The nodes that edges of a label lead to, or come from; a node once per edge.
  func neighbors(of node: NodeID, _ label: String, _ direction: Direction = .outgoing) -> [NodeID] {
    snapshot.label(named: label).map { snapshot.adjacency($0, direction).neighbors(of: node) } ?? []
  }

  /// The edges of a label that leave a node.
  func edges(of node: NodeID, _ label: String) -> [EdgeID] {
    snapshot.label(named: label).map { snapshot.adjacency($0, .outgoing).edges(of: node) } ?? []
  }

  /// The first node that an edge of a label leads to.
  func target(of node: NodeID, _ label: String) -> NodeID? { neighbors(of: node, label).first }

  /// The top of the organizations that one is part of; a circle ends where it began.
  func top(of organization: NodeID) -> NodeID {
    var current = organization
    var seen: Set<NodeID> = [organization]
    while let above = target(of: current, "PART_OF"), seen.insert(above).inserted { current = above }
    return current
  }
}
