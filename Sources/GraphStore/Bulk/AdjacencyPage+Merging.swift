extension AdjacencyPage {
  /// What the lists of a load added to those of a page.
  struct Gain {
    /// How many nodes had no edge before.
    var nodes = 0
    var maximumDegree = 0
    var hasParallelEdges = false
  }

  /// How many nodes have neighbours in the base.
  var baseNodeCount: Int {
    if base.offsets.isNone { return Int(base.runEnd) - Int(base.runStart) }
    return (0..<PageSize.count).count { base.offsets[$0] < base.offsets[$0 + 1] }
  }

  /// Inserts the edges of a loaded page one by one, in a page that its era owns.
  func insert(_ loaded: AdjacencyPage, _ gain: inout Gain) {
    for local in 0..<PageSize.count {
      let list = loaded.baseList(local)
      for index in 0..<list.count {
        let change = insert(local, list.neighbors[index], list.edge(index))
        if change.degree == 1 { gain.nodes += 1 }
        gain.maximumDegree = max(gain.maximumDegree, change.degree)
        if change.isParallel { gain.hasParallelEdges = true }
      }
    }
  }

  /// A page with the lists of this one, those of hubs too, and those of a loaded page, all in its base.
  func merged(with loaded: AdjacencyPage, era: Era, _ gain: inout Gain) -> AdjacencyPage {
    let (base, owner) = Self.makeBase(count: entryCount + loaded.baseCount) { local, neighbors, edges in
      let count = list(local).copy(to: neighbors, edges)
      let added = loaded.baseList(local)
      guard added.count > 0 else { return count }
      if count == 0 { gain.nodes += 1 }
      Self.merge(added, behind: count, neighbors, edges, &gain)
      gain.maximumDegree = max(gain.maximumDegree, count + added.count)
      return count + added.count
    }
    return AdjacencyPage(base: base, owner: owner, era: era)
  }

  /// Merges a list into `count` sorted neighbours that have room for it behind them, from the end on.
  private static func merge(
    _ list: AdjacencyList, behind count: Int, _ neighbors: Cells<NodeID>, _ edges: Cells<EdgeID>,
    _ gain: inout Gain
  ) {
    var (old, new) = (count - 1, list.count - 1)
    while new >= 0 {
      let place = old + new + 1
      let (neighbor, edge) = (list.neighbors[new], list.edge(new))
      if old >= 0, neighbors[old] == neighbor { gain.hasParallelEdges = true }
      if old >= 0, (neighbor, edge) < (neighbors[old], edges[old]) {
        neighbors[place] = neighbors[old]
        edges[place] = edges[old]
        old -= 1
      } else {
        neighbors[place] = neighbor
        edges[place] = edge
        new -= 1
      }
    }
  }
}
