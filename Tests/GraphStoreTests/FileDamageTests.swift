import Dispatch
import Foundation
import GraphStore
import Synchronization
import Testing

/// What a damaged file does: an error that names the section, and never a trap, whichever part is wrong.
@Suite struct FileDamageTests {
  /// A graph with every kind of section: nodes of several label sets, loaded and single edges, properties of all kinds on
  /// both, indexes of all kinds.
  private static func graph() throws -> Graph {
    let graph = Graph()
    let loader = BulkLoader(graph)
    let nodes = try loader.addNodes(labels: ["A"], count: 1300)
    let ids = nodes.map(NodeID.init(rawValue:))
    var names = BulkColumn(.string)
    var numbers = BulkColumn(.int64)
    for id in nodes {
      names.append("name \(id % 300) 東京")
      numbers.append(Int64(id) * 7 % 1000)
    }
    try loader.setNodeProperty("name", of: nodes, to: names)
    try loader.setNodeProperty("number", of: nodes, to: numbers)
    try loader.addEdges(
      labels: ["R"], sources: ids, targets: ids.map { ids[Int($0.rawValue) * 31 % ids.count] },
      properties: [("weight", numbers)])
    try loader.finish()
    var driver = RandomDriver(seed: 9, graph: graph)
    for _ in 0..<6 { try driver.runTransaction() }
    try graph.write { transaction in
      for kind in IndexDefinition.Kind.allCases {
        try transaction.createIndex(
          IndexDefinition(name: "name \(kind)", kind: kind, label: "A", keys: ["name"]))
      }
      try transaction.createIndex(IndexDefinition(name: "weight", on: .edge, label: "R", keys: ["weight"]))
    }
    return graph
  }

  /// Reads all that a graph answers, whether it is right or not.
  private static func readEverything(_ snapshot: Snapshot) -> Int {
    var seen = 0
    for node in snapshot.nodes() {
      seen += snapshot.labels(of: node).count + snapshot.properties(of: node).count
      for direction in Direction.allCases {
        snapshot.adjacency(nil, direction).forEachNeighbor(of: node) { _, _ in seen += 1 }
      }
    }
    for edge in snapshot.edges() {
      seen += snapshot.properties(of: edge).count + (snapshot.source(of: edge) == nil ? 0 : 1)
    }
    for definition in snapshot.indexes {
      guard let index = snapshot.index(named: definition.name) else { continue }
      seen += index.nodes(equalTo: .string("name 7 東京")).count
      seen += index.nodes(from: .init(.string("name 2")))?.count ?? 0
      seen += index.nodes(containing: "東")?.count ?? 0
      seen += index.edges(equalTo: [.int64(7)]).count
      seen += index.edges(from: .init(.int64(0)))?.count ?? 0
    }
    return seen
  }

