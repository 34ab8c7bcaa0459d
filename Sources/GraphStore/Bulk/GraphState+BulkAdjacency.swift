extension GraphState {
  /// Enters the edges of a bulk load into the adjacency of each label.
  func install(adjacencyOf loads: [BulkEdgeLoad]) {
    var loadsPerSlot: [Int: [BulkEdgeLoad]] = [:]
    for load in loads {
      for slot in slots(load.group.shape.labels) { loadsPerSlot[slot, default: []].append(load) }
    }
    for (slot, loads) in loadsPerSlot.sorted(by: { $0.key < $1.key }) {
      let adjacency = writableAdjacency(slot)
      let directed = loads.filter(\.group.shape.isDirected)
      let undirected = loads.filter { !$0.group.shape.isDirected }
      if directed.count == 1, let load = directed.first {
        // The only such group: its arrays are the adjacency.
        adjacency.outgoing.install(load.outgoing, firstEdge: load.firstEdge, era: era)
        adjacency.incoming.install(load.incoming, firstEdge: 0, era: era)
      } else if !directed.isEmpty {
        let entries = BulkEntries(directed)
        adjacency.outgoing.install(
          entries.side(from: entries.sources, to: entries.targets), firstEdge: 0, era: era)
        adjacency.incoming.install(
          entries.side(from: entries.targets, to: entries.sources), firstEdge: 0, era: era)
      }
      if !undirected.isEmpty {
        let entries = BulkEntries(undirected)
        entries.addReversed()
        adjacency.undirected.install(
          entries.side(from: entries.sources, to: entries.targets), firstEdge: 0, era: era)
      }
    }
  }
}

extension LabelAdjacency.Side {
  /// Enters the pages of a bulk load; where there is a page already, their lists are merged.
  mutating func install(_ side: BulkSide, firstEdge: UInt32, era: Era) {
    for index in side.pages.indices {
      let page = (side.firstNode >> PageSize.shift) + index
      guard let loaded = side.adjacencyPage(index, firstEdge: firstEdge, era: era) else { continue }
      if let existing = directory.page(page) {
        add(loaded, page, existing, era: era)
      } else {
        directory.set(page, to: loaded, era: era)
        nodeCount += loaded.baseNodeCount
      }
    }
    entryCount += side.count
    maximumDegree = max(maximumDegree, side.maximumDegree)
    hasParallelEdges = hasParallelEdges || side.hasParallelEdges
  }

  private mutating func add(_ loaded: AdjacencyPage, _ page: Int, _ existing: AdjacencyPage, era: Era) {
    var gain = AdjacencyPage.Gain()
    // An insertion costs about as much as copying so many neighbours.
    if existing.entryCount / 64 > loaded.baseCount {
      directory.update(page, era: era) { $0.insert(loaded, &gain) }
    } else {
      directory.set(page, to: existing.merged(with: loaded, era: era, &gain), era: era)
    }
    nodeCount += gain.nodes
    maximumDegree = max(maximumDegree, gain.maximumDegree)
    hasParallelEdges = hasParallelEdges || gain.hasParallelEdges
  }
}

/// The edges of several groups as plain rows, for labels that more than one group has, and for undirected edges.
private final class BulkEntries {
  var sources: [NodeID] = []
  var targets: [NodeID] = []
  var edges: [EdgeID] = []

  init(_ loads: [BulkEdgeLoad]) {
    for load in loads {
      load.outgoing.forEach { source, position in
        sources.append(source)
        targets.append(load.outgoing.neighbors[position])
        edges.append(EdgeID(rawValue: load.firstEdge + UInt32(position)))
      }
    }
  }

  /// Adds each edge as its second end sees it, but for self-loops.
  func addReversed() {
    for index in edges.indices where sources[index] != targets[index] {
      sources.append(targets[index])
      targets.append(sources[index])
      edges.append(edges[index])
    }
  }

  func side(from nodes: [NodeID], to neighbors: [NodeID]) -> BulkSide {
    let side = BulkSide(counting: [nodes], hasEdges: true)
    let order = nodes.indices.sorted { left, right in
      (nodes[left], neighbors[left], edges[left]) < (nodes[right], neighbors[right], edges[right])
    }
    for (position, row) in order.enumerated() {
      side.neighbors[position] = neighbors[row]
      side.edges[position] = edges[row]
    }
    side.finish()
    return side
  }
}
