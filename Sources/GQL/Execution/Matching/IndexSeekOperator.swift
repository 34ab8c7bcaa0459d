import GraphStore

/// Each row with each node whose property equals a value of the row, by an index.
///
/// Where the index has gone since the statement was planned, the nodes come from a scan.
final class IndexSeekOperator: BatchOperator {
  /// What is asked, compiled. A class, because all executions share it.
  final class Program: Sendable {
    let label: KnownName
    let property: KnownName
    let value: any Evaluator
    /// What the labels must be beside that of the index; nil: nothing.
    let labels: BoundLabelExpression?
    /// Predicates over the node alone; none where the index answers them.
    let local: [any Evaluator]
    /// The predicates that the index answers, but for a decimal: beside floats it is compared as a float.
    let answered: [any Evaluator]
    /// Makes the operator that reads the nodes without an index.
    let scan: @Sendable (MatchStage) -> BatchOperator

    init(
      _ seek: IndexSeek, of variable: BoundVariable, _ source: NodeSource, value: any Evaluator,
      local: [any Evaluator], scan: @escaping @Sendable (MatchStage) -> BatchOperator
    ) {
      label = KnownName(seek.label)
      property = KnownName(seek.property)
      self.value = value
      self.scan = scan
      labels = source.labels?.alternatives == [seek.label] ? nil : source.labels
      let isAnswered = source.asksOnlyIndex(of: variable)
      self.local = isAnswered ? [] : local
      answered = isAnswered ? local : []
    }
  }

  private let stage: MatchStage
  private let program: Program
  private var snapshot: Snapshot?
  private var filter: LabelSetFilter?
  private var scan: BatchOperator?

  init(_ stage: MatchStage, _ program: Program) {
    self.stage = stage
    self.program = program
  }

  override func next() throws -> Batch? {
    if let scan { return try scan.next() }
    while let batch = try stage.next() {
      let graph = try snapshot ?? prepare()
      guard let found = try found(batch, graph) else {
        let made = program.scan(stage.resumed(with: batch))
        scan = made
        return try made.next()
      }
      if let output = try stage.output(batch, rows: found.rows, adding: [Column(nodes: found.nodes)]) {
        return output
      }
    }
    return nil
  }

  private func prepare() throws -> Snapshot {
    let graph = try stage.snapshot()
    snapshot = graph
    filter = program.labels.map { graph.labelSets(satisfying: $0) }
    return graph
  }

  /// The nodes of each row; nil where there is no index.
  private func found(_ batch: Batch, _ graph: Snapshot) throws -> (rows: [Int], nodes: [NodeID])? {
    guard let label = graph.label(program.label), let key = graph.propertyKey(program.property) else {
      return nil
    }
    let values = try program.value.evaluate(batch, in: stage.context)
    var rows: [Int] = []
    var nodes: [NodeID] = []
    var local = program.local
    for row in 0..<batch.rowCount {
      let value = values[row]
      func keep(_ node: NodeID) {
        if let filter, !graph.has(node, filter) { return }
        rows.append(row)
        nodes.append(node)
      }
      if case .decimal = value {
        local = program.local + program.answered
        for spelling in value.indexSpellings {
          guard find(spelling, label, key, graph, keep) else { return nil }
        }
      } else if !find(value, label, key, graph, keep) {
        return nil
      }
    }
    if local.isEmpty || nodes.isEmpty { return (rows, nodes) }
    var candidates = Batch(
      rowCount: nodes.count, columns: [Column(nodes: nodes), Column(.int64(rows.map(Int64.init)))])
    for predicate in local {
      if case .some(let kept) = try predicate.trueRows(candidates, in: stage.context) {
        candidates = candidates.gathered(kept)
      }
    }
    guard case .nodes(let kept) = candidates.columns[0].storage,
      case .int64(let places) = candidates.columns[1].storage
    else { return ([], []) }
    return (places.map { Int($0) }, kept)
  }

  /// Calls `body` with each node that has the value; false where no index tells.
  private func find(
    _ value: Value, _ label: LabelID, _ key: PropertyKeyID, _ graph: Snapshot, _ body: (NodeID) -> Void
  ) -> Bool {
    if graph.forEachNode(with: label, whose: key, equals: value, body) { return true }
    guard let index = IndexSeek.index(.equality, label, key, graph) else { return false }
    index.nodes(equalTo: value).forEach(body)
    return true
  }
}
