import GraphStore

/// A block of four vertices in a circle: the ways from a node of the first vertex to each node of the opposite one are counted along
/// one side, and what is counted is summed along the other, so that no lists are compared.
///
/// O(ways along the sides), where joining vertex by vertex multiplies those of one side by the edges that close the circle.
struct JoinedSquare: Sendable {
  /// One of the two vertices between the first and the opposite one.
  private struct Side: Sendable {
    /// The lists from the first vertex, and those to the opposite one.
    let near: LinkLists
    let far: LinkLists
    /// The numbers of the vertex's nodes; nil where they are all 1.
    let weights: NodeWeights?

    /// No node of the first vertex has more ways to the opposite one, each as often as the number of the node between says.
    var bound: CountBound {
      CountBound(Int64(near.maximumWays)).times(Int64(far.maximumWays)).times(weights?.bound ?? 1)
    }
  }

  private let first: VertexProgram
  private let sides: (one: Side, other: Side)
  private let opposite: VertexNodes
  private let oppositeWeights: NodeWeights?
  /// Whether no sum can exceed 64 bits.
  private let isBounded: Bool

  /// With more nodes than this at the opposite vertex, numbers for all of them leave the caches.
  private static let mostOpposite = 1 << 20

  /// Nil where the block has another shape, or it costs less to join it in the best order. The root becomes the first vertex.
  init?(_ block: CountBlock, root: Int?) throws {
    let vertices = block.sortedVertices
    guard vertices.count == 4, block.links.count == 4,
      vertices.allSatisfy({ block.links(of: $0).count == 2 })
    else { return nil }
    let starts = root.map { [$0] } ?? vertices
    let shapes = starts.compactMap { Shape(block, from: $0) }
    guard let shape = shapes.min(by: { $0.cost < $1.cost }), shape.cost < JoinOrder(block).cost else {
      return nil
    }
    let opposite = block.program(shape.opposite).nodes
    guard opposite.count <= Self.mostOpposite else { return nil }
    self.opposite = opposite
    first = block.program(shape.first)
    func side(_ place: Int) throws -> Side {
      let (near, far) = (shape.near[place], shape.far[place])
      return Side(
        near: try block.lists(near), far: try block.lists(far), weights: try block.numbers(near.to))
    }
    sides = (try side(0), try side(1))
    oppositeWeights = try block.numbers(shape.opposite)
    isBounded =
      first.bound.times(Int64(max(1, first.nodes.count))).times(sides.one.bound).times(sides.other.bound)
      .times(oppositeWeights?.bound ?? 1) != nil
  }

  /// The vertices of a circle as they are seen from one of them.
  private struct Shape {
    let first: Int
    let opposite: Int
    let near: [CountLink]
    let far: [CountLink]
    /// About how many steps it takes.
    let cost: Double

    init?(_ block: CountBlock, from first: Int) {
      near = block.links(of: first)
      far = near.compactMap { link in block.links(of: link.to).first { $0.to != first } }
      guard near.count == 2, far.count == 2, far[0].to == far[1].to else { return nil }
      self.first = first
      opposite = far[0].to
      // The first side is gone along twice: what was counted is taken back.
      let steps = zip(near, far).map { near, far in block.spread(near) * (1 + block.spread(far)) }
      cost = Double(block.nodeCount(first)) * (1 + 2 * steps[0] + steps[1])
    }
  }

  /// The number of matches.
  func total(_ work: PageWork) throws -> Int64 {
    try map(work) { numbers in try numbers.reduce(into: 0) { try $0.addMatches($1) } }
      .reduce(into: 0) { try $0.addMatches($1) }
  }

  /// The number of matches for each node of the first vertex.
  func weights(_ work: PageWork) throws -> NodeWeights {
    let byteCount = first.nodes.count * MemoryLayout<Int64>.stride
    try work.limits.reserve(byteCount)
    defer { work.limits.release(byteCount) }
    return NodeWeights(base: first.nodes.base, values: try map(work) { $0 }.flatMap { $0 })
  }

