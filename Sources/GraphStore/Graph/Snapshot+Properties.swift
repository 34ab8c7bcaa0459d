extension Snapshot {
  /// The number of a property key, or nil where the graph never saw it.
  public func propertyKey(named name: String) -> PropertyKeyID? {
    state.keys.number(of: name).map(PropertyKeyID.init(rawValue:))
  }

  /// The name of a property key; empty for a number of another graph.
  public func name(of key: PropertyKeyID) -> String {
    let index = Int(key.rawValue)
    return index < state.keys.names.count ? state.keys.names[index] : ""
  }

  /// Every property key that the graph ever saw, by number.
  public var propertyKeyNames: [String] { state.keys.names }

  /// The value of a property of a node; null where the node has none, or does not exist. O(1).
  public func property(_ key: PropertyKeyID, of node: NodeID) -> Value {
    column(key, state.nodeColumns)?.value(node.rawValue) ?? .null
  }

  /// The value of a property of an edge; null where the edge has none, or does not exist. O(1).
  public func property(_ key: PropertyKeyID, of edge: EdgeID) -> Value {
    column(key, state.edgeColumns)?.value(edge.rawValue) ?? .null
  }

  /// The value of a property of a node by name.
  public func property(_ name: String, of node: NodeID) -> Value {
    propertyKey(named: name).map { property($0, of: node) } ?? .null
  }

  /// The value of a property of an edge by name.
  public func property(_ name: String, of edge: EdgeID) -> Value {
    propertyKey(named: name).map { property($0, of: edge) } ?? .null
  }

  /// The properties of a node, in the order of the keys' numbers. O(keys of the graph).
  public func properties(of node: NodeID) -> [(key: PropertyKeyID, value: Value)] {
    properties(node.rawValue, state.nodeColumns)
  }

  /// The properties of an edge, in the order of the keys' numbers. O(keys of the graph).
  public func properties(of edge: EdgeID) -> [(key: PropertyKeyID, value: Value)] {
    properties(edge.rawValue, state.edgeColumns)
  }

  /// Lends one page of a property of the nodes; false where no node of the page ever had the property.
  ///
  /// Page `p` covers the ids from `p * pageSize` on.
  @discardableResult
  public func withNodeProperties<Failure: Error>(
    _ key: PropertyKeyID, page: Int, _ body: (borrowing PropertyPage) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    try lend(state.nodeColumns, key, page, state.nodeCapacity, body)
  }

  /// Lends one page of a property of the edges; false where no edge of the page ever had the property.
  @discardableResult
  public func withEdgeProperties<Failure: Error>(
    _ key: PropertyKeyID, page: Int, _ body: (borrowing PropertyPage) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    try lend(state.edgeColumns, key, page, state.edgeCapacity, body)
  }

  private func lend<Failure: Error>(
    _ columns: [PropertyColumn?], _ key: PropertyKeyID, _ page: Int, _ capacity: Int,
    _ body: (borrowing PropertyPage) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    let first = page << PageSize.shift
    guard page >= 0, first < capacity, let column = column(key, columns) else { return false }
    let view = column.view(page)
    guard view.kind != .empty else { return false }
    let lent = PropertyPage(
      view: view, page: view.kind == .values ? column.directory.page(page) : nil, firstID: UInt32(first),
      count: min(PageSize.count, capacity - first))
    try body(lent)
    withExtendedLifetime(column) {}
    return true
  }

  private func column(_ key: PropertyKeyID, _ columns: [PropertyColumn?]) -> PropertyColumn? {
    let index = Int(key.rawValue)
    return index < columns.count ? columns[index] : nil
  }

  private func properties(_ id: UInt32, _ columns: [PropertyColumn?]) -> [(key: PropertyKeyID, value: Value)]
  {
    var result: [(key: PropertyKeyID, value: Value)] = []
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      let value = column.value(id)
      if !value.isNull { result.append((PropertyKeyID(rawValue: UInt32(index)), value)) }
    }
    return result
  }
}
