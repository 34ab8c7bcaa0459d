import GraphStore
import Testing

/// Random operations on the store and on a graph of dictionaries, compared after each transaction.
@Suite struct RandomOperationTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func storeAgreesWithNaiveGraph(seed: UInt64) throws {
    var driver = RandomDriver(seed: seed)
    for step in 0..<40 {
      try driver.runTransaction()
      let snapshot = driver.graph.snapshot()
      #expect(snapshot.brokenInvariants() == [], "seed \(seed), transaction \(step)")
      let difference = driver.model.difference(from: snapshot, labels: RandomDriver.labels)
      #expect(difference == nil, "seed \(seed), transaction \(step)")
      if difference != nil { return }
    }
    for (snapshot, model) in driver.kept {
      #expect(
        model.difference(from: snapshot, labels: RandomDriver.labels) == nil, "an old snapshot, seed \(seed)")
    }
  }
}

/// Makes the same random changes to a graph and to its model.
struct RandomDriver {
  static let labels = ["A", "B", "C"]
  static let keys = ["x", "y", "name"]

  var graph: Graph
  var model: NaiveGraph
  var random: SplitMix
  /// Snapshots with what they must show for ever.
  var kept: [(Snapshot, NaiveGraph)] = []

  init(seed: UInt64, graph: Graph = Graph(), model: NaiveGraph = NaiveGraph()) {
    self.graph = graph
    self.model = model
    random = SplitMix(seed: seed)
  }

  struct Abandoned: Error {}

  mutating func runTransaction() throws {
    var working = model
    let transaction = graph.begin()
    for _ in 0..<Int.random(in: 1...25, using: &random) { try change(transaction, &working) }
    if Int.random(in: 0..<4, using: &random) == 0 {
      transaction.rollback()
    } else {
      try transaction.commit()
      model = working
    }
    if Int.random(in: 0..<8, using: &random) == 0 { kept.append((graph.snapshot(), model)) }
  }

