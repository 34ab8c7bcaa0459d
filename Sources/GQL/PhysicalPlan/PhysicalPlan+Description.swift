import GraphStore

extension PhysicalPlan {
  /// The line of the step in EXPLAIN, without its inputs.
  func line(_ printer: inout PlanPrinter) -> String {
    switch operation {
    case .unit: "unit"
    case .argument:
      printer.line(for: .argument(layout.variables.filter { $0.id > 0 }))
    case .empty: "empty"
    case .match(let match): match.summary(&printer)
    case .countFold(let fold):
      "count matches\(fold.variable.map { " per \($0.name)" } ?? "")\(text(of: fold.sums, &printer)) by folding, or else"
    case .filter(let predicate): printer.line(for: .filter(.unit, predicate))
    case .compute(let bindings, let isSequential):
      isSequential
        ? printer.line(for: .extend(.unit, bindings)) : printer.line(for: .project(.unit, shown(bindings)))
    case .aggregate(let keys, let aggregates, _, _):
      printer.line(for: .aggregate(.unit, keys: shown(keys), aggregates: aggregates))
    case .distinct: "distinct"
    case .sort(let keys, let partition, let limit):
      (limit != nil && partition == nil ? "top of " : "") + printer.line(for: .sort(.unit, keys))
    case .page(let bounds, _): printer.line(for: .page(.unit, offset: bounds.offset, limit: bounds.limit))
    case .unwind(let variable, let list, let position):
      printer.line(for: .unwind(.unit, variable, list: list, position: position))
    case .concatenate: "union all"
    case .multisetDifference(_, _, let quantifier): "except \(quantifier == .all ? "all" : "distinct")"
    case .multisetIntersection(_, _, let quantifier): "intersect \(quantifier == .all ? "all" : "distinct")"
    case .otherwise: "otherwise"
    case .apply(_, let partition, let isOptional):
      "apply\(isOptional ? " optional" : "")\(partition == nil ? " row by row" : "")"
    case .cross(let isOptional): "cross\(isOptional ? " optional" : "")"
    case .callProcedure(let call): printer.line(for: .callProcedure(.unit, call))
    case .insert(let pattern, let graph): printer.line(for: .insert(.unit, pattern, graph: graph))
    case .set(let items, let graph): printer.line(for: .set(.unit, items, graph: graph))
    case .remove(let items, let graph): printer.line(for: .remove(.unit, items, graph: graph))
    case .delete(let targets, let isDetaching, let graph):
      printer.line(for: .delete(.unit, targets, isDetaching: isDetaching, graph: graph))
    case .merge(let merge, _, let graph): printer.line(for: .merge(.unit, merge, graph: graph))
    case .finish: "finish"
    case .define(let table): "define \(table.name)"
    case .table(let table): "table \(table.name)"
    }
  }

  private func text(of sums: [CountFold.Sum], _ printer: inout PlanPrinter) -> String {
    guard !sums.isEmpty else { return "" }
    let bindings = sums.map { LetBinding(variable: $0.variable, value: $0.expression) }
    return ", summing \(printer.text(of: bindings)),"
  }

  /// The bindings without the number of the outer row.
  private func shown(_ bindings: [LetBinding]) -> [LetBinding] {
    bindings.filter { $0.variable.id > 0 }
  }
}
