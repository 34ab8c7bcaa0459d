import GraphStore

/// The numbers of one page of nodes in the making, and what they are made with.
struct PageNumbers<Number: FixedWidthInteger & BitwiseCopyable & Sendable> {
  /// For each node of the page.
  var numbers = Array(repeating: Number(0), count: Snapshot.pageSize)
  /// Whether a number did not fit.
  var overflows = false
  private var sums = Array(repeating: Number(0), count: Snapshot.pageSize)
  private var outer: [Number] = []
  private var nodes: [NodeID] = []

  /// Takes the nodes of a vertex, 1 for each; false where the page has none.
  mutating func begin(_ vertex: VertexNodes, _ page: Int) -> Bool {
    vertex.fill(page, &numbers, &nodes)
  }

  /// Multiplies the numbers by a factor; false where nothing is left.
  mutating func multiply<Arithmetic: CountArithmetic<Number>>(
    by factor: WeightFactor, _ page: Int, _: Arithmetic.Type
  ) -> Bool {
    switch factor {
    case .degree(let lists):
      if lists.count == 1, lists[0].hasOneWayEach {
        return multiplyByDegrees(lists[0], page, isOptional: false, Arithmetic.self)
      }
      return multiplyBySums(Arithmetic.self) { target, _ in
        var isThere = false
        for list in lists where Self.addDegrees(list, page, to: &target) { isThere = true }
        return isThere
      }
    case .sum(let lists, let weights):
      var overflow = false
      let isThere = multiplyBySums(Arithmetic.self) { target, counts in
        var isThere = false
        for list in lists
        where Self.addSums(list, weights, page, to: &target, where: counts, Arithmetic.self, &overflow) {
          isThere = true
        }
        return isThere
      }
      overflows = overflows || overflow
      return isThere
    case .image(let column, let weights):
      for local in 0..<Snapshot.pageSize where numbers[local] != 0 {
        let target = column[node(page, local)]
        let weight = target == FunctionColumn.none ? 0 : weights[NodeID(rawValue: target)]
        numbers[local] = Arithmetic.multiply(
          numbers[local], Number(truncatingIfNeeded: weight), &overflows)
      }
    case .weights(let weights):
      for local in 0..<Snapshot.pageSize where numbers[local] != 0 {
        let weight = Number(truncatingIfNeeded: weights[node(page, local)])
        numbers[local] = Arithmetic.multiply(numbers[local], weight, &overflows)
      }
    case .optional(let factors):
      if factors.count == 1, case .degree(let lists) = factors[0], lists.count == 1, lists[0].hasOneWayEach {
        return multiplyByDegrees(lists[0], page, isOptional: true, Arithmetic.self)
      }
      multiplyOptionally(by: factors, page, Arithmetic.self)
    }
    return true
  }

  private func node(_ page: Int, _ local: Int) -> NodeID {
    NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
  }

  // MARK: Degrees

  /// Multiplies by the lengths of lists, in one pass over the page; those of an optional part count at least 1. False where nothing is
  /// left.
  private mutating func multiplyByDegrees<Arithmetic: CountArithmetic<Number>>(
    _ lists: LinkLists, _ page: Int, isOptional: Bool, _: Arithmetic.Type
  ) -> Bool {
    var overflow = false
    var products: [Number] = []
    swap(&products, &numbers)
    let isThere = lists.withPage(page) { run, offsets, _, _ in
      var target = products.mutableSpan
      precondition(target.count == Snapshot.pageSize)
      guard !offsets.isEmpty else {
        // 1 for each node of the run, and nothing for the others.
        if isOptional { return }
        for local in 0..<run.lowerBound { target[local] = 0 }
        for local in run.upperBound..<Snapshot.pageSize { target[local] = 0 }
        return
      }
      precondition(offsets.count > Snapshot.pageSize)
      let instead: UInt32 = isOptional ? 1 : 0
      for local in 0..<Snapshot.pageSize {
        let length = unsafe offsets[unchecked: local + 1] &- offsets[unchecked: local]
        let degree = length &+ (length == 0 ? instead : 0)
        unsafe target[unchecked: local] = Arithmetic.multiply(
          target[unchecked: local], Number(truncatingIfNeeded: degree), &overflow)
      }
    }
    swap(&products, &numbers)
    overflows = overflows || overflow
    return isThere || isOptional
  }

