import GraphStore

extension PlanPrinter {
  /// The line of one step, without its inputs.
  mutating func line(for plan: LogicalPlan) -> String {
    switch plan {
    case .unit: "unit"
    case .argument(let variables): line("argument", variables)
    case .empty(let variables): line("empty", variables)
    case .table(let table, let variables): line("table \(name(of: table)):", variables)
    case .define(let table, _, in: _): "define \(name(of: table))"
    case .match(_, let pattern, graph: let graph): "match" + text(of: graph) + " " + text(of: pattern)
    case .filter(_, let predicate): "filter " + text(of: predicate)
    case .extend(_, let bindings): "extend " + text(of: bindings)
    case .project(_, let columns): columns.isEmpty ? "project nothing" : "project " + text(of: columns)
    case .aggregate(_, keys: let keys, aggregates: let aggregates): aggregateLine(keys, aggregates)
    case .distinct: "distinct"
    case .sort(_, let keys): "sort by " + list(keys) { $0.text(of: $1) }
    case .page(_, offset: let offset, limit: let limit):
      "page" + (offset.map { " offset " + text(of: $0) } ?? "")
        + (limit.map { " limit " + text(of: $0) } ?? "")
    case .unwind(_, let variable, list: let elements, position: let position):
      "unwind " + names(variable) + " in " + text(of: elements) + (position.map { text(of: $0) } ?? "")
    case .union(_, _, let quantifier): "union " + (quantifier == .all ? "all" : "distinct")
    case .except(_, _, let quantifier): "except " + (quantifier == .all ? "all" : "distinct")
    case .intersect(_, _, let quantifier): "intersect " + (quantifier == .all ? "all" : "distinct")
    case .otherwise: "otherwise"
    case .apply(_, _, isOptional: let isOptional): isOptional ? "apply optional" : "apply"
    case .callProcedure(_, let call): text(of: call)
    case .insert(_, let pattern, graph: let graph): "insert" + text(of: graph) + " " + text(of: pattern)
    case .set(_, let items, graph: let graph): "set" + text(of: graph) + " " + list(items) { $0.text(of: $1) }
    case .remove(_, let items, graph: let graph):
      "remove" + text(of: graph) + " " + list(items) { $0.text(of: $1) }
    case .delete(_, let operands, isDetaching: let isDetaching, graph: let graph):
      (isDetaching ? "detach delete" : "delete") + text(of: graph) + " " + list(operands) { $0.text(of: $1) }
    case .merge(_, let merge, graph: let graph): "merge" + text(of: graph) + " " + text(of: merge)
    case .finish: "finish"
    }
  }

  /// The texts of some things, with commas between them.
  mutating func list<Thing>(
    _ things: some Sequence<Thing>, separator: String = ", ", _ text: (inout PlanPrinter, Thing) -> String
  ) -> String {
    var texts: [String] = []
    for thing in things { texts.append(text(&self, thing)) }
    return texts.joined(separator: separator)
  }

  private mutating func line(_ title: String, _ variables: [BoundVariable]) -> String {
    variables.isEmpty ? title : title + " " + list(variables) { $0.names($1) }
  }

  private func name(of table: BoundTable) -> String { table.name }

  mutating func text(of bindings: [LetBinding]) -> String {
    list(bindings) { printer, binding in
      if binding.isPassing { return printer.names(binding.variable) }
      let value = printer.text(of: binding.value)
      return printer.names(binding.variable) + " := " + value
    }
  }

  private mutating func aggregateLine(_ keys: [LetBinding], _ aggregates: [AggregateBinding]) -> String {
    let calls = list(aggregates) { printer, aggregate in
      let call = printer.text(of: aggregate.call)
      return printer.names(aggregate.variable) + " := " + call
    }
    return "aggregate" + (calls.isEmpty ? "" : " " + calls) + (keys.isEmpty ? "" : " by " + text(of: keys))
  }

