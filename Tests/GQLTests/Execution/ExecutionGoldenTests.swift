import Foundation
import GraphStore
import Synchronization
import Testing

@testable import GQL

/// What texts give: rows, changes and errors, each file on a graph of its own that its preamble makes.
@Suite struct ExecutionGoldenTests {
  @Test(arguments: PlanScript.names(in: "rows"))
  func script(_ name: String) throws {
    let script = try PlanScript(name)
    try script.run { RowText.text(of: $0, after: script.preamble) }
  }

  @Test(arguments: PlanScript.names(in: "rows"))
  func batchesOfOneRow(_ name: String) throws {
    let script = try PlanScript(name)
    var options = SessionOptions()
    options.batchSize = 1
    for item in script.cases {
      #expect(
        RowText.text(of: item.query, after: script.preamble, options: options) == item.expected,
        "\(name): \(item.title)")
    }
  }

  /// Each case without one of the rules, which its place in the script decides; the long run has each without each.
  @Test(arguments: PlanScript.names(in: "rows"))
  func withoutEachRule(_ name: String) throws {
    let script = try PlanScript(name)
    let isSlow = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] != nil
    let start = name.utf8.reduce(0) { $0 + Int($1) }
    for (place, item) in script.cases.enumerated() where !item.query.hasPrefix("EXPLAIN") {
      for rule in isSlow ? Self.rules : [Self.rules[(start + place) % Self.rules.count]] {
        var options = SessionOptions()
        options.disabledRules = [rule]
        #expect(
          RowText.text(of: item.query, after: script.preamble, options: options) == item.expected,
          "\(name): \(item.title), without \(rule)")
      }
    }
  }

  /// Every script of many cases goes round all rules.
  @Test func everyRuleHasItsTurn() throws {
    let longest = try PlanScript.names(in: "rows").map { try PlanScript($0).cases.count }.max() ?? 0
    #expect(longest >= 2 * Self.rules.count)
  }

  /// All that can be switched off.
  private static let rules =
    Optimizer.rules.map(\.name) + [
      PhysicalPlanner.countingRule, PatternPlanner.joiningRule, PhysicalPlanner.pageRule,
      PhysicalPlanner.repetitionRule, PointLookup.rule,
    ]

  @Test(arguments: PlanScript.names(in: "rows"))
  func withoutRules(_ name: String) throws {
    let script = try PlanScript(name)
    var options = SessionOptions()
    options.disabledRules = Set(Self.rules)
    for item in script.cases where !item.query.hasPrefix("EXPLAIN") {
      #expect(
        RowText.text(of: item.query, after: script.preamble, options: options) == item.expected,
        "\(name): \(item.title)")
    }
  }
}

/// Writes down what a text gives.
enum RowText {
  /// The rows (sorted, unless the text orders them), what was changed, or the error of each statement.
  ///
  /// A text with "diagnostic record" in a comment shows that of each statement, too.
  /// Texts with a line of a semicolon between them run one after another in one session, whatever became of those before.
  static func text(of text: String, after preamble: String, options: SessionOptions = SessionOptions())
    -> String
  {
    let graph: Graph
    do {
      graph = try writes.contains(where: text.contains) ? made(by: preamble) : shared(preamble)
    } catch {
      return "the preamble fails: \(error)"
    }
    let session = Session(graph, options: options)
    var parts: [String] = []
    let showsDiagnostics = text.contains("diagnostic record")
    for text in text.components(separatedBy: "\n;\n") {
      do {
        try session.executeScript(text) {
          parts.append(try describe($0, isOrdered: text.contains("ORDER BY")))
          if showsDiagnostics { parts.append("\(Value.record($0.diagnostics.record))") }
        }
      } catch let error as GQLError {
        parts.append(describe(error, text))
        if showsDiagnostics { parts += error.diagnostics.map { ["\(Value.record($0.record))"] } ?? [] }
      } catch let errors as GQLErrors {
        parts.append(describe(errors.first, text))
      } catch {
        parts.append("\(error)")
      }
    }
    return parts.joined(separator: "\n;\n")
  }

  /// Words of texts that need a graph of their own.
  private static let writes = ["INSERT", "SET", "REMOVE", "DELETE", "CREATE", "MERGE", "DROP"]

  private static let graphs = Mutex<[String: Graph]>([:])

  private static func shared(_ preamble: String) throws -> Graph {
    try graphs.withLock { graphs in
      if let graph = graphs[preamble] { return graph }
      let graph = try made(by: preamble)
      graphs[preamble] = graph
      return graph
    }
  }

  private static func made(by preamble: String) throws -> Graph {
    let graph = Graph()
    if !preamble.isEmpty { try Session(graph).executeScript(preamble) { _ in } }
    return graph
  }

  /// An error, with the text that it points to.
  private static func describe(_ error: GQLError, _ text: String) -> String {
    let place = error.range.map { range in
      " at `\(String(decoding: Array(text.utf8)[range.bytes], as: UTF8.self))`"
    }
    return "\(error.status.rawValue)\(place ?? ""): \(error.message)"
  }

  private static func describe(_ stream: ResultStream, isOrdered: Bool) throws -> String {
    var rows: [String] = []
    while let row = try stream.next() {
      rows.append(row.values.map { text($0, stream.snapshot) }.joined(separator: " | "))
    }
    if !isOrdered { rows.sort() }
    var lines = stream.columns.isEmpty ? [] : [stream.columns.map(\.name).joined(separator: " | ")]
    lines += rows
    if !stream.changes.isEmpty { lines.append("(\(stream.changes))") }
    if lines.isEmpty || stream.status.category == .warning { lines.append("(\(stream.status.rawValue))") }
    return lines.joined(separator: "\n")
  }

  /// A value; elements by their labels and properties, which read better than numbers.
  private static func text(_ value: Value, _ snapshot: Snapshot) -> String {
    switch value {
    case .node(let node): "(\(element(snapshot.labels(of: node), snapshot.properties(of: node), snapshot)))"
    case .edge(let edge): "[\(element(snapshot.labels(of: edge), snapshot.properties(of: edge), snapshot))]"
    case .list(let values): "[\(values.map { text($0, snapshot) }.joined(separator: ", "))]"
    case .path(let path): path.values.map { text($0, snapshot) }.joined()
    default: value.description
    }
  }

  private static func element(
    _ labels: [String], _ properties: [(key: PropertyKeyID, value: Value)], _ snapshot: Snapshot
  ) -> String {
    let names = labels.sorted().map { ":" + $0 }.joined()
    let fields = properties.map { "\(snapshot.name(of: $0.key)): \($0.value)" }.sorted().joined(
      separator: ", ")
    return fields.isEmpty ? names : names + (names.isEmpty ? "" : " ") + "{\(fields)}"
  }
}
