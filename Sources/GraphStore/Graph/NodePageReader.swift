/// The label sets of the nodes for a loop over pages.
///
/// A class, so that each thread has one of its own: the references of a snapshot, which threads share, are not counted per page.
package final class NodePageReader {
  private let reader: DirectoryReader<NodePage>
  private let capacity: Int

  package init(_ snapshot: Snapshot) {
    reader = snapshot.state.nodes.reader
    capacity = snapshot.state.nodeCapacity
  }

  /// Marks the nodes of one page whose label set `filter` accepts (all where it is nil): bit `i` of word `w` stands for the
  /// id `page * pageSize + 64 * w + i`.
  ///
  /// O(page size / 64) for a page of one label set, else O(page size).
  package func marks(ofPage page: Int, matching filter: LabelSetFilter? = nil) -> SIMD16<UInt64> {
    let first = page << PageSize.shift
    let end = min(first + PageSize.count, capacity)
    guard page >= 0, first < end else { return .zero }
    let view = reader.view(page)
    if view.sets.isNone {
      guard view.uniform != 0, filter?.contains(LabelSetID(rawValue: view.uniform - 1)) ?? true else {
        return .zero
      }
      return Self.marks(below: min(end - first, Int(view.limit)))
    }
    return view.marks(below: end - first, matching: filter)
  }

  /// The marks of the first ids of a page.
  private static func marks(below count: Int) -> SIMD16<UInt64> {
    if count >= PageSize.count { return SIMD16(repeating: ~0) }
    var marks = SIMD16<UInt64>.zero
    for word in 0..<16 where count > word * 64 {
      marks[word] = count >= word * 64 + 64 ? ~0 : 1 << UInt64(count & 63) - 1
    }
    return marks
  }
}

/// One property of the nodes for a loop over pages.
///
/// A class for the same reason as `NodePageReader`.
package final class NodePropertyReader {
  private let column: PropertyColumn?
  private let reader: DirectoryReader<ColumnPage>
  private let isInFile: Bool
  private let capacity: Int

  package init(_ snapshot: Snapshot, _ key: PropertyKeyID) {
    let index = Int(key.rawValue)
    let columns = snapshot.state.nodeColumns
    let column = index < columns.count ? columns[index] : nil
    self.column = column
    reader = (column?.directory ?? PageDirectory(era: 0)).reader
    isInFile = column?.source != nil
    capacity = snapshot.state.nodeCapacity
  }

  /// Lends one page; false where no node of the page ever had the property.
  @discardableResult
  package func withPage<Failure: Error>(
    _ page: Int, _ body: (borrowing PropertyPage) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    let first = page << PageSize.shift
    guard page >= 0, first < capacity else { return false }
    // A page of a file is verified before it is first read.
    let view = isInFile ? column?.view(page) ?? .empty : reader.view(page)
    guard view.kind != .empty else { return false }
    let lent = PropertyPage(
      view: view, page: view.kind == .values ? column?.directory.page(page) : nil, firstID: UInt32(first),
      count: min(PageSize.count, capacity - first))
    try body(lent)
    return true
  }
}