  private mutating func text(of key: SortKey) -> String {
    let direction = key.isDescending ? " descending" : ""
    let nulls = key.nullsFirst == key.isDescending ? "" : key.nullsFirst ? " nulls first" : " nulls last"
    return text(of: key.expression) + direction + nulls
  }

  private mutating func text(of position: UnwindPosition) -> String {
    (position.start == 0 ? " with offset " : " with ordinality ") + names(position.variable)
  }

  private mutating func text(of call: BoundProcedureCall) -> String {
    let outputs = list(call.outputs) { printer, output in
      let name = printer.names(output.variable)
      return output.column == name ? name : output.column + " as " + name
    }
    return (call.isOptional ? "call optional " : "call ") + call.name + "("
      + list(call.arguments) { $0.text(of: $1) } + ")" + (outputs.isEmpty ? "" : " yield " + outputs)
  }

  private func text(of graph: GraphReference) -> String { PlanPrinter.text(of: graph, orElse: "") }

  /// Where a step works; `current` for the working graph.
  static func text(of graph: GraphReference, orElse current: String) -> String {
    switch graph {
    case .current: current
    case .home: " in home graph"
    case .catalog(let path): " in /" + path.joined(separator: "/")
    case .parameter(let name): " in $" + name
    }
  }

  private mutating func text(of merge: MergePattern) -> String {
    var result = text(of: merge.pattern)
    if !merge.onCreate.isEmpty { result += " on create set " + list(merge.onCreate) { $0.text(of: $1) } }
    if !merge.onMatch.isEmpty { result += " on match set " + list(merge.onMatch) { $0.text(of: $1) } }
    return result
  }

  private mutating func text(of item: BoundSetItem) -> String {
    switch item {
    case .property(let variable, name: let name, value: let value):
      names(variable) + "." + Value.identifier(name) + " := " + text(of: value)
    case .allProperties(let variable, let value): names(variable) + " := " + text(of: value)
    case .mergeProperties(let variable, let value): names(variable) + " += " + text(of: value)
    case .label(let variable, let label): names(variable) + ":" + Value.identifier(label)
    }
  }

  private mutating func text(of item: BoundRemoveItem) -> String {
    switch item {
    case .property(let variable, name: let name): names(variable) + "." + Value.identifier(name)
    case .label(let variable, let label): names(variable) + ":" + Value.identifier(label)
    }
  }

  private mutating func text(of pattern: InsertPattern) -> String {
    let nodes = list(pattern.nodes) { printer, node in
      "(" + printer.filler(node.variable, node.labels, node.properties, node.propertyMap) + ")"
    }
    let edges = list(pattern.edges) { printer, edge in
      let filler = printer.filler(edge.variable, edge.labels, edge.properties, edge.propertyMap)
      let (start, end) = edge.isDirected ? ("-[", "]->") : ("~[", "]~")
      return "(" + printer.names(edge.source) + ")" + start + filler + end + "(" + printer.names(edge.target)
        + ")"
    }
    let paths = list(pattern.paths) { printer, path in
      printer.names(path.variable) + " = path [" + printer.list(path.elements) { $0.names($1) } + "]"
    }
    return [nodes, edges, paths].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private mutating func filler(
    _ variable: BoundVariable, _ labels: [String], _ properties: [BoundRecordField], _ map: BoundExpression?
  ) -> String {
    var result = names.element(variable)
    if !labels.isEmpty { result += ":" + labels.map(Value.identifier).joined(separator: "&") }
    var fields = list(properties) { $0.text(of: $1) }
    if let map { fields += (fields.isEmpty ? "" : ", ") + "properties of " + text(of: map) }
    if !fields.isEmpty { result += (result.isEmpty ? "" : " ") + "{" + fields + "}" }
    return result
  }

  mutating func text(of field: BoundRecordField) -> String {
    Value.identifier(field.name) + ": " + text(of: field.value)
  }
}
