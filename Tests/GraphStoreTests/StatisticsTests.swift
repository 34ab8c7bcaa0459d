import GraphStore
import Testing

/// Statistics and set operations on a graph that is small enough to count by hand.
@Suite struct StatisticsTests {
  @Test func countsFollowTheGraph() throws {
    let graph = Graph()
    let nodes = try graph.write { transaction in
      let nodes = try (0..<10).map {
        try transaction.insertNode(
          labels: [$0 < 7 ? "Person" : "City"], properties: ["n": .int64(Int64($0 % 3))])
      }
      for person in 0..<7 {
        try transaction.insertEdge(from: nodes[person], to: nodes[7 + person % 3], labels: ["LIVES"])
      }
      for person in 1..<7 {
        try transaction.insertEdge(from: nodes[0], to: nodes[person], labels: ["KNOWS"], directed: false)
      }
      return nodes
    }
    var snapshot = graph.snapshot()
    let person = try #require(snapshot.label(named: "Person"))
    let city = try #require(snapshot.label(named: "City"))
    let lives = try #require(snapshot.label(named: "LIVES"))
    let knows = try #require(snapshot.label(named: "KNOWS"))
    #expect(snapshot.nodeCount(with: person) == 7)
    #expect(snapshot.edgeCount(from: person, with: lives, to: city) == 7)
    #expect(snapshot.edgeCount(from: city, with: lives) == 0)
    #expect(snapshot.everyNeighbor(along: lives, .outgoing, has: city))
    #expect(!snapshot.everyNeighbor(along: lives, .incoming, has: city))
    #expect(snapshot.everyNeighbor(along: knows, .undirected, has: person))
    #expect(snapshot.edgeStatistics(lives, .outgoing).isFunctional)
    #expect(!snapshot.edgeStatistics(lives, .incoming).isFunctional)
    #expect(snapshot.edgeStatistics(knows, .undirected).degreeSum == 12)
    #expect(snapshot.edgeStatistics(knows, .undirected).maximumDegree == 6)
    #expect(!snapshot.edgeStatistics(knows, .undirected).hasParallelEdges)
    #expect(snapshot.distinctEstimate(ofNodes: try #require(snapshot.propertyKey(named: "n"))) == 3)

    try graph.write { transaction in
      try transaction.addLabel("City", to: nodes[1])
      try transaction.delete(nodes[0], detach: true)
      try transaction.insertEdge(from: nodes[2], to: nodes[7], labels: ["LIVES"])
    }
    snapshot = graph.snapshot()
    #expect(snapshot.nodeCount(with: city) == 4)
    #expect(snapshot.edgeCount(with: knows) == 0)
    #expect(snapshot.edgeCount(from: city, with: lives) == 1)
    #expect(!snapshot.edgeStatistics(lives, .outgoing).isFunctional)
    #expect(snapshot.edgeTriples.reduce(0) { $0 + $1.count } == snapshot.edgeCount)
  }

  @Test func commonNeighborsAreThoseOfBothLists() throws {
    let graph = Graph()
    var random = SplitMix(seed: 51)
    let nodes = try graph.write { transaction in
      let nodes = try (0..<2000).map { _ in try transaction.insertNode() }
      for (node, count) in [(0, 1500), (1, 40), (2, 700)] {
        for _ in 0..<count {
          try transaction.insertEdge(
            from: nodes[node], to: nodes[Int.random(in: 0..<2000, using: &random)], labels: ["R"])
        }
      }
      return nodes
    }
    let snapshot = graph.snapshot()
    let adjacency = snapshot.adjacency(snapshot.label(named: "R"), .outgoing)
    for (first, second) in [(0, 1), (1, 0), (0, 2), (1, 2), (2, 2), (3, 0)] {
      var found: [NodeID] = []
      adjacency.forEachCommonNeighbor(of: nodes[first], and: nodes[second], in: adjacency) {
        found.append($0)
      }
      let expected = Set(adjacency.neighbors(of: nodes[first]))
        .intersection(adjacency.neighbors(of: nodes[second])).sorted()
      #expect(found == expected)
    }
  }

  @Test func kernelsReadPages() throws {
    let graph = Graph()
    try graph.write { transaction in
      for number in 0..<1500 {
        try transaction.insertNode(
          properties: number % 2 == 0 ? ["n": .int64(Int64(number)), "t": .string("\(number)")] : [:])
      }
    }
    let snapshot = graph.snapshot()
    let key = try #require(snapshot.propertyKey(named: "n"))
    let text = try #require(snapshot.propertyKey(named: "t"))
    var sum: Int64 = 0
    var bytes = 0
    for page in 0..<snapshot.nodePageCount {
      let isLent = snapshot.withNodeProperties(key, page: page) { column in
        #expect(column.kind == .int64)
        #expect(column.zone?.minimum == .int64(Int64(column.firstID)))
        column.withInt64s { numbers in
          for index in 0..<numbers.count where column.isValid(index) { sum += numbers[index] }
        }
      }
      #expect(isLent)
      snapshot.withNodeProperties(text, page: page) { column in
        for index in 0..<column.count { column.withUTF8(at: index) { bytes += $0.count } }
      }
    }
    #expect(sum == (0..<750).reduce(0) { $0 + $1 * 2 })
    #expect(bytes == (0..<750).reduce(0) { $0 + "\($1 * 2)".utf8.count })
    #expect(!snapshot.withNodeProperties(key, page: 99) { _ in })
  }
}
