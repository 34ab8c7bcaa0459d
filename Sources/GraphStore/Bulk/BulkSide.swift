/// One direction of a bulk load: flat sorted arrays and, for each page of nodes, where its part begins.
@safe
final class BulkSide: @unchecked Sendable {
  let count: Int
  /// The first node, at the start of a page.
  let firstNode: Int
  private(set) var pages: [BulkPage] = []
  let neighbors: Cells<NodeID>
  /// None where edges are numbered in this very order.
  let edges: Cells<EdgeID>
  private let slab: Slab
  private var offsetSlab = Slab(byteCount: 0)
  private(set) var maximumDegree = 0
  private(set) var hasParallelEdges = false

  /// Where the edges of each node begin, from `firstNode` on; one more than nodes.
  private(set) var starts: [UInt32]

  /// Counts the degree of each node; `neighbors` and `edges` are then for the caller to fill.
  init(counting nodes: [[NodeID]], alsoCounting others: [[NodeID]] = [], hasEdges: Bool) {
    var lowest = UInt32.max
    var highest: UInt32 = 0
    for part in nodes + others {
      for node in part {
        lowest = min(lowest, node.rawValue)
        highest = max(highest, node.rawValue)
      }
    }
    let first = lowest == .max ? 0 : Int(lowest) & ~PageSize.mask
    let end = lowest == .max ? 0 : (Int(highest) | PageSize.mask) + 1
    firstNode = first
    var starts = [UInt32](repeating: 0, count: end - first + 1)
    var total = 0
    for part in nodes + others {
      total += part.count
      for node in part { starts[Int(node.rawValue) - first + 1] += 1 }
    }
    for index in 1..<max(starts.count, 1) { starts[index] += starts[index - 1] }
    self.starts = starts
    count = total
    slab = Slab(byteCount: total * (hasEdges ? 8 : 4))
    neighbors = slab.cells(as: NodeID.self)
    edges = hasEdges ? slab.cells(at: total * 4, as: EdgeID.self) : .none
  }

  /// Makes the pages and counts what is to be known, once the arrays are filled.
  func finish() {
    let starts = starts
    let pageCount = (starts.count - 1) >> PageSize.shift
    pages.reserveCapacity(pageCount)
    var plain: [Int] = []
    for page in 0..<pageCount {
      let base = page << PageSize.shift
      let run = Self.run(starts, base)
      pages.append(
        BulkPage(
          firstPosition: Int(starts[base]), offsets: .none, runStart: run?.lowerBound ?? 0,
          runEnd: run?.upperBound ?? 0))
      if run == nil { plain.append(page) }
    }
    let width = PageSize.count + 1
    offsetSlab = Slab(byteCount: plain.count * width * 4)
    for (index, page) in plain.enumerated() {
      let offsets = offsetSlab.cells(at: index * width * 4, as: UInt32.self)
      let base = page << PageSize.shift
      for local in 0..<width { offsets[local] = starts[base + local] - starts[base] }
      pages[page].offsets = offsets
    }
    countDegrees(starts)
    self.starts = []
  }

  /// The nodes of a page where they are consecutive and have one edge each; an empty range where none has any.
  private static func run(_ starts: [UInt32], _ base: Int) -> Range<Int>? {
    let first = starts[base]
    let total = Int(starts[base + PageSize.count] - first)
    guard total > 0 else { return 0..<0 }
    guard total <= PageSize.count else { return nil }
    var start = 0
    while starts[base + start + 1] == first { start += 1 }
    for index in 0..<total where starts[base + start + index + 1] != first + UInt32(index) + 1 { return nil }
    return start..<(start + total)
  }

  private func countDegrees(_ starts: [UInt32]) {
    var (maximumDegree, hasParallelEdges) = (0, false)
    for index in 1..<max(starts.count, 1) {
      let start = Int(starts[index - 1])
      let end = Int(starts[index])
      guard end > start else { continue }
      maximumDegree = max(maximumDegree, end - start)
      if !hasParallelEdges, end - start > 1 {
        for position in (start + 1)..<end where neighbors[position] == neighbors[position - 1] {
          hasParallelEdges = true
          break
        }
      }
    }
    (self.maximumDegree, self.hasParallelEdges) = (maximumDegree, hasParallelEdges)
  }

  /// The page of the adjacency for a page of nodes, or nil where it has no edges.
  func adjacencyPage(_ index: Int, firstEdge: UInt32, era: Era) -> AdjacencyPage? {
    let page = pages[index]
    guard !page.offsets.isNone || page.runEnd > page.runStart else { return nil }
    let base = AdjacencyView(
      offsets: page.offsets, neighbors: neighbors.advanced(by: page.firstPosition),
      edges: edges.isNone ? .none : edges.advanced(by: page.firstPosition),
      edgeBase: firstEdge &+ UInt32(truncatingIfNeeded: page.firstPosition), runStart: UInt16(page.runStart),
      runEnd: UInt16(page.runEnd))
    return AdjacencyPage(base: base, owner: self, era: era)
  }

  /// Calls `body` with each (node, position in the arrays).
  func forEach(_ body: (NodeID, Int) -> Void) {
    for (index, page) in pages.enumerated() {
      let base = firstNode + index << PageSize.shift
      if page.offsets.isNone {
        for local in page.runStart..<page.runEnd {
          body(NodeID(rawValue: UInt32(base + local)), page.firstPosition + local - page.runStart)
        }
      } else {
        for local in 0..<PageSize.count {
          let range = Int(page.offsets[local])..<Int(page.offsets[local + 1])
          for position in range {
            body(NodeID(rawValue: UInt32(base + local)), page.firstPosition + position)
          }
        }
      }
    }
  }
}
