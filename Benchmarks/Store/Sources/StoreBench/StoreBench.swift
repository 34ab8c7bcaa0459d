import Foundation
import GraphStore

/// `StoreBench import FOLDER | transactions | walk ROUNDS | file FOLDER FILE | open FILE KEY`: one figure per line, seconds and
/// bytes where nothing else is said.
@main
struct StoreBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch (arguments.dropFirst().first, arguments.count) {
    case ("import", 3): try importing(arguments[2])
    case ("transactions", 2): try transactions()
    case ("walk", 3): try walk(rounds: Int(arguments[2]) ?? 1)
    case ("file", 4): try file(arguments[2], arguments[3])
    case ("open", 4): try open(arguments[2], arguments[3])
    default:
      print("usage: StoreBench import FOLDER | transactions | walk ROUNDS | file FOLDER FILE | open FILE KEY")
    }
  }

  static func importing(_ folder: String) throws {
    let clock = ContinuousClock()
    let baseline = Memory.resident()
    var graph = Graph()
    let time = try clock.measure { graph = try load(folder) }
    report("seconds", time.seconds)
    report("cpu", Memory.processorTime())
    report("peak", Double(Memory.peak()))
    Memory.releaseUnused()
    report("resident", Double(Memory.resident() - baseline))
    let snapshot = graph.snapshot()
    report("nodes", Double(snapshot.nodeCount))
    report("edges", Double(snapshot.edgeCount))
    report("raw", Double(rawBytes(snapshot)))
    withExtendedLifetime(graph) {}
  }

  /// The bytes of all values, as flat arrays without nulls would hold them: text without its lengths.
  static func rawBytes(_ snapshot: Snapshot) -> Int {
    var total = 0
    func add(_ page: borrowing PropertyPage) {
      for position in 0..<page.count where page.isValid(position) {
        switch page.kind {
        case .string: page.withUTF8(at: position) { total += $0.count }
        case .date: total += 4
        case .boolean: total += 1
        default: total += 8
        }
      }
    }
    for name in snapshot.propertyKeyNames {
      guard let key = snapshot.propertyKey(named: name) else { continue }
      for page in 0..<snapshot.nodePageCount { snapshot.withNodeProperties(key, page: page) { add($0) } }
      for page in 0..<snapshot.edgePageCount { snapshot.withEdgeProperties(key, page: page) { add($0) } }
    }
    return total
  }

  static func load(_ folder: String) throws -> Graph {
    let tables = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") && !$0.contains("Message") && !$0.hasSuffix("bidirectional.csv") }
      .sorted()
      .map { name in
        let path = folder + "/" + name
        let label = String(name.dropLast(4))
        return label == "Post" || label == "Comment"
          ? ImportTable(path: path, kind: .nodes, labels: [label, "Message"]) : ImportTable(namedByFile: path)
      }
    return try TableImporter(tables).run().graph
  }

  /// One-edge transactions: between random nodes, and into a hub of a million neighbours.
  static func transactions() throws {
    let clock = ContinuousClock()
    let nodeCount = 1_000_000
    let transactionCount = 200_000
    for hubDegree in [0, 1_000_000] {
      let graph = Graph()
      let loader = BulkLoader(graph)
      let nodes = try loader.addNodes(labels: ["N"], count: nodeCount + 1).map(NodeID.init(rawValue:))
      let hub = nodes[nodeCount]
      if hubDegree > 0 {
        try loader.addEdges(
          labels: ["R"], sources: Array(nodes.prefix(hubDegree)),
          targets: Array(repeating: hub, count: hubDegree))
      }
      try loader.finish()
      var random = SystemRandomNumberGenerator()
      let pairs = (0..<transactionCount).map { _ in
        (
          nodes[Int.random(in: 0..<nodeCount, using: &random)],
          hubDegree > 0 ? hub : nodes[Int.random(in: 0..<nodeCount, using: &random)]
        )
      }
      let start = Memory.processorTime()
      let time = try clock.measure {
        for (source, target) in pairs {
          try graph.write { try $0.insertEdge(from: source, to: target, labels: ["R"]) }
        }
      }
      let name = hubDegree > 0 ? "hub" : "random"
      report(name, Double(transactionCount) / time.seconds)
      report(name + "-cpu", Double(transactionCount) / (Memory.processorTime() - start))
    }
  }

  /// Counts the walks of two steps that don't return, over a graph of 10,000 nodes with 36 neighbours each, as walk.c does.
  static func walk(rounds: Int) throws {
    let graph = Graph()
    let loader = BulkLoader(graph)
    let nodeCount = 10_000
    let nodes = try loader.addNodes(labels: ["N"], count: nodeCount).map(NodeID.init(rawValue:))
    var sources: [NodeID] = []
    var targets: [NodeID] = []
    var seed: UInt32 = 1
    for node in 0..<nodeCount {
      for _ in 0..<36 {
        seed = seed &* 1_664_525 &+ 1_013_904_223
        sources.append(nodes[node])
        targets.append(nodes[Int(seed >> 8) % nodeCount])
      }
    }
    try loader.addEdges(labels: ["R"], sources: sources, targets: targets)
    try loader.finish()
    let snapshot = graph.snapshot()
    guard let label = snapshot.label(named: "R") else { return }
    let adjacency = snapshot.adjacency(label, .outgoing)
    var total = 0
    for _ in 0..<rounds { total += countWalks(adjacency, nodeCount) }
    report("walks", Double(total))
  }

  @inline(never)
  static func countWalks(_ adjacency: Adjacency, _ nodeCount: Int) -> Int {
    var total = 0
    for id in 0..<UInt32(nodeCount) {
      let start = NodeID(rawValue: id)
      adjacency.withNeighbors(of: start) { first, _ in
        for index in 0..<first.count {
          adjacency.withNeighbors(of: first[index]) { second, _ in
            for position in 0..<second.count where second[position] != start { total &+= 1 }
          }
        }
      }
    }
    return total
  }

  static func file(_ folder: String, _ path: String) throws {
    let clock = ContinuousClock()
    let graph = try load(folder)
    if let key = graph.snapshot().propertyKeyNames.first, graph.snapshot().label(named: "Person") != nil {
      try graph.write { try $0.createIndex(IndexDefinition(name: "person", label: "Person", keys: [key])) }
    }
    // The first write makes the file system warm.
    var best = Double.infinity
    for round in 0..<4 {
      let time = try clock.measure { try graph.save(to: path) }
      if round > 0 { best = min(best, time.seconds) }
    }
    report("write", best)
    report("size", Double(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0))
    report("check", try clock.measure { _ = try FileChecker.check(path) }.seconds)
  }

  /// Opens a file and answers a point query by the index of persons: who they know, and where their edges lead.
  static func open(_ path: String, _ key: String) throws {
    let clock = ContinuousClock()
    var degree = 0
    var graph = Graph()
    let time = try clock.measure {
      graph = try Graph.open(path)
      let snapshot = graph.snapshot()
      guard let index = snapshot.index(named: "person") else { return }
      let value: Value = Int64(key).map(Value.int64) ?? .string(key)
      guard let person = index.nodes(equalTo: value).first, let knows = snapshot.label(named: "knows") else {
        return
      }
      for edge in snapshot.adjacency(knows, .outgoing).edges(of: person)
      where snapshot.source(of: edge) == person && snapshot.target(of: edge) != nil {
        degree += 1
      }
    }
    report("open", time.seconds * 1000)
    report("degree", Double(degree))
    let blocks = graph.snapshot().verifiedBlocks
    report("verified", Double(blocks?.verified ?? 0))
    report("blocks", Double(blocks?.all ?? 0))
  }

  static func report(_ name: String, _ value: Double) {
    print("\(name) \(value)")
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
