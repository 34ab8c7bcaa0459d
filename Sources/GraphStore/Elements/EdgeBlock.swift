/// The edges of one bulk load with one label set, numbered by (source, target).
///
/// It keeps the arrays of the load alive and finds the source of an edge in them; the pages of the adjacency may since have
/// been replaced, but the ends of an edge never change.
@safe
final class EdgeBlock: @unchecked Sendable {
  /// The id of the first edge.
  let firstEdge: UInt32
  let edgeCount: Int
  /// The target of each edge.
  let neighbors: Cells<NodeID>
  /// The first node that may have edges; at the start of a page.
  let firstNode: Int
  /// For each node from `firstNode` on, how many edges the nodes before it have; one more than nodes.
  let pages: [BulkPage]
  /// What owns the arrays: also the owner of the adjacency's pages as long as they are those of the load.
  let owner: any AnyObject & Sendable

  init(
    firstEdge: UInt32, edgeCount: Int, neighbors: Cells<NodeID>, firstNode: Int, pages: [BulkPage],
    owner: any AnyObject & Sendable
  ) {
    self.firstEdge = firstEdge
    self.edgeCount = edgeCount
    self.neighbors = neighbors
    self.firstNode = firstNode
    self.pages = pages
    self.owner = owner
  }

  /// The page that holds the list with a position. O(log pages).
  func page(of position: Int) -> Int {
    var low = 0
    var high = pages.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if pages[middle].firstPosition <= position { low = middle } else { high = middle }
    }
    return low
  }

  /// The source of an edge of this block. O(log pages + log page).
  func source(of edge: EdgeID) -> NodeID {
    let position = Int(edge.rawValue - firstEdge)
    let low = page(of: position)
    let page = pages[low]
    let base = firstNode + low << PageSize.shift
    let within = position - page.firstPosition
    if page.offsets.isNone { return NodeID(rawValue: UInt32(base + page.runStart + within)) }
    var first = 0
    var last = PageSize.count
    while first + 1 < last {
      let middle = (first + last) / 2
      if Int(page.offsets[middle]) <= within { first = middle } else { last = middle }
    }
    return NodeID(rawValue: UInt32(base + first))
  }
}

/// One page of a bulk load's adjacency: a slice of its flat arrays.
struct BulkPage: BitwiseCopyable {
  /// The position of the page's first edge in the flat array of neighbours.
  var firstPosition: Int
  /// 1,025 offsets from `firstPosition`; none where each node of a run has exactly one edge.
  var offsets: Cells<UInt32>
  /// The run of nodes with one edge each, as local numbers; empty where there are offsets.
  var runStart: Int
  var runEnd: Int
}
