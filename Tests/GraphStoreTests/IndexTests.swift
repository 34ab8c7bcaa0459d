import GraphStore
import Testing

/// Whatever an index finds, a scan finds too, in every snapshot.
@Suite struct IndexTests {
  @Test(arguments: [21, 22, 23] as [UInt64])
  func indexesAgreeWithScans(seed: UInt64) throws {
    var driver = RandomDriver(seed: seed)
    try driver.graph.write { transaction in
      for element in [IndexDefinition.Element.node, .edge] {
        for kind in IndexDefinition.Kind.allCases {
          for key in ["x", "name"] {
            try transaction.createIndex(
              IndexDefinition(
                name: "\(element) \(kind) \(key)", kind: kind, on: element, label: "A", keys: [key]))
          }
        }
      }
      try transaction.createIndex(
        IndexDefinition(name: "both", kind: .hash, label: "A", keys: ["x", "name"]))
    }
    for step in 0..<30 {
      try driver.runTransaction()
      #expect(driver.graph.snapshot().brokenInvariants() == [], "seed \(seed), transaction \(step)")
      if step % 5 == 0 {
        for (snapshot, _) in driver.kept + [(driver.graph.snapshot(), driver.model)] {
          Self.compare(snapshot)
        }
        driver.kept = Array(driver.kept.suffix(2))
      }
    }
    let folder = try TemporaryFolder()
    let path = folder.path("indexed.graph")
    try driver.graph.save(to: path)
    let reopened = try Graph.open(path)
    Self.compare(reopened.snapshot())
    #expect(reopened.snapshot().indexes == driver.graph.snapshot().indexes)
    try reopened.write {
      try $0.insertNode(labels: ["A"], properties: ["x": .int64(3), "name": .string("東京")])
    }
    Self.compare(reopened.snapshot())
  }

  private static func compare(_ snapshot: Snapshot) {
    guard let label = snapshot.label(named: "A") else { return }
    let nodes = snapshot.nodes(with: label)
    let edges = snapshot.edges(with: label)
    let probes: [Value] = [.int64(2), .float64(2), .string("東京x東京x"), .string(""), .boolean(true), .null]
    for definition in snapshot.indexes where definition.keys.count == 1 {
      guard let index = snapshot.index(named: definition.name), let key = definition.keys.first else {
        continue
      }
      for probe in probes where definition.kind != .text {
        let isMatch = { (value: Value) in Value.equals(value, probe) ?? false }
        if definition.element == .node {
          #expect(index.nodes(equalTo: [probe]) == nodes.filter { isMatch(snapshot.property(key, of: $0)) })
        } else {
          #expect(index.edges(equalTo: [probe]) == edges.filter { isMatch(snapshot.property(key, of: $0)) })
        }
      }
      if index.hasOrder, definition.element == .node {
        let expected = nodes.filter { node in
          let value = snapshot.property(key, of: node)
          return [.greater, .equal].contains(Value.compare(value, .int64(-1)))
            && Value.compare(value, .float64(3.5)) == .less
        }
        let found = index.nodes(from: .init(.int64(-1)), to: .init(.float64(3.5), isInclusive: false))
        #expect(found?.sorted() == expected)
        let texts = nodes.filter { Value.compare(snapshot.property(key, of: $0), .string("東")) == .greater }
        #expect(index.nodes(from: .init(.string("東"), isInclusive: false))?.sorted() == texts)
      }
      if definition.kind == .text, definition.element == .node {
        for part in ["京x", "x", "東京x東", "zz"] {
          let expected = nodes.filter { node in
            if case .string(let text) = snapshot.property(key, of: node) {
              text.contains(part)
            } else {
              false
            }
          }
          #expect(index.nodes(containing: part) == expected)
        }
      }
    }
    guard let both = snapshot.index(named: "both") else { return }
    let expected = nodes.filter {
      snapshot.property("x", of: $0) == .int64(1) && snapshot.property("name", of: $0) == .string("東京x")
    }
    #expect(both.nodes(equalTo: .int64(1), .string("東京x")) == expected)
  }

