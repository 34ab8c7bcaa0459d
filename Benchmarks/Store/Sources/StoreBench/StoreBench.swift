import Foundation
import GraphStore

/// `StoreBench memory FOLDER | transactions | walk ROUNDS | file FOLDER | open FILE KEY`: one figure per line.
@main
struct StoreBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "memory": try memory(arguments[2])
    case "transactions": try transactions()
    case "walk": try walk(rounds: Int(arguments[2]) ?? 1)
    case "file": try file(arguments[2], arguments[3])
    case "open": try open(arguments[2], arguments[3])
    default:
      print("usage: StoreBench memory FOLDER | transactions | walk ROUNDS | file FOLDER FILE | open FILE KEY")
    }
  }

  static func memory(_ folder: String) throws {
    let clock = ContinuousClock()
    let baseline = Memory.resident()
    var graph = Graph()
    let time = try clock.measure { graph = try load(folder) }
    let snapshot = graph.snapshot()
    Memory.releaseUnused()
    let bytes = Memory.resident() - baseline
    report("import", "\(time.milliseconds) ms, \(Memory.processorTime()) s of processor time")
    report("nodes", "\(snapshot.nodeCount)")
    report("edges", "\(snapshot.edgeCount)")
    report("resident", "\(bytes / 1_000_000) MB, \(bytes / max(snapshot.edgeCount, 1)) bytes per edge")
    report("peak", "\(Memory.peak() / 1_000_000) MB")
    withExtendedLifetime(graph) {}
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
      report(
        hubDegree > 0 ? "one-edge transactions, hub" : "one-edge transactions, random",
        "\(Int(Double(transactionCount) / (time.milliseconds / 1000))) per second, \(Int(Double(transactionCount) / (Memory.processorTime() - start))) per second of processor time"
      )
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
    report("walks", "\(total)")
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
    for _ in 0..<3 {
      let time = try clock.measure { try graph.save(to: path) }
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      report("write", "\(size / 1_000_000) MB, \(Int(Double(size) / 1000 / time.milliseconds)) MB/s")
    }
    let time = try clock.measure { _ = try FileChecker.check(path) }
    report("check", "\(time.milliseconds) ms")
  }

  /// Opens a file and answers a point query by the index of persons.
  static func open(_ path: String, _ key: String) throws {
    let clock = ContinuousClock()
    let time = try clock.measure {
      let snapshot = try Graph.open(path).snapshot()
      guard let index = snapshot.index(named: "person") else { return }
      let value: Value = Int64(key).map(Value.int64) ?? .string(key)
      let found = index.nodes(equalTo: value)
      guard let person = found.first, let knows = snapshot.label(named: "knows") else {
        report("found", "\(found.count)")
        return
      }
      report("knows", "\(snapshot.adjacency(knows, .outgoing).degree(of: person))")
    }
    report("open and point query", "\(time.milliseconds) ms")
  }

  static func report(_ name: String, _ value: String) {
    print("\(name.padding(toLength: 32, withPad: " ", startingAt: 0)) \(value)")
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1000 + (Double(components.attoseconds) / 1e13).rounded() / 100
  }
}
