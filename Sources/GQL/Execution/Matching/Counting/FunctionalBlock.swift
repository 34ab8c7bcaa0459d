import GraphStore

/// A block in which one vertex determines all others by functions: its nodes are run through, and the edges that no
/// function passes are looked up.
struct FunctionalBlock: Sendable {
  /// A function to follow.
  private struct Step: Sendable {
    var from: Int
    var to: Int
    /// Where the function starts at the first vertex: the lists of its pages.
    var lists: [LinkLists]
    /// Elsewhere.
    var column: FunctionColumn?
    /// The numbers of the nodes reached; nil where they are all 1.
    var weights: NodeWeights?
  }

  /// Edges between two vertices that are both known.
  private struct Check: Sendable {
    var from: Int
    var to: Int
    var table: NeighborTable
  }

  private let first: VertexProgram
  private let block: [Int: VertexNodes]
  private let order: [Int]
  private var steps: [Step] = []
  private var checks: [Check] = []

  /// Nil where no vertex determines all others.
  init?(_ block: CountBlock) throws {
    let vertices = block.sortedVertices
    let trees = vertices.compactMap { start in Self.tree(block, from: start).map { (start, $0) } }
    guard !block.hasClasses,
      let (start, tree) = trees.min(by: { block.nodeCount($0.0) < block.nodeCount($1.0) })
    else { return nil }
    let order = [start] + tree.map(\.to)
    func place(_ vertex: Int) -> Int { order.firstIndex(of: vertex) ?? 0 }
    self.order = order
    first = block.program(start)
    let withSteps = Set(tree.map(\.from))
    for link in tree {
      let program = block.program(link.to)
      // A column is made for the nodes of its vertex only, and so checks them.
      let isChecked = withSteps.contains(link.to) || block.isImplied(link.to)
      let weights = program.factors.isEmpty && isChecked ? nil : try program.weights(block.work)
      steps.append(
        Step(
          from: place(link.from), to: place(link.to),
          lists: link.from == start ? try block.functionLists(link) : [],
          column: link.from == start ? nil : try block.column(link), weights: weights))
    }
    for link in block.links
    where !tree.contains(where: { $0.joins(link.from, link.to) }) {
      checks.append(
        Check(from: place(link.from), to: place(link.to), table: try block.table(link)))
    }
    self.block = Dictionary(uniqueKeysWithValues: vertices.map { ($0, block.program($0).nodes) })
  }

  private func place(_ vertex: Int) -> Int { order.firstIndex(of: vertex) ?? 0 }

  /// The functions by which a vertex reaches all others of a block.
  private static func tree(_ block: CountBlock, from start: Int) -> [CountLink]? {
    var reached: Set<Int> = [start]
    var ahead = [start]
    var tree: [CountLink] = []
    while !ahead.isEmpty {
      let vertex = ahead.removeFirst()
      for link in block.links(of: vertex) where !reached.contains(link.to) && block.function(link) != nil {
        reached.insert(link.to)
        ahead.append(link.to)
        tree.append(link)
      }
    }
    return reached.count == block.sortedVertices.count ? tree : nil
  }

  /// The nodes of each vertex that go with the nodes of a page of the first one.
  private struct Lanes {
    var numbers = PageNumbers<Int64>()
    var nodes: [[UInt32]]

    init(_ count: Int) {
      nodes = Array(
        repeating: Array(repeating: FunctionColumn.none, count: Snapshot.pageSize), count: count)
    }
  }

  /// Computes the numbers of matches of the nodes of a page; false where there are none.
  private func run(_ page: Int, _ lanes: inout Lanes) throws -> Bool {
    guard try first.run(page, &lanes.numbers) else { return false }
    for local in 0..<Snapshot.pageSize {
      lanes.nodes[0][local] = UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local)
    }
    // The lanes are taken out while a loop runs over them, so that it finds them in one place.
    var numbers: [Int64] = []
    swap(&numbers, &lanes.numbers.numbers)
    defer { swap(&numbers, &lanes.numbers.numbers) }
    for step in steps {
      if let column = step.column {
        lanes.nodes[step.to] = column.targets(of: lanes.nodes[step.from])
      } else {
        lanes.nodes[step.to] = FunctionColumn.targets(step.lists, page)
      }
      let reached = lanes.nodes[step.to]
      for local in 0..<Snapshot.pageSize where reached[local] == FunctionColumn.none { numbers[local] = 0 }
      guard let weights = step.weights else { continue }
      for local in 0..<Snapshot.pageSize where numbers[local] != 0 {
        try numbers[local].multiplyMatches(by: weights[NodeID(rawValue: reached[local])])
      }
    }
    for check in checks {
      let (from, to) = (lanes.nodes[check.from], lanes.nodes[check.to])
      for local in 0..<Snapshot.pageSize where numbers[local] != 0 {
        let ways = check.table.ways(from: NodeID(rawValue: from[local]), to: NodeID(rawValue: to[local]))
        if ways != 1 { try numbers[local].multiplyMatches(by: ways) }
      }
    }
    return true
  }

  /// The number of matches.
  func total(_ work: PageWork) throws -> Int64 {
    let parts = try work.map(first.nodes.pages) { pages in
      var lanes = Lanes(order.count)
      var total: Int64 = 0
      for page in pages where try run(page, &lanes) {
        for number in lanes.numbers.numbers { try total.addMatches(number) }
      }
      return total
    }
    return try parts.reduce(into: 0) { try $0.addMatches($1) }
  }

  /// The number of matches for each node of a vertex.
  func weights(of root: Int, _ work: PageWork) throws -> NodeWeights {
    guard let nodes = block[root] else { throw CountEvaluation.NotFoldable(reason: "no such vertex") }
    let place = place(root)
    if place == 0 {
      let (wide, bits) = try work.filled(first.nodes.pages, as: Int64.self) { page, numbers in
        var lanes = Lanes(order.count)
        guard try run(page, &lanes) else { return false }
        numbers = lanes.numbers
        return true
      }
      return NodeWeights(base: nodes.base, wide: wide, bits: bits)
    }
    let share = (first.nodes.pages.count + work.threads - 1) / max(1, work.threads)
    let parts = try work.map(first.nodes.pages, partSize: share) { pages in
      var lanes = Lanes(order.count)
      var found = Array(repeating: Int64(0), count: nodes.count)
      for page in pages where try run(page, &lanes) {
        try work.limits.checkpoint()
        for local in 0..<Snapshot.pageSize where lanes.numbers.numbers[local] != 0 {
          let offset = Int(lanes.nodes[place][local]) - Int(nodes.base)
          guard offset >= 0, offset < found.count else { continue }
          try found[offset].addMatches(lanes.numbers.numbers[local])
        }
      }
      return found
    }
    return try NodeWeights(base: nodes.base, summing: parts, count: nodes.count)
  }
}

extension NodeWeights {
  /// The sums, node by node, of what several threads have found.
  init(base: UInt32, summing parts: [[Int64]], count: Int) throws {
    var values = parts.first ?? Array(repeating: 0, count: count)
    for part in parts.dropFirst() {
      for (place, value) in part.enumerated() where value != 0 { try values[place].addMatches(value) }
    }
    self.init(base: base, values: values)
  }
}