  /// What `body` makes of the numbers of matches of each part of the first vertex's nodes.
  private func map<Part: Sendable>(_ work: PageWork, _ body: @Sendable ([Int64]) throws -> Part) throws
    -> [Part]
  {
    let byteCount = opposite.count * MemoryLayout<Int64>.stride * work.threads
    try work.limits.reserve(byteCount)
    defer { work.limits.release(byteCount) }
    // Each part begins with numbers for all nodes of the opposite vertex, so that there can't be many.
    let partSize = max(1, first.nodes.pages.count / max(1, work.threads * 8))
    return try work.map(first.nodes.pages, partSize: partSize) { pages in
      try body(
        isBounded
          ? try found(pages, work.limits, BoundedArithmetic.self)
          : try found(pages, work.limits, CheckedArithmetic.self))
    }
  }

  /// The numbers of matches of the nodes of some pages of the first vertex.
  private func found<Arithmetic: CountArithmetic<Int64>>(
    _ pages: Range<Int>, _ limits: ExecutionLimits, _: Arithmetic.Type
  ) throws -> [Int64] {
    var found = Array(repeating: Int64(0), count: pages.count * Snapshot.pageSize)
    var counts = Array(repeating: Int64(0), count: opposite.count)
    var numbers = PageNumbers<Int64>()
    var steps = 0
    var overflows = false
    for page in pages where try first.run(page, &numbers) {
      let firstID = page * Snapshot.pageSize
      for local in 0..<Snapshot.pageSize where numbers.numbers[local] != 0 {
        if steps >= 4096 {
          try limits.checkpoint()
          steps = 0
        }
        let start = NodeID(rawValue: UInt32(truncatingIfNeeded: firstID + local))
        let sum = sum(from: start, &counts, &steps, Arithmetic.self, &overflows)
        found[(page - pages.lowerBound) * Snapshot.pageSize + local] = Arithmetic.multiply(
          numbers.numbers[local], sum, &overflows)
      }
      if overflows { throw GQLError.tooManyMatches }
    }
    return found
  }

  /// The number of ways around from one node. The counts are 0 before and after.
  private func sum<Arithmetic: CountArithmetic<Int64>>(
    from start: NodeID, _ counts: inout [Int64], _ steps: inout Int, _: Arithmetic.Type,
    _ overflows: inout Bool
  ) -> Int64 {
    var target = counts.mutableSpan
    forEachWay(sides.one, from: start, Arithmetic.self, &overflows) { place, ways, overflows in
      target[place] = Arithmetic.add(target[place], ways, &overflows)
      steps += 1
    }
    var sum: Int64 = 0
    forEachWay(sides.other, from: start, Arithmetic.self, &overflows) { place, ways, overflows in
      steps += 1
      guard target[place] != 0 else { return }
      var number = Arithmetic.multiply(target[place], ways, &overflows)
      if let oppositeWeights {
        let node = NodeID(rawValue: opposite.base &+ UInt32(truncatingIfNeeded: place))
        number = Arithmetic.multiply(number, oppositeWeights[node], &overflows)
      }
      sum = Arithmetic.add(sum, number, &overflows)
    }
    forEachWay(sides.one, from: start, Arithmetic.self, &overflows) { place, _, _ in target[place] = 0 }
    return sum
  }

  /// Calls `body` with the place of each node of the opposite vertex to which a side leads, and in how many ways by way of one node
  /// between.
  @inline(__always)
  private func forEachWay<Arithmetic: CountArithmetic<Int64>>(
    _ side: Side, from start: NodeID, _: Arithmetic.Type, _ overflows: inout Bool,
    _ body: (_ place: Int, _ ways: Int64, _ overflows: inout Bool) -> Void
  ) {
    let base = Int(opposite.base)
    let count = opposite.count
    side.near.withList(of: start) { middles, nearWays in
      for index in 0..<middles.count {
        var factor = nearWays.isEmpty ? 1 : Int64(nearWays[index])
        if let weights = side.weights {
          factor = Arithmetic.multiply(factor, weights[middles[index]], &overflows)
        }
        guard factor != 0 else { continue }
        side.far.withList(of: middles[index]) { ends, farWays in
          for end in 0..<ends.count {
            let place = Int(ends[end].rawValue) - base
            guard place >= 0, place < count else { continue }
            let ways =
              farWays.isEmpty ? factor : Arithmetic.multiply(factor, Int64(farWays[end]), &overflows)
            body(place, ways, &overflows)
          }
        }
      }
    }
  }
}
