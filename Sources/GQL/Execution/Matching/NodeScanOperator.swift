import GraphStore

/// Each row with each node that has the labels and satisfies the predicates over the node alone.
final class NodeScanOperator: BatchOperator {
  private let stage: MatchStage
  private let source: NodeSource
  private let local: [any Evaluator]
  private let pageFilter: ScanFilter?
  /// The predicates in the form that is computed page by page, where they have one.
  private var computations: [PageComputation]?
  private var snapshot: Snapshot?
  private var filter: LabelSetFilter?
  private var batch: Batch?
  private var page = 0
  private var nodes: [NodeID] = []
  private var row = 0
  private let seek: (any Evaluator)?
  private let upper: (any Evaluator)?
  /// The nodes of a range or a part of a text, the same for every row; nil where the pages are read.
  private var sought: [NodeID]?
  /// The part of the pages that a parallel step gives to this scan.
  private let share: ScanShare?
  private var pages = 0..<0
  private var reader: NodePageReader?
  /// What a sort above needs no more.
  private let bound: TopBound?
  private let join: Join?
  private var table: ScanJoinTable?
  /// The values by which the rows at hand look up their nodes.
  private var joinValues: Operand?
  private var reserved = 0

  /// An equation with the rows, compiled.
  struct Join: Sendable {
    let key: any Evaluator
    let value: any Evaluator

    /// More rows than these are worth a table.
    static let fewRows = 2
  }

  init(
    _ stage: MatchStage, _ source: NodeSource, local: [any Evaluator], filter: ScanFilter? = nil,
    seek: (any Evaluator)? = nil, upper: (any Evaluator)? = nil, join: Join? = nil,
    share: ScanShare? = nil, bound: TopBound? = nil
  ) {
    self.upper = upper
    self.join = join
    self.bound = bound
    pageFilter = filter
    self.share = share
    self.stage = stage
    self.source = source
    self.local = local
    self.seek = seek
  }

  deinit { stage.context.limits.release(reserved) }

  override func next() throws -> Batch? {
    while true {
      if batch == nil {
        guard let next = try stage.next() else { return nil }
        batch = next
        nodes = []
        row = next.rowCount
        if snapshot == nil { try prepare() }
        page = pages.lowerBound
        joinValues = nil
        if let join, table != nil || next.rowCount > Join.fewRows {
          if table == nil { table = try makeTable(join) }
          joinValues = try join.value.evaluate(next, in: stage.context)
          row = 0
        }
        if let sought {
          (nodes, page) = (sought, pages.upperBound)
          if !sought.isEmpty { row = 0 }
        }
      }
      guard let current = batch, let snapshot else { return nil }
      if let table, let joinValues {
        if row >= current.rowCount {
          batch = nil
        } else if let output = try lookUp(current, table, joinValues) {
          return output
        }
        continue
      }
      if row >= current.rowCount {
        guard page < pages.upperBound else {
          batch = nil
          continue
        }
        try loadNodes(snapshot)
        continue
      }
      if let output = try joinRows(current) { return output }
    }
  }

  private func prepare() throws {
    let graph = try stage.snapshot()
    snapshot = graph
    filter = source.labels.map { graph.labelSets(satisfying: $0) }
    pages = share?.pages(of: graph.nodePageCount) ?? 0..<graph.nodePageCount
    computations = pageFilter?.computations(graph, stage.context)
    guard let wanted = source.seek, wanted.kind != .equality, let label = graph.label(named: wanted.label),
      let key = graph.propertyKey(named: wanted.property),
      let index = IndexSeek.index(wanted.kind, label, key, graph),
      let found = try IndexProbe(wanted.kind, value: seek, upper: upper, in: stage.context).nodes(index)
    else { return }
    sought = try filtered(found.filter { graph.has($0, filter) })
  }

  /// All nodes by the key of the equation.
  private func makeTable(_ join: Join) throws -> ScanJoinTable {
    var table = ScanJoinTable()
    guard let snapshot else { return table }
    while page < pages.upperBound {
      try loadNodes(snapshot)
      if nodes.isEmpty { continue }
      let bytes = nodes.count * ScanJoinTable.bytesPerNode
      try stage.context.limits.reserve(bytes)
      reserved += bytes
      let batch = Batch(rowCount: nodes.count, columns: [Column(nodes: nodes)])
      table.append(nodes, keys: try join.key.column(batch, in: stage.context))
    }
    return table
  }

  /// The next rows with the nodes that the table has for them.
  private func lookUp(_ batch: Batch, _ table: ScanJoinTable, _ values: Operand) throws -> Batch? {
    var rows: [Int] = []
    var found: [NodeID] = []
    while row < batch.rowCount, rows.count < stage.context.batchSize {
      table.forEachNode(equalTo: values[row]) { node in
        rows.append(row)
        found.append(node)
      }
      row += 1
    }
    return try stage.output(batch, rows: rows, adding: [Column(nodes: found)])
  }

  /// Reads pages until there are about as many nodes as a batch has rows.
  private func loadNodes(_ snapshot: Snapshot) throws {
    nodes.removeAll(keepingCapacity: true)
    let wanted = bound?.batchSize(stage.context.batchSize) ?? stage.context.batchSize
    while nodes.count < wanted, page < pages.upperBound {
      if page & 15 == 0 { try stage.context.limits.checkpoint() }
      if computations != nil || bound != nil {
        try loadPage(snapshot)
      } else {
        snapshot.appendNodes(inPage: page, matching: filter, to: &nodes)
      }
      page += 1
    }
    try stage.context.limits.checkpoint()
    if computations == nil, bound == nil { nodes = try filtered(nodes) }
    row = nodes.isEmpty ? row : 0
  }

  /// Reads one page, whose columns tell which nodes are wanted.
  private func loadPage(_ snapshot: Snapshot) throws {
    let reader = reader ?? NodePageReader(snapshot)
    self.reader = reader
    let marks = PageMarks(reader.marks(ofPage: page, matching: filter))
    if marks.isEmpty { return }
    var page = ScanPage(number: page, nodes: marks)
    if let bound {
      let left = bound.marks(page, snapshot)
      if left.isEmpty { return }
      page = ScanPage(number: page.number, nodes: left)
    }
    if let wanted = computations?.marks(page) {
      page.append(wanted, to: &nodes)
    } else {
      var candidates: [NodeID] = []
      page.append(page.nodes, to: &candidates)
      nodes += try filtered(candidates)
    }
  }

  /// The nodes for which the predicates hold.
  private func filtered(_ nodes: [NodeID]) throws -> [NodeID] {
    if local.isEmpty || nodes.isEmpty { return nodes }
    var found = Batch(rowCount: nodes.count, columns: [Column(nodes: nodes)])
    for predicate in local {
      if case .some(let rows) = try predicate.trueRows(found, in: stage.context) {
        found = found.gathered(rows)
      }
    }
    guard case .nodes(let kept) = found.columns[0].storage else { return [] }
    return kept
  }

  /// Joins the nodes at hand with the next rows.
  private func joinRows(_ batch: Batch) throws -> Batch? {
    var rows: [Int] = []
    var found: [NodeID] = []
    repeat {
      rows.append(contentsOf: repeatElement(row, count: nodes.count))
      found.append(contentsOf: nodes)
      row += 1
    } while row < batch.rowCount && rows.count < stage.context.batchSize
    return try stage.output(batch, rows: rows, adding: [Column(nodes: found)])
  }
}
