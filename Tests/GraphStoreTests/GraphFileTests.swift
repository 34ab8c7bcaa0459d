import FoundationEssentials
import GraphStore
import Testing

/// A graph that was written and opened again is the same graph, and a damaged file is an error, never a trap.
@Suite struct GraphFileTests {
  @Test(arguments: [11, 12] as [UInt64])
  func randomGraphSurvives(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("random.graph")
    var driver = RandomDriver(seed: seed)
    for _ in 0..<15 { try driver.runTransaction() }
    try driver.graph.save(to: path)

    var reopened = RandomDriver(seed: seed + 100, graph: try Graph.open(path), model: driver.model)
    for _ in 0..<3 {
      let snapshot = reopened.graph.snapshot()
      #expect(reopened.model.difference(from: snapshot, labels: RandomDriver.labels) == nil)
      #expect(snapshot.brokenInvariants() == [])
      #expect(snapshot.damage == nil)
      _ = try FileChecker.check(path)
      for _ in 0..<5 { try reopened.runTransaction() }
      try reopened.graph.save(to: path)
      reopened.graph = try Graph.open(path)
    }
  }

  @Test func loadedGraphSurvives() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("loaded.graph")
    try Self.loadedGraph().save(to: path)
    let first = try Bytes.read(path)
    let file = try GraphFile.open(path)
    #expect(file.graph.snapshot().brokenInvariants() == [])
    try file.save()
    #expect(try Bytes.read(path) == first, "a file that is opened and saved stays the same")

    // A change breaks the bulk load's numbering by adjacency.
    let edge = try #require(file.graph.snapshot().edges().randomElement())
    try file.graph.write { try $0.delete(edge) }
    try file.save()
    let report = try FileChecker.check(path)
    #expect(report.edgeCount == file.graph.snapshot().edgeCount)
  }

  @Test func everyValueSurvives() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("values.graph")
    let values = try Self.values()
    let graph = Graph()
    let nodes = try graph.write { transaction in
      try values.map { try transaction.insertNode(properties: ["v": $0]) }
    }
    try graph.save(to: path)
    let snapshot = try Graph.open(path).snapshot()
    for (node, value) in zip(nodes, values) {
      #expect(snapshot.property("v", of: node) == value)
      #expect(snapshot.property("v", of: node).type == value.type)
    }
    #expect(snapshot.damage == nil)
  }

  @Test func foreignFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("foreign.graph")
    #expect(throws: GraphError.self) { try Graph.open(folder.path("missing.graph")) }
    #expect(throws: GraphError.self) { try Graph.open(folder.path("")) }
    for content in ["", "short", String(repeating: "this is no graph ", count: 100)] {
      try Bytes.write(Array(content.utf8), path)
      #expect(throws: GraphError.self) { try Graph.open(path) }
    }
    try Graph().save(to: path)
    var bytes = try Bytes.read(path)
    bytes[8] = 200
    try Bytes.write(bytes, path)
    let error = #expect(throws: GraphError.self) { try Graph.open(path) }
    #expect(error?.description.contains("newer") ?? false)
  }

  @Test func writingLeavesNoTemporaryFile() throws {
    let folder = try TemporaryFolder()
    try Graph().save(to: folder.path("empty.graph"))
    #expect(throws: GraphError.self) { try Graph().save(to: folder.path("no/such/folder.graph")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root) == ["empty.graph"])
    #expect(try Graph.open(folder.path("empty.graph")).snapshot().nodeCount == 0)
  }

  /// Every flipped byte and every cut is noticed, by opening, by reading everything or by the checker.
  @Test func damageIsAnError() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("damaged.graph")
    var driver = RandomDriver(seed: 77)
    for _ in 0..<8 { try driver.runTransaction() }
    try driver.graph.save(to: path)
    let sound = try Bytes.read(path)
    let labels = RandomDriver.labels
    var random = SplitMix(seed: 5)
    for round in 0..<120 {
      var bytes = sound
      if round % 4 == 0 {
        bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
      } else {
        let place = Int.random(in: 0..<(round % 4 == 1 ? 64 : bytes.count), using: &random)
        bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      }
      try Bytes.write(bytes, path)
      do {
        let snapshot = try Graph.open(path).snapshot()
        let difference = driver.model.difference(from: snapshot, labels: labels)
        #expect(difference == nil || snapshot.damage != nil, "round \(round)")
        // What no reader ever looks at is padding.
        if difference == nil { _ = try? FileChecker.check(path) }
      } catch let error as GraphError {
        #expect(!error.description.isEmpty)
      }
    }
  }

  private static func loadedGraph() throws -> Graph {
    let graph = Graph()
    let loader = BulkLoader(graph)
    let nodes = try loader.addNodes(labels: ["A"], count: 3000)
    var names = BulkColumn(.string)
    for id in nodes { names.append("name \(id)") }
    try loader.setNodeProperty("name", of: nodes, to: names)
    let ids = nodes.map(NodeID.init(rawValue:))
    try loader.addEdges(labels: ["NEXT"], sources: Array(ids.dropLast()), targets: Array(ids.dropFirst()))
    try loader.addEdges(
      labels: ["R"], sources: ids.flatMap { [$0, $0] },
      targets: ids.flatMap { [ids[Int($0.rawValue) * 7 % 3000], ids[5]] })
    try loader.finish()
    return graph
  }

  private static func values() throws -> [Value] {
    let date = try #require(CalendarDate(year: 2021, month: 12, day: 9))
    let time = try #require(LocalTime(hour: 17, minute: 15))
    let dateTime = LocalDateTime(date, time)
    return [
      .boolean(true), .boolean(false), .string("官民"), .string(""), .bytes([0, 255]), .int8(-1), .int16(300),
      .int32(-70_000), .int64(.min), .int128(.max), .int256(Int256(Int128.min)), .uint8(255), .uint16(65_535),
      .uint32(.max), .uint64(.max), .uint128(.max), .uint256(.max),
      .decimal(try #require(ExactDecimal(coefficient: -12_345, scale: 3))), .float32(1.5),
      .float64(.infinity),
      .float64(-0.5), .date(date), .localTime(time),
      .zonedTime(try #require(ZonedTime(time, offset: 32_400))),
      .localDateTime(dateTime),
      .zonedDateTime(try #require(ZonedDateTime(dateTime, offset: 32_400, zoneName: "Asia/Tokyo"))),
      .duration(try #require(CalendarDuration(months: 14, seconds: 0))),
      .duration(try #require(CalendarDuration(months: 0, seconds: -5, nanosecond: 7))),
      .list([.int64(1), .null, .list([.string("x")])]), .record(["a": .int64(1), "b": .list([])]),
    ]
  }
}

/// A folder that goes with the test.
struct TemporaryFolder: ~Copyable {
  let root: String

  init() throws {
    root = "\(FileManager.default.temporaryDirectory.path)/graphstore-\(UInt64.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  func path(_ name: String) -> String { "\(root)/\(name)" }
}

/// Whole files.
enum Bytes {
  static func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  static func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}
