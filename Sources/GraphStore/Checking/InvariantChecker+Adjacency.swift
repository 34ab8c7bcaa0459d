extension InvariantChecker {
  /// Every entry of a list is an edge of its own, none is there twice, and there are as many as there must be: so none
  /// is missing.
  func adjacency(_ expectedEntries: EntryCounts) -> BrokenInvariants {
    var broken = BrokenInvariants(limit: limit)
    var rest = expectedEntries
    for (slot, label) in state.adjacency.enumerated() {
      guard let label else { continue }
      for direction in Direction.allCases {
        let expected = rest.removeValue(forKey: slot * 4 + Int(direction.rawValue)) ?? 0
        broken.append(check(label.side(direction), slot, direction, expected))
      }
    }
    broken.expect(rest.isEmpty, "the edges of a label are listed nowhere")
    return broken
  }

  private func check(
    _ side: LabelAdjacency.Side, _ slot: Int, _ direction: Direction, _ expected: Int
  ) -> BrokenInvariants {
    let accepted = slotsOfSet.map { $0.contains(slot) }
    let parts = PageWork.map(PageSize.pages(for: state.nodeCapacity)) { pages in
      var list = ListCheck(side, ends, direction, accepted, limit: limit)
      let adjacency = Adjacency(side.directory)
      for index in pages {
        if let page = side.directory.page(index) { list.check(page, index, adjacency) }
      }
      return (list.entries, list.nodes, list.broken)
    }
    var (entries, nodes, broken) = (0, 0, BrokenInvariants(limit: limit))
    for part in parts {
      entries += part.0
      nodes += part.1
      broken.append(part.2)
    }
    broken.expect(entries == expected, "\(entries) neighbours are listed, \(expected) edges are there")
    broken.expect(
      entries == side.entryCount, "\(side.entryCount) neighbours are counted, \(entries) are listed")
    broken.expect(
      nodes == side.nodeCount, "\(side.nodeCount) nodes with edges are counted, \(nodes) are there")
    return broken
  }
}

/// Checks the lists of one label and direction, a page after another.
private struct ListCheck {
  private(set) var entries = 0
  private(set) var nodes = 0
  private(set) var broken: BrokenInvariants
  private let maximumDegree: Int
  private let mayRepeat: Bool
  private let ends: EdgeEnds
  private let direction: Direction
  /// For each label set, whether edges with it belong into these lists.
  private let accepted: [Bool]

  init(
    _ side: LabelAdjacency.Side, _ ends: EdgeEnds, _ direction: Direction, _ accepted: [Bool], limit: Int
  ) {
    maximumDegree = side.maximumDegree
    mayRepeat = side.hasParallelEdges
    self.ends = ends
    self.direction = direction
    self.accepted = accepted
    broken = BrokenInvariants(limit: limit)
  }

  mutating func check(_ page: AdjacencyPage, _ index: Int, _ adjacency: Adjacency) {
    let first = index << PageSize.shift
    for local in 0..<PageSize.count {
      let node = NodeID(rawValue: UInt32(first + local))
      var last: (neighbor: NodeID, edge: EdgeID)?
      var degree = 0
      if page.overlay == nil {
        let list = page.baseList(local)
        guard list.count > 0 else { continue }
        check(list, of: node, &last)
        degree = list.count
      } else {
        page.list(local).forEachSlice { list in
          check(list, of: node, &last)
          degree += list.count
        }
      }
      broken.expect(degree == adjacency.degree(of: node), "the degree of n\(node.rawValue) is wrong")
      broken.expect(degree <= maximumDegree, "the degree of n\(node.rawValue) is above the maximum")
      entries += degree
      if degree > 0 { nodes += 1 }
    }
  }

  private mutating func check(
    _ list: AdjacencyList, of node: NodeID, _ last: inout (neighbor: NodeID, edge: EdgeID)?
  ) {
    var isSorted = true
    var isOwn = true
    for position in 0..<list.count {
      let neighbor = list.neighbors[position]
      let edge = list.edge(position)
      if let last {
        isSorted =
          isSorted
          && (last.neighbor < neighbor || (last.neighbor == neighbor && last.edge < edge && mayRepeat))
      }
      last = (neighbor, edge)
      let shape = shape(of: edge, node, neighbor)
      isOwn =
        isOwn && shape.isPresent && Int(shape.labels.rawValue) < accepted.count
        && accepted[Int(shape.labels.rawValue)]
    }
    broken.expect(isSorted, "the neighbours of n\(node.rawValue) are not sorted")
    broken.expect(isOwn, "n\(node.rawValue) lists an edge that is not its own")
  }

  /// The shape of an edge if it joins a node with a neighbour in the direction of the list; else the absent one.
  private func shape(of edge: EdgeID, _ node: NodeID, _ neighbor: NodeID) -> EdgeShape {
    let shape: EdgeShape
    switch direction {
    case .outgoing: shape = ends.shape(of: edge, from: node, to: neighbor)
    case .incoming: shape = ends.shape(of: edge, from: neighbor, to: node)
    case .undirected:
      let forward = ends.shape(of: edge, from: node, to: neighbor)
      shape = forward.isPresent ? forward : ends.shape(of: edge, from: neighbor, to: node)
    }
    return shape.isPresent && shape.isDirected == (direction != .undirected) ? shape : .absent
  }
}
