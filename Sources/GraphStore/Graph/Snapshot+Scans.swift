extension Snapshot {
  /// How many ids a page of nodes, of edges and of properties covers.
  public static var pageSize: Int { PageSize.count }

  /// The number of pages of nodes: page `p` has the ids from `p * pageSize` on.
  public var nodePageCount: Int { PageSize.pages(for: state.nodeCapacity) }

  /// The number of pages of edges.
  public var edgePageCount: Int { PageSize.pages(for: state.edgeCapacity) }

  /// Appends the nodes of one page whose label set `filter` accepts (all where it is nil), in the order of ids.
  ///
  /// O(page size), and O(1) for a page of one label set that is not accepted.
  public func appendNodes(inPage page: Int, matching filter: LabelSetFilter? = nil, to result: inout [NodeID])
  {
    let first = page << PageSize.shift
    let end = min(first + PageSize.count, state.nodeCapacity)
    guard page >= 0, first < end else { return }
    let view = state.nodes.view(page)
    if view.sets.isNone {
      guard view.uniform != 0, filter?.contains(LabelSetID(rawValue: view.uniform - 1)) ?? true else {
        return
      }
      for id in first..<min(end, first + Int(view.limit)) { result.append(NodeID(rawValue: UInt32(id))) }
      return
    }
    let marks = view.marks(below: end - first, matching: filter)
    for word in 0..<16 {
      var rest = marks[word]
      while rest != 0 {
        result.append(NodeID(rawValue: UInt32(first + word << 6 + rest.trailingZeroBitCount)))
        rest &= rest - 1
      }
    }
  }

  /// What `appendNodes` would append, told without a list where the page is uniform. O(1).
  public func nodes(ofPage page: Int, matching filter: LabelSetFilter? = nil) -> NodePageContent {
    let first = page << PageSize.shift
    guard page >= 0, first < state.nodeCapacity else { return .none }
    let view = state.nodes.view(page)
    guard view.sets.isNone else { return .mixed }
    guard view.uniform != 0, filter?.contains(LabelSetID(rawValue: view.uniform - 1)) ?? true else {
      return .none
    }
    return .leading(min(Int(view.limit), state.nodeCapacity - first))
  }

  /// Appends the edges of one page whose label set `filter` accepts (all where it is nil), in the order of ids.
  public func appendEdges(inPage page: Int, matching filter: LabelSetFilter? = nil, to result: inout [EdgeID])
  {
    let first = page << PageSize.shift
    let end = min(first + PageSize.count, state.edgeCapacity)
    guard page >= 0, first < end else { return }
    let view = state.edges.view(page)
    if view.shapes.isNone, let filter {
      guard view.uniform != 0, filter.contains(EdgeShape(raw: view.uniform).labels) else { return }
    }
    for id in first..<end {
      let shape = view.shape(id - first)
      if shape.isPresent, filter?.contains(shape.labels) ?? true {
        result.append(EdgeID(rawValue: UInt32(id)))
      }
    }
  }

  /// Calls `body` with each node that has a label, or with each node where it is nil, in the order of ids.
  public func forEachNode(with label: LabelID? = nil, _ body: (NodeID) throws -> Void) rethrows {
    let filter = label.map(labelSets(with:))
    var nodes: [NodeID] = []
    for page in 0..<nodePageCount {
      nodes.removeAll(keepingCapacity: true)
      appendNodes(inPage: page, matching: filter, to: &nodes)
      for node in nodes { try body(node) }
    }
  }

  /// Calls `body` with each edge that has a label, or with each edge where it is nil, in the order of ids.
  public func forEachEdge(with label: LabelID? = nil, _ body: (EdgeID) throws -> Void) rethrows {
    let filter = label.map(labelSets(with:))
    var edges: [EdgeID] = []
    for page in 0..<edgePageCount {
      edges.removeAll(keepingCapacity: true)
      appendEdges(inPage: page, matching: filter, to: &edges)
      for edge in edges { try body(edge) }
    }
  }

  /// The nodes that have a label, or all where it is nil, in the order of ids.
  public func nodes(with label: LabelID? = nil) -> [NodeID] {
    var result: [NodeID] = []
    let filter = label.map(labelSets(with:))
    for page in 0..<nodePageCount { appendNodes(inPage: page, matching: filter, to: &result) }
    return result
  }

  /// The edges that have a label, or all where it is nil, in the order of ids.
  public func edges(with label: LabelID? = nil) -> [EdgeID] {
    var result: [EdgeID] = []
    let filter = label.map(labelSets(with:))
    for page in 0..<edgePageCount { appendEdges(inPage: page, matching: filter, to: &result) }
    return result
  }
}

/// Which nodes of a page a filter accepts.
public enum NodePageContent: Hashable, Sendable {
  /// None of them.
  case none
  /// The first so many, and there are no others.
  case leading(Int)
  /// Some of them, to be looked at one by one.
  case mixed
}
