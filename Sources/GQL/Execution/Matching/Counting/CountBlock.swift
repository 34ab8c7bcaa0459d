import GraphStore

/// Vertices that circles join, so that none of them can be folded by itself: counted together.
///
/// The ways to do it, the cheapest first: follow functions from one vertex that determines all others; take out a vertex
/// that others only lead to by functions, which makes the edges between them edges within a class; take out corners; count
/// triangles; sum over both sides of a square; join.
struct CountBlock {
  private let evaluation: CountEvaluation
  private var vertices: Set<Int>
  private(set) var links: [CountLink]
  /// The vertex whose own numbers somebody else multiplies by.
  private let bare: Int?
  /// What was found out about vertices on top of what was folded into them.
  private var added: [Int: [WeightFactor]] = [:]
  /// The classes that the ends of a link must have in common, by the vertices of the link.
  private var classes: [Int: FunctionColumn] = [:]
  /// The pairs of links to which corners were added, from the first vertex of each.
  private var cornered: [[Int]: NeighborTable] = [:]
  /// Whether links only lead between nodes that the predicates of their vertices leave.
  private var isMasked = false

  init(_ evaluation: CountEvaluation, _ vertices: Set<Int>, withoutNumbersOf bare: Int? = nil) throws {
    self.evaluation = evaluation
    self.vertices = vertices
    self.bare = bare
    links = evaluation.links.filter { vertices.contains($0.from) && vertices.contains($0.to) }
  }

  var work: PageWork { evaluation.work }
  private var statistics: CountStatistics { evaluation.statistics }

  /// The number of matches.
  func total() throws -> Int64 {
    if let block = try FunctionalBlock(self) { return try block.total(work) }
    var rest = self
    if try rest.removeHub(keeping: nil) != nil { return try rest.total() }
    rest.isMasked = true
    try rest.foldCorners(keeping: nil)
    if let triangles = try SymmetricTriangles(rest) { return try triangles.total(work) }
    if let square = try JoinedSquare(rest, root: nil) { return try square.total(work) }
    return try JoinedBlock(rest, root: nil).total(work)
  }

  /// The number of matches for each node of a vertex.
  func weights(of root: Int) throws -> NodeWeights {
    if let block = try FunctionalBlock(self) { return try block.weights(of: root, work) }
    var rest = self
    if let removed = try rest.removeHub(keeping: root) {
      guard removed.hub == root else { return try rest.weights(of: root) }
      let spoke = try rest.weights(of: removed.spoke)
      return try program(root).nodes.sums(of: spoke, by: removed.column)
    }
    rest.isMasked = true
    try rest.foldCorners(keeping: root)
    if let triangles = try SymmetricTriangles(rest) { return try triangles.weights(of: root, work) }
    if let square = try JoinedSquare(rest, root: root) { return try square.weights(work) }
    return try JoinedBlock(rest, root: root).weights(work)
  }

  // MARK: What the ways of counting ask

  var sortedVertices: [Int] { vertices.sorted() }

  var snapshot: Snapshot { statistics.snapshot }

  func links(of vertex: Int) -> [CountLink] {
    links.filter { $0.other(than: vertex) != nil }.map { $0.seen(from: vertex) }
  }

  func link(between first: Int, and second: Int) -> CountLink? {
    links.first { $0.joins(first, second) }?.seen(from: first)
  }

  func nodeCount(_ vertex: Int) -> Int { statistics.nodeCount(evaluation.filters[vertex]) }

  /// About how many ways a node of the first vertex of a link has.
  func spread(_ link: CountLink) -> Double {
    if let pairs = addedPairs(link) {
      return Double(pairs.neighbors.count) / max(1, Double(nodeCount(link.from)))
    }
    let ways = link.edges.map { statistics.wayCount($0, from: evaluation.filters[link.from]) }.min() ?? 0
    return Double(ways) / max(1, Double(nodeCount(link.from)))
  }

  /// How the numbers of a vertex are computed.
  func program(_ vertex: Int) -> VertexProgram {
    let own = evaluation.program(vertex, isBare: vertex == bare)
    return VertexProgram(own.nodes, own.factors + (added[vertex] ?? []))
  }

