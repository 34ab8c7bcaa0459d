import GraphStore

/// Counts the matches of one term: leaves are folded into numbers at their neighbours until one vertex or a triangle is
/// left.
///
/// A leaf's number of matches per node is summed over the edges to it, so that a tree costs time linear in its edges,
/// whatever the count (message passing over a join tree).
struct CountEvaluation {
  /// Thrown where what is left is no tree and no triangle.
  struct NotFoldable: Error {}

  private let term: CountTerm
  private let statistics: CountStatistics
  private let context: ExecutionContext
  private let branches: [CountPattern.Branch]
  private let predicates: [BoundExpression: any Evaluator]
  private let patternVertices: [CountPattern.Vertex]
  private var filters: [LabelSetFilter?]
  private var factors: [[WeightFactor]]
  /// The edges between two different vertices, by the lesser vertex.
  private var links: [[CountPattern.Edge]]
  private var open: Set<Int>

  init(
    _ term: CountTerm, _ pattern: CountPattern, _ statistics: CountStatistics,
    _ predicates: [BoundExpression: any Evaluator], _ context: ExecutionContext
  ) throws {
    self.term = term
    self.statistics = statistics
    self.context = context
    self.predicates = predicates
    branches = pattern.branches
    patternVertices = pattern.vertices
    filters = term.vertices.map { statistics.filter($0.labels) }
    factors = Array(repeating: [], count: term.vertices.count)
    open = Set(term.vertices.indices.filter { !term.vertices[$0].members.isEmpty })
    var grouped: [[Int]: [CountPattern.Edge]] = [:]
    for edge in term.edges {
      if edge.from == edge.to {
        let step = EdgeStep(labels: edge.labels, direction: edge.direction, statistics.snapshot)
        factors[edge.from].append(.loops(step, isSemi: edge.isSemi))
      } else {
        grouped[[edge.from, edge.to], default: []].append(edge)
      }
    }
    links = grouped.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    for branch in branches { try add(branch) }
  }

  /// The number of matches for each node of a vertex.
  mutating func weights(of root: Int) throws -> NodeWeights {
    try fold(keeping: root)
    var others: Int64 = 1
    for vertex in open where vertex != root && links(of: vertex).isEmpty {
      try WeightFactor.multiply(&others, try total(ofFolded: vertex))
      open.remove(vertex)
    }
    let result: NodeWeights
    if open.count == 1 {
      result = try materialize(root)
    } else {
      result = try triangle(root: root)
    }
    guard others != 1 else { return result }
    return NodeWeights(
      base: result.base,
      values: try result.values.map { value in
        var product = value
        try WeightFactor.multiply(&product, others)
        return product
      })
  }

  /// The number of matches.
  mutating func total() throws -> Int64 {
    let root = bestRoot()
    try fold(keeping: root)
    var total: Int64 = 1
    for vertex in open.sorted() where links(of: vertex).isEmpty {
      try WeightFactor.multiply(&total, try self.total(ofFolded: vertex))
      open.remove(vertex)
      if total == 0 { return 0 }
    }
    guard !open.isEmpty else { return total }
    let triangles = try triangle(root: nil)
    var sum: Int64 = 0
    for value in triangles.values { try WeightFactor.add(&sum, value) }
    try WeightFactor.multiply(&total, sum)
    return total
  }

  // MARK: Folding

  private func links(of vertex: Int) -> [Int] {
    links.indices.filter { place in
      links[place].contains { $0.from == vertex || $0.to == vertex }
    }
  }

  /// The vertex that it is cheapest to end at: the one with the most edges of the pattern, then with the most nodes.
  private func bestRoot() -> Int {
    open.max { left, right in
      let one = (links(of: left).count, statistics.nodeCount(filters[left]))
      let other = (links(of: right).count, statistics.nodeCount(filters[right]))
      return one < other
    } ?? 0
  }

  /// Folds every vertex that hangs on one other, except the one to keep.
  private mutating func fold(keeping root: Int) throws {
    while true {
      let leaf = open.sorted().first { vertex in vertex != root && links(of: vertex).count == 1 }
      guard let leaf else { return }
      let place = links(of: leaf)[0]
      // Seen from the vertex that stays.
      let edges = links[place].map { $0.to == leaf ? $0 : $0.reversed }
      let parent = edges[0].from
      if let factor = try factor(edges, from: parent, to: leaf) { factors[parent].append(factor) }
      links.remove(at: place)
      open.remove(leaf)
    }
  }