  @Test func uniqueConstraintHolds() throws {
    let graph = Graph()
    let definition = IndexDefinition(name: "person_id", isUnique: true, label: "Person", keys: ["id"])
    try graph.write { transaction in
      try transaction.createIndex(definition)
      try transaction.insertNode(labels: ["Person"], properties: ["id": .int64(1)])
      try transaction.insertNode(labels: ["Dog"], properties: ["id": .int64(1)])
      try transaction.insertNode(labels: ["Person"])
      try transaction.insertNode(labels: ["Person"])
    }
    let violation = GraphError.uniqueViolation(
      constraint: "person_id", label: "Person", key: "id", value: Value.float64(1).description)
    #expect(throws: violation) {
      try graph.write { try $0.insertNode(labels: ["Person"], properties: ["id": .float64(1)]) }
    }
    try graph.write { transaction in
      #expect(throws: GraphError.self) { try transaction.set("id", to: .int64(1), on: NodeID(rawValue: 2)) }
      #expect(throws: GraphError.self) { try transaction.addLabel("Person", to: NodeID(rawValue: 1)) }
      try transaction.set("id", to: .int64(2), on: NodeID(rawValue: 0))
      try transaction.addLabel("Person", to: NodeID(rawValue: 1))
      #expect(throws: GraphError.indexExists("person_id")) { try transaction.createIndex(definition) }
      #expect(throws: GraphError.unknownIndex("none")) { try transaction.dropIndex(named: "none") }
    }
    #expect(graph.snapshot().brokenInvariants() == [])
    try graph.write { transaction in
      try transaction.dropIndex(named: "person_id")
      try transaction.set("id", to: .int64(2), on: NodeID(rawValue: 1))
      #expect(throws: GraphError.self) { try transaction.createIndex(definition) }
    }
    let loader = BulkLoader(graph)
    _ = try loader.addNodes(labels: ["Person"], count: 1)
    try loader.finish()
    #expect(graph.snapshot().nodeCount == 5)
  }

  @Test func uniqueKeysCanWait() throws {
    let graph = Graph()
    let (one, two) = try graph.write { transaction in
      try transaction.createIndex(
        IndexDefinition(name: "key", isUnique: true, on: .node, label: "A", keys: ["k"]))
      return (
        try transaction.insertNode(labels: ["A"], properties: ["k": .int64(1)]),
        try transaction.insertNode(labels: ["A"], properties: ["k": .int64(2)])
      )
    }
    try graph.write { transaction in
      transaction.deferUniqueKeys()
      try transaction.set("k", to: .int64(2), on: one)
      // A later draft goes on with the list.
      _ = transaction.snapshot()
      try transaction.set("k", to: .int64(1), on: two)
      try transaction.checkUniqueKeys()
      #expect(throws: GraphError.self) { try transaction.set("k", to: .int64(2), on: two) }
    }
    #expect(graph.snapshot().property("k", of: one) == .int64(2))
    #expect(graph.snapshot().brokenInvariants() == [])

    let transaction = graph.begin()
    transaction.deferUniqueKeys()
    let savepoint = try transaction.savepoint()
    let three = try transaction.insertNode(labels: ["A"], properties: ["k": .int64(1)])
    #expect(throws: GraphError.self) { try transaction.commit() }
    #expect(transaction.isOpen)
    try transaction.rollback(to: savepoint)
    transaction.deferUniqueKeys()
    let four = try transaction.insertNode(properties: ["k": .int64(1)])
    #expect(four == three)
    try transaction.addLabel("A", to: four)
    try transaction.set("k", to: .null, on: two)
    try transaction.commit()
    #expect(graph.snapshot().brokenInvariants() == [])
    #expect(throws: GraphError.self) {
      try graph.write { try $0.set("k", to: .int64(1), on: two) }
    }
  }

  @Test func manyEntriesAreFound() throws {
    let graph = Graph()
    try graph.write { transaction in
      try transaction.createIndex(IndexDefinition(name: "n", label: "N", keys: ["n"]))
      for number in 0..<20_000 {
        try transaction.insertNode(labels: ["N"], properties: ["n": .int64(Int64(number * 7919 % 20_000))])
      }
    }
    let before = graph.snapshot()
    try graph.write { transaction in
      for id in 0..<15_000 { try transaction.delete(NodeID(rawValue: UInt32(id))) }
    }
    for (snapshot, count) in [(before, 20_000), (graph.snapshot(), 5000)] {
      let index = try #require(snapshot.index(named: "n"))
      var found = 0
      for number in 0..<20_000 { found += index.nodes(equalTo: .int64(Int64(number))).count }
      #expect(found == count)
      #expect(index.nodes(from: .init(.int64(0)))?.count == count)
    }
  }
}
