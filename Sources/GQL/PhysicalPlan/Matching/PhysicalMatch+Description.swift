extension PhysicalMatch {
  /// The steps in their order, for EXPLAIN, on one line.
  func summary(_ printer: inout PlanPrinter) -> String {
    var texts: [String] = []
    for step in steps {
      var text = step.operation.text(&printer)
      let predicates = step.predicates.map { printer.text(of: $0) }.joined(separator: " AND ")
      if !predicates.isEmpty { text += text.isEmpty ? "where \(predicates)" : " where \(predicates)" }
      texts.append(text)
    }
    return "match " + (texts.isEmpty ? "nothing" : texts.joined(separator: "; "))
  }
}

extension MatchOperation {
  fileprivate func text(_ printer: inout PlanPrinter) -> String {
    switch self {
    case .scan(let variable, let source):
      let local = source.local.map { printer.text(of: $0) }.joined(separator: " AND ")
      let scan = "scan (\(variable.name)\(Self.labels(source.labels, printer)))"
      let way =
        source.seek.map { " by the index on \($0.label)(\($0.property))" }
        ?? source.join.map { " by a table of \(printer.text(of: $0.key))" } ?? ""
      return scan + way + (local.isEmpty || source.seek != nil ? "" : " where \(local)")
    case .checkLabels(let variable, let labels):
      return "check (\(variable.name)\(Self.labels(labels, printer)))"
    case .expand(let expansion):
      let verb =
        expansion.to == nil && expansion.edge == nil
        ? "count" : expansion.givesEachOnce ? "expand once" : "expand"
      return "\(verb) \(Self.edge(expansion, printer))"
    case .connect(let expansion): return "connect \(Self.edge(expansion, printer))"
    case .path(let expansion):
      let kind =
        switch expansion.selector {
        case nil, .all?: "paths"
        case .any?: "any paths"
        case .anyShortest?: "any shortest path"
        case .allShortest?: "all shortest paths"
        case .shortest?: "shortest paths"
        case .shortestGroups?: "shortest path groups"
        }
      return "\(kind) (\(expansion.from.name))…(\(expansion.to?.name ?? ""))"
        + (expansion.program.isReversed ? " from the right" : "")
    case .copy(let variable, to: let other): return "name \(variable.name) \(other.name)"
    case .assemble(let variable, _): return "path \(variable.name)"
    case .filter: return ""
    }
  }

  private static func labels(_ labels: BoundLabelExpression?, _ printer: PlanPrinter) -> String {
    labels.map { ":" + printer.text(of: $0) } ?? ""
  }

  private static func edge(_ expansion: EdgeExpansion, _ printer: PlanPrinter) -> String {
    let inner = (expansion.edge?.name ?? "") + labels(expansion.labels, printer)
    let middle =
      switch expansion.direction {
      case .right: "-[\(inner)]->"
      case .left: "<-[\(inner)]-"
      case .undirected: "~[\(inner)]~"
      case [.left, .right]: "<-[\(inner)]->"
      case [.left, .undirected]: "<~[\(inner)]~"
      case [.undirected, .right]: "~[\(inner)]~>"
      default: "-[\(inner)]-"
      }
    return
      "(\(expansion.from.name))\(middle)(\(expansion.to?.name ?? "")\(labels(expansion.targetLabels, printer)))"
      + (expansion.distinct.isEmpty
        ? "" : " other than " + expansion.distinct.map(\.name).joined(separator: ", "))
  }
}
