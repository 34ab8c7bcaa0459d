import GraphStore
import Testing

@testable import GQL

/// What each rule makes of a plan, and what all of them do together.
@Suite struct OptimizerGoldenTests {
  /// A file is named after the rule that it shows; `all.txt` shows every rule at work.
  @Test(arguments: PlanScript.names(in: "plans"))
  func script(_ name: String) throws {
    let rule = name.split(separator: "/").last.map { $0.dropLast(4) } ?? ""
    try PlanScript(name).run { query in
      do {
        let plan = try OptimizerGoldenTests.plan(of: query)
        guard let only = Optimizer.rules.first(where: { $0.name == rule }) else {
          return Optimizer().optimize(plan).description
        }
        return plan.description + "\n=>\n" + only.apply(plan).description
      } catch {
        return "\(error)"
      }
    }
  }

  @Test func everyRuleIsShown() {
    let shown = Set(PlanScript.names(in: "plans"))
    for rule in Optimizer.rules { #expect(shown.contains("plans/\(rule.name).txt"), "\(rule.name)") }
  }

  @Test func namesAreUnique() {
    #expect(Set(Optimizer.rules.map(\.name)).count == Optimizer.rules.count)
  }

  @Test func rulesCanBeSwitchedOff() throws {
    let plan = try OptimizerGoldenTests.plan(of: "MATCH (n) WHERE 1 + 1 = 2 RETURN n.name AS name")
    #expect(Optimizer(disabledRules: Set(Optimizer.rules.map(\.name))).optimize(plan) == plan)
    #expect(Optimizer().optimize(plan) != plan)
  }

  /// Optimizing keeps the columns of every text of the binder's scripts, and comes to rest.
  @Test(arguments: PlanScript.names(in: "binder"))
  func columnsStay(_ name: String) throws {
    for item in try PlanScript(name).cases {
      guard let plan = try? OptimizerGoldenTests.plan(of: item.query) else { continue }
      let optimized = Optimizer().optimize(plan)
      #expect(Set(optimized.outputs) == Set(plan.outputs), "\(item.title)")
      for rule in Optimizer.rules {
        let rest = Optimizer(disabledRules: [rule.name]).optimize(plan)
        #expect(Set(rest.outputs) == Set(plan.outputs), "\(item.title) without \(rule.name)")
      }
    }
  }

  private static func plan(of text: String) throws -> LogicalPlan {
    let script = try Parser.parse(text)
    for program in script.programs {
      for case .query(let query) in try Binder(BoundText.context(text)).bind(program) { return query.plan }
    }
    throw GQLError(.invalidSyntax, "no query")
  }
}
