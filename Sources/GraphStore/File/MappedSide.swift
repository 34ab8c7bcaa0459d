/// One direction of one label's adjacency as it lies in a file.
///
/// A class: the pages that it makes and the block of edges whose ends they tell share it as their owner.
@safe
final class MappedSide: @unchecked Sendable {
  /// What the file says of one page, 32 bytes.
  struct Descriptor {
    static let size = 32
    static let none32 = UInt32.max
    static let none64 = UInt64.max

    var neighbors: UInt64
    /// The position of the page's edges, or `none64` where edge ids follow from `edgeBase`.
    var edges: UInt64
    var count: UInt32
    var edgeBase: UInt32
    /// The number of the page's table of offsets, or `none32` for a run.
    var offsets: UInt32
    var runStart: UInt16
    var runEnd: UInt16

    func append(to encoder: inout FileEncoder) {
      encoder.append(neighbors)
      encoder.append(edges)
      encoder.append(count)
      encoder.append(edgeBase)
      encoder.append(offsets)
      encoder.append(runStart)
      encoder.append(runEnd)
    }
  }

  /// The verified content.
  struct Content {
    var pages: [AdjacencyPage?]
    var bulkPages: [BulkPage]
    var neighbors: Cells<NodeID>
    var neighborCount: Int
  }

  private let file: MappedFile
  private let number: UInt32
  private let nodeCapacity: Int
  private let edgeCapacity: Int

  init(_ file: MappedFile, number: UInt32, nodeCapacity: Int, edgeCapacity: Int) {
    self.file = file
    self.number = number
    self.nodeCapacity = nodeCapacity
    self.edgeCapacity = edgeCapacity
  }

  /// The pages, or none and a record of the damage.
  func pages() -> [AdjacencyPage?] {
    do {
      return try content().pages
    } catch {
      file.record(
        error as? GraphError ?? file.damaged(file.section(.adjacencyPages, number), "it can't be read"))
      return []
    }
  }

  /// Verifies all of it and makes its pages. O(size of the sections).
  func content() throws -> Content {
    let section = file.section(.adjacencyPages, number)
    func refuse(_ reason: String) -> GraphError { file.damaged(section, reason) }
    let (neighbors, neighborCount) = try file.cells(
      file.section(.adjacencyNeighbors, number), as: NodeID.self)
    let (edges, edgeCount) = try file.cells(file.section(.adjacencyEdges, number), as: EdgeID.self)
    let (offsets, offsetCount) = try file.cells(file.section(.adjacencyOffsets, number), as: UInt32.self)
    guard Self.areBelow(nodeCapacity, neighbors, neighborCount) else {
      throw refuse("a neighbour is no node")
    }
    guard Self.areBelow(edgeCapacity, edges, edgeCount) else { throw refuse("an edge is none") }
    let width = PageSize.count + 1
    var result = Content(pages: [], bulkPages: [], neighbors: neighbors, neighborCount: neighborCount)
    let bytes = try file.bytes(section, 0..<section.length)
    guard bytes.count % Descriptor.size == 0,
      bytes.count / Descriptor.size <= PageSize.pages(for: nodeCapacity)
    else { throw refuse("its length is wrong") }
    var decoder = FileDecoder(bytes)
    while !decoder.isAtEnd {
      let page = try read(&decoder)
      var bulk = BulkPage(
        firstPosition: Int(clamping: page.neighbors), offsets: .none, runStart: Int(page.runStart),
        runEnd: Int(page.runEnd))
      guard page.count > 0 else {
        bulk.runEnd = bulk.runStart
        result.pages.append(nil)
        result.bulkPages.append(bulk)
        continue
      }
      let count = UInt64(page.count)
      guard page.neighbors <= UInt64(neighborCount), count <= UInt64(neighborCount) - page.neighbors else {
        throw refuse("a page lies outside of the neighbours")
      }
      if page.edges != Descriptor.none64 {
        guard page.edges <= UInt64(edgeCount), count <= UInt64(edgeCount) - page.edges else {
          throw refuse("a page lies outside of the edges")
        }
      } else if UInt64(page.edgeBase) + count > UInt64(edgeCapacity) {
        throw refuse("an edge is none")
      }
      if page.offsets == Descriptor.none32 {
        guard page.runStart < page.runEnd, Int(page.runEnd) <= PageSize.count,
          UInt32(page.runEnd - page.runStart) == page.count
        else { throw refuse("a run makes no sense") }
      } else {
        guard Int(page.offsets) < offsetCount / width else { throw refuse("a page has no offsets") }
        bulk.offsets = offsets.advanced(by: Int(page.offsets) * width)
        guard bulk.offsets[0] == 0, bulk.offsets[PageSize.count] == page.count,
          (0..<PageSize.count).allSatisfy({ bulk.offsets[$0] <= bulk.offsets[$0 + 1] })
        else { throw refuse("offsets are not ascending") }
      }
      let view = AdjacencyView(
        offsets: bulk.offsets, neighbors: neighbors.advanced(by: Int(page.neighbors)),
        edges: page.edges == Descriptor.none64 ? .none : edges.advanced(by: Int(page.edges)),
        edgeBase: page.edgeBase, runStart: bulk.offsets.isNone ? page.runStart : 0,
        runEnd: bulk.offsets.isNone ? page.runEnd : 0)
      result.pages.append(AdjacencyPage(base: view, owner: self, era: 0))
      result.bulkPages.append(bulk)
    }
    return result
  }

  private func read(_ decoder: inout FileDecoder) throws -> Descriptor {
    Descriptor(
      neighbors: try decoder.read(UInt64.self), edges: try decoder.read(UInt64.self),
      count: try decoder.read(UInt32.self), edgeBase: try decoder.read(UInt32.self),
      offsets: try decoder.read(UInt32.self), runStart: try decoder.read(UInt16.self),
      runEnd: try decoder.read(UInt16.self))
  }

  private static func areBelow(_ capacity: Int, _ cells: Cells<NodeID>, _ count: Int) -> Bool {
    var highest: UInt32 = 0
    for index in 0..<count { highest = max(highest, cells[index].rawValue) }
    return count == 0 || Int(highest) < capacity
  }

  private static func areBelow(_ capacity: Int, _ cells: Cells<EdgeID>, _ count: Int) -> Bool {
    var highest: UInt32 = 0
    for index in 0..<count { highest = max(highest, cells[index].rawValue) }
    return count == 0 || Int(highest) < capacity
  }
}
