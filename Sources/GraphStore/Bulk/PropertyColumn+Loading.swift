extension PropertyColumn {
  /// Enters columns for ranges of ids, ascending.
  func load(_ segments: [BulkSegment]) {
    let columns = segments.map(\.column)
    var index = 0
    while index < segments.count {
      let start = segments[index].first
      // The segments that begin in the pages which this one reaches are built together.
      var end = start + columns[index].count
      var next = index + 1
      while next < segments.count, segments[next].first >> PageSize.shift <= (end - 1) >> PageSize.shift {
        end = segments[next].first + columns[next].count
        next += 1
      }
      loadPages(start..<end, columns) { [index, next] id in
        var segment = index
        while segment + 1 < next, segments[segment + 1].first <= id { segment += 1 }
        let row = id - segments[segment].first
        return row >= 0 && row < columns[segment].count ? (segment, row) : nil
      }
      index = next
    }
  }

  /// Enters the columns of batches of edges, whose ids follow the order of `rows`.
  func load(_ columns: [BulkColumn?], firstRows: [Int], rows: [UInt32], first: Int) {
    loadPages(first..<(first + rows.count), columns) { id in
      let row = Int(rows[id - first])
      var low = 0
      var high = firstRows.count
      while low + 1 < high {
        let middle = (low + high) / 2
        if firstRows[middle] <= row { low = middle } else { high = middle }
      }
      return columns[low] == nil ? nil : (low, row - firstRows[low])
    }
  }

  /// A page of a load that was laid out.
  private struct LoadedPage: Sendable {
    let index: Int
    let count: Int
    /// Nil where part of the page is there already: then the values are to be written one by one.
    let page: ColumnPage?
    let values: [(local: Int, value: Value)]
  }

  /// Lays pages out on all cores, then enters them.
  private func loadPages(
    _ ids: Range<Int>, _ columns: [BulkColumn?], place: @Sendable (Int) -> (column: Int, row: Int)?
  ) {
    guard !ids.isEmpty else { return }
    let first = ids.lowerBound >> PageSize.shift
    let pageCount = (ids.upperBound - 1) >> PageSize.shift - first + 1
    let parts = PageWork.map(pageCount, minimumRun: 16) { run in
      run.compactMap { offset -> LoadedPage? in
        let index = first + offset
        let base = index << PageSize.shift
        var builder = ColumnPageBuilder(columns, era: era)
        for local in 0..<PageSize.count where ids.contains(base + local) {
          guard let (column, row) = place(base + local) else { continue }
          builder.add(local, column, row)
        }
        guard builder.count > 0 else { return nil }
        let isFresh = view(index).kind == .empty
        return LoadedPage(
          index: index, count: builder.count, page: isFresh ? builder.page() : nil,
          values: isFresh ? [] : builder.values())
      }
    }
    for loaded in parts.joined() {
      if let page = loaded.page {
        directory.set(loaded.index, to: page, era: era)
      } else {
        directory.update(loaded.index, era: era) { existing in
          let writable = existing.isPacked ? existing.copied(era: era) : existing
          for (local, value) in loaded.values { writable.set(local, to: value) }
          if writable !== existing { existing.replace(by: writable) }
        }
      }
      count += loaded.count
    }
  }
}