  /// What a folded vertex multiplies its neighbour by; nil for 1.
  private mutating func factor(
    _ edges: [CountPattern.Edge], from parent: Int, to leaf: Int
  ) throws -> WeightFactor? {
    let link = PairLink(edges, statistics.snapshot)
    let isFree =
      factors[leaf].isEmpty && !hasPredicate(leaf)
      && edges.allSatisfy { statistics.impliesTarget($0, from: filters[parent], to: filters[leaf]) }
    guard isFree else {
      let weights = try materialize(leaf)
      if let adjacencies = link.plainAdjacencies { return .sum(adjacencies, weights) }
      return .linked(link, weights)
    }
    if edges.count == 1, !edges[0].isSemi, statistics.isTotalFunction(edges[0], from: filters[parent]) {
      return nil
    }
    if let adjacencies = link.plainAdjacencies { return .degree(adjacencies) }
    return .linked(link, nil)
  }

  private mutating func add(_ branch: CountPattern.Branch) throws {
    let anchor = term.places[branch.anchor]
    guard branch.pattern.absences.isEmpty, branch.pattern.inequalities.isEmpty,
      branch.pattern.branches.isEmpty,
      let constraints = CountConstraints(branch.pattern, statistics), constraints.violations.isEmpty
    else { throw NotFoldable() }
    var inner = try CountEvaluation(
      CountTerm(branch.pattern), branch.pattern, statistics, predicates, context)
    inner.filters[0] = filters[anchor]
    try inner.fold(keeping: 0)
    guard inner.open == [0] else { throw NotFoldable() }
    // Predicates on the anchor itself belong to the optional part, and can't be folded with it.
    guard branch.pattern.vertices[0].predicates.isEmpty, branch.pattern.vertices[0].labels.isEmpty else {
      throw NotFoldable()
    }
    factors[anchor].append(.optional(inner.factors[0]))
  }

  // MARK: Numbers per node

  private func hasPredicate(_ vertex: Int) -> Bool {
    term.vertices[vertex].members.contains { !patternVertices[$0].predicates.isEmpty }
  }

  private func materialize(_ vertex: Int) throws -> NodeWeights {
    let range = NodeRange(statistics.snapshot, filters[vertex])
    try context.limits.reserve(range.count * 8)
    defer { context.limits.release(range.count * 8) }
    var values = Array(repeating: Int64(0), count: range.count)
    try forEachNumber(vertex, range) { nodes, numbers in
      for (node, number) in zip(nodes, numbers) { values[Int(node.rawValue - range.base)] = number }
    }
    return NodeWeights(base: range.base, values: values)
  }

  private func total(ofFolded vertex: Int) throws -> Int64 {
    if factors[vertex].isEmpty, !hasPredicate(vertex) { return Int64(statistics.nodeCount(filters[vertex])) }
    var total: Int64 = 0
    try forEachNumber(vertex, NodeRange(statistics.snapshot, filters[vertex])) { _, numbers in
      for number in numbers { try WeightFactor.add(&total, number) }
    }
    return total
  }

  /// Calls `body` with the nodes of a vertex, a page at a time, and their numbers.
  private func forEachNumber(
    _ vertex: Int, _ range: NodeRange, _ body: ([NodeID], [Int64]) throws -> Void
  ) throws {
    var nodes: [NodeID] = []
    for page in range.pages {
      nodes.removeAll(keepingCapacity: true)
      statistics.snapshot.appendNodes(inPage: page, matching: filters[vertex], to: &nodes)
      try context.limits.checkpoint()
      guard !nodes.isEmpty else { continue }
      var allowed = nodes
      for member in term.vertices[vertex].members {
        for predicate in patternVertices[member].predicates {
          guard let evaluator = predicates[predicate], !allowed.isEmpty else { continue }
          let batch = Batch(rowCount: allowed.count, columns: [Column(nodes: allowed)])
          if case .some(let rows) = try evaluator.trueRows(batch, in: context) {
            allowed = rows.map { allowed[$0] }
          }
        }
      }
      var numbers = Array(repeating: Int64(1), count: allowed.count)
      for factor in factors[vertex] { try factor.apply(allowed, to: &numbers) }
      try body(allowed, numbers)
    }
  }

  // MARK: Triangles

