import GraphStore

/// A block whose vertices are bound one after the other, each to what the lists of those before have in common; the last one
/// is summed over, not listed.
///
/// A worst-case optimal join (Ngo, Ré and Rudra, 2014) with sorted lists.
struct JoinedBlock: Sendable {
  struct Level: Sendable {
    /// The levels before that are joined with this one, and the lists that lead from there.
    var lists: [(from: Int, lists: LinkLists)]
    /// The numbers of the vertex's nodes; nil where they are all 1.
    var weights: NodeWeights?
  }

  let first: VertexProgram
  let levels: [Level]
  /// The level whose nodes get numbers of their own.
  let rootLevel: Int?
  private let rootNodes: VertexNodes

  init(_ block: CountBlock, root: Int?) throws {
    let order = JoinOrder(block).best
    first = block.program(order[0])
    levels = try order.indices.dropFirst().map { level in
      let lists = try order[..<level].indices.compactMap { earlier -> (from: Int, lists: LinkLists)? in
        guard let link = block.link(between: order[earlier], and: order[level]) else { return nil }
        return (earlier, try block.lists(link))
      }
      guard !lists.isEmpty else { throw CountEvaluation.NotFoldable(reason: "the circle is not joined") }
      return Level(lists: lists, weights: try block.numbers(order[level]))
    }
    rootLevel = root.flatMap(order.firstIndex)
    rootNodes = block.program(root ?? order[0]).nodes
  }

  /// The number of matches.
  func total(_ work: PageWork) throws -> Int64 {
    let parts = try work.map(first.nodes.pages) { pages in
      var run = JoinRun(self, JoinTally(base: 0, count: 0))
      try run.run(pages, work.limits)
      return run.tally.total
    }
    return try parts.reduce(into: 0) { try $0.addMatches($1) }
  }

  /// The number of matches for each node of the root.
  func weights(_ work: PageWork) throws -> NodeWeights {
    let share = (first.nodes.pages.count + work.threads - 1) / max(1, work.threads)
    let bytes = rootNodes.count * 8 * work.threads
    try work.limits.reserve(bytes)
    defer { work.limits.release(bytes) }
    let parts = try work.map(first.nodes.pages, partSize: share) { pages in
      var run = JoinRun(self, JoinTally(base: rootNodes.base, count: rootNodes.count))
      try run.run(pages, work.limits)
      return run.tally.found
    }
    return try NodeWeights(base: rootNodes.base, summing: parts, count: rootNodes.count)
  }
}
