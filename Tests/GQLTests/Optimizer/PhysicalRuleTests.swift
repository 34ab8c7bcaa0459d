import GraphStore
import Testing

@testable import GQL

/// What the rules that choose algorithms make of a plan, as EXPLAIN tells it, and that rows stay the same without them.
@Suite struct PhysicalRuleTests {
  /// A file is named after the rule that it shows.
  @Test(arguments: PlanScript.names(in: "physical"))
  func script(_ name: String) throws {
    let rule = String(name.split(separator: "/").last.map { $0.dropLast(4) } ?? "")
    let graph = try Self.network()
    var options = SessionOptions()
    options.disabledRules = [rule]
    let plain = Session(graph, options: options)
    let session = Session(graph)
    try PlanScript(name).run { query in
      do {
        let expected = try plain.execute(query).map { "\($0.values)" }.sorted()
        #expect(try session.execute(query).map { "\($0.values)" }.sorted() == expected, "\(query)")
        return Self.steps(try plain.explain(query)) + "\n=>\n" + Self.steps(try session.explain(query))
      } catch {
        return "\(error)"
      }
    }
  }

  /// The rules have names that switch them off.
  @Test func everyRuleIsShown() {
    let rules = [PhysicalPlanner.countingRule, PatternPlanner.joiningRule]
    #expect(PlanScript.names(in: "physical") == rules.map { "physical/\($0).txt" }.sorted())
  }

  /// The steps of a plan without estimates.
  private static func steps(_ plan: String) -> String {
    plan.split(separator: "\n").dropFirst().map { line in
      var step = String(line)
      while step.last?.isNumber ?? false { step.removeLast() }
      while step.last == " " { step.removeLast() }
      return step
    }.joined(separator: "\n")
  }

  private static func network() throws -> Graph {
    var random = SeededGenerator(seed: 0x9A9A)
    let graph = Graph()
    try graph.write { transaction in
      let persons = try (0..<14).map {
        try transaction.insertNode(
          labels: ["Person"], properties: ["name": .string("Person\($0)"), "age": .int64(Int64(20 + $0 * 3))])
      }
      let tags = try (0..<4).map {
        try transaction.insertNode(
          labels: ["Tag"], properties: ["name": .string($0 == 0 ? "Person3" : "Tag\($0)")])
      }
      for (place, person) in persons.enumerated() {
        for other in persons[(place + 1)...] where random.happens(40) {
          try transaction.insertEdge(
            from: person, to: other, labels: ["KNOWS"],
            properties: ["weight": .int64(Int64(random.number(0...3)))])
        }
        for tag in tags where random.happens(40) {
          try transaction.insertEdge(from: person, to: tag, labels: ["LIKES"])
        }
      }
    }
    return graph
  }
}