  /// Whether every node that the links of the block lead to may stand for a vertex.
  func isImplied(_ vertex: Int) -> Bool {
    evaluation.isFree(
      vertex, from: links(of: vertex).map { $0.seen(from: $0.to) }, ignoringFactors: true,
      ignoringPredicates: isMasked)
  }

  /// The numbers of a vertex; nil where they are 1 for every node that links lead to.
  func numbers(_ vertex: Int) throws -> NodeWeights? {
    let program = program(vertex)
    if program.factors.isEmpty, isImplied(vertex) { return nil }
    return try program.weights(work)
  }

  /// The lists of a link in which each neighbour stands once.
  func lists(_ link: CountLink) throws -> LinkLists {
    if let pairs = pairs(of: link) { return .table(pairs) }
    if classes[link.from] != nil, classes[link.to] != nil { return .table(try table(link)) }
    guard masks(link.from).isEmpty, masks(link.to).isEmpty else { return .table(try table(link)) }
    return try statistics.distinctLists(link.edges, work)
  }

  /// The table of a link.
  func table(_ link: CountLink) throws -> NeighborTable {
    if let pairs = pairs(of: link) { return pairs }
    let table = try statistics.table(link.edges, from: masks(link.from), to: masks(link.to), work)
    guard let own = classes[link.from], let others = classes[link.to] else { return table }
    return table.filtered(own, others)
  }

  /// The pairs of a link to which corners were added, from whichever of its vertices they were made.
  private func addedPairs(_ link: CountLink) -> NeighborTable? {
    cornered[[link.from, link.to]] ?? cornered[[link.to, link.from]]
  }

  /// The pairs of a link to which corners were added, from its first vertex.
  private func pairs(of link: CountLink) -> NeighborTable? {
    cornered[[link.from, link.to]] ?? cornered[[link.to, link.from]]?.reversed()
  }

  /// Whether corners were added to some link.
  var hasCorners: Bool { !cornered.isEmpty }

  /// Takes out a vertex with its links, and lets a table say how two others are joined.
  mutating func replace(_ vertex: Int, from: Int, to: Int, by pairs: NeighborTable) {
    vertices.remove(vertex)
    links.removeAll { $0.other(than: vertex) != nil }
    if link(between: from, and: to) == nil { links.append(CountLink(from: from, to: to, edges: [])) }
    cornered[[to, from]] = nil
    cornered[[from, to]] = pairs
  }

  /// Whether classes restrict the links of the block.
  var hasClasses: Bool { !classes.isEmpty }

  /// The masks by which the links of a vertex are restricted.
  private func masks(_ vertex: Int) -> [NodeMask] { isMasked ? evaluation.masks(of: vertex) : [] }

  /// The numbers of the masks at both ends of a link, to tell equal links.
  func maskNumbers(of link: CountLink) -> [[Int]] {
    [masks(link.from).map(\.number).sorted(), masks(link.to).map(\.number).sorted()]
  }

  /// The class columns of the ends of a link, to tell equal links.
  func classes(of link: CountLink) -> [ObjectIdentifier?] {
    [classes[link.from].map(ObjectIdentifier.init), classes[link.to].map(ObjectIdentifier.init)]
  }

  /// The only edge of a link that each node of its first vertex has at most once.
  func function(_ link: CountLink) -> CountPattern.Edge? {
    guard addedPairs(link) == nil, link.edges.count == 1, !link.edges[0].isSemi,
      statistics.isFunction(link.edges[0])
    else { return nil }
    return link.edges[0]
  }

  /// The column of a link that is a function, for the nodes of its first vertex.
  func column(_ link: CountLink) throws -> FunctionColumn {
    let lists = try statistics.summingLists(link.edges, work)
    return try FunctionColumn(lists, of: program(link.from).nodes, work)
  }

  /// The lists of a link that is a function.
  func functionLists(_ link: CountLink) throws -> [LinkLists] {
    try statistics.summingLists(link.edges, work)
  }

  // MARK: Hubs

  private struct Removed {
    var hub: Int
    var spoke: Int
    /// The hub's node for each node of the spoke.
    var column: FunctionColumn
  }

