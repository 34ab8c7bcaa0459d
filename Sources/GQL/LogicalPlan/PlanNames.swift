import GraphStore

/// The names under which a printed plan shows its variables.
///
/// Two variables of one name, from different scopes, are told apart by a number, given in the order of the text: `x`,
/// `x#2`. An unnamed variable is shown only where something reads it.
struct PlanNames {
  private var names: [BoundVariable: String] = [:]
  private var uses: [String: Int] = [:]
  private var unnamed = 0
  private let read: Set<BoundVariable>

  init(for plan: LogicalPlan?) {
    var read: Set<BoundVariable> = []
    plan?.forEachStep { step in
      for expression in step.expressions { expression.collectFreeVariables(into: &read) }
      switch step {
      case .insert(_, let pattern, graph: _): read.formUnion(pattern.endpoints)
      case .merge(_, let merge, graph: _): read.formUnion(merge.insertion.endpoints)
      case .set, .remove: read.formUnion(step.reads)
      case .argument(let variables), .table(_, let variables): read.formUnion(variables)
      case .match(_, let pattern, graph: _): read.formUnion(pattern.outputs.filter { !$0.isNamed })
      default: break
      }
    }
    self.read = read
  }

  /// The name of a variable in this text.
  mutating func callAsFunction(_ variable: BoundVariable) -> String {
    if let name = names[variable] { return name }
    let name: String
    if variable.isNamed {
      let base = Value.identifier(variable.name)
      let count = uses[base, default: 0] + 1
      uses[base] = count
      name = count == 1 ? base : "\(base)#\(count)"
    } else {
      unnamed += 1
      name = "#\(unnamed)"
    }
    names[variable] = name
    return name
  }

  /// The name of an element in a pattern, empty where nobody asks for it.
  mutating func element(_ variable: BoundVariable) -> String {
    variable.isNamed || read.contains(variable) ? self(variable) : ""
  }
}
