/// The values of one property of many elements, in the order in which they were asked for.
package struct GatheredProperties: Sendable {
  /// The values; those of elements without the property mean nothing.
  package enum Values: Sendable {
    case int64([Int64])
    case double([Double])
    case boolean([Bool])
    /// Days since 1970-01-01.
    case date([Int32])
    case string([String])
  }

  package let values: Values
  /// A bit for each element that has the property, 64 to a word; nil where all have.
  package let presence: [UInt64]?
}

extension Snapshot {
  /// The values of a property of nodes in any order; nil where they are of several types, of one that has no typed form, or where no
  /// node has the property.
  package func gather(_ key: PropertyKeyID, of nodes: [NodeID]) -> GatheredProperties? {
    let index = Int(key.rawValue)
    guard index < state.nodeColumns.count, let column = state.nodeColumns[index] else { return nil }
    return column.gather(nodes.count) { nodes[$0].rawValue }
  }

  /// The values of a property of edges in any order; nil as for nodes.
  package func gather(_ key: PropertyKeyID, of edges: [EdgeID]) -> GatheredProperties? {
    let index = Int(key.rawValue)
    guard index < state.edgeColumns.count, let column = state.edgeColumns[index] else { return nil }
    return column.gather(edges.count) { edges[$0].rawValue }
  }
}

extension PropertyColumn {
  @inline(__always)
  fileprivate func gather(_ count: Int, _ id: (Int) -> UInt32) -> GatheredProperties? {
    let views = Views(self)
    guard let kind = views.firstKind(count, id) else { return nil }
    var presence = Presence(count)
    let values: GatheredProperties.Values?
    switch kind {
    case .int64:
      values = views.gather(count, id, .int64, &presence, 0) { $0.cells(Int64.self)[$1] }.map { .int64($0) }
    case .double:
      values = views.gather(count, id, .double, &presence, 0) { $0.cells(Double.self)[$1] }.map {
        .double($0)
      }
    case .date:
      values = views.gather(count, id, .date, &presence, 0) { $0.cells(Int32.self)[$1] }.map { .date($0) }
    case .boolean:
      values = views.gather(count, id, .boolean, &presence, false) { $0.data[$1] != 0 }.map { .boolean($0) }
    case .string:
      values = views.gather(count, id, .string, &presence, "") { $0.string($1) }.map { .string($0) }
    default:
      values = nil
    }
    withExtendedLifetime(self) {}
    return values.map { GatheredProperties(values: $0, presence: presence.bits) }
  }
}

/// Which of some elements have a property; no bits as long as all have.
private struct Presence {
  let count: Int
  private(set) var bits: [UInt64]?

  init(_ count: Int) {
    self.count = count
  }

  @inline(never)
  mutating func remove(_ row: Int) {
    if bits == nil {
      bits = Array(repeating: ~0, count: (count + 63) / 64)
      if count & 63 != 0 { bits?[count >> 6] = (1 << UInt64(count & 63)) - 1 }
    }
    bits?[row >> 6] &= ~(1 << UInt64(row & 63))
  }
}

/// The pages of a column for a loop over elements in any order.
private struct Views {
  private let column: PropertyColumn
  private let reader: DirectoryReader<ColumnPage>
  private let isInFile: Bool

  init(_ column: PropertyColumn) {
    self.column = column
    reader = column.directory.reader
    isInFile = column.source != nil
  }

  @inline(__always)
  func view(_ page: Int) -> ColumnView {
    // A page of a file is verified before it is first read.
    isInFile ? column.view(page) : reader.view(page)
  }

  /// The kind of the first page that holds anything.
  func firstKind(_ count: Int, _ id: (Int) -> UInt32) -> ColumnKind? {
    for row in 0..<count {
      let kind = view(Int(id(row)) >> PageSize.shift).kind
      if kind != .empty { return kind }
    }
    return nil
  }

  /// The values of the elements; nil where a page is of another kind.
  @inline(__always)
  func gather<Element>(
    _ count: Int, _ id: (Int) -> UInt32, _ kind: ColumnKind, _ presence: inout Presence, _ absent: Element,
    _ element: (ColumnView, Int) -> Element
  ) -> [Element]? {
    var result: [Element] = []
    result.reserveCapacity(count)
    var page = -1
    var current = ColumnView.empty
    for row in 0..<count {
      let id = Int(id(row))
      if id >> PageSize.shift != page {
        page = id >> PageSize.shift
        current = view(page)
        if current.kind != kind, current.kind != .empty { return nil }
      }
      let local = id & PageSize.mask
      if current.isValid(local) {
        result.append(element(current, local))
      } else {
        result.append(absent)
        presence.remove(row)
      }
    }
    return result
  }
}
