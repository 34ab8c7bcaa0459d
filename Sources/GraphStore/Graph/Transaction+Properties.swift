extension Transaction {
  /// Sets a property of a node; null removes it. O(1), and the copy of a page once per transaction.
  public func set(_ name: String, to value: Value, on node: NodeID) throws {
    try set(propertyKey(name), to: value, on: node)
  }

  /// Sets a property of an edge; null removes it.
  public func set(_ name: String, to value: Value, on edge: EdgeID) throws {
    try set(propertyKey(name), to: value, on: edge)
  }

  /// Sets a property of a node; null removes it.
  public func set(_ key: PropertyKeyID, to value: Value, on node: NodeID) throws {
    let draft = try draft()
    let raw = draft.rawSet(of: node)
    guard raw != 0 else { throw GraphError.unknownNode(node) }
    try check(key, value)
    try draft.set(.node, node.rawValue, labels: LabelSetID(rawValue: raw - 1), key, to: value)
  }

  /// Sets a property of an edge; null removes it.
  public func set(_ key: PropertyKeyID, to value: Value, on edge: EdgeID) throws {
    let draft = try draft()
    let shape = draft.shape(of: edge)
    guard shape.isPresent else { throw GraphError.unknownEdge(edge) }
    try check(key, value)
    try draft.set(.edge, edge.rawValue, labels: shape.labels, key, to: value)
  }

  /// Removes a property of a node, if it has it.
  public func removeProperty(_ name: String, from node: NodeID) throws {
    try set(name, to: .null, on: node)
  }

  /// Removes a property of an edge, if it has it.
  public func removeProperty(_ name: String, from edge: EdgeID) throws {
    try set(name, to: .null, on: edge)
  }

  /// Replaces all properties of a node by the given ones.
  public func replaceProperties(of node: NodeID, with properties: [String: Value]) throws {
    let draft = try draft()
    guard draft.rawSet(of: node) != 0 else { throw GraphError.unknownNode(node) }
    let list = try propertyList(properties)
    let present = Snapshot(draft).properties(of: node).map(\.key)
    try undoingOnFailure(draft) { try replace(list, present) { try set($0, to: $1, on: node) } }
  }

  /// Replaces all properties of an edge by the given ones.
  public func replaceProperties(of edge: EdgeID, with properties: [String: Value]) throws {
    let draft = try draft()
    guard draft.shape(of: edge).isPresent else { throw GraphError.unknownEdge(edge) }
    let list = try propertyList(properties)
    let present = Snapshot(draft).properties(of: edge).map(\.key)
    try undoingOnFailure(draft) { try replace(list, present) { try set($0, to: $1, on: edge) } }
  }

  /// Several changes as one; only a unique constraint can refuse one of them midway.
  private func undoingOnFailure(_ draft: GraphState, _ body: () throws -> Void) throws {
    guard draft.indexes.contains(where: \.definition.isUnique) else { return try body() }
    let savepoint = try savepoint()
    do {
      try body()
    } catch {
      try rollback(to: savepoint)
      try release(savepoint)
      throw error
    }
    try release(savepoint)
  }

  private func replace(
    _ list: [(key: PropertyKeyID, value: Value)], _ present: [PropertyKeyID],
    _ set: (PropertyKeyID, Value) throws -> Void
  ) throws {
    let kept = Set(list.map(\.key))
    for (key, value) in list { try set(key, value) }
    for key in present where !kept.contains(key) { try set(key, .null) }
  }
}