  /// Takes out a vertex that all its neighbours lead to by functions, if those are joined among themselves: they must then
  /// lead to the same node, so that only edges within such a class count.
  private mutating func removeHub(keeping root: Int?) throws -> Removed? {
    guard classes.isEmpty else { return nil }
    for hub in vertices.sorted() {
      guard let spokes = spokes(to: hub, keeping: root) else { continue }
      let ends = spokes.map(\.[0].from)
      let inner = Set(spokes.flatMap { $0.dropFirst().map(\.from) })
      let rest = vertices.subtracting(inner).subtracting([hub])
      guard Set(ends).count == ends.count, ends.count > 1,
        !inner.contains(hub), inner.isDisjoint(with: ends), areJoined(Set(ends), within: rest)
      else { continue }
      return try remove(hub, spokes, inner)
    }
    return nil
  }

  /// The chains of functions that lead to a vertex: each a list of links, the first from where other links come together.
  private func spokes(to hub: Int, keeping root: Int?) -> [[CountLink]]? {
    var result: [[CountLink]] = []
    for link in links(of: hub) {
      var chain = [link.seen(from: link.to)]
      guard function(chain[0]) != nil else { return nil }
      while chain[0].from != root {
        let others = links(of: chain[0].from).filter { $0.to != chain[0].to }
        guard others.count == 1 else { break }
        let previous = others[0].seen(from: others[0].to)
        guard previous.from != hub, function(previous) != nil else { break }
        chain.insert(previous, at: 0)
      }
      result.append(chain)
    }
    return result
  }

  private func areJoined(_ ends: Set<Int>, within rest: Set<Int>) -> Bool {
    guard let start = ends.first else { return false }
    var reached: Set<Int> = [start]
    var ahead = [start]
    while let vertex = ahead.popLast() {
      for link in links(of: vertex) where ends.contains(link.to) && reached.insert(link.to).inserted {
        ahead.append(link.to)
      }
    }
    return reached == ends && ends.isSubset(of: rest)
  }

  private mutating func remove(_ hub: Int, _ spokes: [[CountLink]], _ inner: Set<Int>) throws -> Removed {
    var columns: [[CountPattern.Edge]: FunctionColumn] = [:]
    var removed: Removed?
    let isFree = program(hub).factors.isEmpty && isImplied(hub)
    for chain in spokes {
      let end = chain[0].from
      var steps: [FunctionColumn] = []
      var below: NodeWeights?
      for link in chain.reversed() {
        let column = try column(link)
        if link.from != end {
          let program = program(link.from)
          let factors = program.factors + (below.map { [.image(steps[0], $0)] } ?? [])
          let isFree = factors.isEmpty && isImplied(link.from)
          below = isFree ? nil : try VertexProgram(program.nodes, factors).weights(work)
        }
        steps.insert(column, at: 0)
      }
      // The same chain from the same nodes is the same column.
      let key = chain.flatMap(\.edges).map { edge in
        var edge = edge
        (edge.from, edge.to, edge.exclusion) = (0, 0, nil)
        return edge
      }
      let whole =
        columns[key].flatMap {
          $0.base == steps[0].base && $0.targets.count == steps[0].targets.count ? $0 : nil
        }
        ?? steps.dropFirst().reduce(steps[0]) { $0.followed(by: $1) }
      columns[key] = whole
      if let below { added[end, default: []].append(.image(steps[0], below)) }
      if removed == nil {
        removed = Removed(hub: hub, spoke: end, column: whole)
        if !isFree { added[end, default: []].append(.image(whole, try program(hub).weights(work))) }
      }
      classes[end] = whole
    }
    vertices.subtract(inner)
    vertices.remove(hub)
    links.removeAll { !vertices.contains($0.from) || !vertices.contains($0.to) }
    guard let removed else { throw CountEvaluation.NotFoldable(reason: "a vertex has no link") }
    return removed
  }
}

extension VertexNodes {
  /// The sums of the numbers of other nodes by the node that each leads to.
  fileprivate func sums(of weights: NodeWeights, by column: FunctionColumn) throws -> NodeWeights {
    var values = Array(repeating: Int64(0), count: count)
    for (place, value) in weights.values.enumerated() where value != 0 {
      let target = column[NodeID(rawValue: weights.base + UInt32(truncatingIfNeeded: place))]
      let offset = Int(target) - Int(base)
      guard target != FunctionColumn.none, offset >= 0, offset < values.count else { continue }
      try values[offset].addMatches(value)
    }
    return NodeWeights(base: base, values: values)
  }
}
