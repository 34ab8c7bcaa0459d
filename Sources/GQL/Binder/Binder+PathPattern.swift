import GraphStore

extension Binder {
  /// Binds a path pattern expression (16.7).
  ///
  /// The result begins and ends with a node, and has one on both sides of each edge.
  mutating func bind(_ path: PathPatternExpression, _ level: PatternLevel) throws -> BoundPathExpression {
    switch path.kind {
    case .node(let node): return .node(try bind(node, level))
    case .edge, .concatenation: return try bindConcatenation(path, level)
    case .union(let alternatives): return .union(try alternatives.map { try bind($0, level) })
    case .multisetAlternation(let alternatives):
      return .multisetAlternation(try alternatives.map { try bind($0, level) })
    case .quantified(let body, let quantifier): return try bindQuantified(body, quantifier, level)
    case .questioned(let body): return .questioned(try bind(body, level))
    case .parenthesized(let subpath): return try bind(subpath, level)
    case .simplified(let simplified):
      return try bindSimplified(simplified.contents, BoundEdgeDirections(simplified.direction), level)
    }
  }

  private mutating func bindConcatenation(
    _ path: PathPatternExpression, _ level: PatternLevel
  ) throws -> BoundPathExpression {
    var parts: [PathPatternExpression] = [path]
    if case .concatenation(let members) = path.kind { parts = members }
    var bound: [BoundPathExpression] = []
    for part in parts {
      if case .edge(let edge) = part.kind {
        bound.append(.edge(try bind(edge, level)))
      } else {
        bound.append(try bind(part, level))
      }
    }
    return insertingNodes(into: bound)
  }

  /// Puts an unnamed node wherever an edge has none beside it.
  mutating func insertingNodes(into parts: [BoundPathExpression]) -> BoundPathExpression {
    var result: [BoundPathExpression] = []
    for (index, part) in parts.enumerated() {
      guard case .edge = part else {
        result.append(part)
        continue
      }
      if !(result.last?.isNode ?? false) { result.append(unnamedNode()) }
      result.append(part)
      if !(index + 1 < parts.count && parts[index + 1].isNode) { result.append(unnamedNode()) }
    }
    return result.count == 1 ? result[0] : .concatenation(result)
  }

  private mutating func unnamedNode() -> BoundPathExpression {
    .node(BoundNodePattern(variable: makeUnnamedVariable(.node), labels: nil, predicate: nil))
  }

  // MARK: Elements

  private mutating func bind(_ node: NodePattern, _ level: PatternLevel) throws -> BoundNodePattern {
    let variable = elementVariable(node.filler, .node, level)
    return BoundNodePattern(
      variable: variable, labels: node.filler.label.map { bind($0) },
      predicate: try bindPredicate(node.filler, variable, level))
  }

  private mutating func bind(_ edge: EdgePattern, _ level: PatternLevel) throws -> BoundEdgePattern {
    let variable = elementVariable(edge.filler, .edge, level)
    return BoundEdgePattern(
      variable: variable, direction: BoundEdgeDirections(edge.direction),
      labels: edge.filler.label.map { bind($0) }, predicate: try bindPredicate(edge.filler, variable, level))
  }

  private mutating func elementVariable(
    _ filler: ElementPatternFiller, _ type: ValueType, _ level: PatternLevel
  ) -> BoundVariable {
    if let name = filler.variable, let variable = level.variables[name.name] { return variable }
    return makeUnnamedVariable(type)
  }

  /// The predicate of an element: its properties as comparisons, and its WHERE.
  private mutating func bindPredicate(
    _ filler: ElementPatternFiller, _ variable: BoundVariable, _ level: PatternLevel
  ) throws -> BoundExpression? {
    var conditions: [BoundExpression] = []
    var names: Set<String> = []
    for assignment in filler.properties ?? [] {
      guard names.insert(assignment.name.name).inserted else {
        throw refusal("the property `\(assignment.name.name)` is there already", at: assignment.name.range)
      }
      notePropertyKey(assignment.name)
      let value = try bind(assignment.value, level.environment)
      conditions.append(
        .binary(.equal, .property(of: .variable(variable), name: assignment.name.name), value.expression))
    }
    if let map = filler.propertyMap { conditions.append(try bindPropertyMap(map, variable, level)) }
    if let filter = filler.filter { conditions.append(try bindCondition(filter, level.environment)) }
    return conditions.isEmpty ? nil : .balanced(.and, conditions)
  }

