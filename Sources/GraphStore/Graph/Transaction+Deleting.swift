extension Transaction {
  /// Deletes an edge; its id is never used again.
  public func delete(_ edge: EdgeID) throws {
    let draft = try draft()
    let shape = draft.shape(of: edge)
    guard shape.isPresent else { throw GraphError.unknownEdge(edge) }
    draft.index(.edge, edge.rawValue, labels: shape.labels, isInserted: false)
    let (source, target) = draft.ends(of: edge)
    draft.countTriple(-1, of: edge)
    draft.unlink(edge, from: source, to: target, shape)
    for (index, column) in draft.edgeColumns.enumerated() where column?.has(edge.rawValue) ?? false {
      draft.edgeColumn(PropertyKeyID(rawValue: UInt32(index))).set(edge.rawValue, to: .null)
    }
    draft.edges.update(Int(edge.rawValue) >> PageSize.shift, era: era) {
      $0.setShape(Int(edge.rawValue) & PageSize.mask, to: .absent)
    }
    draft.edgeCount -= 1
  }

  /// Deletes a node; its id is never used again. With `detach`, its edges go first; without, a node that has edges is refused
  /// (`GraphError.nodeHasEdges`, GQLSTATUS G1001).
  public func delete(_ node: NodeID, detach: Bool = false) throws {
    let draft = try draft()
    let raw = draft.rawSet(of: node)
    guard raw != 0 else { throw GraphError.unknownNode(node) }
    let incident = draft.incidentEdges(of: node)
    guard detach || incident.isEmpty else { throw GraphError.nodeHasEdges(node) }
    for edge in incident { try delete(edge) }
    draft.index(.node, node.rawValue, labels: LabelSetID(rawValue: raw - 1), isInserted: false)
    for (index, column) in draft.nodeColumns.enumerated() where column?.has(node.rawValue) ?? false {
      draft.nodeColumn(PropertyKeyID(rawValue: UInt32(index))).set(node.rawValue, to: .null)
    }
    draft.nodes.update(Int(node.rawValue) >> PageSize.shift, era: era) {
      $0.set(Int(node.rawValue) & PageSize.mask, to: 0)
    }
    draft.countNodes(-1, in: LabelSetID(rawValue: raw - 1))
    draft.nodeCount -= 1
  }
}
