import GraphStore
import Testing

/// Lists that are read a page at a time, and values that are kept with a snapshot.
@Suite struct PageListTests {
  @Test("A page lends the lists that its nodes have one by one", arguments: [7, 8] as [UInt64])
  func pages(seed: UInt64) throws {
    var driver = RandomDriver(seed: seed)
    for step in 0..<30 {
      try driver.runTransaction()
      try check(driver.graph.snapshot(), "seed \(seed), transaction \(step)")
    }
  }

  @Test("Lists of a bulk load, of which some pages have one edge for each node")
  func runs() throws {
    let graph = Graph()
    let loader = BulkLoader(graph)
    let all = try loader.addNodes(labels: ["A"], count: 5000).map { NodeID(rawValue: $0) }
    try loader.addEdges(
      labels: ["one"], sources: Array(all[100..<4000]), targets: Array(all[100..<4000].reversed()))
    try loader.addEdges(
      labels: ["some"], sources: [all[3], all[3], all[4100]], targets: [all[1], all[0], all[9]])
    try loader.finish()
    try check(graph.snapshot(), "loaded")
    try graph.write { transaction in
      _ = try transaction.insertEdge(from: all[3], to: all[7], labels: ["some"])
      _ = try transaction.insertEdge(from: all[200], to: all[7], labels: ["one"])
    }
    try check(graph.snapshot(), "loaded and written")
  }

  private func check(_ snapshot: Snapshot, _ place: String) throws {
    let labels = snapshot.labelNames.map { snapshot.label(named: $0) } + [nil]
    for label in labels {
      for direction in Direction.allCases {
        let adjacency = snapshot.adjacency(label, direction)
        var lists: [NodeID: [NodeID]] = [:]
        for page in 0..<snapshot.nodePageCount {
          let isThere = adjacency.withPage(page) { run, offsets, neighbors in
            let first = UInt32(page * Snapshot.pageSize)
            for local in run {
              let places =
                offsets.isEmpty
                ? local - run.lowerBound..<local - run.lowerBound + 1
                : Int(offsets[local])..<Int(offsets[local + 1])
              for place in places {
                lists[NodeID(rawValue: first + UInt32(local)), default: []].append(neighbors[place])
              }
            }
          }
          if isThere { #expect(adjacency.occupiedPages.contains(page), "\(place)") }
        }
        for id in 0..<UInt32(snapshot.nodeCapacity) {
          let node = NodeID(rawValue: id)
          guard lists[node, default: []] == adjacency.neighbors(of: node) else {
            Issue.record("\(place): the list of n\(id) \(direction)")
            return
          }
        }
      }
    }
  }

  @Test("What a page says of its nodes is what it lists")
  func contents() throws {
    var driver = RandomDriver(seed: 9)
    for _ in 0..<30 { try driver.runTransaction() }
    let snapshot = driver.graph.snapshot()
    for name in RandomDriver.labels {
      guard let label = snapshot.label(named: name) else { continue }
      let filter = snapshot.labelSets(with: label)
      for page in 0...snapshot.nodePageCount {
        var nodes: [NodeID] = []
        snapshot.appendNodes(inPage: page, matching: filter, to: &nodes)
        switch snapshot.nodes(ofPage: page, matching: filter) {
        case .none: #expect(nodes.isEmpty)
        case .leading(let count): #expect(nodes.count == count)
        case .mixed: break
        }
      }
    }
  }

  @Test("Derived values stay with their state, within their bound")
  func derived() throws {
    let graph = Graph()
    let node = try graph.write { try $0.insertNode(labels: ["A"]) }
    var made = 0
    func count(_ snapshot: Snapshot, _ key: String = "count", bytes: Int = 8) -> Int {
      snapshot.derived(key, byteCount: { _ in bytes }) {
        made += 1
        return snapshot.nodeCount
      }
    }
    let first = graph.snapshot()
    #expect([count(first), count(first), count(graph.snapshot())] == [1, 1, 1])
    #expect(made == 1)
    try graph.write { transaction in
      _ = try transaction.insertNode(labels: ["A"])
      // The view that a transaction lends of itself changes: nothing is kept with it.
      #expect(transaction.read { count($0) } == 2)
      try transaction.delete(node, detach: true)
      #expect(transaction.read { count($0) } == 1)
      #expect(count(transaction.snapshot()) == 1)
      _ = try transaction.insertNode(labels: ["A"])
      #expect(count(transaction.snapshot()) == 2)
    }
    #expect(count(graph.snapshot()) == 2)
    #expect(count(first) == 1)
    let limit = first.derivedByteLimit
    for number in 0..<20 { _ = count(first, "key \(number)", bytes: limit / 3) }
    _ = count(first, "large", bytes: limit + 1)
    #expect(first.derivedByteCount <= limit && first.derivedByteCount > 0)
  }
}
