extension AdjacencyPage {
  /// What inserting or removing one edge did to the list of its node.
  struct Change {
    /// The degree afterwards.
    var degree: Int
    /// Whether the node had an edge to the same neighbour besides.
    var isParallel: Bool
  }

  /// Adds an edge to the list of a node, in a page that its era owns. O(degree) up to a bound, then O(log degree).
  func insert(_ local: Int, _ neighbor: NodeID, _ edge: EdgeID) -> Change {
    prepareOverlay(for: local)
    guard let overlay else { return Change(degree: 0, isParallel: false) }
    switch list(local) {
    case .hub(let hub):
      let writable = hub.era == era ? hub : hub.copied(era: era)
      let isParallel = writable.insert(neighbor, edge)
      if writable !== hub { overlay.setHub(local, writable) }
      return Change(degree: writable.count, isParallel: isParallel)
    case .slice(let list):
      let position = list.position(of: neighbor, edge)
      let isParallel =
        (position > 0 && list.neighbors[position - 1] == neighbor)
        || (position < list.count && list.neighbors[position] == neighbor)
      let change = Change(degree: list.count + 1, isParallel: isParallel)
      if list.count + 1 >= AdjacencyOverlay.hubThreshold {
        let hub = HubList(list, era: era)
        _ = hub.insert(neighbor, edge)
        overlay.setHub(local, hub)
        return change
      }
      if position == list.count, let entry = overlay.entry(local),
        overlay.extendLast(local, entry, neighbor, edge)
      {
        return change
      }
      overlay.setList(local, count: list.count + 1) { neighbors, edges in
        list.copy(from: 0, count: position, to: neighbors, edges)
        neighbors[position] = neighbor
        edges[position] = edge
        list.copy(
          from: position, count: list.count - position, to: neighbors.advanced(by: position + 1),
          edges.advanced(by: position + 1))
      }
      return change
    }
  }

  /// Takes an edge out of the list of a node, in a page that its era owns; nil where it is not there.
  func remove(_ local: Int, _ neighbor: NodeID, _ edge: EdgeID) -> Change? {
    prepareOverlay(for: local)
    guard let overlay else { return nil }
    switch list(local) {
    case .hub(let hub):
      let writable = hub.era == era ? hub : hub.copied(era: era)
      guard writable.remove(neighbor, edge) else { return nil }
      if writable.count < AdjacencyOverlay.hubThreshold / 4 {
        overlay.removeHub(local, hub: writable)
      } else if writable !== hub {
        overlay.setHub(local, writable)
      }
      return Change(degree: writable.count, isParallel: false)
    case .slice(let list):
      let position = list.position(of: neighbor, edge)
      guard position < list.count, list.neighbors[position] == neighbor, list.edge(position) == edge else {
        return nil
      }
      overlay.setList(local, count: list.count - 1) { neighbors, edges in
        list.copy(from: 0, count: position, to: neighbors, edges)
        list.copy(
          from: position + 1, count: list.count - position - 1, to: neighbors.advanced(by: position),
          edges.advanced(by: position))
      }
      return Change(degree: list.count - 1, isParallel: false)
    }
  }

  /// Makes sure that there is an overlay with room for one more entry, merging the one that has grown too large.
  private func prepareOverlay(for local: Int) {
    guard let current = overlay else {
      overlay = AdjacencyOverlay(era: era)
      return
    }
    guard current.entry(local) == nil, current.isFull else { return }
    if current.plainCount >= AdjacencyOverlay.maximumEntries {
      merge()
      if overlay == nil { overlay = AdjacencyOverlay(era: era) }
    } else {
      overlay = current.grown()
    }
  }
}
