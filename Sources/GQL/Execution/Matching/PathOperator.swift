import GraphStore

/// Each row with each match of a path program from one of its nodes, or with those that a selector keeps.
final class PathOperator: BatchOperator {
  /// What is searched, compiled. A class, because all executions share it.
  final class Program: Sendable {
    let expansion: PathExpansion
    let path: CompiledPath
    /// How many paths or groups are kept, where the text says so.
    let count: (any Evaluator)?
    let fromSlot: Int?
    let toSlot: Int?
    let externalSlots: [Int?]
    let distinctSlots: [Int]
    let outputSlots: [Int]

    init(_ expansion: PathExpansion, input: RowLayout, scope: PlanScope) throws {
      self.expansion = expansion
      path = try CompiledPath(expansion.program, scope: scope)
      count = try expansion.selector?.count.map {
        try ExpressionCompiler(layout: .empty, scope: scope).compile($0)
      }
      fromSlot = input.slot(of: expansion.from)
      toSlot = expansion.isEndBound ? expansion.to.flatMap { input.slot(of: $0) } : nil
      externalSlots = expansion.program.slots.map { $0.isExternal ? input.slot(of: $0.variable) : nil }
      distinctSlots = expansion.distinct.compactMap { input.slot(of: $0) }
      outputSlots = expansion.outputs.map(\.slot)
    }
  }

  private let stage: MatchStage
  private let program: Program
  private var automaton: PathAutomaton?
  /// From when it is first needed.
  private var search: PathWalker?
  private var selection: ShortestSearch.Selection?
  /// Searches where the program only repeats one edge.
  private var reach: RepeatedEdgeReach?
  /// Lists the ends of all paths where the program only repeats one edge.
  private var walk: RepeatedEdgeWalk?
  /// Whether it does so at the row at hand.
  private var isWalking = false
  private var endFilter: LabelSetFilter?
  private var batch: Batch?
  private var row = 0
  /// Whether the search is in the midst of a row.
  private var isSearching = false
  private var found = FoundPaths()

  private var expansion: PathExpansion { program.expansion }

  init(_ stage: MatchStage, _ program: Program) {
    self.stage = stage
    self.program = program
  }

  override func next() throws -> Batch? {
    while true {
      if batch == nil {
        guard let next = try stage.next() else { return nil }
        batch = next
        row = 0
        isSearching = false
        if automaton == nil { try prepare() }
      }
      guard let current = batch else { return nil }
      try fill(current)
      if row >= current.rowCount { batch = nil }
      let output = try takeFound(current)
      if let output { return output }
    }
  }

  private func prepare() throws {
    let snapshot = try stage.snapshot()
    let automaton = PathAutomaton(program.path, snapshot, stage.context)
    self.automaton = automaton
    endFilter = expansion.targetLabels.map { snapshot.labelSets(satisfying: $0) }
    guard let selector = expansion.selector else {
      if program.outputSlots.isEmpty, expansion.path == nil, let repetition = program.path.repetition {
        walk = RepeatedEdgeWalk(automaton, repetition, expansion, endFilter: endFilter)
      }
      return
    }
    let number = try pathCount()
    switch selector {
    case .all: break
    case .any, .shortest, .anyShortest: selection = .paths(number)
    case .allShortest, .shortestGroups: selection = .groups(number)
    }
    if number == 1, program.outputSlots.isEmpty, let repetition = program.path.repetition {
      reach = RepeatedEdgeReach(automaton, repetition, expansion)
    }
  }

  /// How many paths or groups the selector asks for.
  private func pathCount() throws -> Int {
    guard let count = program.count else { return 1 }
    guard case .int64(let number) = try count.evaluate(.unit, in: stage.context)[0], number > 0 else {
      throw GQLError(.invalidNumberOfPathsOrGroups, "the number of paths must be a positive integer")
    }
    return Int(number)
  }

  /// Searches row by row until there is a batch of matches.
  private func fill(_ batch: Batch) throws {
    while row < batch.rowCount, found.rows.count < stage.context.batchSize {
      if !isSearching {
        guard let (start, request) = request(batch) else {
          row += 1
          continue
        }
        if let selection, let automaton {
          try select(batch, automaton, selection, request, from: start)
          row += 1
          continue
        }
        isWalking = walk?.begin(request, at: start) ?? false
        if !isWalking {
          if search == nil { search = automaton.map(PathWalker.init) }
          search?.begin(at: start, request)
        }
        isSearching = true
      }
      if isWalking {
        try keepWalked()
        continue
      }
      guard let search else { return }
      if try search.advance() {
        if isAllowed(search) { keep(search) }
      } else {
        isSearching = false
        row += 1
      }
    }
  }

