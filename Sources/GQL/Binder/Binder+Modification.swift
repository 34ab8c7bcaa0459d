import GraphStore

extension Binder {
  /// Binds a statement that changes the graph (clause 13).
  mutating func bindModification(_ statement: Statement, _ working: inout Working) throws {
    switch statement.kind {
    case .insert(let paths): try bindInsert(paths, &working, at: statement.range)
    case .set(let items):
      let bound = try bind(items, working.environment(.refused("in SET")))
      working.plan = .set(working.plan, bound, graph: working.graph)
    case .remove(let items):
      let environment = working.environment(.refused("in REMOVE"))
      let bound = try items.map { try bind($0, environment) }
      working.plan = .remove(working.plan, bound, graph: working.graph)
    case .delete(let delete):
      let environment = working.environment(.refused("in DELETE"))
      var operands: [BoundExpression] = []
      for item in delete.items {
        operands.append(
          try bind(item, environment, as: .node, .edge, .path, .list, what: "DELETE takes nodes and edges")
            .expression)
      }
      working.plan = .delete(
        working.plan, operands, isDetaching: delete.mode == .detach, graph: working.graph)
    case .merge(let merge): try bindMerge(merge, &working)
    default: throw refusal("a statement that changes the graph is expected", at: statement.range)
    }
  }

  // MARK: INSERT

  /// Binds `INSERT`. Nothing in it asks for what the INSERT before it has written, as a rule: the two are one step then.
  mutating func bindInsert(
    _ paths: [InsertPathPattern], _ working: inout Working, at range: SourceRange
  ) throws {
    let insertion = try bindInsertion(paths, working)
    let reads = insertion.reads
    if working.insertion != nil, reads.isEmpty || reads.isDisjoint(with: working.insertion?.variables ?? []) {
      working.insertion?.nodes += insertion.nodes
      working.insertion?.edges += insertion.edges
      working.insertion?.paths += insertion.paths
    } else {
      try addStep(at: range)
      working.flushInsertion()
      working.insertion = insertion
    }
    for variable in insertion.variables where variable.isNamed { working.scope.add(variable) }
  }

  /// Binds insert patterns (16.5). A node that is bound already is an end for new edges; everything else is new.
  mutating func bindInsertion(_ paths: [InsertPathPattern], _ working: Working) throws -> InsertPattern {
    var insertion = InsertPattern(nodes: [], edges: [])
    // Values may speak of what the rows hold, not of elements that come into being beside them.
    let environment = working.environment(.refused("in INSERT"))
    var fresh: [String: BoundVariable] = [:]
    for path in paths {
      var elements: [BoundVariable] = []
      var last = try bindInsertNode(path.start, &insertion, &fresh, environment)
      elements.append(last)
      for step in path.steps {
        let next = try bindInsertNode(step.node, &insertion, &fresh, environment)
        let edge = try bindInsertEdge(step, from: last, to: next, &fresh, environment)
        insertion.edges.append(edge)
        elements += [edge.variable, next]
        last = next
      }
      if let name = path.variable {
        guard environment.scope[name.name] == nil, fresh[name.name] == nil else { throw alreadyDefined(name) }
        let variable = makeVariable(name.name, .path)
        fresh[name.name] = variable
        insertion.paths.append(InsertPath(variable: variable, elements: elements))
      }
    }
    return insertion
  }

  private mutating func bindInsertNode(
    _ node: InsertElementPattern, _ insertion: inout InsertPattern, _ fresh: inout [String: BoundVariable],
    _ environment: Environment
  ) throws -> BoundVariable {
    if let name = node.variable, let known = try boundNode(name, fresh, environment) {
      guard node.labels.isEmpty, node.properties == nil, node.propertyMap == nil else {
        throw refusal(
          "`\(name.name)` is bound already, and can't be given labels or properties here", at: node.range,
          hint: "SET changes an element that exists")
      }
      return known
    }
    let variable = node.variable.map { makeVariable($0.name, .node) } ?? makeUnnamedVariable(.node)
    if let name = node.variable { fresh[name.name] = variable }
    let (labels, properties, map) = try bindFiller(node, environment)
    insertion.nodes.append(
      InsertNode(variable: variable, labels: labels, properties: properties, propertyMap: map))
    return variable
  }

