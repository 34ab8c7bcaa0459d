/// Loads many nodes and edges at once, into the most compact form that the store has.
///
/// The load is one transaction, or a part of one: other writers wait, readers see nothing of it until `finish()`, and
/// `cancel()`, or letting go of the loader, leaves nothing. Edges are numbered by label set, then source, then target, so that
/// most of them need no more than eight bytes or twelve in all.
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
  /// Where the transaction of somebody else stood, until the load has ended.
  private var before: GraphState?
  private let ownsTransaction: Bool
  private var nodeRanges: [(labels: LabelSetID, ids: Range<UInt32>)] = []
  private var nodeSegments: [PropertyKeyID: [BulkSegment]] = [:]
  private var groups: [EdgeShape: BulkEdgeGroup] = [:]
  private var order: [EdgeShape] = []

  /// Begins a load, waiting for other writers to end.
  public init(_ graph: Graph) {
    transaction = graph.begin()
    ownsTransaction = true
  }

  /// Begins a load within a transaction, which stays open when it has ended. Until then, nothing else may be written in it.
  public init(_ transaction: Transaction) throws {
    guard transaction.isOpen else { throw GraphError.transactionEnded }
    self.transaction = transaction
    ownsTransaction = false
    transaction.freeze()
    before = transaction.state
  }

  deinit { restore() }

  /// Adds `count` nodes with the same labels; their ids are the returned range of raw numbers. O(count / page size).
  public func addNodes(labels: [String], count: Int) throws -> Range<UInt32> {
    let draft = try draft()
    let set = try transaction.labelSet(labels)
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
      // No writer's era owns these pages: one for all nodes of a label set can't be written in place.
      if local == 0 || draft.nodes.page(page)?.isUniform(set.rawValue + 1, count: local) == true {
        draft.nodes.set(
          page, to: .uniform(set.rawValue + 1, count: local + size, era: 0), era: transaction.era)
      } else {
        let tail = draft.nodes.page(page)?.copied(era: 0) ?? .empty(era: 0)
        for offset in 0..<size { tail.set(local + offset, to: set.rawValue + 1) }
        draft.nodes.set(page, to: tail, era: transaction.era)
      }
      id += size
    }
    draft.nodeCapacity = end
    draft.nodeCount += count
    draft.countNodes(count, in: set)
    nodeRanges.append((set, UInt32(first)..<UInt32(end)))
    return UInt32(first)..<UInt32(end)
  }

  /// Sets a property of nodes of this load, one row for each id of the range.
  ///
  /// A range may be given in parts, each id once.
  public func setNodeProperty(_ name: String, of nodes: Range<UInt32>, to column: BulkColumn) throws {
    _ = try draft()
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
    _ = try draft()
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

  /// Builds the pages, on several threads, and commits the transaction if the load began it.
  ///
  /// Throws, and leaves nothing of the load, where a unique constraint does not hold or ids run out.
  public func finish() throws {
    do {
      try build()
    } catch {
      cancel()
      throw error
    }
    before = nil
    // What was loaded is laid out for reading, and must be copied to be written.
    if ownsTransaction { try transaction.commit() } else { transaction.freeze() }
  }

  /// Ends the load and leaves nothing of it.
  public func cancel() {
    if ownsTransaction { transaction.rollback() } else { restore() }
  }

  private func restore() {
    guard let before, transaction.isOpen else { return }
    self.before = nil
    transaction.restore(before)
  }

  private func draft() throws -> GraphState {
    guard ownsTransaction || before != nil else { throw GraphError.transactionEnded }
    return try transaction.draft()
  }

  private func build() throws {
    let draft = try draft()
    for (key, segments) in nodeSegments {
      draft.nodeColumn(key).load(segments.sorted { $0.first < $1.first })
    }
    nodeSegments = [:]
    let loads = try loadEdges(draft)
    for position in draft.indexes.indices { try index(position, loads, draft) }
  }

  private func loadEdges(_ draft: GraphState) throws -> [BulkEdgeLoad] {
    draft.clearTail()
    for shape in order {
      guard let group = groups[shape], group.count < Self.minimumGroup else { continue }
      groups[shape] = nil
      try insert(group, draft)
    }
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
    guard !loads.isEmpty else { return [] }
    BulkEdgeLoad.buildAll(loads, nodes: draft.nodes)
    for load in loads { load.install(in: draft) }
    draft.install(adjacencyOf: loads)
    draft.edgeCapacity = capacity
    return loads
  }

  /// Edges of a label set that are fewer than this don't get pages of their own: many small loads would leave them
  /// nearly empty.
  private static let minimumGroup = PageSize.count / 4

  private func insert(_ group: BulkEdgeGroup, _ draft: GraphState) throws {
    for batch in group.batches {
      let columns = batch.columns.sorted { $0.key < $1.key }
      for row in batch.sources.indices {
        try transaction.insertEdge(
          draft, batch.sources[row], batch.targets[row], group.shape,
          columns.map { (key: $0.key, value: $0.value.value(row)) })
      }
    }
  }

  /// Enters what was loaded into an index: one by one where it has much more already; else it is built anew.
  private func index(_ position: Int, _ loads: [BulkEdgeLoad], _ draft: GraphState) throws {
    let definition = draft.indexes[position].definition
    let label = draft.indexes[position].label
    let fresh =
      switch definition.element {
      case .node: nodeRanges.filter { draft.labelSets.contains(label, in: $0.labels) }.map(\.ids)
      case .edge:
        loads.filter { draft.labelSets.contains(label, in: $0.group.shape.labels) }.map {
          $0.firstEdge..<$0.firstEdge + UInt32($0.group.count)
        }
      }
    let count = fresh.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    let index = draft.writableIndex(position)
    if count > index.count / 8 { return try draft.rebuild(index) }
    for id in fresh.joined() { index.change(id, draft.values(index, of: id), isInserted: true) }
    guard definition.isUnique else { return }
    for id in fresh.joined() { try draft.checkUnique(index, draft.values(index, of: id), of: id) }
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
