/// The slices of one node that the fast path does not see, with whatever keeps their memory alive.
@usableFromInline
struct AdjacencySlices {
  /// Most nodes have one slice: it needs no array.
  private var single: AdjacencyList = .empty
  private var several: [AdjacencyList] = []
  private var owner: AnyObject?

  @usableFromInline
  private(set) var count = 0

  @usableFromInline
  subscript(index: Int) -> AdjacencySlice {
    AdjacencySlice(several.isEmpty ? single : several[index])
  }

  init() {}

  /// Slices in memory that something else keeps alive.
  init(_ list: AdjacencyPage.List) {
    switch list {
    case .slice(let slice):
      guard slice.count > 0 else { return }
      single = slice
      count = 1
    case .hub(let hub):
      hub.forEachSlice { several.append($0) }
      count = several.count
    }
  }

  /// A slice in memory of its own.
  init(_ pairs: [(neighbor: NodeID, edge: EdgeID)]) {
    guard !pairs.isEmpty else { return }
    let slab = Slab(byteCount: pairs.count * 8)
    let neighbors = slab.cells(as: NodeID.self)
    let edges = slab.cells(at: pairs.count * 4, as: EdgeID.self)
    for (index, pair) in pairs.enumerated() {
      neighbors[index] = pair.neighbor
      edges[index] = pair.edge
    }
    single = AdjacencyList(neighbors: neighbors, edges: edges, edgeBase: 0, count: pairs.count)
    owner = slab
    count = 1
  }
}

/// One slice as the inlinable read surface sees it.
@usableFromInline
struct AdjacencySlice {
  @usableFromInline let neighbors: Cells<NodeID>
  @usableFromInline let edges: Cells<EdgeID>
  @usableFromInline let edgeBase: UInt32
  @usableFromInline let count: Int

  init(_ list: AdjacencyList) {
    neighbors = list.neighbors
    edges = list.edges
    edgeBase = list.edgeBase
    count = list.count
  }
}

extension Adjacency {
  @usableFromInline
  @inline(never)
  func slowDegree(of node: NodeID) -> Int {
    if let parts { return unionDegree(parts, of: node) }
    return list(of: node).count
  }

  @usableFromInline
  @inline(never)
  func slowSlices(of node: NodeID) -> AdjacencySlices {
    guard let parts else { return AdjacencySlices(list(of: node)) }
    let used = parts.filter { $0.degree(of: node) > 0 }
    guard used.count > 1 else { return used.first?.slices(of: node) ?? AdjacencySlices() }
    var pairs: [(neighbor: NodeID, edge: EdgeID)] = []
    for part in used {
      part.list(of: node).forEachSlice { list in
        for index in 0..<list.count { pairs.append((list.neighbors[index], list.edge(index))) }
      }
    }
    pairs.sort { ($0.neighbor, $0.edge) < ($1.neighbor, $1.edge) }
    // An edge with two labels is in two parts.
    var kept = 0
    for index in pairs.indices where index == 0 || pairs[index] != pairs[kept - 1] {
      pairs[kept] = pairs[index]
      kept += 1
    }
    pairs.removeLast(pairs.count - kept)
    return AdjacencySlices(pairs)
  }

  private func unionDegree(_ parts: [Adjacency], of node: NodeID) -> Int {
    var total = 0
    let slices = slowSlices(of: node)
    for index in 0..<slices.count { total += slices[index].count }
    return total
  }

  private func slices(of node: NodeID) -> AdjacencySlices { AdjacencySlices(list(of: node)) }

  /// The list of a node along one label.
  func list(of node: NodeID) -> AdjacencyPage.List {
    let index = Int(node.rawValue) >> PageSize.shift
    let chunk = index >> DirectoryChunk<AdjacencyPage>.shift
    guard chunk < chunkCount,
      let page = root.chunk(chunk).page(index & (DirectoryChunk<AdjacencyPage>.pageCount - 1))
    else { return .slice(.empty) }
    return page.list(Int(node.rawValue) & PageSize.mask)
  }
}
