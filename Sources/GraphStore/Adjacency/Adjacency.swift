public import Synchronization

/// Which way an edge pattern looks at an edge.
public enum Direction: UInt8, Hashable, Sendable, CaseIterable {
  /// From the source of a directed edge to its target.
  case outgoing
  /// From the target of a directed edge to its source.
  case incoming
  /// Between the ends of an undirected edge; each lists the other, a self-loop lists itself once.
  case undirected

  /// The direction in which the same edge is seen from its other end.
  @inlinable
  public var reversed: Direction {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .undirected: .undirected
    }
  }
}

/// The neighbours of every node along one edge label and direction, sorted by neighbour.
///
/// Parallel edges lie side by side, in the order of their ids. Taking an adjacency from a snapshot is O(1); hold on to it
/// in a loop. Reading is lock-free from any thread and counts no references. A node that is not there, or has no such edge,
/// has degree 0.
@safe
public struct Adjacency: @unchecked Sendable {
  @usableFromInline let root: DirectoryRoot<AdjacencyPage>
  @usableFromInline let views: UnsafeMutablePointer<DirectoryRoot<AdjacencyPage>.Views>
  @usableFromInline let chunkCount: Int
  /// The parts of a union over several labels; nil for one label.
  let parts: [Adjacency]?

  init(_ directory: PageDirectory<AdjacencyPage>) {
    root = directory.root
    unsafe views = directory.root.views
    chunkCount = directory.root.chunkCount
    parts = nil
  }

  /// The union of several labels, merged node by node.
  init(union parts: [Adjacency]) {
    let directory = PageDirectory<AdjacencyPage>(era: 0)
    root = directory.root
    unsafe views = directory.root.views
    chunkCount = 0
    self.parts = parts
  }

  /// How many edges a node has here. O(1); over a union, O(labels) where no edge has two labels.
  @inlinable
  public func degree(of node: NodeID) -> Int {
    let page = Int(node.rawValue >> 10)
    if page >> 6 < chunkCount, let chunk = unsafe views[page >> 6].load(ordering: .acquiring) {
      let view = unsafe chunk + (page & 63)
      let local = Int(node.rawValue & 1023)
      if unsafe !view.pointee.offsets.isNone {
        return unsafe Int(view.pointee.offsets[local + 1] &- view.pointee.offsets[local])
      }
      if unsafe local >= Int(view.pointee.runStart) && local < Int(view.pointee.runEnd) { return 1 }
    }
    return slowDegree(of: node)
  }

  /// Lends the neighbours of a node and their edges: usually in one slice, those of a hub in several, in order.
  ///
  /// `body` is not called where there are none.
  @inlinable
  public func withNeighbors<Failure: Error>(
    of node: NodeID, _ body: (Span<NodeID>, borrowing EdgeRun) throws(Failure) -> Void
  ) throws(Failure) {
    let page = Int(node.rawValue >> 10)
    if page >> 6 < chunkCount, let chunk = unsafe views[page >> 6].load(ordering: .acquiring) {
      let view = unsafe chunk + (page & 63)
      let local = Int(node.rawValue & 1023)
      if unsafe !view.pointee.offsets.isNone {
        let start = unsafe Int(view.pointee.offsets[local])
        let count = unsafe Int(view.pointee.offsets[local + 1]) &- start
        if count > 0 {
          let run = unsafe EdgeRun(view.pointee, position: start, count: count)
          let neighbors = unsafe view.pointee.neighbors.pointer.unsafelyUnwrapped + start
          try unsafe body(Span(_unsafeStart: neighbors, count: count), run)
        }
        return
      }
      if unsafe local >= Int(view.pointee.runStart) && local < Int(view.pointee.runEnd) {
        let position = unsafe local &- Int(view.pointee.runStart)
        let run = unsafe EdgeRun(view.pointee, position: position, count: 1)
        let neighbors = unsafe view.pointee.neighbors.pointer.unsafelyUnwrapped + position
        try unsafe body(Span(_unsafeStart: neighbors, count: 1), run)
        return
      }
    }
    let slices = slowSlices(of: node)
    for index in 0..<slices.count {
      let slice = slices[index]
      let run = EdgeRun(slice)
      let neighbors = unsafe slice.neighbors.pointer.unsafelyUnwrapped
      try unsafe body(Span(_unsafeStart: neighbors, count: slice.count), run)
    }
    withExtendedLifetime(slices) {}
  }

  /// Calls `body` with each neighbour and its edge, sorted by neighbour.
  @inlinable
  public func forEachNeighbor<Failure: Error>(
    of node: NodeID, _ body: (NodeID, EdgeID) throws(Failure) -> Void
  ) throws(Failure) {
    try withNeighbors(of: node) { (neighbors, edges) throws(Failure) in
      for index in 0..<neighbors.count {
        try body(neighbors[index], edges[index])
      }
    }
  }

  /// The neighbours of a node as an array; for tests and small work.
  public func neighbors(of node: NodeID) -> [NodeID] {
    var result: [NodeID] = []
    forEachNeighbor(of: node) { neighbor, _ in result.append(neighbor) }
    return result
  }

  /// The edges of a node as an array, in the order of their neighbours; for tests and small work.
  public func edges(of node: NodeID) -> [EdgeID] {
    var result: [EdgeID] = []
    forEachNeighbor(of: node) { _, edge in result.append(edge) }
    return result
  }
}

/// The edges that belong to a slice of neighbours: stored ids, or consecutive ones.
///
/// It can't be copied, so that it can't outlive the slice that it was lent with.
@safe
public struct EdgeRun: ~Copyable {
  @usableFromInline let explicit: Cells<EdgeID>
  @usableFromInline let base: UInt32

  /// How many edges there are: as many as neighbours.
  public let count: Int

  @inlinable
  init(_ view: AdjacencyView, position: Int, count: Int) {
    explicit = view.edges.isNone ? .none : view.edges.advanced(by: position)
    base = view.edgeBase &+ UInt32(truncatingIfNeeded: position)
    self.count = count
  }

  @inlinable
  init(_ list: borrowing AdjacencySlice) {
    explicit = list.edges
    base = list.edgeBase
    count = list.count
  }

  /// The edge to the neighbour at the same index.
  @inlinable
  public subscript(index: Int) -> EdgeID {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index of an edge out of bounds")
    return explicit.isNone
      ? EdgeID(rawValue: base &+ UInt32(truncatingIfNeeded: index)) : explicit[index]
  }
}
