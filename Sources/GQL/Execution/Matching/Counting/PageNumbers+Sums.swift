import GraphStore

// Numbers of neighbours.
extension PageNumbers {
  /// Adds the numbers of the neighbours of each node of a page that counts; false where the page has none.
  static func addSums<Arithmetic: CountArithmetic<Number>>(
    _ lists: LinkLists, _ weights: NodeWeights, _ page: Int, to totals: inout [Number],
    where counts: Span<Number>, _: Arithmetic.Type, _ overflow: inout Bool
  ) -> Bool {
    lists.withPage(page) { run, offsets, neighbors, ways in
      if weights.narrow.isEmpty {
        add(
          weights.wide.span, from: weights.base, along: run, offsets, neighbors, ways, to: &totals,
          where: counts, Arithmetic.self, &overflow)
      } else {
        add(
          weights.narrow.span, from: weights.base, along: run, offsets, neighbors, ways, to: &totals,
          where: counts, Arithmetic.self, &overflow)
      }
    }
  }

  @inline(__always)
  private static func add<Value: FixedWidthInteger, Arithmetic: CountArithmetic<Number>>(
    _ values: Span<Value>, from base: UInt32, along run: Range<Int>, _ offsets: Span<UInt32>,
    _ neighbors: Span<NodeID>, _ ways: Span<UInt32>, to totals: inout [Number], where counts: Span<Number>,
    _: Arithmetic.Type, _ overflow: inout Bool
  ) {
    var target = totals.mutableSpan
    let base = Int(base)
    guard !offsets.isEmpty else {
      for (place, local) in run.enumerated() where counts[local] != 0 {
        let offset = Int(neighbors[place].rawValue) - base
        if offset >= 0, offset < values.count {
          let number = Number(truncatingIfNeeded: values[offset])
          target[local] = Arithmetic.add(target[local], number, &overflow)
        }
      }
      return
    }
    let first = offsets[0]
    var start = 0
    for local in 0..<Snapshot.pageSize {
      let end = Int(offsets[local + 1] - first)
      if counts[local] != 0 {
        var total = target[local]
        for place in start..<end {
          let offset = Int(neighbors[place].rawValue) - base
          guard offset >= 0, offset < values.count else { continue }
          let number = Number(truncatingIfNeeded: values[offset])
          let value =
            ways.isEmpty
            ? number : Arithmetic.multiply(number, Number(truncatingIfNeeded: ways[place]), &overflow)
          total = Arithmetic.add(total, value, &overflow)
        }
        target[local] = total
      }
      start = end
    }
  }
}
