extension InvariantChecker {
  /// Nodes are as many as is said, in all and of each label set.
  func nodes() -> BrokenInvariants {
    let setCount = state.labelSets.sets.count
    let parts = PageWork.map(PageSize.pages(for: state.nodeCapacity)) { pages in
      var perSet = [Int](repeating: 0, count: setCount)
      var broken = BrokenInvariants(limit: limit)
      let reader = state.nodes.reader
      for page in pages {
        let view = reader.view(page)
        let first = page << PageSize.shift
        for local in 0..<min(PageSize.count, state.nodeCapacity - first) {
          let raw = Int(view.raw(local))
          guard raw != 0 else { continue }
          guard raw <= setCount else {
            broken.expect(false, "node n\(first + local) has the label set \(raw - 1), which there is not")
            continue
          }
          perSet[raw - 1] += 1
        }
      }
      return (perSet, broken)
    }
    var broken = BrokenInvariants(limit: limit)
    var perSet = [Int](repeating: 0, count: setCount)
    for (part, faults) in parts {
      for (index, count) in part.enumerated() { perSet[index] += count }
      broken.append(faults)
    }
    let count = perSet.reduce(0, +)
    broken.expect(count == state.nodeCount, "\(state.nodeCount) nodes are counted, \(count) are there")
    for (index, expected) in perSet.enumerated() {
      let counted = index < state.nodesPerSet.count ? state.nodesPerSet[index] : 0
      broken.expect(
        counted == expected, "label set \(index): \(counted) nodes are counted, \(expected) are there")
    }
    return broken
  }

  /// What was counted of some edges.
  private struct EdgeCounts: Sendable {
    struct PerShape: Sendable {
      var count = 0
      var selfLoops = 0
    }

    var perShape: [EdgeShape: PerShape] = [:]
    var triples: [EdgeTripleKey: Int] = [:]
    var broken: BrokenInvariants
  }

  /// Every edge has labels and ends that are there, and edges are as many as is said; gives how often adjacency must list them.
  func edges() -> (BrokenInvariants, EntryCounts) {
    let parts = PageWork.map(PageSize.pages(for: state.edgeCapacity)) { countEdges(inPages: $0) }
    var total = EdgeCounts(broken: BrokenInvariants(limit: limit))
    for part in parts {
      total.broken.append(part.broken)
      total.triples.merge(part.triples, uniquingKeysWith: +)
      total.perShape.merge(part.perShape) {
        .init(count: $0.count + $1.count, selfLoops: $0.selfLoops + $1.selfLoops)
      }
    }
    var broken = total.broken
    let count = total.perShape.values.reduce(0) { $0 + $1.count }
    broken.expect(count == state.edgeCount, "\(state.edgeCount) edges are counted, \(count) are there")
    for (key, counted) in zip(state.triples.keys, state.triples.counts) {
      let expected = total.triples.removeValue(forKey: key) ?? 0
      broken.expect(counted == expected, "a combination of labels: \(counted) edges, \(expected) are there")
    }
    broken.expect(total.triples.isEmpty, "a combination of labels is not counted")

    var expected: EntryCounts = [:]
    for (shape, counts) in total.perShape {
      for slot in slotsOfSet[Int(shape.labels.rawValue)] {
        if shape.isDirected {
          expected[slot * 4 + Int(Direction.outgoing.rawValue), default: 0] += counts.count
          expected[slot * 4 + Int(Direction.incoming.rawValue), default: 0] += counts.count
        } else {
          expected[slot * 4 + Int(Direction.undirected.rawValue), default: 0] +=
            counts.count * 2 - counts.selfLoops
        }
      }
    }
    return (broken, expected)
  }

  private func countEdges(inPages pages: Range<Int>) -> EdgeCounts {
    var result = EdgeCounts(broken: BrokenInvariants(limit: limit))
    let reader = state.nodes.reader
    let setCount = slotsOfSet.count
    func set(_ node: NodeID) -> UInt32 {
      guard Int(node.rawValue) < state.nodeCapacity else { return 0 }
      return reader.view(Int(node.rawValue) >> PageSize.shift).raw(Int(node.rawValue) & PageSize.mask)
    }
    // Edges of one load follow one another by source, so the same combination comes again and again.
    var last = EdgeTripleKey(source: .empty, shape: .absent, target: .empty)
    var lastCount = 0
    for page in pages {
      let first = page << PageSize.shift
      let limit = min(PageSize.count, state.edgeCapacity - first)
      ends.forEachEdge(inPage: page, below: limit) { local, shape, source, target in
        guard Int(shape.labels.rawValue) < setCount else {
          result.broken.expect(
            false, "edge e\(first + local) has the label set \(shape.labels.rawValue), which there is not")
          return
        }
        let (sourceSet, targetSet) = (set(source), set(target))
        guard sourceSet != 0, targetSet != 0 else {
          result.broken.expect(false, "edge e\(first + local) has an end that is no node")
          return
        }
        if source == target { result.perShape[shape, default: .init()].selfLoops += 1 }
        let key = EdgeTripleKey(
          source: LabelSetID(rawValue: sourceSet - 1), shape: shape,
          target: LabelSetID(rawValue: targetSet - 1))
        if key == last {
          lastCount += 1
        } else {
          if lastCount > 0 { result.triples[last, default: 0] += lastCount }
          (last, lastCount) = (key, 1)
        }
      }
    }
    if lastCount > 0 { result.triples[last, default: 0] += lastCount }
    for (key, count) in result.triples { result.perShape[key.shape, default: .init()].count += count }
    return result
  }
}
