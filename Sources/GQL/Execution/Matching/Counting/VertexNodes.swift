import GraphStore

/// The nodes that may stand for a vertex, page by page.
struct VertexNodes: Sendable {
  let snapshot: Snapshot
  let filter: LabelSetFilter?
  /// The pages that may have such nodes.
  let pages: Range<Int>
  /// What predicates leave over, a mask for each predicate.
  let masks: [NodeMask]

  init(_ snapshot: Snapshot, _ filter: LabelSetFilter?, pages: Range<Int>, masks: [NodeMask] = []) {
    self.snapshot = snapshot
    self.filter = filter
    self.pages = pages
    self.masks = masks
  }

  /// The pages from the first to the last that has such a node. O(pages).
  static func pages(_ snapshot: Snapshot, _ filter: LabelSetFilter) -> Range<Int> {
    var nodes: [NodeID] = []
    func hasNode(_ page: Int) -> Bool {
      switch snapshot.nodes(ofPage: page, matching: filter) {
      case .none: return false
      case .leading(let count): return count > 0
      case .mixed:
        nodes.removeAll(keepingCapacity: true)
        snapshot.appendNodes(inPage: page, matching: filter, to: &nodes)
        return !nodes.isEmpty
      }
    }
    let all = 0..<snapshot.nodePageCount
    guard let first = all.first(where: hasNode), let last = all.last(where: hasNode) else { return 0..<0 }
    return first..<last + 1
  }

  /// The id of the first node of the first page.
  var base: UInt32 { UInt32(truncatingIfNeeded: pages.lowerBound * Snapshot.pageSize) }

  /// How many ids the pages have.
  var count: Int { pages.count * Snapshot.pageSize }

  /// Writes 1 for each such node of a page and 0 for the other ids; false where there is none.
  func fill<Number: FixedWidthInteger>(
    _ page: Int, _ numbers: inout [Number], _ nodes: inout [NodeID]
  ) -> Bool {
    switch snapshot.nodes(ofPage: page, matching: filter) {
    case .none: return false
    case .leading(let count):
      var lanes = numbers.mutableSpan
      for local in 0..<count { lanes[local] = 1 }
      for local in count..<max(count, Snapshot.pageSize) { lanes[local] = 0 }
    case .mixed:
      for local in 0..<Snapshot.pageSize { numbers[local] = 0 }
      nodes.removeAll(keepingCapacity: true)
      snapshot.appendNodes(inPage: page, matching: filter, to: &nodes)
      for node in nodes { numbers[Int(node.rawValue) & (Snapshot.pageSize - 1)] = 1 }
    }
    for mask in masks {
      guard mask.clear(page, &numbers) else { return false }
    }
    return true
  }
}