  /// Adds the ways of each node of a page; false where the page has none.
  private static func addDegrees(_ lists: LinkLists, _ page: Int, to totals: inout [Number]) -> Bool {
    lists.withPage(page) { run, offsets, _, ways in
      var target = totals.mutableSpan
      precondition(target.count == Snapshot.pageSize)
      guard !offsets.isEmpty else {
        for local in run { target[local] &+= 1 }
        return
      }
      let first = offsets[0]
      precondition(offsets.count > Snapshot.pageSize)
      guard ways.isEmpty else {
        for local in 0..<Snapshot.pageSize {
          for place in Int(offsets[local] - first)..<Int(offsets[local + 1] - first) {
            target[local] &+= Number(truncatingIfNeeded: ways[place])
          }
        }
        return
      }
      for local in 0..<Snapshot.pageSize {
        let degree = unsafe offsets[unchecked: local + 1] &- offsets[unchecked: local]
        unsafe target[unchecked: local] &+= Number(truncatingIfNeeded: degree)
      }
    }
  }

  // MARK: Products

  /// Multiplies by what `add` adds to nothing, given the numbers so far; false where it gives false, since there is nothing to add.
  private mutating func multiplyBySums<Arithmetic: CountArithmetic<Number>>(
    _: Arithmetic.Type, _ add: (_ totals: inout [Number], _ counts: Span<Number>) -> Bool
  ) -> Bool {
    var totals: [Number] = []
    swap(&totals, &sums)
    defer { swap(&totals, &sums) }
    clear(&totals)
    guard add(&totals, numbers.span) else { return false }
    var overflow = false
    let factors = totals.span
    var products = numbers.mutableSpan
    precondition(products.count == Snapshot.pageSize && factors.count == Snapshot.pageSize)
    for local in 0..<Snapshot.pageSize {
      unsafe products[unchecked: local] = Arithmetic.multiply(
        products[unchecked: local], factors[unchecked: local], &overflow)
    }
    overflows = overflows || overflow
    return true
  }

  private func clear(_ totals: inout [Number]) {
    var target = totals.mutableSpan
    for local in 0..<Snapshot.pageSize { target[local] = 0 }
  }

  /// Multiplies by a product, where that is not 0.
  private mutating func multiplyOptionally<Arithmetic: CountArithmetic<Number>>(
    by factors: [WeightFactor], _ page: Int, _: Arithmetic.Type
  ) {
    var kept: [Number] = []
    swap(&kept, &outer)
    swap(&kept, &numbers)
    if numbers.count != kept.count { numbers = kept }
    setPresence(of: kept)
    let isThere = factors.allSatisfy { multiply(by: $0, page, Arithmetic.self) }
    if isThere {
      var overflow = false
      let outer = kept.span
      var inner = numbers.mutableSpan
      precondition(outer.count == Snapshot.pageSize && inner.count == Snapshot.pageSize)
      for local in 0..<Snapshot.pageSize {
        unsafe inner[unchecked: local] = Arithmetic.multiply(
          outer[unchecked: local], max(1, inner[unchecked: local]), &overflow)
      }
      overflows = overflows || overflow
    } else {
      swap(&kept, &numbers)
    }
    swap(&kept, &outer)
  }

  /// Sets 1 where others are not 0.
  private mutating func setPresence(of others: [Number]) {
    let others = others.span
    var lanes = numbers.mutableSpan
    precondition(others.count == Snapshot.pageSize && lanes.count == Snapshot.pageSize)
    for local in 0..<Snapshot.pageSize {
      unsafe lanes[unchecked: local] = others[unchecked: local] != 0 ? 1 : 0
    }
  }
}