  /// Counts what is left where three vertices are joined with one another, per node of one of them.
  private mutating func triangle(root: Int?) throws -> NodeWeights {
    let hub = open.count > 3 ? try removeHub(keeping: root) : nil
    let vertices = open.sorted()
    let root = root ?? vertices.first ?? 0
    guard vertices.count == 3, links.count == 3, vertices.contains(root) else { throw NotFoldable() }
    var weights = try vertices.map { try materialize($0) }
    var classes: [[UInt32]]?
    if let hub {
      var found: [[UInt32]] = []
      for (place, vertex) in vertices.enumerated() {
        guard let spoke = hub.spokes[vertex] else { throw NotFoldable() }
        // The hub's own number counts once: with the first vertex.
        let (classed, weighted) = try follow(spoke, weights[place], hub: place == 0 ? hub.weights : nil)
        found.append(classed)
        weights[place] = weighted
      }
      classes = found
    }
    var kernel = TriangleCount(
      weights: weights, root: vertices.firstIndex(of: root) ?? 0, classes: classes)
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let best = orders.min { cost($0.map { vertices[$0] }) < cost($1.map { vertices[$0] }) } ?? orders[0]
    func link(_ from: Int, _ to: Int) throws -> PairLink {
      guard
        let edges = links.first(where: {
          $0.contains { Set([$0.from, $0.to]) == [vertices[from], vertices[to]] }
        })
      else { throw NotFoldable() }
      return PairLink(edges.map { $0.from == vertices[from] ? $0 : $0.reversed }, statistics.snapshot)
    }
    return try kernel.run(
      order: best, first: link(best[0], best[1]), closing: link(best[0], best[2]),
      second: link(best[1], best[2]),
      limits: context.limits)
  }

  /// The way from a vertex of the triangle to the node that all three must share: edges that each node has at most once.
  private struct Spoke {
    var edges: [CountPattern.Edge]
    /// The numbers of the vertex between, if there is one.
    var between: NodeWeights?
  }

  /// Takes a vertex out of the pattern that every other can reach by functions: the hub, and what lies between.
  private mutating func removeHub(keeping root: Int?) throws -> (spokes: [Int: Spoke], weights: NodeWeights) {
    candidates: for hub in open.sorted() where hub != root {
      var spokes: [Int: Spoke] = [:]
      var removed: Set<Int> = [hub]
      var cut: Set<Int> = []
      for place in links(of: hub) {
        guard let last = function(place, to: hub) else { continue candidates }
        cut.insert(place)
        let near = last.from
        let others = links(of: near).filter { $0 != place }
        if near != root, others.count == 1, let first = function(others[0], to: near) {
          cut.insert(others[0])
          removed.insert(near)
          spokes[first.from] = Spoke(edges: [first, last], between: try materialize(near))
        } else {
          spokes[near] = Spoke(edges: [last], between: nil)
        }
      }
      guard Set(spokes.keys) == open.subtracting(removed), spokes.count == 3 else { continue }
      let weights = try materialize(hub)
      open.subtract(removed)
      links = links.enumerated().filter { !cut.contains($0.offset) }.map(\.element)
      return (spokes, weights)
    }
    throw NotFoldable()
  }

  /// The only edge of a link, seen so that it ends at a vertex, if each node has at most one such.
  private func function(_ place: Int, to vertex: Int) -> CountPattern.Edge? {
    guard links[place].count == 1, !links[place][0].isSemi else { return nil }
    let edge = links[place][0].to == vertex ? links[place][0] : links[place][0].reversed
    return statistics.isFunction(edge) ? edge : nil
  }

  /// The hub's node for each node of a vertex, and the numbers of the vertex with those on the way.
  private func follow(
    _ spoke: Spoke, _ own: NodeWeights, hub: NodeWeights?
  ) throws -> (classes: [UInt32], weights: NodeWeights) {
    let steps = spoke.edges.map { EdgeStep(labels: $0.labels, direction: $0.direction, statistics.snapshot) }
    var classes = Array(repeating: UInt32.max, count: own.values.count)
    var values = own.values
    for place in values.indices where values[place] != 0 {
      if place & 4095 == 0 { try context.limits.checkpoint() }
      var node: NodeID? = NodeID(rawValue: own.base + UInt32(truncatingIfNeeded: place))
      for (number, step) in steps.enumerated() {
        guard let from = node else { break }
        node = nil
        step.forEachWay(from: from) { neighbor, _ in node = neighbor }
        if number == 0, let between = spoke.between {
          try WeightFactor.multiply(&values[place], node.map { between[$0] } ?? 0)
        }
      }
      classes[place] = node?.rawValue ?? .max
      if let hub { try WeightFactor.multiply(&values[place], node.map { hub[$0] } ?? 0) }
      if node == nil { values[place] = 0 }
    }
    return (classes, NodeWeights(base: own.base, values: values))
  }

  /// About how many steps a triangle takes in an order: each way from the first to the second vertex, times the ways from
  /// there to the third.
  private func cost(_ order: [Int]) -> Double {
    func ways(_ from: Int, _ to: Int) -> Double {
      let edges = links.first { $0.contains { Set([$0.from, $0.to]) == [from, to] } } ?? []
      let seen = edges.map { $0.from == from ? $0 : $0.reversed }
      return seen.map { Double(statistics.wayCount($0, from: filters[from])) }.min() ?? 0
    }
    let spread = ways(order[1], order[2]) / max(1, Double(statistics.nodeCount(filters[order[1]])))
    return ways(order[0], order[1]) * (1 + spread) + ways(order[0], order[2])
  }
}
