/// The order in which the vertices of a block are bound: the one that should take the fewest steps.
struct JoinOrder {
  /// Up to so many vertices every order is looked at.
  private static let exhaustiveCount = 6

  let best: [Int]
  /// About how many steps that order takes.
  let cost: Double

  init(_ block: CountBlock) {
    let vertices = block.sortedVertices
    var spreads: [[Int]: Double] = [:]
    for vertex in vertices {
      for link in block.links(of: vertex) { spreads[[vertex, link.to]] = block.spread(link) }
    }
    let counts = Dictionary(uniqueKeysWithValues: vertices.map { ($0, Double(block.nodeCount($0))) })
    var search = Search(vertices: vertices, spreads: spreads, counts: counts)
    search.isGreedy = vertices.count > Self.exhaustiveCount
    for start in vertices { search.go([start], rows: counts[start] ?? 1, cost: counts[start] ?? 1) }
    best = search.best.order.isEmpty ? vertices : search.best.order
    cost = search.best.cost
  }

  private struct Search {
    let vertices: [Int]
    let spreads: [[Int]: Double]
    let counts: [Int: Double]
    var isGreedy = false
    var best: (order: [Int], cost: Double) = ([], .infinity)

    mutating func go(_ order: [Int], rows: Double, cost: Double) {
      guard cost < best.cost else { return }
      guard order.count < vertices.count else {
        best = (order, cost)
        return
      }
      var next: [(vertex: Int, rows: Double, cost: Double)] = []
      for vertex in vertices where !order.contains(vertex) {
        let ways = order.compactMap { spreads[[$0, vertex]] }.sorted()
        guard let fewest = ways.first else { continue }
        let others = ways.dropFirst().map { $0 / max(1, counts[vertex] ?? 1) }
        let isLast = order.count + 1 == vertices.count
        let steps = isLast ? ways.reduce(0, +) : fewest
        next.append((vertex, rows * fewest * others.reduce(1, *), cost + rows * (1 + steps)))
      }
      if isGreedy { next = next.min { $0.cost < $1.cost }.map { [$0] } ?? [] }
      for step in next { go(order + [step.vertex], rows: step.rows, cost: step.cost) }
    }
  }
}
