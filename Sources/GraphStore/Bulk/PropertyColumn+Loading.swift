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
      loadPages(start..<end, columns) { id in
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

  private func loadPages(
    _ ids: Range<Int>, _ columns: [BulkColumn?], place: (Int) -> (column: Int, row: Int)?
  ) {
    guard !ids.isEmpty else { return }
    for page in (ids.lowerBound >> PageSize.shift)...((ids.upperBound - 1) >> PageSize.shift) {
      let base = page << PageSize.shift
      var builder = ColumnPageBuilder(columns, era: era)
      for local in 0..<PageSize.count where ids.contains(base + local) {
        guard let (index, row) = place(base + local) else { continue }
        builder.add(local, index, row)
      }
      guard builder.count > 0 else { continue }
      if view(page).kind != .empty {
        // Part of the page is there already: write value by value.
        let values = builder.values()
        directory.update(page, era: era) { existing in
          let writable = existing.isPacked ? existing.copied(era: era) : existing
          for (local, value) in values { writable.set(local, to: value) }
          if writable !== existing { existing.replace(by: writable) }
        }
      } else {
        directory.set(page, to: builder.page(), era: era)
      }
      count += builder.count
    }
  }
}
