import GraphStore
import Testing

/// Zachary's karate club (1977), for which the literature and networkx agree on every figure below.
@Suite struct ProjectionTests {
  static let edges: [(Int, Int)] = {
    let neighbors: [Int: [Int]] = [
      0: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31], 1: [2, 3, 7, 13, 17, 19, 21, 30],
      2: [3, 7, 8, 9, 13, 27, 28, 32], 3: [7, 12, 13], 4: [6, 10], 5: [6, 10, 16], 6: [16], 8: [30, 32, 33],
      9: [33], 13: [33], 14: [32, 33], 15: [32, 33], 18: [32, 33], 19: [33], 20: [32, 33], 22: [32, 33],
      23: [25, 27, 29, 32, 33], 24: [25, 27, 31], 25: [31], 26: [29, 33], 27: [33], 28: [31, 33],
      29: [32, 33], 30: [32, 33], 31: [32, 33], 32: [33],
    ]
    return neighbors.sorted { $0.key < $1.key }.flatMap { source, targets in targets.map { (source, $0) } }
  }()

  static func club() throws -> GraphProjection {
    let graph = Graph()
    try graph.write { transaction in
      let nodes = try (0..<34).map { _ in try transaction.insertNode(labels: ["Member"], properties: [:]) }
      for (source, target) in edges {
        try transaction.insertEdge(
          from: nodes[source], to: nodes[target], labels: ["MET"], directed: true, properties: [:])
      }
    }
    return GraphProjection(of: graph.snapshot(), nodes: "Member", edges: "MET", orientation: .undirected)
  }

  @Test func trianglesAndCores() throws {
    let club = try Self.club()
    #expect(Self.edges.count == 78)
    #expect(club.triangleCounts().reduce(0, +) == 3 * 45)
    #expect(club.triangleCounts()[0] == 18)
    #expect(club.coreNumbers().max() == 4)
    #expect(abs(club.clusteringCoefficients().reduce(0, +) / 34 - 0.570638) < 1e-6)
  }

  @Test func ranksAndBetweenness() throws {
    let club = try Self.club()
    let ranks = try club.pageRank()
    #expect(abs(ranks.reduce(0, +) - 1) < 1e-9)
    #expect(abs(ranks[33] - 0.100919) < 1e-5)
    #expect(abs(ranks[0] - 0.096997) < 1e-5)
    let betweenness = try club.betweenness(isUndirected: true)
    let pairs = 33.0 * 32 / 2
    #expect(abs(betweenness[0] / pairs - 0.437635) < 1e-6)
  }

  @Test func componentsOfDirectedCircles() throws {
    let graph = Graph()
    try graph.write { transaction in
      let nodes = try (0..<7).map { _ in try transaction.insertNode(labels: [], properties: [:]) }
      for (source, target) in [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3), (5, 5)] {
        try transaction.insertEdge(
          from: nodes[source], to: nodes[target], labels: ["R"], directed: true, properties: [:])
      }
    }
    let projection = GraphProjection(of: graph.snapshot())
    #expect(projection.strongComponents() == [0, 0, 0, 3, 3, 5, 6])
    #expect(projection.weakComponents() == [0, 0, 0, 0, 0, 5, 6])
  }

  @Test func aLongPathNeedsNoStack() throws {
    let graph = Graph()
    try graph.write { transaction in
      let nodes = try (0..<5_000).map { _ in try transaction.insertNode(labels: [], properties: [:]) }
      for (source, target) in zip(nodes, nodes.dropFirst()) {
        try transaction.insertEdge(
          from: source, to: target, labels: ["NEXT"], directed: true, properties: [:])
      }
    }
    let projection = GraphProjection(of: graph.snapshot())
    #expect(Set(projection.strongComponents()).count == 5_000)
    #expect(Set(projection.weakComponents()) == [0])
    #expect(GraphProjection(of: graph.snapshot(), nodes: "Nothing").count == 0)
  }

  @Test func communitiesOfTwoCliques() throws {
    let graph = Graph()
    try graph.write { transaction in
      let nodes = try (0..<8).map { _ in try transaction.insertNode(labels: [], properties: [:]) }
      var pairs = [(3, 4)]
      for base in [0, 4] {
        for one in base..<(base + 4) { for other in (one + 1)..<(base + 4) { pairs.append((one, other)) } }
      }
      for (source, target) in pairs {
        try transaction.insertEdge(
          from: nodes[source], to: nodes[target], labels: ["R"], directed: false, properties: [:])
      }
    }
    let projection = GraphProjection(of: graph.snapshot())
    #expect(try projection.communities() == [0, 0, 0, 0, 4, 4, 4, 4])
  }
}
