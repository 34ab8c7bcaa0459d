extension InvariantChecker {
  /// Every value belongs to an element, lies within the zone of its page, and they are as many as is said.
  func columns() -> BrokenInvariants {
    var broken = BrokenInvariants(limit: limit)
    for (key, column) in state.nodeColumns.enumerated() {
      guard let column else { continue }
      broken.append(
        check(column, key, state.nodeCapacity) { page in
          let view = state.nodes.view(page)
          return { view.raw($0) != 0 }
        })
    }
    for (key, column) in state.edgeColumns.enumerated() {
      guard let column else { continue }
      broken.append(
        check(column, key, state.edgeCapacity) { page in
          let view = state.edges.view(page)
          return { view.shape($0).isPresent }
        })
    }
    return broken
  }

  private func check(
    _ column: PropertyColumn, _ key: Int, _ capacity: Int,
    _ presence: @Sendable (_ page: Int) -> (_ local: Int) -> Bool
  ) -> BrokenInvariants {
    let name = key < state.keys.names.count ? state.keys.names[key] : "\(key)"
    let parts = PageWork.map(PageSize.pages(for: capacity)) { pages in
      var broken = BrokenInvariants(limit: limit)
      var count = 0
      for page in pages {
        let view = column.view(page)
        guard view.kind != .empty else { continue }
        let isPresent = presence(page)
        let generic = view.kind == .values ? column.directory.page(page) : nil
        for local in 0..<min(PageSize.count, capacity - page << PageSize.shift) where view.isValid(local) {
          count += 1
          broken.expect(isPresent(local), "a value of `\(name)` belongs to an element that is not there")
          broken.expect(
            Self.isSound(view, local, generic),
            "a value of `\(name)` is none, or outside of the zone of its page"
          )
        }
      }
      return (count, broken)
    }
    var (count, broken) = (0, BrokenInvariants(limit: limit))
    for part in parts {
      count += part.0
      broken.append(part.1)
    }
    broken.expect(
      count == column.count, "\(column.count) values of `\(name)` are counted, \(count) are there")
    return broken
  }

  private static func isSound(_ view: ColumnView, _ local: Int, _ generic: ColumnPage?) -> Bool {
    switch view.kind {
    case .int64:
      let number = view.cells(Int64.self)[local]
      return view.hasRange && view.minimum <= number && number <= view.maximum
    case .date:
      let days = Int64(view.cells(Int32.self)[local])
      return view.hasRange && view.minimum <= days && days <= view.maximum
        && CalendarDate(daysSinceEpoch: Int(days)) != nil
    case .double:
      let number = view.cells(Double.self)[local]
      return number.isNaN
        || (view.hasRange && Double(bitPattern: UInt64(bitPattern: view.minimum)) <= number
          && number <= Double(bitPattern: UInt64(bitPattern: view.maximum)))
    case .boolean: return view.data[local] <= 1
    case .string: return view.isText(local)
    case .values: return generic.map { !$0.value(local).isNull } ?? false
    default: return !view.value(local).isNull
    }
  }
}

extension ColumnView {
  /// Whether the bytes of a string are UTF-8.
  fileprivate func isText(_ local: Int) -> Bool {
    let (start, count) = textRange(local)
    guard count > 0 else { return true }
    let bytes = unsafe UnsafeBufferPointer(start: heap.pointer.unsafelyUnwrapped + start, count: count)
    return unsafe UTF8Check.isValid(bytes.span)
  }
}
