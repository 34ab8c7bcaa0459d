extension GraphProjection {
  /// The weakly connected component of each node: the smallest node number in it. O(nodes + edges), nearly.
  ///
  /// Union by smallest member with path halving (Tarjan and van Leeuwen, 1984).
  public func weakComponents() -> [Int] {
    var parents = Array(0..<count)
    func root(of start: Int) -> Int {
      var node = start
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for node in 0..<count {
      for neighbor in neighbors(of: node) {
        let (one, other) = (root(of: node), root(of: Int(neighbor)))
        if one != other { parents[max(one, other)] = min(one, other) }
      }
    }
    return (0..<count).map(root(of:))
  }

  /// The strongly connected component of each node: the smallest node number in it. O(nodes + edges).
  ///
  /// Tarjan's algorithm (1972) with a stack of its own, so that no path is too long.
  public func strongComponents() -> [Int] {
    var components = [Int](repeating: -1, count: count)
    var order = [Int](repeating: -1, count: count)
    var lowest = [Int](repeating: 0, count: count)
    var pending: [Int] = []
    var visited = 0
    for start in 0..<count where order[start] < 0 {
      var walk = [(node: start, next: offsets[start])]
      order[start] = visited
      lowest[start] = visited
      visited += 1
      pending.append(start)
      while let (node, next) = walk.last {
        if next < offsets[node + 1] {
          walk[walk.count - 1].next = next + 1
          let neighbor = Int(neighbors[next])
          if order[neighbor] < 0 {
            order[neighbor] = visited
            lowest[neighbor] = visited
            visited += 1
            pending.append(neighbor)
            walk.append((neighbor, offsets[neighbor]))
          } else if components[neighbor] < 0 {
            lowest[node] = min(lowest[node], order[neighbor])
          }
          continue
        }
        walk.removeLast()
        if let parent = walk.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        if lowest[node] == order[node] {
          close(node, pending: &pending, components: &components)
        }
      }
    }
    return components
  }

  /// Takes the members of a component from the stack and names it after the smallest.
  private func close(_ root: Int, pending: inout [Int], components: inout [Int]) {
    guard let first = pending.lastIndex(of: root) else { return }
    let members = pending[first...]
    let name = members.min() ?? root
    for member in members { components[member] = name }
    pending.removeSubrange(first...)
  }
}