  private func boundNode(
    _ name: Identifier, _ fresh: [String: BoundVariable], _ environment: Environment
  ) throws -> BoundVariable? {
    let known = fresh[name.name]
    guard known != nil || environment.scope[name.name] != nil else { return nil }
    let variable = try known ?? resolve(name, environment)
    var isGroup = false
    if known == nil, case .group? = environment.scope[name.name] { isGroup = true }
    guard !isGroup, variable.type.mayBe(.node) else {
      throw refusal("`\(name.name)` is \(variable.type.article), and a node is needed", at: name.range)
    }
    return variable
  }

  private mutating func bindInsertEdge(
    _ step: InsertStep, from start: BoundVariable, to end: BoundVariable,
    _ fresh: inout [String: BoundVariable],
    _ environment: Environment
  ) throws -> InsertEdge {
    if let name = step.edge.variable {
      guard fresh[name.name] == nil, environment.scope[name.name] == nil else {
        throw refusal("`\(name.name)` is bound already, and an edge of INSERT is new", at: name.range)
      }
    }
    let variable = step.edge.variable.map { makeVariable($0.name, .edge) } ?? makeUnnamedVariable(.edge)
    if let name = step.edge.variable { fresh[name.name] = variable }
    let (labels, properties, map) = try bindFiller(step.edge, environment)
    let isLeft = step.direction == .left
    return InsertEdge(
      variable: variable, source: isLeft ? end : start, target: isLeft ? start : end,
      isDirected: step.direction != .undirected, labels: labels, properties: properties, propertyMap: map)
  }

  private mutating func bindFiller(
    _ element: InsertElementPattern, _ environment: Environment
  ) throws -> (labels: [String], properties: [BoundRecordField], map: BoundExpression?) {
    var labels: [String] = []
    for label in element.labels where !labels.contains(label.name) { labels.append(label.name) }
    let properties = try bindProperties(element.properties ?? [], environment)
    let map = try element.propertyMap.map {
      try bind($0, environment, as: .record, .node, .edge, what: "properties come from a record").expression
    }
    return (labels, properties, map)
  }

  private mutating func bindProperties(
    _ assignments: [PropertyAssignment], _ environment: Environment
  ) throws -> [BoundRecordField] {
    var names: Set<String> = []
    var fields: [BoundRecordField] = []
    for assignment in assignments {
      guard names.insert(assignment.name.name).inserted else {
        throw refusal("the property `\(assignment.name.name)` is there already", at: assignment.name.range)
      }
      fields.append(
        BoundRecordField(name: assignment.name.name, value: try bindStored(assignment.value, environment)))
    }
    return fields
  }

  /// A value that a property can hold: no element and no path.
  private mutating func bindStored(_ value: Expression, _ environment: Environment) throws -> BoundExpression
  {
    let bound = try bind(value, environment)
    switch bound.type.kind {
    case .node, .edge, .path:
      throw typeError(
        "a property can't hold \(bound.type.article)", at: value.range, hint: "insert an edge instead")
    default: return bound.expression
    }
  }

  // MARK: SET and REMOVE

  /// Binds the items of SET (13.3); the same property of the same variable is set once (22G0M).
  mutating func bind(_ items: [SetItem], _ environment: Environment) throws -> [BoundSetItem] {
    var bound: [BoundSetItem] = []
    var assigned: Set<BoundExpression> = []
    for item in items {
      switch item.kind {
      case .property(let name, name: let property, value: let value):
        let element = try bindTarget(name, environment)
        let place = BoundExpression.property(of: .variable(element), name: property.name)
        guard assigned.insert(place).inserted else {
          throw GQLError(
            .multipleAssignmentsToAGraphElementProperty,
            "`\(name.name).\(property.name)` is set twice in one statement", at: item.range)
        }
        bound.append(.property(element, name: property.name, value: try bindStored(value, environment)))
      case .allProperties(let name, let assignments):
        let fields = try bindProperties(assignments, environment)
        bound.append(.allProperties(try bindTarget(name, environment), .record(fields)))
      case .allPropertiesFrom(let name, let value):
        bound.append(.allProperties(try bindTarget(name, environment), try bindMap(value, environment)))
      case .mergeProperties(let name, let value):
        bound.append(.mergeProperties(try bindTarget(name, environment), try bindMap(value, environment)))
      case .label(let name, let label):
        bound.append(.label(try bindTarget(name, environment), label.name))
      }
    }
    return bound
  }

