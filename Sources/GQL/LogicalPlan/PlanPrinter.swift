import GraphStore

/// Writes a plan as text: the last step first, each step a line, so that a query reads from its result to its source.
///
/// The inner plan of a step with two inputs stands under it behind a bar; a subquery stands under the step whose expression
/// mentions its number.
///
///     project name := p.name
///     filter EXISTS {1}
///     │ {1} match (p)-[:KNOWS]->()
///     │     argument p
///     match (p:Person)
///     unit
struct PlanPrinter {
  var names: PlanNames
  private var lines: [String] = []
  private var subqueries: [LogicalPlan] = []
  private var subqueryCount = 0

  init(names: PlanNames) {
    self.names = names
  }

  /// The text of a plan, without a line feed at its end.
  static func text(of plan: LogicalPlan) -> String {
    var printer = PlanPrinter(names: PlanNames(for: plan))
    printer.print(plan, indent: "")
    return printer.lines.joined(separator: "\n")
  }

  /// Remembers the plan of a subquery and gives the number that stands for it in the line.
  mutating func number(of plan: LogicalPlan) -> String {
    subqueries.append(plan)
    return "{\(subqueryCount + subqueries.count)}"
  }

  private mutating func print(_ plan: LogicalPlan, indent: String, first: String? = nil) {
    var next: LogicalPlan? = plan
    var lead = first ?? indent
    while let step = next {
      let children = step.children
      lines.append(lead + line(for: step))
      lead = indent
      printSubqueries(indent: indent)
      switch step {
      case .union, .except, .intersect, .otherwise:
        print(children[0], indent: indent + "│ ", first: indent + "├ ")
        print(children[1], indent: indent + "  ", first: indent + "└ ")
        next = nil
      case .apply(let outer, let inner, isOptional: _):
        print(inner, indent: indent + "│ ")
        next = outer
      case .define(_, let definition, in: let body):
        print(definition, indent: indent + "│ ")
        next = body
      default:
        next = children.first
      }
    }
  }

  private mutating func printSubqueries(indent: String) {
    let plans = subqueries
    subqueries = []
    for plan in plans {
      subqueryCount += 1
      let number = "{\(subqueryCount)} "
      let later = subqueryCount
      let outer = subqueries
      subqueries = []
      print(
        plan, indent: indent + "│ " + String(repeating: " ", count: number.count),
        first: indent + "│ " + number)
      subqueries = outer
      subqueryCount = max(subqueryCount, later)
    }
  }
}

extension LogicalPlan: CustomStringConvertible {
  /// The plan as EXPLAIN shows it, the last step first.
  var description: String { PlanPrinter.text(of: self) }
}

extension BoundExpression: CustomStringConvertible {
  /// The expression as EXPLAIN shows it; a subquery is only a number here.
  var description: String {
    var printer = PlanPrinter(names: PlanNames(for: nil))
    return printer.text(of: self)
  }
}

extension PlanPrinter {
  /// The subqueries that the lines since the last call have mentioned, with their numbers.
  mutating func takeSubqueries() -> [(number: Int, plan: LogicalPlan)] {
    let taken = subqueries.enumerated().map { (subqueryCount + $0.offset + 1, $0.element) }
    subqueryCount += subqueries.count
    subqueries = []
    return taken
  }
}