  /// A byte of each section is changed, with the old checksum: whoever reads all of it learns which section is damaged.
  @Test func damageNamesItsSection() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("damaged.graph")
    try Self.graph().save(to: path)
    let sound = try Bytes.read(path)
    _ = try FileChecker.check(path)
    let names = Set(try FileChecker.check(path).sections.map(\.name))
    #expect(names.count > 20)
    var damaged: Set<String> = []
    for section in ForgedFile(sound).sections where section.length > 0 {
      var bytes = sound
      bytes[section.offset + section.length / 2] ^= 0x40
      try Bytes.write(bytes, path)
      let error = #expect(throws: GraphError.self) { try FileChecker.check(path) }
      guard case .damagedSection(_, let name, let reason)? = error else {
        Issue.record("no section is named: \(String(describing: error))")
        continue
      }
      #expect(names.contains(name))
      #expect(reason.contains("checksum"))
      damaged.insert(name)
      // What is read before a query ends is noticed too.
      if let snapshot = try? Graph.open(path).snapshot() {
        _ = Self.readEverything(snapshot)
        #expect(snapshot.damage != nil, "\(name)")
        #expect(throws: GraphError.self) { try snapshot.write(to: folder.path("copy.graph")) }
      }
    }
    #expect(damaged.count == ForgedFile(sound).sections.count { $0.length > 0 })
    #expect(!FileManager.default.fileExists(atPath: folder.path("copy.graph")))
  }

  /// Bytes are changed and all checksums made right: what is wrong then is found by the content, or is another sound graph.
  @Test func forgedContentNeverTraps() throws {
    let isSlow = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] != nil
    let folder = try TemporaryFolder()
    let path = folder.path("forged.graph")
    try Self.graph().save(to: path)
    let sound = ForgedFile(try Bytes.read(path))
    let sections = sound.sections.filter { $0.length > 0 }
    var random = SplitMix(seed: 31)
    var found = 0
    for round in 0..<(isSlow ? 5000 : 90) {
      var forged = sound
      // Small sections have most of the structure, so each is as likely.
      let section = sections[round % sections.count]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<section.length, using: &random)
        let byte = [0, 0xFF, 0x7F, 0x80, UInt8.random(in: 0...255, using: &random)].randomElement(
          using: &random)
        forged.change(section, at: place, to: byte ?? 0)
      }
      try Bytes.write(forged.bytes, path)
      do {
        let snapshot = try Graph.open(path).snapshot()
        _ = Self.readEverything(snapshot)
        _ = try FileChecker.check(path)
      } catch let error as GraphError {
        #expect(!error.description.isEmpty)
        found += 1
      }
    }
    #expect(found > 30)
  }

  /// The checker compares the entries of an index with the data, not only with their checksum.
  @Test func checkerComparesIndexesWithData() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("index.graph")
    try Self.graph().save(to: path)
    let sound = ForgedFile(try Bytes.read(path))
    let indexes = sound.sections.filter { $0.kind == 14 && $0.length > 0 }
    #expect(indexes.count >= 5)
    for section in indexes {
      var forged = sound
      // The upper part of the last entry's number: still ascending, yet of another value.
      let place = section.length - 12 + 7
      forged.change(section, at: place, to: 0xFF)
      try Bytes.write(forged.bytes, path)
      let error = #expect(throws: GraphError.self) { try FileChecker.check(path) }
      #expect(error?.description.contains("disagree with the data") ?? false, "\(String(describing: error))")
    }
  }

  /// Threads that read a file for the first time at once see the same graph; made to run under ThreadSanitizer.
  @Test func threadsShareWhatTheyLoad() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("shared.graph")
    try Self.graph().save(to: path)
    let snapshot = try Graph.open(path).snapshot()
    let seen = Mutex<Set<Int>>([])
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let count = Self.readEverything(snapshot)
      seen.withLock { _ = $0.insert(count) }
    }
    #expect(seen.withLock { $0.count } == 1)
    #expect(snapshot.damage == nil)
  }

  /// A point query of a file verifies a few blocks, however large the file is.
  @Test func pointQueryReadsLittle() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("large.graph")
    let graph = Graph()
    let loader = BulkLoader(graph)
    let nodes = try loader.addNodes(labels: ["A"], count: 300_000)
    let ids = nodes.map(NodeID.init(rawValue:))
    var numbers = BulkColumn(.int64)
    for id in nodes { numbers.append(Int64(id)) }
    try loader.setNodeProperty("number", of: nodes, to: numbers)
    for step in [1, 977, 5003] {
      try loader.addEdges(
        labels: ["R"], sources: ids, targets: ids.map { ids[(Int($0.rawValue) + step) % ids.count] },
        properties: [("weight", numbers)])
    }
    try loader.finish()
    try graph.write { try $0.createIndex(IndexDefinition(name: "number", label: "A", keys: ["number"])) }
    try graph.save(to: path)

    let snapshot = try Graph.open(path).snapshot()
    let label = try #require(snapshot.label(named: "R"))
    let found = try #require(snapshot.index(named: "number")?.nodes(equalTo: .int64(123_456)).first)
    #expect(snapshot.property("number", of: found) == .int64(123_456))
    let edges = snapshot.adjacency(label, .outgoing).edges(of: found)
    #expect(
      edges.map { snapshot.property("weight", of: $0) } == [
        .int64(123_456), .int64(123_456), .int64(123_456),
      ])
    #expect(edges.allSatisfy { snapshot.source(of: $0) == found })
    let blocks = try #require(snapshot.verifiedBlocks)
    #expect(blocks.all > 250)
    #expect(blocks.verified * 4 < blocks.all, "\(blocks)")
    #expect(snapshot.damage == nil)
  }
}