  private mutating func bindMap(_ value: Expression, _ environment: Environment) throws -> BoundExpression {
    try bind(value, environment, as: .record, .node, .edge, what: "properties come from a record").expression
  }

  private func bind(_ item: RemoveItem, _ environment: Environment) throws -> BoundRemoveItem {
    switch item.kind {
    case .property(let name, name: let property):
      .property(try bindTarget(name, environment), name: property.name)
    case .label(let name, let label):
      .label(try bindTarget(name, environment), label.name)
    }
  }

  /// The element that an item changes.
  private func bindTarget(_ name: Identifier, _ environment: Environment) throws -> BoundVariable {
    let variable = try resolve(name, environment)
    var isGroup = false
    if case .group? = environment.scope[name.name] { isGroup = true }
    guard !isGroup, variable.type.mayBe(.node, .edge) else {
      throw refusal(
        "`\(name.name)` is \(variable.type.article), and only a node or an edge can be changed",
        at: name.range)
    }
    return variable
  }

  // MARK: MERGE

  /// Binds `MERGE` (an extension): the pattern to look for, and the same as an insertion.
  private mutating func bindMerge(_ merge: MergeStatement, _ working: inout Working) throws {
    let insertion = try bindInsertion([merge.pattern], working)
    let pattern = matching(insertion, merge.pattern, working)
    var inner = working
    for variable in insertion.variables where variable.isNamed { inner.scope.add(variable) }
    let environment = inner.environment(.refused("in MERGE"))
    let bound = MergePattern(
      pattern: pattern, insertion: insertion, onCreate: try bind(merge.onCreate, environment),
      onMatch: try bind(merge.onMatch, environment))
    working.plan = .merge(working.plan, bound, graph: working.graph)
    working.scope = inner.scope
  }

  /// The pattern that finds what an insertion would write.
  private func matching(
    _ insertion: InsertPattern, _ source: InsertPathPattern, _ working: Working
  ) -> BoundGraphPattern {
    func predicate(_ variable: BoundVariable, _ properties: [BoundRecordField]) -> BoundExpression? {
      .conjunction(
        of: properties.map { .binary(.equal, .property(of: .variable(variable), name: $0.name), $0.value) })
    }
    func labels(_ names: [String]) -> BoundLabelExpression? {
      names.isEmpty ? nil : .balanced(names.map { .label($0) }, BoundLabelExpression.conjunction)
    }
    func node(_ variable: BoundVariable) -> BoundPathExpression {
      let new = insertion.nodes.first { $0.variable == variable }
      return .node(
        BoundNodePattern(
          variable: variable, labels: labels(new?.labels ?? []),
          predicate: predicate(variable, new?.properties ?? [])))
    }
    var parts: [BoundPathExpression] = []
    for (edge, step) in zip(insertion.edges, source.steps) {
      let isLeft = step.direction == .left
      if parts.isEmpty { parts.append(node(isLeft ? edge.target : edge.source)) }
      parts.append(
        .edge(
          BoundEdgePattern(
            variable: edge.variable, direction: BoundEdgeDirections(step.direction),
            labels: labels(edge.labels),
            predicate: predicate(edge.variable, edge.properties))))
      parts.append(node(isLeft ? edge.source : edge.target))
    }
    if let only = insertion.nodes.first, parts.isEmpty { parts.append(node(only.variable)) }
    let path = BoundPathPattern(
      variable: insertion.paths.first?.variable, mode: .walk, selector: .all,
      body: parts.count == 1 ? parts[0] : .concatenation(parts))
    return BoundGraphPattern(
      matchMode: .differentEdges, paths: parts.isEmpty ? [] : [path], predicate: nil,
      outputs: insertion.variables)
  }
}

extension InsertPattern {
  /// The variables that the values of properties read.
  fileprivate var reads: Set<BoundVariable> {
    var result: Set<BoundVariable> = []
    _ = mapExpressions {
      $0.collectFreeVariables(into: &result)
      return $0
    }
    return result
  }
}
