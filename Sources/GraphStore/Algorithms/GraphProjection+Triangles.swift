extension GraphProjection {
  /// How many triangles each node is part of; parallel edges and self-loops do not count.
  ///
  /// Wants an undirected projection. Each triangle is found once, from its node of least degree, by intersecting sorted lists
  /// (Schank and Wagner, 2005): O(edges^1.5).
  public func triangleCounts() -> [Int] {
    let forward = forwardNeighbors()
    var counts = [Int](repeating: 0, count: count)
    var isMarked = [Bool](repeating: false, count: count)
    for node in 0..<count {
      for neighbor in forward[node] { isMarked[Int(neighbor)] = true }
      for neighbor in forward[node] {
        for third in forward[Int(neighbor)] where isMarked[Int(third)] {
          counts[node] += 1
          counts[Int(neighbor)] += 1
          counts[Int(third)] += 1
        }
      }
      for neighbor in forward[node] { isMarked[Int(neighbor)] = false }
    }
    return counts
  }

  /// The local clustering coefficient of each node (Watts and Strogatz, 1998): the share of pairs of neighbours that are joined.
  public func clusteringCoefficients() -> [Double] {
    let triangles = triangleCounts()
    return (0..<count).map { node in
      let degree = Double(distinctNeighbors(of: node).count)
      return degree < 2 ? 0 : 2 * Double(triangles[node]) / (degree * (degree - 1))
    }
  }

  /// The core number of each node (Seidman, 1983): the largest k such that it is in a part where all have k neighbours.
  ///
  /// Batagelj and Zaveršnik's peeling (2003): O(nodes + edges). Wants an undirected projection.
  public func coreNumbers() -> [Int] {
    let simple = (0..<count).map { distinctNeighbors(of: $0) }
    var degrees = simple.map(\.count)
    var buckets = [[Int]](repeating: [], count: (degrees.max() ?? 0) + 1)
    for node in 0..<count { buckets[degrees[node]].append(node) }
    var cores = [Int](repeating: -1, count: count)
    var level = 0
    while level < buckets.count {
      guard let node = buckets[level].popLast() else {
        level += 1
        continue
      }
      guard cores[node] < 0, degrees[node] == level else { continue }
      cores[node] = level
      for neighbor in simple[node].map(Int.init) where cores[neighbor] < 0 && degrees[neighbor] > level {
        degrees[neighbor] -= 1
        buckets[degrees[neighbor]].append(neighbor)
      }
    }
    return cores
  }

  /// The neighbours of a node, each once and without itself.
  private func distinctNeighbors(of node: Int) -> [Int32] {
    var result: [Int32] = []
    for neighbor in neighbors(of: node) where neighbor != result.last && Int(neighbor) != node {
      result.append(neighbor)
    }
    return result
  }

  /// Each node's neighbours of higher degree (or, among equals, of higher number).
  private func forwardNeighbors() -> [[Int32]] {
    (0..<count).map { node in
      let rank = (degree(of: node), node)
      return distinctNeighbors(of: node).filter { rank < (degree(of: Int($0)), Int($0)) }
    }
  }
}
