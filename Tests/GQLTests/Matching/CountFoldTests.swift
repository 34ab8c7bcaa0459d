import Foundation
import GraphStore
import Testing

@testable import GQL

/// Counting without listing gives the rows that the ordinary plan gives.
@Suite("Counts are folded right")
struct CountFoldTests {
  static let rounds: UInt64 = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] == "1" ? 20_000 : 1000

  @Test("Random patterns, in total and per node, with the rule on and off")
  func agreesWithListing() throws {
    var (foldedCount, summedCount) = (0, 0)
    for seed in 0..<Self.rounds {
      var generator = CountQueryGenerator(seed: seed)
      let model = ModelGraph.random(using: &generator.random, maxNodes: 6, maxEdges: 12)
      let graph = try model.stored()
      let query = generator.query()
      guard let folded = try bounded({ try rows(query, graph, rulesOff: []) }),
        let listed = try bounded({ try rows(query, graph, rulesOff: [PhysicalPlanner.countingRule]) })
      else { continue }
      if folded.isFolded { foldedCount += 1 }
      if folded.isSummed { summedCount += 1 }
      guard counted(folded.rows) == counted(listed.rows) else {
        Issue.record(
          "seed \(seed)\n\(model)\n\(query.plan)\nlisted \(listed.rows)\nfolded \(folded.rows)")
        return
      }
    }
    #expect(foldedCount > 400)
    #expect(summedCount > 100)
  }

  @Test("Sums of numbers below zero and beyond 32 bits", arguments: [-7, 3, -4_000_000_000, 5_000_000_000])
  func sumsOfAnySize(factor: Int) throws {
    let graph = Graph()
    try Session(graph).execute(
      """
      FOR i IN range(0, 11)
      INSERT (:A {n: i})-[:E]->(:B {n: i})-[:F]->(:C {n: i, x: (i - 3) * $factor})<-[:F]-(:B {n: i + 100})
      NEXT MATCH (a:A), (b:B) FILTER a.n * 2 = b.n INSERT (a)-[:E]->(b)
      """, parameters: ["factor": .int64(Int64(factor))])
    for text in [
      "MATCH (a:A)-[:E]->(b:B)-[:F]->(c:C) RETURN a.n AS n, sum(c.x) AS s, count(*) AS m ORDER BY n",
      "MATCH (a:A)-[:E]->(b:B)-[:F]->(c:C)<-[:F]-(d:B) WHERE b <> d RETURN sum(c.x) AS s, sum(d.n) AS t",
    ] {
      let rows = try [[], [PhysicalPlanner.countingRule]].map { rules in
        var options = SessionOptions()
        options.disabledRules = Set(rules)
        return try Session(graph, options: options).execute(text).rows
      }
      #expect(rows[0] == rows[1])
    }
  }

  /// What a run gives; nil where listing takes too long.
  private func bounded<Found>(_ run: () throws -> Found) throws -> Found? {
    do {
      return try run()
    } catch is ExecutionLimitError {
      return nil
    }
  }

  private func rows(
    _ query: (plan: LogicalPlan, columns: [BoundVariable]), _ graph: Graph, rulesOff: Set<String>
  ) throws -> (rows: [[Value]], isFolded: Bool, isSummed: Bool) {
    let snapshot = graph.snapshot()
    let planning = PlanningContext(snapshot: { _ in snapshot }, disabledRules: rulesOff)
    let planned = try PhysicalPlanner.plan(query.plan, columns: query.columns, context: planning)
    let make = try OperatorBuilder(scope: planned.scope).factory(for: planned.plan)
    let now = try #require(ZonedDateTime(secondsSinceEpoch: 0, nanosecond: 0, offset: 0))
    let context = ExecutionContext(
      graphs: WorkingGraphs(current: WorkingGraph(graph, snapshot: snapshot)),
      limits: ExecutionLimits(timeout: .seconds(2)), environment: ExecutionEnvironment(now: now))
    let last = try make(context)
    var rows: [[Value]] = []
    while let batch = try last.next() {
      for row in 0..<batch.rowCount {
        rows.append(
          query.columns.map { planned.plan.layout.slot(of: $0).map { batch.columns[$0][row] } ?? .null })
      }
    }
    return (rows, planned.plan.hasFold { _ in true }, planned.plan.hasFold { !$0.sums.isEmpty })
  }
}

extension PhysicalPlan {
  fileprivate func hasFold(_ holds: (CountFold) -> Bool) -> Bool {
    if case .countFold(let fold) = operation, holds(fold) { return true }
    return inputs.contains { $0.hasFold(holds) }
  }
}

