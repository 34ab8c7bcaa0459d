extension Snapshot {
  /// What does not hold of this graph that always must: empty for every graph that the store made itself.
  ///
  /// Checks each count, list and page against the elements. O(graph · labels); for tests and for `FileChecker`.
  package func brokenInvariants(limit: Int = 20) -> [String] {
    let checker = InvariantChecker(self, limit: limit)
    checker.checkNodes()
    checker.checkEdges()
    checker.checkAdjacency()
    checker.checkColumns()
    return checker.broken
  }
}

/// Recounts a graph and compares with what it says of itself.
private final class InvariantChecker {
  let snapshot: Snapshot
  let state: GraphState
  let limit: Int
  var broken: [String] = []
  /// The places in the adjacency of each label set.
  private let slotsOfSet: [[Int]]
  /// How many entries each place and direction must have.
  private var expectedEntries: [Int: Int] = [:]

  init(_ snapshot: Snapshot, limit: Int) {
    let state = snapshot.state
    slotsOfSet = state.labelSets.sets.indices.map { state.slots(LabelSetID(rawValue: UInt32($0))) }
    self.snapshot = snapshot
    self.state = state
    self.limit = limit
  }

  private func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
    if !holds, broken.count < limit { broken.append(message()) }
  }

  func checkNodes() {
    var perSet = [Int](repeating: 0, count: state.labelSets.sets.count)
    var count = 0
    for id in 0..<state.nodeCapacity {
      let raw = Int(state.rawSet(of: NodeID(rawValue: UInt32(id))))
      guard raw != 0 else { continue }
      count += 1
      guard raw <= perSet.count else {
        expect(false, "node n\(id) has the label set \(raw - 1), which there is not")
        continue
      }
      perSet[raw - 1] += 1
    }
    expect(count == state.nodeCount, "\(state.nodeCount) nodes are counted, \(count) are there")
    for (index, expected) in perSet.enumerated() {
      let counted = index < state.nodesPerSet.count ? state.nodesPerSet[index] : 0
      expect(counted == expected, "label set \(index): \(counted) nodes are counted, \(expected) are there")
    }
  }

  func checkEdges() {
    var triples: [EdgeTripleKey: Int] = [:]
    var count = 0
    for id in 0..<state.edgeCapacity {
      let edge = EdgeID(rawValue: UInt32(id))
      let shape = state.shape(of: edge)
      guard shape.isPresent else { continue }
      count += 1
      guard Int(shape.labels.rawValue) < state.labelSets.sets.count else {
        expect(false, "edge e\(id) has the label set \(shape.labels.rawValue), which there is not")
        continue
      }
      let (source, target) = state.ends(of: edge)
      let sourceSet = state.rawSet(of: source)
      let targetSet = state.rawSet(of: target)
      guard sourceSet != 0, targetSet != 0 else {
        expect(false, "edge e\(id) has an end that is no node")
        continue
      }
      triples[
        EdgeTripleKey(
          source: LabelSetID(rawValue: sourceSet - 1), shape: shape,
          target: LabelSetID(rawValue: targetSet - 1)), default: 0] += 1
      for slot in slotsOfSet[Int(shape.labels.rawValue)] {
        if shape.isDirected {
          expectedEntries[slot * 4 + Int(Direction.outgoing.rawValue), default: 0] += 1
          expectedEntries[slot * 4 + Int(Direction.incoming.rawValue), default: 0] += 1
        } else {
          expectedEntries[slot * 4 + Int(Direction.undirected.rawValue), default: 0] +=
            source == target ? 1 : 2
        }
      }
    }
    expect(count == state.edgeCount, "\(state.edgeCount) edges are counted, \(count) are there")
    for (key, counted) in zip(state.triples.keys, state.triples.counts) {
      expect(counted == triples[key, default: 0], "the count of a combination of labels is wrong")
      triples[key] = nil
    }
    expect(triples.isEmpty, "a combination of labels is not counted")
  }

  /// Every entry of a list is an edge of its own, none is there twice, and there are as many as there must be: so none
  /// is missing.
  func checkAdjacency() {
    for (slot, label) in state.adjacency.enumerated() {
      guard let label else { continue }
      for direction in Direction.allCases {
        let expected = expectedEntries.removeValue(forKey: slot * 4 + Int(direction.rawValue)) ?? 0
        checkSide(label.side(direction), slot, direction, expected)
      }
    }
    expect(expectedEntries.isEmpty, "the edges of a label are listed nowhere")
  }

  private func checkSide(
    _ side: LabelAdjacency.Side, _ slot: Int, _ direction: Direction, _ expected: Int
  ) {
    let adjacency = Adjacency(side.directory)
    var entries = 0
    var nodes = 0
    for id in 0..<state.nodeCapacity {
      if side.directory.view(id >> PageSize.shift).isAbsent, side.directory.page(id >> PageSize.shift) == nil
      {
        continue
      }
      let node = NodeID(rawValue: UInt32(id))
      var last: (NodeID, EdgeID)?
      var degree = 0
      var isSorted = true
      var allKnown = true
      adjacency.forEachNeighbor(of: node) { neighbor, edge in
        if let last, (neighbor, edge) <= last { isSorted = false }
        if let last, last.0 == neighbor, !side.hasParallelEdges { isSorted = false }
        last = (neighbor, edge)
        degree += 1
        let shape = state.shape(of: edge)
        guard shape.isPresent, slotsOfSet[Int(shape.labels.rawValue)].contains(slot) else {
          allKnown = false
          return
        }
        let (source, target) = state.ends(of: edge)
        let isRight =
          switch direction {
          case .outgoing: shape.isDirected && source == node && target == neighbor
          case .incoming: shape.isDirected && target == node && source == neighbor
          case .undirected:
            !shape.isDirected
              && ((source == node && target == neighbor) || (target == node && source == neighbor))
          }
        if !isRight { allKnown = false }
      }
      expect(isSorted, "the neighbours of n\(id) are not sorted")
      expect(allKnown, "n\(id) lists an edge that is not its own")
      expect(degree == adjacency.degree(of: node), "the degree of n\(id) is wrong")
      expect(degree <= side.maximumDegree, "the degree of n\(id) is above the maximum")
      entries += degree
      if degree > 0 { nodes += 1 }
    }
    expect(entries == expected, "\(entries) neighbours are listed, \(expected) edges are there")
    expect(entries == side.entryCount, "\(side.entryCount) neighbours are counted, \(entries) are listed")
    expect(nodes == side.nodeCount, "\(side.nodeCount) nodes with edges are counted, \(nodes) are there")
  }

  func checkColumns() {
    for column in state.nodeColumns {
      guard let column else { continue }
      checkColumn(column, state.nodeCapacity) { state.rawSet(of: NodeID(rawValue: $0)) != 0 }
    }
    for column in state.edgeColumns {
      guard let column else { continue }
      checkColumn(column, state.edgeCapacity) { state.shape(of: EdgeID(rawValue: $0)).isPresent }
    }
  }

  private func checkColumn(_ column: PropertyColumn, _ capacity: Int, _ isPresent: (UInt32) -> Bool) {
    var count = 0
    for page in 0..<PageSize.pages(for: capacity) {
      let view = column.view(page)
      guard view.kind != .empty else { continue }
      let first = page << PageSize.shift
      for local in 0..<min(PageSize.count, capacity - first) where view.isValid(local) {
        count += 1
        expect(isPresent(UInt32(first + local)), "a property belongs to an element that is not there")
        let value = column.value(UInt32(first + local))
        expect(!value.isNull, "a property that is there is null")
        expect(isInZone(value, view), "a value is outside of the zone of its page")
      }
    }
    expect(count == column.count, "\(column.count) values are counted, \(count) are there")
  }

  private func isInZone(_ value: Value, _ view: ColumnView) -> Bool {
    switch value {
    case .int64(let number) where view.kind == .int64:
      return view.minimum <= number && number <= view.maximum
    case .date(let date) where view.kind == .date:
      let days = Int64(date.daysSinceEpoch)
      return view.minimum <= days && days <= view.maximum
    case .float64(let number) where view.kind == .double && !number.isNaN:
      let low = Double(bitPattern: UInt64(bitPattern: view.minimum))
      let high = Double(bitPattern: UInt64(bitPattern: view.maximum))
      return low <= number && number <= high
    default: return true
    }
  }
}