  /// `(n $map)`: every field of the map is a property of that value. With the keys unknown until the query runs, each is looked
  /// up by its name.
  private mutating func bindPropertyMap(
    _ map: Expression, _ variable: BoundVariable, _ level: PatternLevel
  ) throws -> BoundExpression {
    let record = try bind(
      map, level.environment, as: .record, .node, .edge, what: "properties come from a record")
    let key = makeVariable("key", .anyString)
    return .quantified(
      .all, key, in: .call(.keys, [record.expression]),
      where: .binary(
        .equal, .element(of: .variable(variable), at: .variable(key)),
        .element(of: record.expression, at: .variable(key))))
  }

  // MARK: Composed patterns

  private mutating func bind(
    _ subpath: ParenthesizedPathPattern, _ outer: PatternLevel
  ) throws -> BoundPathExpression {
    var level = outer
    if subpath.mode != nil, subpath.mode != .walk { level.isConfined = true }
    if let name = subpath.variable {
      level.environment.scope.add(name.name, .hidden("the path `\(name.name)` is not complete yet here"))
    }
    let body = try bind(subpath.expression, level)
    let predicate = try subpath.filter.map { try bindCondition($0, outer.environment) }
    let mode = subpath.mode ?? .walk
    if subpath.variable == nil, mode == .walk, predicate == nil { return body }
    return .parenthesized(
      BoundSubpath(
        variable: subpath.variable.flatMap { outer.variables[$0.name] }, mode: mode, body: body,
        predicate: predicate))
  }

  /// Binds a quantified pattern (16.11): a level of its own, whose variables are lists outside.
  private mutating func bindQuantified(
    _ body: PathPatternExpression, _ quantifier: Quantifier, _ outer: PatternLevel
  ) throws -> BoundPathExpression {
    try check(quantifier, minimumLength: body.minimumLength, outer)
    var level = outer
    var groups: [GroupBinding] = []
    for declaration in try PatternDeclarations(body).all {
      let type = declaration.kind.type
      let isGroup = declaration.degree == .group
      let inner = makeVariable(
        declaration.name.name, isGroup ? .list(type, maximum: nil) : type,
        isNullable: declaration.degree == .conditional)
      level.variables[declaration.name.name] = inner
      level.environment.scope.add(declaration.name.name, isGroup ? .group(inner) : .value(inner))
      if let group = outer.variables[declaration.name.name] {
        groups.append(GroupBinding(element: inner, group: group))
      }
    }
    return .quantified(
      try bind(body, level), lower: quantifier.lower, upper: quantifier.upper, groups: groups)
  }

  func check(_ quantifier: Quantifier, minimumLength: Int, _ level: PatternLevel) throws {
    let most = Int(Int32.max)
    guard quantifier.lower <= most, quantifier.upper ?? 0 <= most else {
      throw refusal("the bounds of a quantifier are at most \(most)", at: quantifier.range)
    }
    if let upper = quantifier.upper, upper < quantifier.lower {
      throw refusal("the lower bound is above the upper one", at: quantifier.range)
    }
    guard minimumLength > 0 else {
      throw refusal("a pattern without an edge can't be repeated", at: quantifier.range)
    }
    guard quantifier.upper != nil || level.isConfined else {
      throw refusal(
        "an unbounded quantifier under REPEATABLE ELEMENTS would give endless paths", at: quantifier.range,
        hint: "give an upper bound, a path mode such as TRAIL, or a selector such as ANY SHORTEST")
    }
  }
}

extension BoundPathExpression {
  fileprivate var isNode: Bool {
    if case .node = self { true } else { false }
  }
}
