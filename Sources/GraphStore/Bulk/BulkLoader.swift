/// Loads many nodes and edges at once, into the most compact form that the store has.
///
/// The load is one transaction: other writers wait, readers see nothing of it until `finish()`, and `cancel()`, or letting
/// go of the loader, leaves nothing. Edges are numbered by label set, then source, then target, so that most of them need
/// no more than eight bytes or twelve in all.
///
///     let loader = BulkLoader(graph)
///     let persons = try loader.addNodes(labels: ["Person"], count: names.count)
///     try loader.setNodeProperty("name", of: persons, to: names)
///     try loader.addEdges(labels: ["KNOWS"], sources: from, targets: to)
///     try loader.finish()
///
/// A loader belongs to one thread at a time.
public final class BulkLoader {
  let transaction: Transaction
  private var nodeSegments: [PropertyKeyID: [BulkSegment]] = [:]
  private var groups: [EdgeShape: BulkEdgeGroup] = [:]
  private var order: [EdgeShape] = []

  /// Begins a load, waiting for other writers to end.
  public init(_ graph: Graph) {
    transaction = graph.begin()
  }

  /// Adds `count` nodes with the same labels; their ids are the returned range of raw numbers. O(count / page size).
  public func addNodes(labels: [String], count: Int) throws -> Range<UInt32> {
    let set = try transaction.labelSet(labels)
    let draft = try transaction.draft()
    guard count >= 0, count <= Transaction.maximumCapacity - draft.nodeCapacity else {
      throw GraphError.capacityExceeded("node")
    }
    let first = draft.nodeCapacity
    var id = first
    let end = first + count
    while id < end {
      let local = id & PageSize.mask
      let size = min(PageSize.count - local, end - id)
      let page = id >> PageSize.shift
      if local == 0 {
        draft.nodes.set(
          page, to: .uniform(set.rawValue + 1, count: size, era: transaction.era), era: transaction.era)
      } else {
        // The era may own a uniform page, which can't be written.
        let tail = draft.nodes.page(page)?.copied(era: transaction.era) ?? .empty(era: transaction.era)
        for offset in 0..<size { tail.set(local + offset, to: set.rawValue + 1) }
        draft.nodes.set(page, to: tail, era: transaction.era)
      }
      id += size
    }
    draft.nodeCapacity = end
    draft.nodeCount += count
    draft.countNodes(count, in: set)
    return UInt32(first)..<UInt32(end)
  }

  /// Sets a property of nodes of this load, one row for each id of the range.
  ///
  /// A range may be given in parts, each id once.
  public func setNodeProperty(_ name: String, of nodes: Range<UInt32>, to column: BulkColumn) throws {
    guard column.count == nodes.count, Int(nodes.upperBound) <= transaction.state.nodeCapacity else {
      throw GraphError.malformedBulkLoad("\(column.count) values of `\(name)` for \(nodes.count) nodes")
    }
    try check(column, name)
    nodeSegments[try transaction.propertyKey(name), default: []].append(
      BulkSegment(first: Int(nodes.lowerBound), column: column))
  }

  /// Adds edges with the same labels, one for each row; properties have one row for each too.
  ///
  /// May be called several times for the same labels. The ids of the edges follow at `finish()`.
  public func addEdges(
    labels: [String], directed isDirected: Bool = true, sources: [NodeID], targets: [NodeID],
    properties: [(name: String, column: BulkColumn)] = []
  ) throws {
    guard sources.count == targets.count, properties.allSatisfy({ $0.column.count == sources.count }) else {
      throw GraphError.malformedBulkLoad("sources, targets and properties of edges differ in length")
    }
    var columns: [PropertyKeyID: BulkColumn] = [:]
    for (name, column) in properties {
      try check(column, name)
      columns[try transaction.propertyKey(name)] = column
    }
    try checkNodes(sources)
    try checkNodes(targets)
    let shape = EdgeShape(labels: try transaction.labelSet(labels), isDirected: isDirected)
    if groups[shape] == nil {
      groups[shape] = BulkEdgeGroup(shape: shape)
      order.append(shape)
    }
    groups[shape]?.append(BulkEdgeBatch(sources: sources, targets: targets, columns: columns))
  }

  private func check(_ column: BulkColumn, _ name: String) throws {
    for value in column.values where !value.isStorable {
      throw GraphError.unstorableValue(key: name, typeName: value.typeName)
    }
  }

  private func checkNodes(_ nodes: [NodeID]) throws {
    let capacity = UInt32(transaction.state.nodeCapacity)
    var highest: UInt32 = 0
    for node in nodes { highest = max(highest, node.rawValue) }
    guard nodes.isEmpty || highest < capacity else {
      throw GraphError.unknownNode(NodeID(rawValue: highest))
    }
    let views = transaction.state.nodes.reader
    for node in nodes
    where views.view(Int(node.rawValue) >> PageSize.shift).raw(Int(node.rawValue) & PageSize.mask) == 0 {
      throw GraphError.unknownNode(node)
    }
  }

  /// Builds the pages, on several threads, and commits.
  public func finish() throws {
    let draft = try transaction.draft()
    for (key, segments) in nodeSegments {
      draft.nodeColumn(key).load(segments.sorted { $0.first < $1.first })
    }
    nodeSegments = [:]
    try loadEdges(draft)
    for position in draft.indexes.indices { try draft.rebuild(draft.writableIndex(position)) }
    try transaction.commit()
  }

  /// Ends the load and leaves nothing of it.
  public func cancel() {
    transaction.rollback()
  }

  private func loadEdges(_ draft: GraphState) throws {
    draft.clearTail()
    var loads: [BulkEdgeLoad] = []
    var capacity = PageSize.pages(for: draft.edgeCapacity) << PageSize.shift
    for shape in order {
      guard let group = groups.removeValue(forKey: shape), group.count > 0 else { continue }
      guard group.count < Transaction.maximumCapacity - capacity else {
        throw GraphError.capacityExceeded("edge")
      }
      loads.append(BulkEdgeLoad(group, firstEdge: UInt32(capacity)))
      capacity = PageSize.pages(for: capacity + group.count) << PageSize.shift
    }
    guard !loads.isEmpty else { return }
    BulkEdgeLoad.buildAll(loads, nodes: draft.nodes)
    for load in loads { load.install(in: draft) }
    draft.install(adjacencyOf: loads)
    draft.edgeCapacity = capacity
  }
}

extension GraphState {
  /// Clears the cells beyond the last edge, which a rolled-back transaction may have written.
  func clearTail() {
    let local = edgeCapacity & PageSize.mask
    guard local != 0 else { return }
    edges.update(edgeCapacity >> PageSize.shift, era: era) { page in
      for index in local..<PageSize.count { page.setShape(index, to: .absent) }
    }
  }
}

/// A column for the ids from `first` on.
struct BulkSegment {
  var first: Int
  var column: BulkColumn
}

/// Edges that were added together.
struct BulkEdgeBatch {
  var sources: [NodeID]
  var targets: [NodeID]
  var columns: [PropertyKeyID: BulkColumn]
}

/// All edges of one label set and direction in a load.
struct BulkEdgeGroup {
  let shape: EdgeShape
  private(set) var batches: [BulkEdgeBatch] = []
  private(set) var count = 0

  init(shape: EdgeShape) {
    self.shape = shape
  }

  mutating func append(_ batch: BulkEdgeBatch) {
    batches.append(batch)
    count += batch.sources.count
  }
}
