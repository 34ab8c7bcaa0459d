extension GraphProjection {
  /// The community of each node by the Louvain method (Blondel et al., 2008): the smallest node number in it.
  ///
  /// Nodes move to the neighbouring community that raises modularity most, in the order of numbers, the smallest among equals; then
  /// each community becomes one node, until nothing moves. So the result is the same in every run. O(edges) per pass, and few
  /// passes in practice. Wants an undirected projection. `checkpoint` is called once per pass and may throw to end the work.
  public func communities(checkpoint: () throws -> Void = {}) throws -> [Int] {
    var level = WeightedGraph(self)
    var membership = Array(0..<count)
    while true {
      try checkpoint()
      let moved = level.movedNodes()
      guard moved.communityCount < level.count else { break }
      for node in 0..<count { membership[node] = moved.communities[membership[node]] }
      level = level.contracted(moved)
    }
    var smallest: [Int: Int] = [:]
    for node in 0..<count where smallest[membership[node]] == nil { smallest[membership[node]] = node }
    return membership.map { smallest[$0] ?? $0 }
  }
}

/// One level of the Louvain method: communities as nodes, with the sums of the edges between them.
private struct WeightedGraph {
  /// The weights to other nodes, ascending by node.
  let neighbors: [[(node: Int, weight: Double)]]
  /// The weight of each node's edges, loops twice.
  let degrees: [Double]
  let total: Double

  var count: Int { neighbors.count }

  struct Assignment {
    var communities: [Int]
    var communityCount: Int
  }

  init(_ projection: GraphProjection) {
    self.init(
      (0..<projection.count).map { node in
        projection.neighbors(of: node).map { (node: Int($0), weight: 1.0) }
      })
  }

  private init(_ lists: [[(node: Int, weight: Double)]]) {
    neighbors = lists.map { list in
      var merged: [(node: Int, weight: Double)] = []
      for entry in list.sorted(by: { $0.node < $1.node }) {
        if let last = merged.last, last.node == entry.node {
          merged[merged.count - 1].weight += entry.weight
        } else {
          merged.append(entry)
        }
      }
      return merged
    }
    degrees = neighbors.map { $0.reduce(0) { $0 + $1.weight } }
    total = degrees.reduce(0, +)
  }

  /// Moves nodes as long as modularity rises, and numbers the communities that remain without gaps.
  func movedNodes() -> Assignment {
    var communities = Array(0..<count)
    var sums = degrees
    var hasMoved = total > 0
    while hasMoved {
      hasMoved = false
      for node in 0..<count {
        let home = communities[node]
        sums[home] -= degrees[node]
        let best = bestCommunity(of: node, home: home, communities, sums)
        sums[best] += degrees[node]
        if best != home {
          communities[node] = best
          hasMoved = true
        }
      }
    }
    var numbers: [Int: Int] = [:]
    for community in communities where numbers[community] == nil { numbers[community] = numbers.count }
    return Assignment(communities: communities.map { numbers[$0] ?? 0 }, communityCount: numbers.count)
  }

  /// The community whose gain is largest; the node stays where no other gains clearly more.
  private func bestCommunity(of node: Int, home: Int, _ communities: [Int], _ sums: [Double]) -> Int {
    var weights: [Int: Double] = [home: 0]
    for (neighbor, weight) in neighbors[node] where neighbor != node {
      weights[communities[neighbor], default: 0] += weight
    }
    func gain(_ community: Int) -> Double {
      (weights[community] ?? 0) - sums[community] * degrees[node] / total
    }
    var best = home
    var bestGain = gain(home) + 1e-12
    for community in weights.keys.sorted() where gain(community) > bestGain {
      best = community
      bestGain = gain(community)
    }
    return best
  }

  func contracted(_ assignment: Assignment) -> WeightedGraph {
    var lists = [[(node: Int, weight: Double)]](repeating: [], count: assignment.communityCount)
    for node in 0..<count {
      for (neighbor, weight) in neighbors[node] {
        lists[assignment.communities[node]].append((assignment.communities[neighbor], weight))
      }
    }
    return WeightedGraph(lists)
  }
}
