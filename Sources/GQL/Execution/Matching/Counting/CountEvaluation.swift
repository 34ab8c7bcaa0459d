import GraphStore

/// Counts the matches of one term: what hangs on one vertex is folded into numbers at its nodes, until one vertex is left.
///
/// A leaf's number of matches per node is summed over the edges to it, so that a tree costs time linear in its edges,
/// whatever the count (message passing over a join tree). Vertices that circles join are counted as a block.
struct CountEvaluation {
  /// Thrown where a term can't be counted; the reason completes "it can't be folded: …".
  struct NotFoldable: Error {
    let reason: String
  }

  let statistics: CountStatistics
  let work: PageWork
  private let term: CountTerm
  private let masks: [NodeMask?]
  private(set) var filters: [LabelSetFilter?]
  private(set) var factors: [[WeightFactor]]
  private(set) var links: [CountLink]
  private(set) var open: Set<Int>

  /// Masks are those of the pattern's vertices that have predicates; `numbers` multiply each match by that of its node of a
  /// vertex.
  init(
    _ term: CountTerm, _ pattern: CountPattern, _ statistics: CountStatistics, masks: [NodeMask?],
    branchMasks: [[NodeMask?]], numbers: (vertex: Int, weights: NodeWeights)? = nil, _ work: PageWork
  ) throws {
    self.term = term
    self.statistics = statistics
    self.work = work
    self.masks = masks
    filters = term.vertices.map { statistics.filter($0.labels) }
    factors = Array(repeating: [], count: term.vertices.count)
    open = Set(term.vertices.indices.filter { !term.vertices[$0].members.isEmpty })
    var grouped: [[Int]: [CountPattern.Edge]] = [:]
    var loops: [Int: [CountPattern.Edge]] = [:]
    for edge in term.edges {
      if edge.from == edge.to {
        loops[edge.from, default: []].append(edge)
      } else {
        grouped[[edge.from, edge.to], default: []].append(edge)
      }
    }
    links = grouped.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      CountLink(from: $0.key[0], to: $0.key[1], edges: $0.value)
    }
    for (vertex, edges) in loops.sorted(by: { $0.key < $1.key }) {
      factors[vertex].append(.weights(try loopWeights(edges)))
    }
    for (branch, masks) in zip(pattern.branches, branchMasks) { try add(branch, masks: masks) }
    if let numbers { factors[term.place(of: numbers.vertex)].append(.weights(numbers.weights)) }
  }

  /// The number of matches for each node of a vertex.
  mutating func weights(of root: Int) throws -> NodeWeights {
    var others: Int64 = 1
    for part in components(open) where !part.contains(root) {
      try others.multiplyMatches(by: try total(of: part))
    }
    guard let part = components(open).first(where: { $0.contains(root) }) else {
      throw NotFoldable(reason: "the node is not in the pattern")
    }
    let left = try reduce(part, to: root)
    let result =
      left.count == 1 ? try program(root).weights(work) : try CountBlock(self, left).weights(of: root)
    guard others != 1 else { return result }
    return NodeWeights(
      base: result.base,
      values: try result.values.map { value in
        var product = value
        try product.multiplyMatches(by: others)
        return product
      })
  }

  /// The number of matches.
  mutating func total() throws -> Int64 {
    var total: Int64 = 1
    for part in components(open) where total != 0 {
      try total.multiplyMatches(by: try self.total(of: part))
    }
    return total
  }

  private mutating func total(of part: Set<Int>) throws -> Int64 {
    let root = bestRoot(part)
    let left = try reduce(part, to: root)
    guard left.count == 1 else { return try CountBlock(self, left).total() }
    guard factors[root].isEmpty, !hasPredicate(root) else { return try program(root).total(work) }
    return Int64(statistics.nodeCount(filters[root]))
  }

  // MARK: The shape of what is left

  /// The vertices in parts that no link joins, in the order of their first vertex.
  func components(_ vertices: Set<Int>) -> [Set<Int>] {
    var rest = vertices
    var parts: [Set<Int>] = []
    while let start = rest.min() {
      var part: Set<Int> = [start]
      var ahead = [start]
      while let vertex = ahead.popLast() {
        for link in links {
          guard let other = link.other(than: vertex), vertices.contains(other) else { continue }
          if part.insert(other).inserted { ahead.append(other) }
        }
      }
      parts.append(part)
      rest.subtract(part)
    }
    return parts
  }

  /// The vertex that it is cheapest to end at: one on a circle if there is any, with the most links, then with the most nodes.
  private func bestRoot(_ part: Set<Int>) -> Int {
    var core = part
    while let leaf = core.first(where: { vertex in degree(of: vertex, in: core) < 2 }) { core.remove(leaf) }
    return (core.isEmpty ? part : core).sorted().max { left, right in
      let one = (degree(of: left, in: part), statistics.nodeCount(filters[left]))
      let other = (degree(of: right, in: part), statistics.nodeCount(filters[right]))
      return one < other
    } ?? 0
  }

  private func degree(of vertex: Int, in vertices: Set<Int>) -> Int {
    links.count { link in link.other(than: vertex).map(vertices.contains) ?? false }
  }

  /// Folds what hangs on one vertex, the smallest part first, until only the root is left or a block with the root in it.
  private mutating func reduce(_ part: Set<Int>, to root: Int) throws -> Set<Int> {
    var left = part
    while left.count > 1 {
      var smallest: (anchor: Int, part: Set<Int>)?
      for anchor in left.sorted() {
        for component in components(left.subtracting([anchor])) where !component.contains(root) {
          // All of the others hang on the root: then they are the block.
          if component.count == left.count - 1, component.count > 1 { continue }
          if component.count < smallest?.part.count ?? .max { smallest = (anchor, component) }
        }
      }
      guard let smallest else { return left }
      if smallest.part.count == 1, let leaf = smallest.part.first {
        try fold(leaf, into: smallest.anchor)
      } else {
        let block = try CountBlock(
          self, smallest.part.union([smallest.anchor]), withoutNumbersOf: smallest.anchor)
        factors[smallest.anchor].append(.weights(try block.weights(of: smallest.anchor)))
        links.removeAll { smallest.part.contains($0.from) || smallest.part.contains($0.to) }
        open.subtract(smallest.part)
      }
      left.subtract(smallest.part)
    }
    return left
  }

  // MARK: Leaves

  private mutating func fold(_ leaf: Int, into parent: Int) throws {
    guard let place = links.firstIndex(where: { $0.joins(leaf, parent) }) else { return }
    let link = links[place].seen(from: parent)
    if let factor = try factor(link) { factors[parent].append(factor) }
    links.remove(at: place)
    open.remove(leaf)
  }

  /// What a folded vertex multiplies its neighbour by; nil for 1.
  private func factor(_ link: CountLink) throws -> WeightFactor? {
    let lists = try statistics.summingLists(link.edges, work)
    guard isFree(link.to, from: [link]) else { return .sum(lists, try program(link.to).weights(work)) }
    if link.edges.count == 1, !link.edges[0].isSemi,
      statistics.isTotalFunction(link.edges[0], from: filters[link.from])
    {
      return nil
    }
    return .degree(lists)
  }

  /// Whether every node that edges lead to from the other ends may stand for a vertex, and counts once.
  func isFree(
    _ vertex: Int, from incoming: [CountLink], ignoringFactors: Bool = false, ignoringPredicates: Bool = false
  ) -> Bool {
    (ignoringFactors || factors[vertex].isEmpty) && (ignoringPredicates || !hasPredicate(vertex))
      && incoming.allSatisfy { link in
        link.edges.contains { statistics.impliesTarget($0, from: filters[link.from], to: filters[vertex]) }
      }
  }

  private mutating func add(_ branch: CountPattern.Branch, masks: [NodeMask?]) throws {
    let anchor = term.place(of: branch.anchor)
    // Conditions on the anchor belong to the optional part, and can't be folded with it.
    guard branch.pattern.vertices[0].predicates.isEmpty, branch.pattern.vertices[0].labels.isEmpty else {
      throw NotFoldable(reason: "an optional part has a condition on the node that it hangs on")
    }
    guard branch.pattern.absences.isEmpty, branch.pattern.inequalities.isEmpty,
      branch.pattern.branches.isEmpty,
      CountConstraints(branch.pattern, statistics)?.violations.isEmpty ?? false
    else { throw NotFoldable(reason: "an optional part has an exclusion") }
    var inner = try CountEvaluation(
      CountTerm(branch.pattern), branch.pattern, statistics, masks: masks, branchMasks: [], work)
    inner.filters[0] = filters[anchor]
    guard inner.components(inner.open).count == 1, try inner.reduce(inner.open, to: 0) == [0] else {
      throw NotFoldable(reason: "an optional part has a circle")
    }
    factors[anchor].append(.optional(inner.factors[0]))
  }

  private func loopWeights(_ edges: [CountPattern.Edge]) throws -> NodeWeights {
    let table = try statistics.table(edges, work)
    let values = (0..<table.nodeCount).map { place in
      let node = NodeID(rawValue: table.base + UInt32(truncatingIfNeeded: place))
      return table.ways(from: node, to: node)
    }
    return NodeWeights(base: table.base, values: values)
  }

  // MARK: Numbers per node

  private func hasPredicate(_ vertex: Int) -> Bool { !masks(of: vertex).isEmpty }

  /// What the predicates of a vertex leave over.
  func masks(of vertex: Int) -> [NodeMask] { term.vertices[vertex].members.compactMap { masks[$0] } }

  /// How the numbers of a vertex are computed from what was folded into it.
  func program(_ vertex: Int, isBare: Bool = false) -> VertexProgram {
    VertexProgram(
      statistics.nodes(filters[vertex], masks: masks(of: vertex)),
      isBare ? [] : factors[vertex])
  }
}

/// All edges of a pattern between two of its vertices.
struct CountLink: Sendable {
  var from: Int
  var to: Int
  /// Each seen from `from`.
  var edges: [CountPattern.Edge]

  /// The vertex at the other end; nil where the vertex is at neither.
  func other(than vertex: Int) -> Int? {
    if vertex == from { return to }
    return vertex == to ? from : nil
  }

  func joins(_ first: Int, _ second: Int) -> Bool {
    (from == first && to == second) || (from == second && to == first)
  }

  /// The same link from one of its ends.
  func seen(from vertex: Int) -> CountLink {
    vertex == from ? self : CountLink(from: to, to: from, edges: edges.map(\.reversed))
  }
}
