import GraphStore

/// What two sorted lists without repetitions have in common.
enum SortedLists {
  /// How much longer one list must be for its places to be searched rather than passed.
  private static let searchFactor = 16

  /// How many nodes are in both.
  @inline(__always)
  static func commonCount(_ one: Span<NodeID>, _ other: Span<NodeID>) -> Int {
    guard one.count <= other.count * searchFactor, other.count <= one.count * searchFactor else {
      var count = 0
      forEachCommon(one, other) { _, _ in count += 1 }
      return count
    }
    var (left, right, count) = (0, 0, 0)
    // Without branches that depend on the comparison.
    while left < one.count, right < other.count {
      let (first, second) = unsafe (one[unchecked: left], other[unchecked: right])
      count += first == second ? 1 : 0
      left += first <= second ? 1 : 0
      right += second <= first ? 1 : 0
    }
    return count
  }

  /// Calls `body` with the places of each node that is in both.
  @inline(__always)
  static func forEachCommon(_ one: Span<NodeID>, _ other: Span<NodeID>, _ body: (Int, Int) -> Void) {
    if one.count > other.count * searchFactor {
      search(other, in: one) { body($1, $0) }
    } else if other.count > one.count * searchFactor {
      search(one, in: other) { body($0, $1) }
    } else {
      var (left, right) = (0, 0)
      while left < one.count, right < other.count {
        let (first, second) = (one[left], other[right])
        if first == second { body(left, right) }
        left += first <= second ? 1 : 0
        right += second <= first ? 1 : 0
      }
    }
  }

  private static func search(_ few: Span<NodeID>, in many: Span<NodeID>, _ body: (Int, Int) -> Void) {
    var start = 0
    for place in 0..<few.count {
      let node = few[place]
      // Gallops ahead from where the last one was found.
      var step = 1
      while start + step < many.count, many[start + step] < node { step *= 2 }
      var low = start + step / 2
      var high = min(start + step + 1, many.count)
      if low >= high { low = start }
      while low < high {
        let middle = (low + high) / 2
        if many[middle] < node { low = middle + 1 } else { high = middle }
      }
      start = low
      guard start < many.count else { return }
      if many[start] == node { body(place, start) }
    }
  }
}

extension LinkLists {
  /// In how many ways one node leads to another, in lists in which each neighbour stands once.
  func ways(from node: NodeID, to target: NodeID) -> Int64 {
    var found: Int64 = 0
    withList(of: node) { list, ways in
      guard let place = NeighborTable.position(of: target, in: list, 0..<list.count) else { return }
      found = ways.isEmpty ? 1 : Int64(ways[place])
    }
    return found
  }
}
