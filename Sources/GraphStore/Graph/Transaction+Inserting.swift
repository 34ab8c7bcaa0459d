extension Transaction {
  /// The most ids of one kind; the last page is never filled, so that no sum of ids overflows.
  static let maximumCapacity = Int(UInt32.max) - PageSize.count

  /// Inserts a node with the given labels and properties; a null property is left out.
  @discardableResult
  public func insertNode(labels: [String] = [], properties: [String: Value] = [:]) throws -> NodeID {
    let draft = try draft()
    let set = try labelSet(labels)
    return try insertNode(draft, set, propertyList(properties))
  }

  /// Inserts a node of an interned label set, as many rows of one statement do.
  @discardableResult
  public func insertNode(
    labels set: LabelSetID, properties: [(key: PropertyKeyID, value: Value)] = []
  ) throws -> NodeID {
    let draft = try draft()
    return try insertNode(draft, checked(set), checked(properties))
  }

  private func insertNode(
    _ draft: GraphState, _ set: LabelSetID, _ properties: [(key: PropertyKeyID, value: Value)]
  ) throws -> NodeID {
    if !draft.indexes.isEmpty { try draft.checkUnique(.node, labels: set, properties) }
    guard draft.nodeCapacity < Self.maximumCapacity else { throw GraphError.capacityExceeded("node") }
    let node = NodeID(rawValue: UInt32(draft.nodeCapacity))
    let page = draft.nodeCapacity >> PageSize.shift
    let local = draft.nodeCapacity & PageSize.mask
    if let tail = draft.nodes.page(page), tail.canAppend(local) {
      tail.set(local, to: set.rawValue + 1)
    } else {
      draft.nodes.update(page, era: era) { $0.set(local, to: set.rawValue + 1) }
    }
    draft.nodeCapacity += 1
    draft.nodeCount += 1
    draft.countNodes(1, in: set)
    for (key, value) in properties where !value.isNull {
      draft.nodeColumn(key).set(node.rawValue, to: value)
    }
    if !draft.indexes.isEmpty { draft.index(.node, node.rawValue, labels: set, isInserted: true) }
    return node
  }

  /// Inserts an edge between two nodes; a null property is left out.
  ///
  /// About O(1): the list of a node is copied up to a bound, that of a hub changes in O(log degree).
  @discardableResult
  public func insertEdge(
    from source: NodeID, to target: NodeID, labels: [String] = [], directed isDirected: Bool = true,
    properties: [String: Value] = [:]
  ) throws -> EdgeID {
    let draft = try draft()
    let set = try labelSet(labels)
    return try insertEdge(
      draft, source, target, EdgeShape(labels: set, isDirected: isDirected), propertyList(properties))
  }

  /// Inserts an edge of an interned label set, as many rows of one statement do.
  @discardableResult
  public func insertEdge(
    from source: NodeID, to target: NodeID, labels set: LabelSetID, directed isDirected: Bool = true,
    properties: [(key: PropertyKeyID, value: Value)] = []
  ) throws -> EdgeID {
    let draft = try draft()
    let shape = EdgeShape(labels: try checked(set), isDirected: isDirected)
    return try insertEdge(draft, source, target, shape, checked(properties))
  }

  /// Inserts an edge whose shape and properties were checked before.
  @discardableResult
  func insertEdge(
    _ draft: GraphState, _ source: NodeID, _ target: NodeID, _ shape: EdgeShape,
    _ properties: [(key: PropertyKeyID, value: Value)]
  ) throws -> EdgeID {
    let sourceSet = draft.rawSet(of: source)
    let targetSet = draft.rawSet(of: target)
    guard sourceSet != 0 else { throw GraphError.unknownNode(source) }
    guard targetSet != 0 else { throw GraphError.unknownNode(target) }
    if !draft.indexes.isEmpty { try draft.checkUnique(.edge, labels: shape.labels, properties) }
    guard draft.edgeCapacity < Self.maximumCapacity else { throw GraphError.capacityExceeded("edge") }
    let edge = EdgeID(rawValue: UInt32(draft.edgeCapacity))
    let page = draft.edgeCapacity >> PageSize.shift
    let local = draft.edgeCapacity & PageSize.mask
    if let tail = draft.edges.page(page), tail.canAppend(local) {
      tail.set(local, source: source, target: target, shape: shape)
    } else {
      draft.edges.update(page, era: era) { $0.set(local, source: source, target: target, shape: shape) }
    }
    draft.edgeCapacity += 1
    draft.edgeCount += 1
    draft.link(edge, from: source, to: target, shape)
    draft.triples.add(
      1,
      to: EdgeTripleKey(
        source: LabelSetID(rawValue: sourceSet - 1), shape: shape, target: LabelSetID(rawValue: targetSet - 1)
      ))
    for (key, value) in properties where !value.isNull {
      draft.edgeColumn(key).set(edge.rawValue, to: value)
    }
    if !draft.indexes.isEmpty { draft.index(.edge, edge.rawValue, labels: shape.labels, isInserted: true) }
    return edge
  }
}

extension GraphState {
  /// Enters an edge into the adjacency of each of its labels.
  func link(_ edge: EdgeID, from source: NodeID, to target: NodeID, _ shape: EdgeShape) {
    for slot in slots(shape.labels) {
      writableAdjacency(slot).insert(edge, from: source, to: target, isDirected: shape.isDirected)
    }
  }

  /// Takes an edge out of the adjacency of each of its labels.
  func unlink(_ edge: EdgeID, from source: NodeID, to target: NodeID, _ shape: EdgeShape) {
    for slot in slots(shape.labels) {
      writableAdjacency(slot).remove(edge, from: source, to: target, isDirected: shape.isDirected)
    }
  }

  func countNodes(_ delta: Int, in set: LabelSetID) {
    let index = Int(set.rawValue)
    while nodesPerSet.count <= index { nodesPerSet.append(0) }
    nodesPerSet[index] += delta
  }

  func writableAdjacency(_ slot: Int) -> LabelAdjacency {
    while adjacency.count <= slot { adjacency.append(nil) }
    if let existing = adjacency[slot], existing.era == era { return existing }
    let copy = adjacency[slot].map { LabelAdjacency(copying: $0, era: era) } ?? LabelAdjacency(era: era)
    adjacency[slot] = copy
    return copy
  }

  func nodeColumn(_ key: PropertyKeyID) -> PropertyColumn {
    Self.writableColumn(&nodeColumns, key, era)
  }

  func edgeColumn(_ key: PropertyKeyID) -> PropertyColumn {
    Self.writableColumn(&edgeColumns, key, era)
  }

  private static func writableColumn(
    _ columns: inout [PropertyColumn?], _ key: PropertyKeyID, _ era: Era
  ) -> PropertyColumn {
    let index = Int(key.rawValue)
    while columns.count <= index { columns.append(nil) }
    if let existing = columns[index], existing.era == era { return existing }
    let copy = columns[index]?.copied(era: era) ?? PropertyColumn(era: era)
    columns[index] = copy
    return copy
  }
}
