import GraphStore

/// How the numbers of a vertex's nodes are computed: its nodes, and what multiplies them.
struct VertexProgram: Sendable {
  let nodes: VertexNodes
  let factors: [WeightFactor]
  /// No node has a greater number.
  let bound: CountBound
  /// Whether no sum over all nodes can exceed 64 bits.
  private let isBounded: Bool
  /// Whether each number, and what it is made of, fits into 32 bits without a sign.
  private let isNarrow: Bool

  init(_ nodes: VertexNodes, _ factors: [WeightFactor]) {
    self.nodes = nodes
    self.factors = factors
    bound = factors.reduce(CountBound(1)) { $0.times($1.bound) }
    isBounded = bound.times(Int64(max(1, nodes.count))) != nil
    isNarrow = bound.map { $0 <= UInt32.max } ?? false && !factors.contains(where: \.mayBeNegative)
  }

  /// Computes the numbers of a page; false where all are 0.
  ///
  /// - Throws: 22003 where one exceeds 64 bits.
  func run(_ page: Int, _ numbers: inout PageNumbers<Int64>) throws -> Bool {
    isBounded
      ? try run(page, &numbers, BoundedArithmetic.self) : try run(page, &numbers, CheckedArithmetic.self)
  }

  private func run<Arithmetic: CountArithmetic>(
    _ page: Int, _ numbers: inout PageNumbers<Arithmetic.Number>, _: Arithmetic.Type
  ) throws -> Bool {
    guard numbers.begin(nodes, page) else { return false }
    for factor in factors where !numbers.multiply(by: factor, page, Arithmetic.self) { return false }
    if numbers.overflows { throw GQLError.tooManyMatches }
    return true
  }

  /// The numbers of all nodes.
  func weights(_ work: PageWork) throws -> NodeWeights {
    guard isNarrow else {
      let (wide, bits) = try work.filled(nodes.pages, as: Int64.self, run)
      return NodeWeights(base: nodes.base, wide: wide, bits: bits)
    }
    let (narrow, bits) = try work.filled(nodes.pages, as: UInt32.self) { page, numbers in
      try run(page, &numbers, NarrowArithmetic.self)
    }
    return NodeWeights(base: nodes.base, narrow: narrow, bits: bits)
  }

  /// The sum of the numbers of all nodes.
  func total(_ work: PageWork) throws -> Int64 {
    let parts = try work.map(nodes.pages) { pages in
      if isBounded {
        return isNarrow
          ? try boundedTotal(pages, NarrowArithmetic.self) : try boundedTotal(pages, BoundedArithmetic.self)
      }
      var numbers = PageNumbers<Int64>()
      var total: Int64 = 0
      for page in pages where try run(page, &numbers) {
        for number in numbers.numbers { try total.addMatches(number) }
      }
      return total
    }
    return try parts.reduce(into: 0) { try $0.addMatches($1) }
  }

  /// The sum of the numbers of some pages, where no sum exceeds 64 bits.
  private func boundedTotal<Arithmetic: CountArithmetic>(
    _ pages: Range<Int>, _: Arithmetic.Type
  ) throws -> Int64 {
    var numbers = PageNumbers<Arithmetic.Number>()
    var total: Int64 = 0
    for page in pages where try run(page, &numbers, Arithmetic.self) {
      for number in numbers.numbers { total &+= Int64(truncatingIfNeeded: number) }
    }
    return total
  }
}
