extension Transaction {
  /// Gives a node a label, if it does not have it. O(degree): the statistics of its edges move with it.
  public func addLabel(_ name: String, to node: NodeID) throws {
    let label = try label(name)
    try setLabels(of: node) { $0 + [label] }
  }

  /// Takes a label from a node, if it has it. O(degree).
  public func removeLabel(_ name: String, from node: NodeID) throws {
    let label = try label(name)
    try setLabels(of: node) { $0.filter { $0 != label } }
  }

  /// Gives an edge a label, if it does not have it.
  public func addLabel(_ name: String, to edge: EdgeID) throws {
    let label = try label(name)
    try setLabels(of: edge) { $0 + [label] }
  }

  /// Takes a label from an edge, if it has it.
  public func removeLabel(_ name: String, from edge: EdgeID) throws {
    let label = try label(name)
    try setLabels(of: edge) { $0.filter { $0 != label } }
  }

  /// Replaces all labels of a node.
  public func replaceLabels(of node: NodeID, with names: [String]) throws {
    let labels = try names.map { try label($0) }
    try setLabels(of: node) { _ in labels }
  }

  /// Replaces all labels of an edge.
  public func replaceLabels(of edge: EdgeID, with names: [String]) throws {
    let labels = try names.map { try label($0) }
    try setLabels(of: edge) { _ in labels }
  }

  private func setLabels(of node: NodeID, _ change: ([LabelID]) -> [LabelID]) throws {
    let raw = state.rawSet(of: node)
    guard raw != 0 else { throw GraphError.unknownNode(node) }
    let old = LabelSetID(rawValue: raw - 1)
    let new = try labelSet(change(state.labelSets.labels(old)))
    guard new != old else { return }
    let draft = try draft()
    try draft.checkUnique(.node, node.rawValue, from: old, to: new)
    draft.index(.node, node.rawValue, labels: old, isInserted: false)
    let incident = draft.incidentEdges(of: node)
    for edge in incident { draft.countTriple(-1, of: edge) }
    draft.nodes.update(Int(node.rawValue) >> PageSize.shift, era: era) {
      $0.set(Int(node.rawValue) & PageSize.mask, to: new.rawValue + 1)
    }
    for edge in incident { draft.countTriple(1, of: edge) }
    draft.countNodes(-1, in: old)
    draft.countNodes(1, in: new)
    draft.index(.node, node.rawValue, labels: new, isInserted: true)
  }

  private func setLabels(of edge: EdgeID, _ change: ([LabelID]) -> [LabelID]) throws {
    let shape = state.shape(of: edge)
    guard shape.isPresent else { throw GraphError.unknownEdge(edge) }
    let new = EdgeShape(
      labels: try labelSet(change(state.labelSets.labels(shape.labels))), isDirected: shape.isDirected)
    guard new != shape else { return }
    let draft = try draft()
    try draft.checkUnique(.edge, edge.rawValue, from: shape.labels, to: new.labels)
    draft.index(.edge, edge.rawValue, labels: shape.labels, isInserted: false)
    let (source, target) = draft.ends(of: edge)
    draft.countTriple(-1, of: edge)
    draft.unlink(edge, from: source, to: target, shape)
    draft.edges.update(Int(edge.rawValue) >> PageSize.shift, era: era) {
      $0.setShape(Int(edge.rawValue) & PageSize.mask, to: new)
    }
    draft.index(.edge, edge.rawValue, labels: new.labels, isInserted: true)
    draft.link(edge, from: source, to: target, new)
    draft.countTriple(1, of: edge)
  }
}

extension GraphState {
  /// Adds to the count of an edge's combination of labels.
  func countTriple(_ delta: Int, of edge: EdgeID) {
    let (source, target) = ends(of: edge)
    triples.add(
      delta,
      to: EdgeTripleKey(
        source: LabelSetID(rawValue: rawSet(of: source) &- 1), shape: shape(of: edge),
        target: LabelSetID(rawValue: rawSet(of: target) &- 1)))
  }
}
