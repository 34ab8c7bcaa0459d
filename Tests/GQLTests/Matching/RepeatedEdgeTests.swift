import Foundation
import GQL
import GraphStore
import Testing

/// Shortest paths along one repeated edge, and pairs of ends that count once, come out as from the general search.
@Suite("Paths that repeat one edge")
struct RepeatedEdgeTests {
  private static let rules: [Set<String>] = [
    ["search-repetitions"], ["search-repetitions", "keep-one-path"], ["keep-one-path"],
  ]

  private static let rounds: UInt64 = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1" ? 60 : 3

  static let edges = ["-[:E]->", "<-[:E]-", "-[:E]-", "~[:F]~", "-[]-", "<-[:E]->", "-[:E|F]-", "~[:F]~>"]

  /// Rows of which each has only one right form.
  @Test("Lengths, ends and counts", arguments: edges)
  func agrees(_ edge: String) throws {
    for seed in 0..<Self.rounds {
      let graph = try Self.random(seed: seed)
      for quantifier in ["*", "+", "{0,2}", "{1,3}", "{1,1}", "{2,4}", "?"] {
        let path = quantifier == "?" ? "\(edge)?" : "\(edge)\(quantifier)"
        let bounded = quantifier.hasPrefix("{") ? path : "\(edge){1,4}"
        for text in [
          "MATCH p = ANY SHORTEST (a:A)\(path)(b) RETURN a, b, path_length(p) AS n",
          "MATCH p = ANY SHORTEST (a)\(path)(b:A) RETURN a, b, path_length(p) AS n",
          "MATCH p = ALL SHORTEST (a:A)\(path)(b:B) RETURN a, b, p",
          "MATCH (a:A), (b:B) MATCH p = ALL SHORTEST (a)\(path)(b) RETURN a, b, path_length(p) AS n, count(*) AS c",
          "MATCH ALL SHORTEST (a:A)\(path)(b:B) RETURN a, b, count(*) AS n",
          "MATCH (a:A), (b:B) MATCH ALL SHORTEST (a)\(path)(b) RETURN a, b, count(*) AS n",
          "MATCH (a:A), (b) MATCH p = ANY SHORTEST (a)\(path)(b) RETURN a, b, path_length(p) AS n",
          "MATCH ANY (a:A)\(path)(b) RETURN a, b", "MATCH ANY (a:A)\(path)(a) RETURN a",
          "MATCH ANY TRAIL (a)\(path)(b:B) RETURN a, b",
          "MATCH ANY SHORTEST ACYCLIC (a)\(path)(b) RETURN a, b",
          "MATCH REPEATABLE ELEMENTS ANY SHORTEST (a:A)\(path)(b) RETURN a, b",
          "MATCH (a:A)\(bounded)(b) RETURN DISTINCT a, b",
          "MATCH (a)\(bounded)(b:B) RETURN a, count(DISTINCT b) AS n",
          "MATCH (a:A)\(bounded)(b) RETURN count(DISTINCT b) AS n, max(b.x) AS m",
        ] {
          let expected = outcome(text, graph, rulesOff: Self.rules[1])
          for rules in [[]] + Self.rules {
            #expect(
              outcome(text, graph, rulesOff: rules) == expected, "seed \(seed): \(text) without \(rules)")
          }
        }
      }
    }
  }

  @Test("Ends that an index finds are the same ends", arguments: edges)
  func indexed(_ edge: String) throws {
    for seed in 0..<Self.rounds {
      let graph = try Self.random(seed: seed)
      let indexed = try Self.random(seed: seed)
      for label in ["A", "B"] { try Session(indexed).execute("CREATE INDEX FOR (n:\(label)) ON (n.x)") }
      for (first, last) in [(0, 1), (1, 1), (2, 0), (9, 0)] {
        for text in [
          "MATCH p = ANY SHORTEST (a:A {x: \(first)})\(edge)*(b:B {x: \(last)}) RETURN a, b, path_length(p) AS n",
          "MATCH p = ALL SHORTEST (a:A {x: \(first)})\(edge)*(b:A {x: \(last)}) RETURN p",
          "MATCH ALL SHORTEST (a:A {x: \(first)})\(edge)*(b:A {x: \(last)}) RETURN count(*) AS n",
          "MATCH (a:A {x: \(first)}) MATCH (a)\(edge)(b) RETURN a, count(*) AS n",
          "MATCH ANY SHORTEST (a:A)\(edge)+(b:B {x: \(last)}) RETURN a, b",
          "MATCH ALL SHORTEST (a:A)\(edge){0,3}(b WHERE b.x = \(last) AND b:A) RETURN a, b, count(*) AS n",
          "MATCH p = SHORTEST 2 (a {x: \(first)})\(edge){1,3}(b:B {x: \(last)}) RETURN path_length(p) AS n",
          "MATCH (a:A {x: \(first)})\(edge)(b:A {x: \(last)}) RETURN count(*) AS n",
          "MATCH (a:A {x: \(first)})\(edge){1,4}(b) RETURN count(DISTINCT b) AS n",
          "MATCH (a:A {x: \(first)})\(edge)(c)\(edge)(b:B {x: \(last)}) RETURN a, b, c",
          "MATCH (a:A {x: \(first)})\(edge){1,3}(b:B WHERE b.x = a.x + 1) RETURN a, b, count(*) AS n",
        ] {
          let expected = outcome(text, graph, rulesOff: Self.rules[1])
          #expect(outcome(text, indexed, rulesOff: []) == expected, "\(seed): \(text)")
          #expect(outcome(text, graph, rulesOff: []) == expected, "\(seed): \(text) without an index")
        }
      }
    }
  }

  @Test("Shortest paths that nobody reads are counted, not listed")
  func countsUnreadPaths() throws {
    let session = Session(Graph())
    // A chain of diamonds has 2^n shortest paths, each edge of it being there once, the first twice.
    func chain(of diamonds: Int) throws {
      let nodes = (0...diamonds).map { "(c\($0):C {x: \($0)})" }.joined(separator: ", ")
      let edges = (0..<diamonds).map { place in
        ["u", "v"].map { "(c\(place))-[:E]->(\($0)\(place)), (\($0)\(place))-[:E]->(c\(place + 1))" }
          .joined(separator: ", ")
      }
      try session.execute("MATCH (n) DETACH DELETE n")
      try session.execute("INSERT \(nodes), \(edges.joined(separator: ", "))")
    }
    try chain(of: 40)
    let text = "MATCH (a:C {x: 0}), (b:C {x: $last}) MATCH ALL SHORTEST (a)-[:E]-*(b) RETURN count(*) AS n"
    #expect(try session.execute(text, parameters: ["last": .int64(40)]).value(as: Int64.self) == 1 << 40)
    try session.execute("MATCH (a:C {x: 0})-[:E]->(b) LIMIT 1 INSERT (a)-[:E]->(b)")
    #expect(try session.execute(text, parameters: ["last": .int64(40)]).value(as: Int64.self) == 3 << 39)
    #expect(try session.execute(text, parameters: ["last": .int64(1)]).value(as: Int64.self) == 3)
    try chain(of: 64)
    #expect(throws: GQLError.self) { try session.execute(text, parameters: ["last": .int64(64)]) }
    #expect(try session.execute(text, parameters: ["last": .int64(62)]).value(as: Int64.self) == 1 << 62)
    // One path is there, however many there are.
    try chain(of: 140)
    let ends = "MATCH (a:C {x: 0}), (b:C {x: 140})"
    let one = "\(ends) MATCH p = ANY SHORTEST (a)-[:E]-*(b) RETURN path_length(p) AS n"
    #expect(try session.execute(one).value(as: Int64.self) == 280)
  }

  @Test("Each way that is given is one of the graph")
  func pathsAreThere() throws {
    for seed in 0..<UInt64(12) {
      let graph = try Self.random(seed: seed)
      let snapshot = graph.snapshot()
      for row in try Session(graph).execute("MATCH p = ANY SHORTEST (a)-[:E]-*(b) RETURN a, b, p") {
        let (start, end, path): (NodeID, NodeID, Path) = (try row["a"], try row["b"], try row["p"])
        #expect(path.nodes.first == start && path.nodes.last == end)
        for (place, edge) in path.edges.enumerated() {
          let ends: Set = [try #require(snapshot.source(of: edge)), try #require(snapshot.target(of: edge))]
          #expect(ends == [path.nodes[place], path.nodes[place + 1]])
        }
      }
    }
  }

  /// A small graph with loops, parallel and undirected edges.
  private static func random(seed: UInt64) throws -> Graph {
    var random = SeededGenerator(seed: seed &+ 0xE0)
    let graph = Graph()
    try graph.write { transaction in
      var nodes: [NodeID] = []
      for number in 0..<random.number(1...7) {
        nodes.append(
          try transaction.insertNode(
            labels: random.pick([["A"], ["B"], ["A", "B"], []]), properties: ["x": .int64(Int64(number))]))
      }
      for _ in 0..<random.number(0...11) {
        let isDirected = random.happens(70)
        try transaction.insertEdge(
          from: random.pick(nodes), to: random.pick(nodes), labels: random.pick([["E"], ["E"], ["F"]]),
          directed: isDirected)
      }
    }
    return graph
  }

  private func outcome(_ text: String, _ graph: Graph, rulesOff: Set<String>) -> [String] {
    var options = SessionOptions()
    options.disabledRules = rulesOff
    options.timeout = .seconds(20)
    do {
      return try Session(graph, options: options).execute(text).map(\.description).sorted()
    } catch let error as GQLError {
      return [error.status.rawValue]
    } catch {
      return ["\(error)"]
    }
  }
}
