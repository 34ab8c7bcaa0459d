extension GraphProjection {
  /// The community of each node by label propagation (Raghavan et al., 2007): the smallest node number that began with its label.
  ///
  /// Each node takes the label that most of its neighbours have, the smallest among equals, in the order of numbers and with the new labels
  /// of those before it; so the result is the same in every run. Ends after `iterations`, or as soon as no label changes.
  /// O(iterations × edges). Wants an undirected projection. `checkpoint` is called once per iteration and may throw to end
  /// the work.
  public func propagatedLabels(iterations: Int = 100, checkpoint: () throws -> Void = {}) throws -> [Int] {
    var labels = Array(0..<count)
    var frequencies: [Int: Int] = [:]
    for _ in 0..<max(0, iterations) {
      try checkpoint()
      var hasChanged = false
      for node in 0..<count {
        frequencies.removeAll(keepingCapacity: true)
        for neighbor in neighbors(of: node) where Int(neighbor) != node {
          frequencies[labels[Int(neighbor)], default: 0] += 1
        }
        let own = frequencies[labels[node]] ?? 0
        let best = frequencies.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        if let best, best.value > own || (best.value == own && best.key < labels[node]) {
          labels[node] = best.key
          hasChanged = true
        }
      }
      if !hasChanged { break }
    }
    var smallest: [Int: Int] = [:]
    for node in 0..<count where smallest[labels[node]] == nil { smallest[labels[node]] = node }
    return labels.map { smallest[$0] ?? $0 }
  }
}