  private mutating func change(_ transaction: Transaction, _ model: inout NaiveGraph) throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<20:
      let labels = randomLabels()
      let properties = randomProperties()
      let id = try transaction.insertNode(labels: labels, properties: properties)
      model.nodes[id] = NaiveGraph.Node(
        labels: Set(labels), properties: properties.filter { !$0.value.isNull })
    case 20..<60:
      guard let source = randomNode(model), let target = randomNode(model) else { return }
      let labels = randomLabels()
      let properties = randomProperties()
      let isDirected = Int.random(in: 0..<3, using: &random) > 0
      let id = try transaction.insertEdge(
        from: source, to: target, labels: labels, directed: isDirected, properties: properties)
      model.edges[id] = NaiveGraph.Edge(
        source: source, target: target, isDirected: isDirected, labels: Set(labels),
        properties: properties.filter { !$0.value.isNull })
    case 60..<66:
      guard let edge = model.edges.keys.sorted().randomElement(using: &random) else { return }
      try transaction.delete(edge)
      model.edges[edge] = nil
      #expect(throws: GraphError.unknownEdge(edge)) { try transaction.delete(edge) }
    case 66..<69:
      guard let node = randomNode(model) else { return }
      let incident = model.edges(of: node)
      if incident.isEmpty || Bool.random(using: &random) {
        try transaction.delete(node, detach: true)
        for edge in incident { model.edges[edge] = nil }
        model.nodes[node] = nil
        #expect(throws: GraphError.unknownNode(node)) { try transaction.set("x", to: .int64(1), on: node) }
      } else {
        #expect(throws: GraphError.nodeHasEdges(node)) { try transaction.delete(node) }
      }
    case 69..<80:
      guard let node = randomNode(model), let key = Self.keys.randomElement(using: &random) else { return }
      let value = randomValue()
      try transaction.set(key, to: value, on: node)
      model.nodes[node]?.properties[key] = value.isNull ? nil : value
    case 80..<86:
      guard let edge = model.edges.keys.sorted().randomElement(using: &random),
        let key = Self.keys.randomElement(using: &random)
      else { return }
      let value = randomValue()
      try transaction.set(key, to: value, on: edge)
      model.edges[edge]?.properties[key] = value.isNull ? nil : value
    case 86..<92:
      guard let node = randomNode(model), let label = Self.labels.randomElement(using: &random) else {
        return
      }
      if Bool.random(using: &random) {
        try transaction.addLabel(label, to: node)
        model.nodes[node]?.labels.insert(label)
      } else {
        try transaction.removeLabel(label, from: node)
        model.nodes[node]?.labels.remove(label)
      }
    case 92..<96:
      guard let edge = model.edges.keys.sorted().randomElement(using: &random),
        let label = Self.labels.randomElement(using: &random)
      else { return }
      if Bool.random(using: &random) {
        try transaction.addLabel(label, to: edge)
        model.edges[edge]?.labels.insert(label)
      } else {
        try transaction.removeLabel(label, from: edge)
        model.edges[edge]?.labels.remove(label)
      }
    case 96..<98:
      kept.append((transaction.snapshot(), model))
    default:
      let savepoint = try transaction.savepoint()
      var discarded = model
      for _ in 0..<5 { try change(transaction, &discarded) }
      try transaction.rollback(to: savepoint)
    }
  }

  private mutating func randomNode(_ model: NaiveGraph) -> NodeID? {
    // Small ids are hubs.
    let ids = model.nodes.keys.sorted()
    guard !ids.isEmpty else { return nil }
    let bound = Bool.random(using: &random) ? ids.count : min(3, ids.count)
    return ids[Int.random(in: 0..<bound, using: &random)]
  }

  private mutating func randomLabels() -> [String] {
    Self.labels.filter { _ in Int.random(in: 0..<5, using: &random) < 2 }.shuffled(using: &random)
  }

  private mutating func randomProperties() -> [String: Value] {
    var result: [String: Value] = [:]
    for key in Self.keys where Bool.random(using: &random) { result[key] = randomValue() }
    return result
  }

  private mutating func randomValue() -> Value {
    switch Int.random(in: 0..<14, using: &random) {
    case 0..<4: .int64(Int64.random(in: -5...5, using: &random))
    case 4..<7: .string(String(repeating: "東京x", count: Int.random(in: 0..<4, using: &random)))
    case 7: .float64(Double.random(in: -1...1, using: &random))
    case 8: .boolean(Bool.random(using: &random))
    case 9: .list([.int64(1), .string("a")])
    case 12, 13: randomRareValue()
    case 10: CalendarDate(daysSinceEpoch: Int.random(in: 0..<20_000, using: &random)).map(Value.date) ?? .null
    default: .null
    }
  }

  /// A value of a type that has pages of its own, but no kernels.
  private mutating func randomRareValue() -> Value {
    let number = Int.random(in: 0...100, using: &random)
    let time = LocalTime(hour: number % 24, minute: number % 60) ?? .midnight
    let dateTime = LocalDateTime(.epoch, time)
    let values: [Value?] = [
      .int8(Int8(number)), .int16(-Int16(number)), .int32(Int32(number) << 20), .uint8(UInt8(number)),
      .uint16(UInt16(number) << 9), .uint32(UInt32(number) << 25), .uint64(.max - UInt64(number)),
      .int128(Int128(number) << 100), .uint128(.max - UInt128(number)), .int256(Int256(Int128(number))),
      .float32(Float(number) / 3), .localTime(time),
      ZonedTime(time, offset: 3600 * (number % 3)).map(Value.zonedTime), .localDateTime(dateTime),
      ZonedDateTime(dateTime, offset: 3600, zoneName: number % 2 == 0 ? nil : "Europe/Paris")
        .map(Value.zonedDateTime),
      ExactDecimal(coefficient: Int128(number), scale: number % 5).map(Value.decimal),
    ]
    return (values.randomElement(using: &random) ?? nil) ?? .null
  }
}
