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

  private let file: MappedFile
  private let table: SectionEntry
  private let neighborSection: SectionEntry
  private let edgeSection: SectionEntry
  private let offsetSection: SectionEntry
  private let nodeCapacity: Int
  private let edgeCapacity: Int

  /// How many pages of nodes the table reaches.
  var pageCount: Int { table.length / Descriptor.size }

  /// How many neighbours there are in all.
  var neighborCount: Int { neighborSection.length / 4 }

  /// - Throws: `GraphError.damagedSection` where the table of pages has an impossible length.
  init(_ file: MappedFile, number: UInt32, nodeCapacity: Int, edgeCapacity: Int) throws {
    self.file = file
    self.nodeCapacity = nodeCapacity
    self.edgeCapacity = edgeCapacity
    table = file.section(.adjacencyPages, number)
    neighborSection = file.section(.adjacencyNeighbors, number)
    edgeSection = file.section(.adjacencyEdges, number)
    offsetSection = file.section(.adjacencyOffsets, number)
    guard table.length % Descriptor.size == 0, pageCount <= PageSize.pages(for: nodeCapacity) else {
      throw file.damaged(table, "its length is wrong")
    }
  }

  /// Verified pages; one that is damaged is absent, and the damage is recorded.
  func pages(_ range: Range<Int>) -> [AdjacencyPage?] {
    range.map { index in
      do {
        return try page(index)
      } catch {
        file.record(error, in: table)
        return nil
      }
    }
  }

  private func page(_ index: Int) throws -> AdjacencyPage? {
    let page = try verified(index)
    guard page.count > 0 else { return nil }
    let (offsets, edges) = (offsets(page), page.edges)
    let view = AdjacencyView(
      offsets: offsets,
      neighbors: file.unverifiedCells(neighborSection, at: Int(page.neighbors) * 4, as: NodeID.self),
      edges: edges == Descriptor.none64
        ? .none : file.unverifiedCells(edgeSection, at: Int(edges) * 4, as: EdgeID.self),
      edgeBase: page.edgeBase, runStart: offsets.isNone ? page.runStart : 0,
      runEnd: offsets.isNone ? page.runEnd : 0)
    return AdjacencyPage(base: view, owner: self, era: 0)
  }

  /// The bulk load whose edges are numbered as they are listed here. O(pages): the lists themselves are not read, so verify
  /// those of a page before asking for a source in it.
  func block(firstEdge: UInt32, edgeCount: Int) throws -> EdgeBlock {
    guard neighborCount == edgeCount else { throw file.damaged(table, "edges are missing") }
    var position = 0
    let pages = try descriptors(0..<pageCount).map { page in
      guard Int(clamping: page.neighbors) == position else {
        throw file.damaged(table, "a page begins at the wrong place")
      }
      position += Int(page.count)
      let offsets = page.count > 0 ? offsets(page) : .none
      return BulkPage(
        firstPosition: Int(page.neighbors), offsets: offsets, runStart: Int(page.runStart),
        runEnd: page.count > 0 ? Int(page.runEnd) : Int(page.runStart))
    }
    return EdgeBlock(
      firstEdge: firstEdge, edgeCount: edgeCount,
      neighbors: file.unverifiedCells(neighborSection, at: 0, as: NodeID.self), firstNode: 0, pages: pages,
      owner: self)
  }

  /// Verifies the lists of a page: within their sections, ascending offsets, ids that may be.
  @discardableResult
  func verified(_ index: Int) throws -> Descriptor {
    let page = try descriptors(index..<(index + 1))[0]
    guard page.count > 0 else { return page }
    let count = Int(page.count)
    let neighbors = try cells(neighborSection, at: Int(page.neighbors), count)
    guard Self.areBelow(nodeCapacity, neighbors, count) else {
      throw file.damaged(neighborSection, "a neighbour is no node")
    }
    if page.edges != Descriptor.none64 {
      let edges = try cells(edgeSection, at: Int(page.edges), count)
      guard Self.areBelow(edgeCapacity, edges, count) else {
        throw file.damaged(edgeSection, "an edge is none")
      }
    }
    if page.offsets != Descriptor.none32 {
      let width = PageSize.count + 1
      let offsets = try cells(offsetSection, at: Int(page.offsets) * width, width)
      guard offsets[0] == 0, offsets[PageSize.count] == page.count,
        (0..<PageSize.count).allSatisfy({ offsets[$0] <= offsets[$0 + 1] })
      else { throw file.damaged(offsetSection, "offsets are not ascending") }
    }
    return page
  }

  private func cells(_ section: SectionEntry, at first: Int, _ count: Int) throws -> Cells<UInt32> {
    try file.verify(section, (first * 4)..<((first + count) * 4))
    return file.unverifiedCells(section, at: first * 4, as: UInt32.self)
  }

  private func offsets(_ page: Descriptor) -> Cells<UInt32> {
    guard page.offsets != Descriptor.none32 else { return .none }
    return file.unverifiedCells(
      offsetSection, at: Int(page.offsets) * (PageSize.count + 1) * 4, as: UInt32.self)
  }

  /// What the table says of some pages, which lies within the sections.
  private func descriptors(_ pages: Range<Int>) throws -> [Descriptor] {
    func refuse(_ reason: String) -> GraphError { file.damaged(table, reason) }
    var decoder = FileDecoder(
      try file.bytes(table, (pages.lowerBound * Descriptor.size)..<(pages.upperBound * Descriptor.size)))
    let edgeCount = edgeSection.length / 4
    let offsetCount = offsetSection.length / (PageSize.count + 1) / 4
    return try pages.map { _ in
      let page = try Descriptor(&decoder)
      guard page.neighbors <= UInt64(neighborCount) else {
        throw refuse("a page lies outside of the neighbours")
      }
      let count = UInt64(page.count)
      guard count > 0 else { return page }
      guard count <= UInt64(neighborCount) - page.neighbors else {
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
      } else if Int(page.offsets) >= offsetCount {
        throw refuse("a page has no offsets")
      }
      return page
    }
  }

  private static func areBelow(_ capacity: Int, _ cells: Cells<UInt32>, _ count: Int) -> Bool {
    var highest: UInt32 = 0
    for index in 0..<count { highest = max(highest, cells[index]) }
    return Int(highest) < capacity
  }
}

extension MappedSide.Descriptor {
  init(_ decoder: inout FileDecoder) throws {
    neighbors = try decoder.read(UInt64.self)
    edges = try decoder.read(UInt64.self)
    count = try decoder.read(UInt32.self)
    edgeBase = try decoder.read(UInt32.self)
    offsets = try decoder.read(UInt32.self)
    runStart = try decoder.read(UInt16.self)
    runEnd = try decoder.read(UInt16.self)
  }
}
