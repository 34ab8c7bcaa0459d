public import Synchronization

// Lists in one piece, for inner loops over many nodes.
extension Adjacency {
  /// Lends all neighbours of a node in one piece: those of a hub that was written lately are gathered. Not called where there
  /// are none.
  @inlinable
  package func withWholeList(of node: NodeID, _ body: (Span<NodeID>) -> Void) {
    let page = Int(node.rawValue >> 10)
    if page >> 6 < chunkCount, let chunk = unsafe views[page >> 6].load(ordering: .acquiring) {
      let view = unsafe chunk + (page & 63)
      let local = Int(node.rawValue & 1023)
      if unsafe !view.pointee.offsets.isNone {
        let start = unsafe Int(view.pointee.offsets[local])
        let count = unsafe Int(view.pointee.offsets[local + 1]) &- start
        guard count > 0 else { return }
        let neighbors = unsafe view.pointee.neighbors.pointer.unsafelyUnwrapped + start
        return unsafe body(Span(_unsafeStart: neighbors, count: count))
      }
      if unsafe local >= Int(view.pointee.runStart) && local < Int(view.pointee.runEnd) {
        let position = unsafe local &- Int(view.pointee.runStart)
        let neighbors = unsafe view.pointee.neighbors.pointer.unsafelyUnwrapped + position
        return unsafe body(Span(_unsafeStart: neighbors, count: 1))
      }
    }
    let gathered = neighbors(of: node)
    if !gathered.isEmpty { body(gathered.span) }
  }

  /// The first neighbour of a node, if it has one. O(1) for pages that were not written lately.
  @inlinable
  package func firstNeighbor(of node: NodeID) -> NodeID? {
    var first: NodeID?
    withWholeList(of: node) { first = $0[0] }
    return first
  }
}
