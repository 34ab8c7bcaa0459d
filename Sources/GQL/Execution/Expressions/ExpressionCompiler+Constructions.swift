import GraphStore

/// Lists, records and paths: made of parts, and taken apart.
extension ExpressionCompiler {
  func construction(_ expression: BoundExpression) throws -> any Evaluator {
    switch expression {
    case .list(let elements):
      return RowwiseEvaluator(arguments: try compileTogether(elements)) { row, _ in .list(row) }
    case .record(let fields):
      let names = fields.map(\.name)
      return RowwiseEvaluator(arguments: try compileTogether(fields.map(\.value))) { row, _ in
        .record(Record(zip(names, row).map { ($0, $1) }))
      }
    case .path(let elements):
      let graph = try graph(of: expression)
      return RowwiseEvaluator(arguments: try compile(elements)) { row, context in
        try Value.path(of: row, in: context.snapshot(of: graph))
      }
    case .contains(let list, let element):
      return RowwiseEvaluator(arguments: try compileTogether([list, element])) { row, _ in
        try ListFunctions.contains(row[0], row[1])
      }
    case .element(let container, let index):
      let graph = try graph(of: container)
      return RowwiseEvaluator(arguments: try compile([container, index])) { row, context in
        switch (row[0], row[1]) {
        case (.node(let node), .string(let name)): try context.snapshot(of: graph).property(name, of: node)
        case (.edge(let edge), .string(let name)): try context.snapshot(of: graph).property(name, of: edge)
        default: try ListFunctions.element(of: row[0], at: row[1])
        }
      }
    case .slice(let list, let from, let to):
      return RowwiseEvaluator(
        arguments: try compile([list, from ?? .constant(.null), to ?? .constant(.null)])
      ) { [hasStart = from != nil, hasEnd = to != nil] row, _ in
        try ListFunctions.slice(of: row[0], from: hasStart ? row[1] : nil, to: hasEnd ? row[2] : nil)
      }
    default:
      return try compile(expression)
    }
  }

  /// Expressions that bind variables of their own.
  func iteration(_ expression: BoundExpression) throws -> any Evaluator {
    switch expression {
    case .comprehension(let variable, let list, let filter, let result):
      let inner = adding([variable])
      return ComprehensionEvaluator(
        list: try compile(list), filter: try filter.map(inner.compile), result: try result.map(inner.compile))
    case .quantified(let quantifier, let variable, let list, let predicate):
      return ListQuantifierEvaluator(
        quantifier: quantifier, list: try compile(list), predicate: try adding([variable]).compile(predicate))
    case .reduce(let total, let initial, let variable, let list, let step):
      return ReduceEvaluator(
        initial: try compile(initial, for: total), list: try compile(list),
        step: try adding([total, variable]).compile(step, for: total))
    case .letIn(let bindings, let result):
      var compiler = self
      var definitions: [any Evaluator] = []
      for binding in bindings {
        definitions.append(try compiler.compile(binding.value, for: binding.variable))
        compiler = compiler.adding([binding.variable])
      }
      return LetEvaluator(definitions: definitions, result: try compiler.compile(result))
    case .horizontalAggregate(let call, let element, let group):
      let inner = adding([element])
      return HorizontalAggregateEvaluator(
        group: SlotEvaluator(slot: try slot(of: group)),
        aggregate: AggregateOperator.Aggregate(
          call, argument: try call.argument.map(inner.compile), parameter: try call.parameter.map(compile)))
    default:
      return try compile(expression)
    }
  }
}

extension Value {
  /// The path of nodes and edges in turn.
  ///
  /// - Throws: 22G0Z where they don't take turns, or an edge does not join the nodes beside it.
  static func path(of values: [Value], in snapshot: Snapshot) throws -> Value {
    var nodes: [NodeID] = []
    var edges: [EdgeID] = []
    for (place, value) in values.enumerated() {
      switch value {
      case .null: return .null
      case .node(let node) where place % 2 == 0: nodes.append(node)
      case .edge(let edge) where place % 2 == 1: edges.append(edge)
      default: throw GQLError(.malformedPath, "a path needs nodes and edges in turn, not \(value)")
      }
    }
    guard let path = Path(nodes: nodes, edges: edges) else {
      throw GQLError(.malformedPath, "a path begins and ends with a node")
    }
    for (place, edge) in edges.enumerated() {
      let ends = (snapshot.source(of: edge), snapshot.target(of: edge))
      let (one, other) = (nodes[place], nodes[place + 1])
      guard ends == (one, other) || ends == (other, one) else {
        throw GQLError(.malformedPath, "the edge \(Value.edge(edge)) does not join the nodes beside it")
      }
    }
    return .path(path)
  }
}
