import GraphStore

/// A plan as text for EXPLAIN and PROFILE: the last step first, each step a line with what is expected and what was counted.
struct PlanReport {
  private struct Line {
    var text: String
    var step: PhysicalPlan
  }

  private let profile: ExecutionProfile?
  private let scope: PlanScope
  private var printer: PlanPrinter
  private var lines: [Line] = []

  init(_ query: CompiledQuery, profile: ExecutionProfile?) {
    self.profile = profile
    scope = query.plan.scope
    printer = PlanPrinter(names: PlanNames(for: query.logical))
    add(query.plan.plan, indent: "")
  }

  private mutating func add(_ plan: PhysicalPlan, indent: String, first: String? = nil) {
    var next: PhysicalPlan? = plan
    var lead = first ?? indent
    while let step = next {
      let remark = (profile?.steps[step.id]?.remark ?? step.remark).map { "   (\($0))" } ?? ""
      lines.append(Line(text: lead + step.line(&printer) + remark, step: step))
      lead = indent
      for subquery in printer.takeSubqueries() {
        guard let plan = scope.subqueries[subquery.plan]?.plan else { continue }
        let number = "{\(subquery.number)} "
        add(
          plan, indent: indent + "│ " + String(repeating: " ", count: number.count),
          first: indent + "│ " + number)
      }
      switch step.operation {
      case .concatenate, .multisetDifference, .multisetIntersection, .otherwise:
        add(step.inputs[0], indent: indent + "│ ", first: indent + "├ ")
        add(step.inputs[1], indent: indent + "  ", first: indent + "└ ")
        next = nil
      case .apply, .cross, .merge:
        add(step.inputs[1], indent: indent + "│ ")
        next = step.inputs[0]
      case .define:
        add(step.inputs[0], indent: indent + "│ ")
        next = step.inputs[1]
      default:
        next = step.inputs.first
      }
    }
  }

  /// The lines, their figures aligned.
  var text: String {
    var table = [profile == nil ? ["", "estimate"] : ["", "estimate", "rows", "time", "memory"]]
    for line in lines {
      var cells = [line.text, Self.count(line.step.estimatedRows)]
      if let profile {
        let counts = profile.steps[line.step.id] ?? ExecutionProfile.Step()
        cells += ["\(counts.rows)", Self.milliseconds(counts.time), Self.bytes(counts.memory)]
      }
      table.append(cells)
    }
    let widths = (0..<(table[0].count)).map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { cells in
      zip(cells, widths).enumerated().map { place, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return place == 0 ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func count(_ number: Double) -> String {
    number < 1e15 ? "\(Int64(max(0, number.rounded())))" : "\(number)"
  }

  private static func milliseconds(_ time: Duration) -> String {
    let microseconds = time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
    let hundredths = microseconds / 10
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) ms"
  }

  private static func bytes(_ count: Int) -> String {
    count < 10_240 ? "\(count) B" : "\(count / 1024) KiB"
  }
}
