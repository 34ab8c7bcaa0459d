public import Synchronization

// Whole pages of lists, for loops over all nodes.
extension Adjacency {
  /// Lends the lists of all nodes of a page at once; false, without a call, where none of them has an edge.
  ///
  /// The list of the page's node `i` is `neighbors[offsets[i]..<offsets[i + 1]]`. Where `offsets` is empty, exactly the
  /// nodes of `run` have an edge, one each, and `neighbors` has theirs in order. O(1); O(edges of the page) for a page
  /// that was written lately, and over a union of labels.
  @inlinable
  @discardableResult
  public func withPage<Failure: Error>(
    _ page: Int,
    _ body: (_ run: Range<Int>, _ offsets: Span<UInt32>, _ neighbors: Span<NodeID>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    if page >= 0, page >> 6 < chunkCount, let chunk = unsafe views[page >> 6].load(ordering: .acquiring) {
      if try Self.lend(unsafe chunk[page & 63], body) { return true }
    }
    guard let flat = flattenedPage(page) else { return false }
    let isThere = try Self.lend(flat.view, body)
    withExtendedLifetime(flat) {}
    return isThere
  }

  @inlinable
  static func lend<Failure: Error>(
    _ view: AdjacencyView, _ body: (Range<Int>, Span<UInt32>, Span<NodeID>) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    if !view.offsets.isNone {
      let total = Int(view.offsets[1024])
      guard total > 0 else { return false }
      let offsets = unsafe Span(_unsafeStart: view.offsets.pointer.unsafelyUnwrapped, count: 1025)
      let neighbors = unsafe Span(_unsafeStart: view.neighbors.pointer.unsafelyUnwrapped, count: total)
      try body(0..<1024, offsets, neighbors)
      return true
    }
    guard view.runStart < view.runEnd else { return false }
    let count = Int(view.runEnd) - Int(view.runStart)
    let neighbors = unsafe Span(_unsafeStart: view.neighbors.pointer.unsafelyUnwrapped, count: count)
    try body(Int(view.runStart)..<Int(view.runEnd), Span(), neighbors)
    return true
  }

  /// The pages between the first and the last that may have an edge. O(pages).
  public var occupiedPages: Range<Int> {
    if let parts {
      let ranges = parts.map(\.occupiedPages).filter { !$0.isEmpty }
      guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else {
        return 0..<0
      }
      return first..<last
    }
    let pages = 0..<root.chunkCount << DirectoryChunk<AdjacencyPage>.shift
    guard let first = pages.first(where: isOccupied), let last = pages.last(where: isOccupied) else {
      return 0..<0
    }
    return first..<last + 1
  }

  private func isOccupied(_ page: Int) -> Bool {
    let slot = page & (DirectoryChunk<AdjacencyPage>.pageCount - 1)
    return root.chunk(page >> DirectoryChunk<AdjacencyPage>.shift).page(slot) != nil
  }

  /// The page as one sorted base, where readers can't see it as such.
  @usableFromInline
  @inline(never)
  func flattenedPage(_ page: Int) -> AdjacencyPage? {
    guard page >= 0 else { return nil }
    guard parts != nil else {
      let chunk = page >> DirectoryChunk<AdjacencyPage>.shift
      guard chunk < chunkCount else { return nil }
      // A page without an overlay is returned too: its chunk may have been loaded only now.
      return root.chunk(chunk).page(page & (DirectoryChunk<AdjacencyPage>.pageCount - 1))?.flattened()
    }
    return mergedPage(page)
  }

  /// The lists of a union, merged.
  private func mergedPage(_ page: Int) -> AdjacencyPage? {
    var offsets: [UInt32] = [0]
    var neighbors: [NodeID] = []
    for local in 0..<PageSize.count {
      withNeighbors(of: NodeID(rawValue: UInt32(page << PageSize.shift + local))) { list, _ in
        for index in 0..<list.count { neighbors.append(list[index]) }
      }
      offsets.append(UInt32(neighbors.count))
    }
    guard !neighbors.isEmpty else { return nil }
    let slab = Slab(byteCount: (offsets.count + neighbors.count) * 4)
    let first = slab.cells(as: UInt32.self)
    let second = slab.cells(at: offsets.count * 4, as: NodeID.self)
    for (index, offset) in offsets.enumerated() { first[index] = offset }
    for (index, neighbor) in neighbors.enumerated() { second[index] = neighbor }
    return AdjacencyPage(
      base: AdjacencyView(
        offsets: first, neighbors: second, edges: .none, edgeBase: 0, runStart: 0, runEnd: 0),
      owner: slab, era: 0)
  }
}
