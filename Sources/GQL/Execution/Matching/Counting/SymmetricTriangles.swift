import GraphStore

/// Triangles of edges that are alike and lead both ways: each is found once, from its node of least degree, and stands for
/// every order of its three nodes.
///
/// Schank and Wagner's "forward" (2005) with a bitmap for the neighbours of the node at hand: O(edges^1.5).
struct SymmetricTriangles: Sendable {
  private let vertices: [Int]
  private let base: UInt32
  private let graph: OrientedGraph
  /// The numbers of each vertex's nodes, from `base` on; nil: 1 for each.
  private let weights: [[Int64]?]
  private let isBounded: Bool
  /// The nodes of each vertex, for results.
  private let nodes: [VertexNodes]

  /// Nil where the block is no triangle, or its edges are not alike.
  init?(_ block: CountBlock) throws {
    let vertices = block.sortedVertices
    guard vertices.count == 3, block.links.count == 3, !block.hasCorners, Self.areAlike(block) else {
      return nil
    }
    let table = try block.table(block.links[0])
    guard table.isSymmetric, table.ways.isEmpty, !table.hasLoops else { return nil }
    self.vertices = vertices
    base = table.base
    graph = try block.orientedGraph(table)
    var bound = CountBound(6).times(Int64(table.neighbors.count)).times(Int64(table.maximumWays))
    weights = try vertices.map { vertex in
      guard let numbers = try block.numbers(vertex) else { return nil }
      bound = bound.times(max(1, numbers.bound))
      return (0..<table.nodeCount).map {
        numbers[NodeID(rawValue: table.base + UInt32(truncatingIfNeeded: $0))]
      }
    }
    isBounded = bound != nil
    nodes = vertices.map { block.program($0).nodes }
  }

  /// Whether the links ask for the same edges, in both directions, between nodes of the same classes.
  private static func areAlike(_ block: CountBlock) -> Bool {
    let shapes = block.links.map { $0.edges.map(\.shape) }
    let classes = block.links.map { block.classes(of: $0) }
    let masks = block.links.map { block.maskNumbers(of: $0) }
    return shapes.allSatisfy { Set($0) == Set(shapes[0]) }
      && shapes[0].allSatisfy { $0 == $0.reversed }
      && masks.allSatisfy { $0 == masks[0] && $0[0] == $0[1] }
      && classes.allSatisfy { $0 == classes[0] && $0[0] == $0[1] }
  }

  /// Small enough for the threads to end together, large enough for a part to be worth its marks.
  private func partSize(_ work: PageWork) -> Int {
    max(64, graph.nodeCount / max(1, work.threads * 16))
  }

  /// The number of matches.
  func total(_ work: PageWork) throws -> Int64 {
    let parts = try work.map(0..<graph.nodeCount, partSize: partSize(work)) { part in
      isBounded
        ? try total(part, BoundedArithmetic.self) : try total(part, CheckedArithmetic.self)
    }
    return try parts.reduce(into: 0) { try $0.addMatches($1) }
  }

  private func total<Arithmetic: CountArithmetic<Int64>>(_ part: Range<Int>, _: Arithmetic.Type) throws
    -> Int64
  {
    var total: Int64 = 0
    var overflows = false
    let known = weights.compactMap { $0 }
    switch known.count {
    case 0:
      total = Int64(graph.count(part)) * 6
    case 1:
      let values = known[0]
      let numbers = values.span
      graph.forEach(part) { one, two, three in
        let sum = Arithmetic.add(
          numbers[one], Arithmetic.add(numbers[two], numbers[three], &overflows), &overflows)
        total = Arithmetic.add(total, Arithmetic.multiply(2, sum, &overflows), &overflows)
      }
    default:
      let ones = known.count < 3 ? Array(repeating: Int64(1), count: graph.nodeCount) : []
      let values = weights.map { $0 ?? ones }
      let (one, two, three) = (values[0], values[1], values[2])
      let first = one.span
      let second = two.span
      let third = three.span
      graph.forEach(part) { one, two, three in
        for (x, y, z) in [(one, two, three), (two, one, three), (three, one, two)] {
          let sum = Self.pairs(second, third, y, z, Arithmetic.self, &overflows)
          total = Arithmetic.add(total, Arithmetic.multiply(first[x], sum, &overflows), &overflows)
        }
      }
    }
    if overflows { throw GQLError.tooManyMatches }
    return total
  }

  /// The product of two vertices' numbers, in both orders of two nodes.
  @inline(__always)
  private static func pairs<Arithmetic: CountArithmetic<Int64>>(
    _ one: Span<Int64>, _ other: Span<Int64>, _ left: Int, _ right: Int, _: Arithmetic.Type,
    _ overflows: inout Bool
  ) -> Int64 {
    Arithmetic.add(
      Arithmetic.multiply(one[left], other[right], &overflows),
      Arithmetic.multiply(one[right], other[left], &overflows), &overflows)
  }

  /// The number of matches for each node of a vertex.
  func weights(of root: Int, _ work: PageWork) throws -> NodeWeights {
    let place = vertices.firstIndex(of: root) ?? 0
    let parts = try work.map(0..<graph.nodeCount, partSize: partSize(work)) { part in
      isBounded
        ? try found(part, place, BoundedArithmetic.self) : try found(part, place, CheckedArithmetic.self)
    }
    let own = nodes[place]
    let sums = try NodeWeights(base: base, summing: parts, count: graph.nodeCount)
    return NodeWeights(
      base: own.base,
      values: (0..<own.count).map { sums[NodeID(rawValue: own.base + UInt32(truncatingIfNeeded: $0))] })
  }

  private func found<Arithmetic: CountArithmetic<Int64>>(
    _ part: Range<Int>, _ place: Int, _: Arithmetic.Type
  ) throws -> [Int64] {
    var found = Array(repeating: Int64(0), count: graph.nodeCount)
    var overflows = false
    let ones = Array(repeating: Int64(1), count: graph.nodeCount)
    let others = [0, 1, 2].filter { $0 != place }
    let (one, two, three) = (
      weights[place] ?? ones, weights[others[0]] ?? ones, weights[others[1]] ?? ones
    )
    let own = one.span
    let second = two.span
    let third = three.span
    graph.forEach(part) { one, two, three in
      for (x, y, z) in [(one, two, three), (two, one, three), (three, one, two)] {
        let sum = Self.pairs(second, third, y, z, Arithmetic.self, &overflows)
        found[x] = Arithmetic.add(found[x], Arithmetic.multiply(own[x], sum, &overflows), &overflows)
      }
    }
    if overflows { throw GQLError.tooManyMatches }
    return found
  }
}
