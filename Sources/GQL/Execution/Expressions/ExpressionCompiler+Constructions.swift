import GraphStore

/// Lists, records and paths: made of parts, and taken apart.
extension ExpressionCompiler {
  func construction(_ expression: BoundExpression) throws -> any Evaluator {
    switch expression {
    case .list(let elements):
      return RowwiseEvaluator(arguments: try compile(elements)) { row, _ in .list(row) }
    case .record(let fields):
      let names = fields.map(\.name)
      return RowwiseEvaluator(arguments: try compile(fields.map(\.value))) { row, _ in
        .record(Record(zip(names, row).map { ($0, $1) }))
      }
    case .path(let elements):
      return RowwiseEvaluator(arguments: try compile(elements)) { row, context in
        try Value.path(of: row, in: context.snapshot)
      }
    case .contains(let list, let element):
      return RowwiseEvaluator(arguments: try compile([list, element])) { row, _ in
        Value(try row[1].isContained(in: row[0]))
      }
    case .element(let container, let index):
      return RowwiseEvaluator(arguments: try compile([container, index])) { row, context in
        try row[0].element(at: row[1], in: context.snapshot)
      }
    case .slice(let list, let from, let to):
      return RowwiseEvaluator(
        arguments: try compile([list, from ?? .constant(.null), to ?? .constant(.null)])
      ) { [hasStart = from != nil, hasEnd = to != nil] row, _ in
        if (hasStart && row[1].isNull) || (hasEnd && row[2].isNull) { return .null }
        return try row[0].slice(from: hasStart ? row[1] : nil, to: hasEnd ? row[2] : nil)
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
        initial: try compile(initial), list: try compile(list),
        step: try adding([total, variable]).compile(step))
    case .letIn(let bindings, let result):
      var compiler = self
      var definitions: [any Evaluator] = []
      for binding in bindings {
        definitions.append(try compiler.compile(binding.value))
        compiler = compiler.adding([binding.variable])
      }
      return LetEvaluator(definitions: definitions, result: try compiler.compile(result))
    case .horizontalAggregate(let call, let element, let group):
      let inner = adding([element])
      return HorizontalAggregateEvaluator(
        group: SlotEvaluator(slot: try slot(of: group)), call: call,
        argument: try call.argument.map(inner.compile), parameter: try call.parameter.map(compile))
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

  /// `element IN list`: unknown where no element is equal but one might be.
  func isContained(in list: Value) throws -> Bool? {
    switch list {
    case .null: return nil
    case .list(let values):
      var isUnknown = false
      for value in values {
        switch Value.equals(value, self) {
        case .some(true): return true
        case .some(false): continue
        case nil: isUnknown = true
        }
      }
      return isUnknown ? nil : false
    default: throw GQLError(.invalidValueType, "IN needs a list, not \(list) of type \(list.typeName)")
    }
  }

  /// `list[index]`, `record['name']`, `element['key']`.
  func element(at index: Value, in snapshot: Snapshot) throws -> Value {
    switch (self, index) {
    case (.null, _), (_, .null): return .null
    case (.list(let values), _):
      guard let place = try index.asPlace(count: values.count), values.indices.contains(place) else {
        return .null
      }
      return values[place]
    case (.record(let record), .string(let name)): return record[name] ?? .null
    case (.node(let node), .string(let name)): return snapshot.property(name, of: node)
    case (.edge(let edge), .string(let name)): return snapshot.property(name, of: edge)
    default: throw GQLError(.invalidValueType, "\(typeName) has no element at \(index)")
    }
  }

  /// `list[from..to]`, the end excluded.
  func slice(from start: Value?, to end: Value?) throws -> Value {
    if isNull { return .null }
    guard case .list(let values) = self else {
      throw GQLError(.invalidValueType, "a slice needs a list, not \(self) of type \(typeName)")
    }
    let first = max(0, min(values.count, try start?.asPlace(count: values.count) ?? 0))
    let last = max(first, min(values.count, try end?.asPlace(count: values.count) ?? values.count))
    return .list(Array(values[first..<last]))
  }

  /// An integer as a place in a list, counted from the end where it is negative; nil where it is far outside.
  private func asPlace(count: Int) throws -> Int? {
    guard isNumeric, case let whole = try cast(to: .int64), whole == self, case .int64(let number) = whole
    else {
      throw GQLError(.invalidValueType, "an index is a whole number, not \(self) of type \(typeName)")
    }
    guard let place = Int(exactly: number), place > -1_000_000_000_000, place < 1_000_000_000_000 else {
      return nil
    }
    return place < 0 ? place + count : place
  }
}