  /// Keeps the next paths of a walk: one of them, or all where nobody reads their ends.
  private func keepWalked() throws {
    let readsEnds = !expansion.isEndBound && expansion.to != nil
    if readsEnds, let end = try walk?.next() { return keep(end: end, count: 1) { ([], []) } }
    if !readsEnds {
      let count = try walk?.count() ?? 0
      if count > 0 { keep(end: 0, count: count) { ([], []) } }
    }
    isSearching = false
    row += 1
  }

  private func select(
    _ batch: Batch, _ automaton: PathAutomaton, _ selection: ShortestSearch.Selection,
    _ request: PathWalker.Request, from start: UInt32
  ) throws {
    if let reach,
      try reach.run(
        request, from: start, isSingle: selection == .paths(1),
        { [self] end, count, route in
          if let endFilter, !automaton.snapshot.has(NodeID(rawValue: end), endFilter) { return }
          keep(end: end, count: count, route: route)
        })
    {
      return
    }
    // Which paths are kept does not depend on the edges of other paths: those are looked at afterwards.
    var free = request
    free.excluded = []
    let shortest = ShortestSearch(automaton: automaton, selection: selection, request: free, start: start)
    try shortest.run { match in
      if !request.excluded.isEmpty, match.edges.contains(where: request.excluded.contains) { return }
      if isAllowed(match) { keep(match) }
    }
  }

  private func request(_ batch: Batch) -> (start: UInt32, request: PathWalker.Request)? {
    guard let fromSlot = program.fromSlot, let start = batch.columns[fromSlot].node(row) else { return nil }
    let externals = program.externalSlots.map { $0.map { batch.columns[$0][row] } ?? .null }
    var request = PathWalker.Request(target: nil, externals: externals, mode: expansion.mode)
    request.differentEdges = expansion.differentEdges
    if expansion.isEndBound {
      guard let toSlot = program.toSlot, let end = batch.columns[toSlot].node(row) else { return nil }
      request.target = end.rawValue
    } else if expansion.to == expansion.from {
      request.target = start.rawValue
    }
    if !program.distinctSlots.isEmpty {
      request.excluded = Set(batch.edges(in: program.distinctSlots, row: row).map(\.rawValue))
    }
    return (start.rawValue, request)
  }

  private func isAllowed(_ match: PathWalker) -> Bool {
    guard let endFilter, let automaton else { return true }
    return automaton.snapshot.has(NodeID(rawValue: match.nodes[match.nodes.count - 1]), endFilter)
  }

  /// The columns of the matches of a batch so far.
  private struct FoundPaths {
    var rows: [Int] = []
    /// How many matches each row stands for.
    var counts: [Int64] = []
    var ends: [NodeID] = []
    var values: [[Value]] = []
    var paths: [Value] = []
  }

  private func keep(_ match: PathWalker) {
    found.rows.append(row)
    found.counts.append(1)
    if !expansion.isEndBound, expansion.to != nil {
      found.ends.append(NodeID(rawValue: match.nodes[match.nodes.count - 1]))
    }
    if !program.outputSlots.isEmpty { found.values.append(match.matchValues(of: program.outputSlots)) }
    if expansion.path != nil { found.paths.append(match.matchPath) }
  }

  /// Keeps ways that no walker has walked; their nodes and edges come when they are wanted, which is of one way only.
  private func keep(end: UInt32, count: Int64, route: () -> (nodes: [NodeID], edges: [EdgeID])) {
    found.rows.append(row)
    found.counts.append(count)
    if !expansion.isEndBound, expansion.to != nil { found.ends.append(NodeID(rawValue: end)) }
    guard expansion.path != nil else { return }
    var (nodes, edges) = route()
    if expansion.program.isReversed {
      nodes.reverse()
      edges.reverse()
    }
    found.paths.append(Path(nodes: nodes, edges: edges).map(Value.path) ?? .null)
  }

  private func takeFound(_ batch: Batch) throws -> Batch? {
    guard !found.rows.isEmpty else { return nil }
    defer { found = FoundPaths() }
    var columns: [Column] = []
    if !expansion.isEndBound, expansion.to != nil { columns.append(Column(nodes: found.ends)) }
    for place in program.outputSlots.indices {
      columns.append(Column(typing: found.values.map { $0[place] }))
    }
    if expansion.path != nil { columns.append(Column(values: found.paths)) }
    return try stage.output(batch, rows: found.rows, adding: columns, factors: found.counts)
  }
}
