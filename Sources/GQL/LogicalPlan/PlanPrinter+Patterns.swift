import GraphStore

extension PlanPrinter {
  /// A graph pattern in the notation of the language.
  mutating func text(of pattern: BoundGraphPattern) -> String {
    var result = pattern.matchMode == .repeatableElements ? "repeatable elements " : ""
    if pattern.ignoresRepetition { result += "once " }
    // A semicolon parts paths of several MATCHes that have become one pattern: their edges may be the same.
    var block: Int?
    for path in pattern.paths {
      if let block { result += block == path.block ? ", " : "; " }
      result += text(of: path)
      block = path.block
    }
    if let predicate = pattern.predicate { result += " where " + text(of: predicate) }
    let outputs = pattern.outputs.filter(\.isNamed)
    if Set(outputs) != pattern.namedVariables {
      result += " yield " + (outputs.isEmpty ? "nothing" : list(outputs) { $0.names($1) })
    }
    return result
  }

  private mutating func text(of path: BoundPathPattern) -> String {
    var prefix: [String] = []
    if let variable = path.variable { prefix.append(names(variable) + " =") }
    switch path.selector {
    case .all: break
    case .any(let count): prefix.append("any " + text(of: count))
    case .anyShortest: prefix.append("any shortest")
    case .allShortest: prefix.append("all shortest")
    case .shortest(let count): prefix.append("shortest " + text(of: count))
    case .shortestGroups(let count): prefix.append("shortest " + text(of: count) + " groups")
    }
    if path.mode != .walk { prefix.append("\(path.mode)") }
    return (prefix + [text(of: path.body)]).joined(separator: " ")
  }

  private mutating func text(of path: BoundPathExpression) -> String {
    switch path {
    case .node(let node):
      return "(" + filler(node.variable, node.labels, node.predicate) + ")"
    case .edge(let edge):
      return text(of: edge)
    case .concatenation(let parts):
      return list(parts, separator: "") { printer, part in
        switch part {
        case .union, .multisetAlternation, .concatenation: "(" + printer.text(of: part) + ")"
        default: printer.text(of: part)
        }
      }
    case .parenthesized(let subpath):
      var result = subpath.variable.map { names($0) + " = " } ?? ""
      if subpath.mode != .walk { result += "\(subpath.mode)" + " " }
      result += text(of: subpath.body)
      if let predicate = subpath.predicate { result += " where " + text(of: predicate) }
      return "(" + result + ")"
    case .quantified(let body, lower: let lower, upper: let upper, groups: _):
      return operand(body) + "{\(lower),\(upper.map(String.init) ?? "")}"
    case .questioned(let body):
      return operand(body) + "?"
    case .union(let alternatives):
      return list(alternatives, separator: " | ") { $0.text(of: $1) }
    case .multisetAlternation(let alternatives):
      return list(alternatives, separator: " |+| ") { $0.text(of: $1) }
    }
  }

  private mutating func operand(_ body: BoundPathExpression) -> String {
    switch body {
    case .parenthesized: text(of: body)
    default: "(" + text(of: body) + ")"
    }
  }

  private mutating func text(of edge: BoundEdgePattern) -> String {
    let content = filler(edge.variable, edge.labels, edge.predicate)
    return switch edge.direction {
    case .right: "-[\(content)]->"
    case .left: "<-[\(content)]-"
    case .undirected: "~[\(content)]~"
    case [.left, .undirected]: "<~[\(content)]~"
    case [.undirected, .right]: "~[\(content)]~>"
    case [.left, .right]: "<-[\(content)]->"
    default: "-[\(content)]-"
    }
  }

  private mutating func filler(
    _ variable: BoundVariable, _ labels: BoundLabelExpression?, _ predicate: BoundExpression?
  ) -> String {
    var result = names.element(variable)
    if let labels { result += ":" + text(of: labels) }
    if let predicate { result += (result.isEmpty ? "" : " ") + "where " + text(of: predicate) }
    return result
  }

  /// A label expression in the notation of the language.
  func text(of labels: BoundLabelExpression, within precedence: Int = 0) -> String {
    let (text, own) =
      switch labels {
      case .label(let name): (Value.identifier(name), 3)
      case .wildcard: ("%", 3)
      case .negation(let operand): ("!" + self.text(of: operand, within: 3), 2)
      case .conjunction(let left, let right):
        (self.text(of: left, within: 1) + "&" + self.text(of: right, within: 2), 1)
      case .disjunction(let left, let right):
        (self.text(of: left, within: 0) + "|" + self.text(of: right, within: 1), 0)
      }
    return own < precedence ? "(" + text + ")" : text
  }
}

extension BoundGraphPattern {
  /// The variables that the text names, as they look from outside of the pattern.
  fileprivate var namedVariables: Set<BoundVariable> {
    var result = Set(paths.compactMap(\.variable))
    for path in paths { path.body.collectOuterVariables(into: &result) }
    return result.filter(\.isNamed)
  }
}

extension BoundPathExpression {
  /// Gathers the variables of the expression, those within a quantifier as their groups.
  fileprivate func collectOuterVariables(into result: inout Set<BoundVariable>) {
    switch self {
    case .node(let node): result.insert(node.variable)
    case .edge(let edge): result.insert(edge.variable)
    case .quantified(_, lower: _, upper: _, groups: let groups): result.formUnion(groups.map(\.group))
    case .parenthesized(let subpath):
      if let variable = subpath.variable { result.insert(variable) }
      subpath.body.collectOuterVariables(into: &result)
    case .questioned(let body): body.collectOuterVariables(into: &result)
    case .concatenation(let parts), .union(let parts), .multisetAlternation(let parts):
      for part in parts { part.collectOuterVariables(into: &result) }
    }
  }
}
