import GraphStore

/// The nodes that may stand for a vertex, page by page.
struct NodeRange {
  let snapshot: Snapshot
  let filter: LabelSetFilter?
  /// The pages that have such nodes.
  let pages: Range<Int>

  init(_ snapshot: Snapshot, _ filter: LabelSetFilter?) {
    self.snapshot = snapshot
    self.filter = filter
    guard filter != nil else {
      pages = 0..<snapshot.nodePageCount
      return
    }
    var first = snapshot.nodePageCount
    var last = -1
    var nodes: [NodeID] = []
    for page in 0..<snapshot.nodePageCount {
      nodes.removeAll(keepingCapacity: true)
      snapshot.appendNodes(inPage: page, matching: filter, to: &nodes)
      guard !nodes.isEmpty else { continue }
      first = min(first, page)
      last = page
    }
    pages = last < first ? 0..<0 : first..<last + 1
  }

  /// The id of the first node of the first page.
  var base: UInt32 { UInt32(truncatingIfNeeded: pages.lowerBound * Snapshot.pageSize) }

  /// How many ids the pages have.
  var count: Int { pages.count * Snapshot.pageSize }
}
