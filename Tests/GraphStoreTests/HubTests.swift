import GraphStore
import Testing

/// The lists of nodes with very many neighbours stay sorted and whole through inserts and deletes.
@Suite struct HubTests {
  @Test(arguments: [true, false])
  func hubKeepsItsNeighbors(isAscending: Bool) throws {
    let graph = Graph()
    let count = 6000
    var random = SplitMix(seed: 31)
    let nodes = try graph.write { transaction in
      try (0..<count).map { _ in try transaction.insertNode(labels: ["N"]) }
    }
    let hub = nodes[17]
    var expected: [(NodeID, EdgeID)] = []
    var kept: [(Snapshot, [(NodeID, EdgeID)])] = []
    let order = isAscending ? nodes : nodes.shuffled(using: &random)
    for part in stride(from: 0, to: count, by: 500) {
      try graph.write { transaction in
        for node in order[part..<(part + 500)] {
          let edge = try transaction.insertEdge(from: hub, to: node, labels: ["R"])
          expected.append((node, edge))
          if Int.random(in: 0..<50, using: &random) == 0 {
            expected.append((node, try transaction.insertEdge(from: hub, to: node, labels: ["R"])))
          }
        }
      }
      expected.sort { $0 < $1 }
      kept.append((graph.snapshot(), expected))
    }
    try Self.compare(kept, hub)

    // Down to no neighbour at all: the hub becomes a plain list again.
    kept = []
    for _ in 0..<8 {
      expected.shuffle(using: &random)
      try graph.write { transaction in
        for (_, edge) in expected.suffix(expected.count / 2 + 1) { try transaction.delete(edge) }
      }
      expected.removeLast(expected.count / 2 + 1)
      expected.sort { $0 < $1 }
      kept.append((graph.snapshot(), expected))
    }
    try Self.compare(kept, hub)
    #expect(graph.snapshot().brokenInvariants() == [])
  }

  private static func compare(_ kept: [(Snapshot, [(NodeID, EdgeID)])], _ hub: NodeID) throws {
    for (snapshot, expected) in kept {
      let label = try #require(snapshot.label(named: "R"))
      let adjacency = snapshot.adjacency(label, .outgoing)
      #expect(adjacency.degree(of: hub) == expected.count)
      #expect(adjacency.neighbors(of: hub) == expected.map(\.0))
      #expect(adjacency.edges(of: hub) == expected.map(\.1))
      for (neighbor, edge) in expected.prefix(20) {
        #expect(adjacency.contains(hub, neighbor))
        #expect(adjacency.edges(between: hub, and: neighbor).contains(edge))
      }
      #expect(!adjacency.contains(hub, NodeID(rawValue: 9_999_999)))
    }
  }
}
