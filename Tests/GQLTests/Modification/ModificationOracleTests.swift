import Foundation
import GraphStore
import Testing

@testable import GQL

/// Random statements on small graphs: the session leaves what a graph of dictionaries leaves, or fails as it fails.
@Suite("Data modification agrees with its definition")
struct ModificationOracleTests {
  private static let isSlow = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1"
  private static let graphs: UInt64 = isSlow ? 4000 : 60
  private static let statements = 30

  @Test func agrees() throws {
    var outcomes: [String: Int] = [:]
    for seed in 0..<Self.graphs {
      guard try Self.run(seed, &outcomes) else { return }
    }
    // Every condition comes up, and most statements succeed.
    for status in ["00000", "22003", "22004", "22012", "22G0M", "22G11", "G1001", "G1002", "G2000"] {
      #expect(outcomes[status, default: 0] > 0, "\(status): \(outcomes)")
    }
    let all = outcomes.values.reduce(0, +)
    #expect(outcomes["00000", default: 0] * 2 > all, "\(outcomes)")
  }

  /// Runs statements on one graph; false after a difference.
  private static func run(_ seed: UInt64, _ outcomes: inout [String: Int]) throws -> Bool {
    var generator = ModificationGenerator(seed: seed &+ 0xD311)
    var model = ModificationModel()
    var committed: ModificationModel?
    var options = SessionOptions()
    let rules = Optimizer.rules.map(\.name)
    if seed % 3 == 1 { options.batchSize = 1 }
    if seed % 3 == 2 { options.disabledRules = [rules[Int(seed / 3) % rules.count]] }
    let session = Session(Graph(), options: options)
    if seed % 2 == 0 {
      try session.execute("CREATE UNIQUE INDEX FOR (n:U) ON (n.u)")
      model.isUnique = true
    }
    if seed % 4 < 2 { try session.execute("CREATE INDEX FOR (n:A) ON (n.x)") }
    for number in 0..<statements where model.nodes.count < 14 {
      if generator.random.happens(10) {
        if let before = committed {
          let isKept = generator.random.happens(50)
          try session.execute(isKept ? "COMMIT" : "ROLLBACK")
          if !isKept { model = before }
          committed = nil
        } else {
          try session.execute("START TRANSACTION")
          committed = model
        }
      }
      let (clauses, results) = generator.next()
      let text = Self.text(clauses, results)
      let before = model
      let expected: Outcome
      do {
        var counts = ModificationModel.Counts()
        let rows = try model.run(clauses, returning: results, &counts)
        expected = .success(counted(rows), counts)
      } catch let failure as ModificationModel.Failure {
        expected = .failure(failure.statuses)
      } catch is ModificationModel.TooMany {
        continue
      }
      let found = outcome(of: text, session)
      outcomes[found.status, default: 0] += 1
      let snapshot = try session.execute("RETURN 1 AS one").snapshot
      let graph = Self.text(of: snapshot)
      let complaint: String? =
        if !expected.allows(found) {
          "expected \(expected), found \(found)"
        } else if graph != model.description {
          "the graph should be\n\(model)\nand is\n\(graph)"
        } else {
          snapshot.brokenInvariants().first
        }
      guard let complaint else { continue }
      Issue.record("seed \(seed), statement \(number): on\n\(before)\n\(text)\n\(complaint)")
      return false
    }
    return true
  }

  /// What became of a statement.
  private enum Outcome: CustomStringConvertible {
    case success([[Value]: Int], ModificationModel.Counts)
    case failure(Set<String>)

    var status: String {
      switch self {
      case .success: "00000"
      case .failure(let statuses): statuses.sorted().joined(separator: ", ")
      }
    }

    func allows(_ found: Outcome) -> Bool {
      switch (self, found) {
      case (.success(let rows, let counts), .success(let foundRows, let foundCounts)):
        rows == foundRows && counts == foundCounts
      case (.failure(let statuses), .failure(let found)): found.isSubset(of: statuses)
      default: false
      }
    }

    var description: String {
      switch self {
      case .success(let rows, let counts): "\(rows) \(counts)"
      case .failure(let statuses): "\(statuses.sorted())"
      }
    }
  }

  private static func text(_ clauses: [ModificationClause], _ results: [ModificationExpression]) -> String {
    let columns = results.enumerated().map { "\($1) AS c\($0)" }.joined(separator: ", ")
    return (clauses.map(\.description) + (columns.isEmpty ? [] : ["RETURN \(columns)"])).joined(
      separator: "\n")
  }

  private static func outcome(of text: String, _ session: Session) -> Outcome {
    do {
      let result = try session.execute(text)
      let changes = result.changes
      let counts = ModificationModel.Counts(
        nodesInserted: changes.nodesInserted, edgesInserted: changes.edgesInserted,
        nodesDeleted: changes.nodesDeleted, edgesDeleted: changes.edgesDeleted)
      return .success(counted(result.map(\.values)), counts)
    } catch let error as GQLError {
      return .failure([error.status.rawValue])
    } catch let errors as GQLErrors {
      return .failure([errors.first.status.rawValue])
    } catch {
      return .failure(["\(error)"])
    }
  }

  // MARK: Graphs as texts

  private static func text(of snapshot: Snapshot) -> String {
    func named(_ properties: [(key: PropertyKeyID, value: Value)]) -> [String: Value] {
      Dictionary(uniqueKeysWithValues: properties.map { (snapshot.name(of: $0.key), $0.value) })
    }
    var keys: [NodeID: String] = [:]
    var lines: [String] = []
    for node in snapshot.nodes() {
      let properties = named(snapshot.properties(of: node))
      keys[node] = "\(properties["k"] ?? .null)"
      lines.append(ModificationModel.line(Set(snapshot.labels(of: node)), properties))
    }
    for edge in snapshot.edges() {
      lines.append(
        ModificationModel.line(
          from: snapshot.source(of: edge).flatMap { keys[$0] } ?? "",
          to: snapshot.target(of: edge).flatMap { keys[$0] } ?? "",
          isDirected: snapshot.isDirected(edge), Set(snapshot.labels(of: edge)),
          named(snapshot.properties(of: edge))))
    }
    return lines.sorted().joined(separator: "\n")
  }
}

extension ModificationModel: CustomStringConvertible {
  var description: String {
    func key(_ node: Int) -> String { "\(nodes[node]?.properties["k"] ?? .null)" }
    let lines =
      nodes.values.map { Self.line($0.labels, $0.properties) }
      + edges.values.map {
        Self.line(
          from: key($0.source), to: key($0.target), isDirected: $0.isDirected, $0.labels, $0.properties)
      }
    return lines.sorted().joined(separator: "\n")
  }

  fileprivate static func line(_ labels: Set<String>, _ properties: [String: Value]) -> String {
    let fields = properties.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return "(\(labels.sorted().joined(separator: "&")) {\(fields.joined(separator: ", "))})"
  }

  fileprivate static func line(
    from source: String, to target: String, isDirected: Bool, _ labels: Set<String>,
    _ properties: [String: Value]
  ) -> String {
    let ends = isDirected ? [source, target] : [source, target].sorted()
    return "\(ends[0]) \(isDirected ? "->" : "~") \(ends[1]) \(line(labels, properties))"
  }
}
