import GraphStore

/// How the numbers of a vertex's nodes are computed: its nodes, and what multiplies them.
struct VertexProgram: Sendable {
  let nodes: VertexNodes
  let factors: [WeightFactor]
  /// Whether no sum over all nodes can exceed 64 bits.
  private let isBounded: Bool

  init(_ nodes: VertexNodes, _ factors: [WeightFactor]) {
    self.nodes = nodes
    self.factors = factors
    isBounded =
      factors.reduce(CountBound(Int64(max(1, nodes.count)))) { $0.times($1.bound) } != nil
  }

  /// Computes the numbers of a page; false where all are 0.
  ///
  /// - Throws: 22003 where one exceeds 64 bits.
  func run(_ page: Int, _ numbers: inout PageNumbers) throws -> Bool {
    guard numbers.begin(nodes, page) else { return false }
    for factor in factors {
      let isLeft =
        isBounded
        ? numbers.multiply(by: factor, page, BoundedArithmetic.self)
        : numbers.multiply(by: factor, page, CheckedArithmetic.self)
      guard isLeft else { return false }
    }
    if numbers.overflows { throw GQLError.tooManyMatches }
    return true
  }

  /// The numbers of all nodes.
  func weights(_ work: PageWork) throws -> NodeWeights {
    // Numbers that need no more are kept in 32 bits.
    if let bound = factors.reduce(CountBound(1), { $0.times($1.bound) }), bound <= UInt32.max,
      !factors.contains(where: \.mayBeNegative)
    {
      let (narrow, bits) = try work.filled(nodes.pages, as: UInt32.self, run)
      return NodeWeights(base: nodes.base, narrow: narrow, bits: bits)
    }
    let (wide, bits) = try work.filled(nodes.pages, as: Int64.self, run)
    return NodeWeights(base: nodes.base, wide: wide, bits: bits)
  }

  /// The sum of the numbers of all nodes.
  func total(_ work: PageWork) throws -> Int64 {
    let parts = try work.map(nodes.pages) { pages in
      var numbers = PageNumbers()
      var total: Int64 = 0
      for page in pages where try run(page, &numbers) {
        if isBounded {
          for number in numbers.numbers { total &+= number }
        } else {
          for number in numbers.numbers { try total.addMatches(number) }
        }
      }
      return total
    }
    return try parts.reduce(into: 0) { try $0.addMatches($1) }
  }
}
