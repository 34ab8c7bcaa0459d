import GraphStore
import Testing

/// A bulk load gives the same graph as inserting one by one, and can be changed afterwards.
@Suite struct BulkLoaderTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func loadAgreesWithNaiveGraph(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let graph = Graph()
    var model = NaiveGraph()
    // A graph that is not empty makes the first page a mixed one.
    if seed == 2 {
      try graph.write { transaction in
        let node = try transaction.insertNode(labels: ["A"], properties: ["x": .int64(7)])
        let edge = try transaction.insertEdge(from: node, to: node, labels: ["R"])
        model.nodes[node] = NaiveGraph.Node(labels: ["A"], properties: ["x": .int64(7)])
        model.edges[edge] = NaiveGraph.Edge(
          source: node, target: node, isDirected: true, labels: ["R"], properties: [:])
      }
    }
    let loader = BulkLoader(graph)
    let rows = try Self.load(with: loader, &model, &random)
    try loader.finish()
    var snapshot = graph.snapshot()
    #expect(snapshot.brokenInvariants() == [])
    try Self.match(rows, in: snapshot, &model)
    #expect(model.difference(from: snapshot, labels: ["R", "S", "T"]) == nil)

    let edges = model.edges.keys.sorted()
    try graph.write { transaction in
      for _ in 0..<40 {
        guard let edge = edges.randomElement(using: &random), model.edges[edge] != nil else { continue }
        try transaction.delete(edge)
        model.edges[edge] = nil
      }
      for id in [0, 5, 1030, 1500] as [UInt32] {
        let node = NodeID(rawValue: id)
        try transaction.set("name", to: .string("changed"), on: node)
        model.nodes[node]?.properties["name"] = .string("changed")
        let edge = try transaction.insertEdge(from: node, to: NodeID(rawValue: 3), labels: ["R"])
        model.edges[edge] = NaiveGraph.Edge(
          source: node, target: NodeID(rawValue: 3), isDirected: true, labels: ["R"], properties: [:])
      }
    }
    snapshot = graph.snapshot()
    #expect(snapshot.brokenInvariants() == [])
    #expect(model.difference(from: snapshot, labels: ["R", "S", "T"]) == nil)
  }

  @Test func cancelLeavesNothing() throws {
    let graph = Graph()
    let loader = BulkLoader(graph)
    _ = try loader.addNodes(labels: ["A"], count: 10)
    loader.cancel()
    #expect(graph.snapshot().nodeCount == 0)
    try graph.write { try $0.insertNode(labels: ["B"]) }
    #expect(graph.snapshot().nodeCount == 1)
  }

  @Test func malformedLoadsAreRefused() throws {
    let loader = BulkLoader(Graph())
    let nodes = try loader.addNodes(labels: ["A"], count: 2)
    var column = BulkColumn(.int64)
    column.append(Int64(1))
    #expect(throws: GraphError.self) { try loader.setNodeProperty("x", of: nodes, to: column) }
    #expect(throws: GraphError.unknownNode(NodeID(rawValue: 9))) {
      try loader.addEdges(labels: [], sources: [NodeID(rawValue: 9)], targets: [NodeID(rawValue: 0)])
    }
    #expect(throws: GraphError.self) {
      try loader.addEdges(labels: [], sources: [NodeID(rawValue: 1)], targets: [])
    }
  }

  /// Loads between other changes of one transaction, over a graph with edges, hubs and indexes, give what inserting gives.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func loadsWithinTransactionAgreeWithNaiveGraph(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let graph = Graph()
    var model = NaiveGraph()
    try graph.write { transaction in
      try transaction.createIndex(IndexDefinition(name: "a_x", isUnique: true, label: "A", keys: ["x"]))
      try transaction.createIndex(IndexDefinition(name: "a_name", label: "A", keys: ["name"]))
      try transaction.createIndex(IndexDefinition(name: "r_w", on: .edge, label: "R", keys: ["w"]))
    }
    let empty = graph.snapshot()
    try graph.write { transaction in
      for round in 0..<3 {
        if round == 2 {
          // What a load leaves behind it is taken back with a savepoint.
          let savepoint = try transaction.savepoint()
          let loader = try BulkLoader(transaction)
          var other = model
          _ = try Self.load(with: loader, &other, &random)
          try loader.finish()
          try transaction.rollback(to: savepoint)
        }
        let loader = try BulkLoader(transaction)
        let rows = try Self.load(with: loader, &model, &random)
        try loader.finish()
        let before = transaction.snapshot()
        #expect(before.brokenInvariants() == [])
        try Self.match(rows, in: before, &model)
        let kept = model
        try Self.change(transaction, &model, &random)
        #expect(transaction.snapshot().brokenInvariants() == [])
        #expect(kept.difference(from: before, labels: ["R", "S", "T"]) == nil)
      }
    }
    let snapshot = graph.snapshot()
    #expect(snapshot.brokenInvariants() == [])
    #expect(model.difference(from: snapshot, labels: ["R", "S", "T", "F"]) == nil)
    #expect(empty.nodeCount == 0)
  }

  private static func change(
    _ transaction: Transaction, _ model: inout NaiveGraph, _ random: inout SplitMix
  ) throws {
    let nodes = model.nodes.keys.sorted()
    for edge in model.edges.keys.sorted().shuffled(using: &random).prefix(60) {
      try transaction.delete(edge)
      model.edges[edge] = nil
    }
    for number in 0..<60 {
      // Many at one node, so that its list becomes a hub's.
      let source = nodes[Int.random(in: 0..<nodes.count, using: &random)]
      let target = number % 2 == 0 ? nodes[3] : nodes[Int.random(in: 0..<nodes.count, using: &random)]
      let label = ["R", "S", "F"][number % 3]
      let edge = try transaction.insertEdge(from: source, to: target, labels: [label])
      model.edges[edge] = NaiveGraph.Edge(
        source: source, target: target, isDirected: true, labels: [label], properties: [:])
      try transaction.set("name", to: .string("changed \(number)"), on: source)
      model.nodes[source]?.properties["name"] = .string("changed \(number)")
    }
    let node = try transaction.insertNode(labels: ["D"], properties: ["x": .int64(1)])
    model.nodes[node] = NaiveGraph.Node(labels: ["D"], properties: ["x": .int64(1)])
  }

  /// A load that a unique constraint refuses, or that is cancelled or let go, leaves the transaction as it was.
  @Test func failedLoadWithinTransactionLeavesNothing() throws {
    let graph = Graph()
    try graph.write { transaction in
      try transaction.createIndex(IndexDefinition(name: "a_x", isUnique: true, label: "A", keys: ["x"]))
      for number in 0..<100 {
        try transaction.insertNode(labels: ["A"], properties: ["x": .int64(Int64(number))])
      }
      for numbers in [[7, 200], [300, 300], Array(500..<900) + [500]] {
        let loader = try BulkLoader(transaction)
        try Self.addNodes(numbers, with: loader)
        #expect(throws: GraphError.self) { try loader.finish() }
        #expect(throws: GraphError.transactionEnded) { try loader.addNodes(labels: ["A"], count: 1) }
        #expect(transaction.nodeCount == 100)
      }
      let cancelled = try BulkLoader(transaction)
      try Self.addNodes([400, 401], with: cancelled)
      cancelled.cancel()
      try Self.addNodes([400, 401], with: BulkLoader(transaction))
      #expect(transaction.nodeCount == 100)
      let loader = try BulkLoader(transaction)
      try Self.addNodes([400, 401], with: loader)
      try loader.finish()
      try transaction.insertNode(labels: ["A"], properties: ["x": .int64(402)])
      #expect(throws: GraphError.self) {
        try transaction.insertNode(labels: ["A"], properties: ["x": .int64(401)])
      }
    }
    #expect(graph.snapshot().nodeCount == 103)
    #expect(graph.snapshot().brokenInvariants() == [])
  }

  private static func addNodes(_ numbers: [Int], with loader: BulkLoader) throws {
    var column = BulkColumn(.int64)
    for number in numbers { column.append(Int64(number)) }
    try loader.setNodeProperty(
      "x", of: try loader.addNodes(labels: ["A"], count: numbers.count), to: column)
  }

  typealias Row = NaiveGraph.Edge

  private static func load(
    with loader: BulkLoader, _ model: inout NaiveGraph, _ random: inout SplitMix
  ) throws -> [Row] {
    var all: [NodeID] = []
    for (label, count) in [("A", 1500), ("B", 30), ("C", 700)] {
      let range = try loader.addNodes(labels: [label], count: count)
      var names = BulkColumn(.string)
      var numbers = BulkColumn(label == "B" ? .double : .int64)
      for id in range {
        let name: Value = Int.random(in: 0..<5, using: &random) == 0 ? .null : .string("n\(id % 7)")
        names.append(name)
        let number: Value = label == "B" ? .float64(Double(id)) : .int64(Int64(id))
        numbers.append(number)
        var properties: [String: Value] = ["x": number]
        if !name.isNull { properties["name"] = name }
        model.nodes[NodeID(rawValue: id)] = NaiveGraph.Node(labels: [label], properties: properties)
        all.append(NodeID(rawValue: id))
      }
      try loader.setNodeProperty("name", of: range, to: names)
      try loader.setNodeProperty("x", of: range, to: numbers)
    }
    var rows: [Row] = []
    for (labels, count, isDirected) in [
      (["R"], 900, true), (["S"], 400, true), (["S", "T"], 300, true), (["T"], 200, false), ([], 50, true),
    ] {
      for _ in 0..<2 {
        var sources: [NodeID] = []
        var targets: [NodeID] = []
        var weights = BulkColumn(.int64)
        for _ in 0..<count {
          let source = all[Int.random(in: 0..<all.count, using: &random)]
          let target = all[Int.random(in: 0..<(count > 300 ? all.count : 20), using: &random)]
          let weight = Int64.random(in: 0..<1_000_000, using: &random)
          sources.append(source)
          targets.append(target)
          weights.append(weight)
          rows.append(
            Row(
              source: source, target: target, isDirected: isDirected, labels: Set(labels),
              properties: ["w": .int64(weight)]))
        }
        try loader.addEdges(
          labels: labels, directed: isDirected, sources: sources, targets: targets,
          properties: [("w", weights)])
      }
    }
    // One edge for each node of a run.
    let run = all[100..<1400]
    try loader.addEdges(
      labels: ["F"], sources: Array(run), targets: Array(repeating: all[2], count: run.count))
    for node in run {
      rows.append(Row(source: node, target: all[2], isDirected: true, labels: ["F"], properties: [:]))
    }
    return rows
  }

  /// Gives the rows the ids that the load chose: each row is there as often as it was loaded.
  private static func match(_ rows: [Row], in snapshot: Snapshot, _ model: inout NaiveGraph) throws {
    var expected: [String: Int] = [:]
    for row in rows { expected[describe(row), default: 0] += 1 }
    for edge in snapshot.edges() where model.edges[edge] == nil {
      let row = Row(
        source: try #require(snapshot.source(of: edge)), target: try #require(snapshot.target(of: edge)),
        isDirected: snapshot.isDirected(edge), labels: Set(snapshot.labels(of: edge)),
        properties: Dictionary(
          uniqueKeysWithValues: snapshot.properties(of: edge).map { (snapshot.name(of: $0.key), $0.value) }))
      expected[describe(row), default: 0] -= 1
      model.edges[edge] = row
    }
    #expect(expected.values.allSatisfy { $0 == 0 })
  }

  private static func describe(_ row: Row) -> String {
    "\(row.source.rawValue) \(row.target.rawValue) \(row.isDirected) \(row.labels.sorted()) \(row.properties)"
  }
}
