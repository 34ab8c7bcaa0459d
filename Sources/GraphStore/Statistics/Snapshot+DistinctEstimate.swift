extension Snapshot {
  /// About how many different values a property of the nodes has, from a sample of pages. O(1): at most 4,096 values are read.
  public func distinctEstimate(ofNodes key: PropertyKeyID) -> Int {
    let index = Int(key.rawValue)
    guard index < state.nodeColumns.count, let column = state.nodeColumns[index] else { return 0 }
    return Self.distinctEstimate(column, state.nodeCapacity)
  }

  /// About how many different values a property of the edges has, from a sample of pages.
  public func distinctEstimate(ofEdges key: PropertyKeyID) -> Int {
    let index = Int(key.rawValue)
    guard index < state.edgeColumns.count, let column = state.edgeColumns[index] else { return 0 }
    return Self.distinctEstimate(column, state.edgeCapacity)
  }

  /// The guaranteed-error estimator of Charikar et al.: values seen once stand for √(all / sampled) values each.
  private static func distinctEstimate(_ column: PropertyColumn, _ capacity: Int) -> Int {
    let pageCount = PageSize.pages(for: capacity)
    let sampledPages = 4
    var occurrences: [Value: Int] = [:]
    var sampled = 0
    var page = 0
    while page < pageCount, sampled < sampledPages * PageSize.count {
      let view = column.view(page)
      let first = page << PageSize.shift
      for local in 0..<min(PageSize.count, capacity - first) where view.isValid(local) {
        occurrences[column.value(UInt32(first + local)), default: 0] += 1
        sampled += 1
      }
      // Pages without the property cost nothing, so only the others are spread out.
      page += view.kind == .empty ? 1 : max(1, pageCount / sampledPages)
    }
    guard sampled > 0 else { return 0 }
    let once = occurrences.values.count { $0 == 1 }
    let scale = (Double(column.count) / Double(sampled)).squareRoot()
    return min(column.count, Int(Double(once) * max(scale, 1)) + occurrences.count - once)
  }
}
