extension LogicalPlan {
  /// The same step with its inputs replaced by `plan` and its own expressions by `expression`.
  ///
  /// The one place that knows the shape of every step. The inner plan of an `apply` and the definition of a `define` count as inputs;
  /// the plans within expressions are the expressions' to map.
  func mapParts(
    plan map: (LogicalPlan) throws -> LogicalPlan,
    expression: (BoundExpression) throws -> BoundExpression
  ) rethrows -> LogicalPlan {
    switch self {
    case .unit, .argument, .empty, .table:
      return self
    case .match(let input, let pattern, graph: let graph):
      return .match(try map(input), try pattern.mapExpressions(expression), graph: graph)
    case .filter(let input, let predicate):
      return .filter(try map(input), try expression(predicate))
    case .extend(let input, let bindings):
      return .extend(try map(input), try bindings.map { try $0.mapValue(expression) })
    case .project(let input, let columns):
      return .project(try map(input), try columns.map { try $0.mapValue(expression) })
    case .aggregate(let input, keys: let keys, aggregates: let aggregates):
      return .aggregate(
        try map(input), keys: try keys.map { try $0.mapValue(expression) },
        aggregates: try aggregates.map {
          AggregateBinding(variable: $0.variable, call: try $0.call.mapArguments(expression))
        })
    case .distinct(let input):
      return .distinct(try map(input))
    case .sort(let input, let keys):
      return .sort(try map(input), try keys.map { try $0.mapExpression(expression) })
    case .page(let input, offset: let offset, limit: let limit):
      return .page(try map(input), offset: try offset.map(expression), limit: try limit.map(expression))
    case .unwind(let input, let variable, list: let list, position: let position):
      return .unwind(try map(input), variable, list: try expression(list), position: position)
    case .union, .except, .intersect, .otherwise, .apply, .define:
      return try mapBranches(map)
    case .callProcedure(let input, var call):
      call.arguments = try call.arguments.map(expression)
      return .callProcedure(try map(input), call)
    case .insert, .set, .remove, .delete, .merge:
      return try mapModification(map, expression)
    case .finish(let input):
      return .finish(try map(input))
    }
  }

  private func mapBranches(_ map: (LogicalPlan) throws -> LogicalPlan) rethrows -> LogicalPlan {
    switch self {
    case .union(let left, let right, let quantifier):
      return .union(try map(left), try map(right), quantifier)
    case .except(let left, let right, let quantifier):
      return .except(try map(left), try map(right), quantifier)
    case .intersect(let left, let right, let quantifier):
      return .intersect(try map(left), try map(right), quantifier)
    case .otherwise(let left, let right):
      return .otherwise(try map(left), try map(right))
    case .apply(let outer, let inner, isOptional: let isOptional):
      return .apply(try map(outer), try map(inner), isOptional: isOptional)
    case .define(let table, let definition, in: let body):
      return .define(table, try map(definition), in: try map(body))
    default:
      return self
    }
  }

  private func mapModification(
    _ map: (LogicalPlan) throws -> LogicalPlan,
    _ expression: (BoundExpression) throws -> BoundExpression
  ) rethrows -> LogicalPlan {
    switch self {
    case .insert(let input, let pattern, graph: let graph):
      return .insert(try map(input), try pattern.mapExpressions(expression), graph: graph)
    case .set(let input, let items, graph: let graph):
      return .set(try map(input), try items.map { try $0.mapExpression(expression) }, graph: graph)
    case .remove(let input, let items, graph: let graph):
      return .remove(try map(input), items, graph: graph)
    case .delete(let input, let operands, isDetaching: let isDetaching, graph: let graph):
      return .delete(
        try map(input), try operands.map(expression), isDetaching: isDetaching, graph: graph)
    case .merge(let input, let merge, graph: let graph):
      let mapped = MergePattern(
        pattern: try merge.pattern.mapExpressions(expression),
        insertion: try merge.insertion.mapExpressions(expression),
        onCreate: try merge.onCreate.map { try $0.mapExpression(expression) },
        onMatch: try merge.onMatch.map { try $0.mapExpression(expression) })
      return .merge(try map(input), mapped, graph: graph)
    default:
      return self
    }
  }

  /// The inputs of the step, in the order of the text.
  var children: [LogicalPlan] {
    var result: [LogicalPlan] = []
    _ = mapParts(
      plan: {
        result.append($0)
        return $0
      }, expression: { $0 })
    return result
  }

  /// The expressions that the step itself evaluates.
  var expressions: [BoundExpression] {
    var result: [BoundExpression] = []
    _ = mapParts(
      plan: { $0 },
      expression: {
        result.append($0)
        return $0
      })
    return result
  }
}

extension SortKey {
  /// The same key of another expression.
  func mapExpression(_ map: (BoundExpression) throws -> BoundExpression) rethrows -> SortKey {
    SortKey(expression: try map(expression), isDescending: isDescending, nullsFirst: nullsFirst)
  }
}

extension BoundSetItem {
  /// The same item with another right-hand side.
  func mapExpression(_ map: (BoundExpression) throws -> BoundExpression) rethrows -> BoundSetItem {
    switch self {
    case .property(let variable, name: let name, value: let value):
      return .property(variable, name: name, value: try map(value))
    case .allProperties(let variable, let value):
      return .allProperties(variable, try map(value))
    case .mergeProperties(let variable, let value):
      return .mergeProperties(variable, try map(value))
    case .label:
      return self
    }
  }

  /// The element that the item changes.
  var variable: BoundVariable {
    switch self {
    case .property(let variable, name: _, value: _): variable
    case .allProperties(let variable, _): variable
    case .mergeProperties(let variable, _): variable
    case .label(let variable, _): variable
    }
  }
}

extension BoundRemoveItem {
  /// The element that the item changes.
  var variable: BoundVariable {
    switch self {
    case .property(let variable, name: _): variable
    case .label(let variable, _): variable
    }
  }
}

extension InsertPattern {
  /// The same pattern with other property values.
  func mapExpressions(_ map: (BoundExpression) throws -> BoundExpression) rethrows -> InsertPattern {
    var copy = self
    for index in copy.nodes.indices {
      copy.nodes[index].properties = try copy.nodes[index].properties.map { try $0.mapValue(map) }
      copy.nodes[index].propertyMap = try copy.nodes[index].propertyMap.map(map)
    }
    for index in copy.edges.indices {
      copy.edges[index].properties = try copy.edges[index].properties.map { try $0.mapValue(map) }
      copy.edges[index].propertyMap = try copy.edges[index].propertyMap.map(map)
    }
    return copy
  }

  /// The elements that the pattern makes, nodes first.
  var variables: [BoundVariable] { nodes.map(\.variable) + edges.map(\.variable) + paths.map(\.variable) }
}