/// Draws counting queries over conjunctions of edges.
private struct CountQueryGenerator {
  var random: SeededGenerator
  private var nextVariable = 0
  private var nodes: [BoundVariable] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed &+ 0xC0_0000)
  }

  mutating func query() -> (plan: LogicalPlan, columns: [BoundVariable]) {
    var plan = LogicalPlan.match(.unit, pattern(), graph: .current)
    if random.happens(25) { plan = .match(plan, pattern(), graph: .current) }
    for _ in 0..<random.number(0...2) {
      let (left, right) = (random.pick(nodes), random.pick(nodes))
      guard left != right else { continue }
      if random.happens(60) {
        plan = .filter(plan, .binary(.notEqual, .variable(left), .variable(right)))
      } else {
        let inner = chain([left, right], isLabeled: false)
        let exists = BoundExpression.exists(
          .match(.argument([left, right]), wrapped([inner], .repeatableElements, []), graph: .current))
        plan = .filter(plan, random.happens(70) ? .unary(.not, exists) : exists)
      }
    }
    let known = nodes
    if random.happens(25) {
      let anchor = random.pick(nodes)
      let inner = chain([anchor, fresh(), fresh()].prefix(random.number(2...3)).map { $0 }, isLabeled: true)
      let optional = LogicalPlan.match(
        .argument([anchor]), wrapped([inner], .repeatableElements, []), graph: .current)
      plan = .apply(plan, optional, isOptional: true)
    }
    var aggregates: [AggregateBinding] = []
    if random.happens(80) { aggregates.append(aggregate(.count, nil)) }
    while aggregates.isEmpty || random.happens(35) { aggregates.append(aggregate(.sum, random.pick(known))) }
    guard random.happens(50) else {
      return (.aggregate(plan, keys: [], aggregates: aggregates), aggregates.map(\.variable))
    }
    let (key, node) = (variable(.any), random.pick(known))
    let value: BoundExpression =
      random.happens(50) ? .variable(node) : .property(of: .variable(node), name: "x")
    return (
      .aggregate(plan, keys: [LetBinding(variable: key, value: value)], aggregates: aggregates),
      [key] + aggregates.map(\.variable)
    )
  }

  private mutating func aggregate(_ function: AggregateFunction, _ node: BoundVariable?) -> AggregateBinding {
    let argument = node.map { node -> BoundExpression in
      let x = BoundExpression.property(of: .variable(node), name: "x")
      return random.happens(50) ? x : .binary(.subtract, x, .constant(.int64(2)))
    }
    return AggregateBinding(
      variable: variable(.int64), call: BoundAggregateCall(function: function, argument: argument))
  }

  private mutating func variable(_ type: ValueType) -> BoundVariable {
    nextVariable += 1
    return BoundVariable(id: nextVariable, name: "v\(nextVariable)", type: type)
  }

  private mutating func fresh() -> BoundVariable { variable(.node) }

  private mutating func pattern() -> BoundGraphPattern {
    var paths: [BoundPathPattern] = []
    for _ in 0..<random.number(1...2) {
      var stops: [BoundVariable] = []
      for _ in 0..<random.number(2...4) {
        if !nodes.isEmpty, random.happens(30) {
          stops.append(random.pick(nodes))
        } else {
          stops.append(fresh())
          nodes.append(stops[stops.count - 1])
        }
      }
      paths.append(chain(stops, isLabeled: true))
    }
    return wrapped(paths, random.happens(70) ? .differentEdges : .repeatableElements, nodes)
  }

  private func wrapped(
    _ paths: [BoundPathPattern], _ mode: MatchMode, _ outputs: [BoundVariable]
  ) -> BoundGraphPattern {
    BoundGraphPattern(matchMode: mode, paths: paths, predicate: nil, outputs: outputs)
  }

  /// What an edge must satisfy together with the nodes at its ends.
  private mutating func condition(
    from: BoundVariable, _ edge: BoundVariable, to: BoundVariable
  ) -> BoundExpression {
    func x(_ variable: BoundVariable) -> BoundExpression { .property(of: .variable(variable), name: "x") }
    return random.pick([
      .binary(.less, x(edge), .constant(.int64(2))),
      .binary(.less, x(edge), .constant(.int64(2))),
      .binary(.lessOrEqual, x(from), x(to)),
      .binary(.notEqual, x(from), x(edge)),
      .binary(.equal, x(edge), .binary(.subtract, x(to), x(from))),
    ])
  }

  private mutating func chain(_ stops: [BoundVariable], isLabeled: Bool) -> BoundPathPattern {
    var parts: [BoundPathExpression] = []
    for (place, stop) in stops.enumerated() {
      if place > 0 {
        let directions: BoundEdgeDirections = random.pick([.right, .right, .left, .any])
        let edge = variable(.edge)
        let condition =
          isLabeled && random.happens(25) ? condition(from: stops[place - 1], edge, to: stop) : nil
        parts.append(
          .edge(
            BoundEdgePattern(
              variable: edge, direction: directions,
              labels: random.happens(75) ? .label(random.pick(["S", "T"])) : nil, predicate: condition)))
      }
      let predicate: BoundExpression? =
        isLabeled && random.happens(12)
        ? .binary(.less, .property(of: .variable(stop), name: "x"), .constant(.int64(2))) : nil
      parts.append(
        .node(
          BoundNodePattern(
            variable: stop, labels: isLabeled && random.happens(30) ? .label(random.pick(["A", "B"])) : nil,
            predicate: predicate)))
    }
    return BoundPathPattern(variable: nil, mode: .walk, selector: .all, body: .concatenation(parts))
  }
}
