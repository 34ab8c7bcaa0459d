/// The ends of every edge behind plain pointers, for walks over the whole graph: no reference is counted per edge.
///
/// A class, because it owns copies of the pages of bulk loads. Takes O(pages) of memory.
@safe
final class EdgeEnds: @unchecked Sendable {
  private struct Page {
    var view: EdgePage.View
    /// The number of its bulk load, -1 where the page holds its own sources.
    var block: Int
    /// The position of its first edge in the load.
    var first: Int
  }

  /// The edges of one bulk load.
  struct Block {
    let firstNode: Int
    let edgeCount: Int
    let pages: Cells<BulkPage>
    let pageCount: Int
  }

  private let pages: [Page]
  private let blocks: [Block]
  /// What the pointers lead to.
  private let owners: [AnyObject]

  init(_ state: GraphState) {
    var pages: [Page] = []
    var blocks: [Block] = []
    var owners: [AnyObject] = [state]
    var numbers: [ObjectIdentifier: Int] = [:]
    for index in 0..<PageSize.pages(for: state.edgeCapacity) {
      var page = Page(view: state.edges.view(index), block: -1, first: 0)
      if page.view.sources.isNone, let block = state.edges.page(index)?.block {
        page.first = index << PageSize.shift - Int(block.firstEdge)
        if let number = numbers[ObjectIdentifier(block)] {
          page.block = number
        } else {
          page.block = blocks.count
          numbers[ObjectIdentifier(block)] = blocks.count
          let slab = Slab(byteCount: block.pages.count * MemoryLayout<BulkPage>.stride)
          let cells = slab.cells(as: BulkPage.self)
          for (position, page) in block.pages.enumerated() { cells[position] = page }
          owners += [block, slab]
          blocks.append(
            Block(
              firstNode: block.firstNode, edgeCount: block.edgeCount, pages: cells,
              pageCount: block.pages.count))
        }
      }
      pages.append(page)
    }
    self.pages = pages
    self.blocks = blocks
    self.owners = owners
  }

  /// The shape of an edge if it leads from `source` to `target`, or was inserted so; else the absent one. O(1).
  @inline(__always)
  func shape(of edge: EdgeID, from source: NodeID, to target: NodeID) -> EdgeShape {
    let index = Int(edge.rawValue) >> PageSize.shift
    guard index < pages.count else { return .absent }
    let page = pages[index]
    let local = Int(edge.rawValue) & PageSize.mask
    let shape = page.view.shape(local)
    guard shape.isPresent, page.view.targets[local] == target else { return .absent }
    let isSource =
      page.block < 0
      ? page.view.sources[local] == source : blocks[page.block].isSource(source, of: page.first + local)
    return isSource ? shape : .absent
  }

  /// Calls `body` with each edge of a page: its number in the page, its shape, source and target.
  func forEachEdge(inPage index: Int, below limit: Int, _ body: (Int, EdgeShape, NodeID, NodeID) -> Void) {
    let page = pages[index]
    if page.block < 0 {
      for local in 0..<limit {
        let shape = page.view.shape(local)
        if shape.isPresent { body(local, shape, page.view.sources[local], page.view.targets[local]) }
      }
      return
    }
    var cursor = SourceCursor(blocks[page.block], at: page.first)
    for local in 0..<limit {
      let shape = page.view.shape(local)
      if shape.isPresent {
        body(local, shape, cursor.source(of: page.first + local), page.view.targets[local])
      }
    }
  }
}

extension EdgeEnds.Block {
  /// Whether the edge at a position of the load starts at a node. O(1).
  @inline(__always)
  func isSource(_ node: NodeID, of position: Int) -> Bool {
    let offset = Int(node.rawValue) - firstNode
    guard offset >= 0, offset >> PageSize.shift < pageCount else { return false }
    let page = pages[offset >> PageSize.shift]
    let local = offset & PageSize.mask
    let within = position - page.firstPosition
    if page.offsets.isNone { return local < page.runEnd && within == local - page.runStart }
    return Int(page.offsets[local]) <= within && within < Int(page.offsets[local + 1])
  }
}

/// Finds the sources of a load's edges in ascending order, each in O(1) after the one before.
private struct SourceCursor {
  private let block: EdgeEnds.Block
  private var page: Int
  private var local = 0

  init(_ block: EdgeEnds.Block, at position: Int) {
    self.block = block
    var low = 0
    var high = block.pageCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if block.pages[middle].firstPosition <= position { low = middle } else { high = middle }
    }
    page = low
  }

  /// The source of the edge at a position, not before the last one asked for; no node's id where there is none.
  mutating func source(of position: Int) -> NodeID {
    while page < block.pageCount, position >= end(of: page) {
      page += 1
      local = 0
    }
    guard page < block.pageCount else { return NodeID(rawValue: .max) }
    let bulk = block.pages[page]
    let within = position - bulk.firstPosition
    let base = block.firstNode + page << PageSize.shift
    if bulk.offsets.isNone { return NodeID(rawValue: UInt32(base + bulk.runStart + within)) }
    while local < PageSize.mask, Int(bulk.offsets[local + 1]) <= within { local += 1 }
    return NodeID(rawValue: UInt32(base + local))
  }

  private func end(of page: Int) -> Int {
    page + 1 < block.pageCount ? block.pages[page + 1].firstPosition : block.edgeCount
  }
}
