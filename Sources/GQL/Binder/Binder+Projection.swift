import GraphStore

/// What RETURN, SELECT and WITH have in common.
struct Projection {
  var isDistinct: Bool
  var items: ProjectionItems
  var groupBy: [Expression]?
  var having: Expression?
  var page: OrderByAndPage?
  var range: SourceRange
}

/// One column of a projection while it is bound.
private struct OutputColumn {
  var variable: BoundVariable
  var value: BoundExpression
  var range: SourceRange
  /// Whether the value rests on an aggregate over rows.
  var isAggregating = false
}

extension Binder {
  mutating func bindReturn(_ result: ReturnStatement, _ working: Working) throws -> Outcome {
    let table = try bind(
      Projection(
        isDistinct: result.quantifier == .distinct, items: result.items, groupBy: result.groupBy, having: nil,
        page: result.page, range: result.range), working)
    return Outcome(plan: table.plan, columns: table.columns)
  }

  mutating func bindWith(_ with: WithStatement, _ working: inout Working) throws {
    let table = try bind(
      Projection(
        isDistinct: with.quantifier == .distinct, items: with.items, groupBy: with.groupBy, having: nil,
        page: with.page, range: with.range), working)
    working = working.continuing(with: table.plan, columns: table.columns)
    if let filter = with.filter {
      let predicate = try bindCondition(filter, working.environment(.refused("in WHERE")))
      working.plan = .filter(working.plan, predicate)
    }
  }

  /// Binds a projection: columns, grouping, aggregates, order and page (14.10 to 14.12).
  mutating func bind(_ projection: Projection, _ working: Working) throws -> TableResult {
    aggregations.append(Aggregation())
    defer { aggregations.removeLast() }
    let source = working.environment(.collected)
    var columns = try bindColumns(projection, working, source)
    var visible = source
    for column in columns { visible.scope.add(column.variable) }
    let having = try projection.having.map { try bindCondition($0, visible) }
    var keys = try (projection.page?.orderBy ?? []).map { try bind($0, visible) }
    let aggregates = aggregations.last?.bindings ?? []

    var plan = working.plan
    if projection.groupBy != nil || !aggregates.isEmpty {
      plan = try group(working, projection, &columns, having, &keys, aggregates, source)
    } else if let having {
      guard having.freeVariables.isEmpty else {
        throw refusal(
          "HAVING needs a grouping or an aggregate", at: projection.having?.range ?? projection.range)
      }
      plan = .filter(plan, having)
    }
    plan = try finish(plan, projection, columns, keys)
    return TableResult(plan: try paged(plan, projection.page), columns: columns.map(\.variable))
  }

  // MARK: Columns

  private mutating func bindColumns(
    _ projection: Projection, _ working: Working, _ source: Environment
  ) throws -> [OutputColumn] {
    var columns: [OutputColumn] = []
    var names: Set<String> = []
    if projection.items.hasAsterisk {
      for variable in working.scope.flattened.variables {
        columns.append(
          OutputColumn(variable: variable, value: .variable(variable), range: projection.items.range))
        names.insert(variable.name)
      }
      guard !columns.isEmpty || !projection.items.items.isEmpty else {
        throw refusal("there are no variables that * could stand for", at: projection.items.range)
      }
    }
    for item in projection.items.items {
      let column = try bindColumn(item, source)
      guard names.insert(column.variable.name).inserted else {
        throw refusal(
          "there is a column `\(column.variable.name)` already", at: item.range, hint: "name it with AS")
      }
      columns.append(column)
    }
    return columns
  }

  private mutating func bindColumn(_ item: ProjectionItem, _ source: Environment) throws -> OutputColumn {
    let value = try bind(item.value, source)
    let name = item.alias?.name ?? columnName(of: item.value)
    if case .variable(let variable) = value.expression, variable.isNamed, variable.name == name {
      return OutputColumn(variable: variable, value: value.expression, range: item.range)
    }
    let isNullable: Bool
    if case .variable(let variable) = value.expression {
      isNullable = variable.isNullable
    } else {
      isNullable = true
    }
    return OutputColumn(
      variable: makeVariable(name, value.type, isNullable: isNullable && value.type.isNullable),
      value: value.expression, range: item.range,
      isAggregating: !value.expression.freeVariables.isDisjoint(with: aggregations.last?.variables ?? []))
  }

  /// The name of a column without an alias: the variable's, or the text of the expression.
  private func columnName(of expression: Expression) -> String {
    if case .variable(let name, _) = expression.kind { return name }
    let bytes = context.text.utf8
    let range = expression.range.bytes
    guard let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound, limitedBy: bytes.endIndex),
      let end = bytes.index(bytes.startIndex, offsetBy: range.upperBound, limitedBy: bytes.endIndex),
      start < end, let text = String(bytes[start..<end])
    else { return "column at \(range.lowerBound)" }
    return text.split { $0.isNewline || $0 == "\t" || $0 == " " }.joined(separator: " ")
  }

  // MARK: Grouping

  /// Groups the rows, and makes columns, HAVING and sort keys speak of the groups.
  private mutating func group(
    _ working: Working, _ projection: Projection, _ columns: inout [OutputColumn], _ having: BoundExpression?,
    _ sortKeys: inout [SortKey], _ aggregates: [AggregateBinding], _ source: Environment
  ) throws -> LogicalPlan {
    var keys = try groupingKeys(projection, columns, source)
    var replacements: [BoundExpression: BoundVariable] = [:]
    for key in keys { replacements[key.value] = key.variable }
    for index in columns.indices { columns[index].value = columns[index].value.replacing(replacements) }
    for index in sortKeys.indices {
      sortKeys[index].expression = sortKeys[index].expression.replacing(replacements)
    }
    let having = having?.replacing(replacements)

    var available = Set(keys.map(\.variable)).union(aggregates.map(\.variable))
    // Variables of the query around are the same in all rows: they need no grouping, but must be there after it.
    let read = columns.map(\.value) + sortKeys.map(\.expression) + (having.map { [$0] } ?? [])
    let around = read.reduce(into: Set<BoundVariable>()) { $1.collectFreeVariables(into: &$0) }
      .intersection(working.outer.variables).subtracting(available)
    if !keys.isEmpty { keys += around.sorted { $0.id < $1.id }.map(LetBinding.init(passing:)) }
    available.formUnion(around)
    for column in columns { try requireGrouped(column.value, available, at: column.range) }
    let outputs = available.union(columns.map(\.variable))
    for (index, key) in sortKeys.enumerated() {
      try requireGrouped(
        key.expression, outputs, at: projection.page?.orderBy[index].range ?? projection.range)
    }

    var grouped = LogicalPlan.aggregate(working.plan, keys: keys, aggregates: aggregates)
    if keys.isEmpty, !around.isEmpty { grouped = .apply(working.base, grouped, isOptional: false) }
    if let having {
      try requireGrouped(having, outputs, at: projection.having?.range ?? projection.range)
      let computed = columns.filter { !available.contains($0.variable) }
      if !having.freeVariables.isDisjoint(with: computed.map(\.variable)) {
        grouped = .extend(grouped, computed.map { LetBinding(variable: $0.variable, value: $0.value) })
        for index in columns.indices { columns[index].value = .variable(columns[index].variable) }
      }
      grouped = .filter(grouped, having)
    }
    return grouped
  }

  /// What the rows are grouped by: the elements of GROUP BY, or else every column that is no aggregate.
  private mutating func groupingKeys(
    _ projection: Projection, _ columns: [OutputColumn], _ source: Environment
  ) throws -> [LetBinding] {
    if let elements = projection.groupBy {
      return try elements.map { try bindGroupingKey($0, columns, source) }
    }
    // A constant tells no groups apart; as a key it would lose the one row that an aggregate of no rows gives.
    return columns.filter { !$0.isAggregating && !$0.value.freeVariables.isEmpty }
      .map { LetBinding(variable: $0.variable, value: $0.value) }
  }

  /// A grouping element names a column that is not aggregated, or else a variable of the rows (16.15).
  private mutating func bindGroupingKey(
    _ element: Expression, _ columns: [OutputColumn], _ source: Environment
  ) throws -> LetBinding {
    if case .variable(let name, _) = element.kind,
      let column = columns.first(where: { $0.variable.name == name })
    {
      guard !column.isAggregating else {
        throw refusal("`\(name)` is an aggregate, and can't be grouped by", at: element.range)
      }
      return LetBinding(variable: column.variable, value: column.value)
    }
    let value = try bind(element, source.refusingAggregates("in GROUP BY"))
    if case .variable(let variable) = value.expression { return LetBinding(passing: variable) }
    if let column = columns.first(where: { $0.value == value.expression }) {
      return LetBinding(variable: column.variable, value: column.value)
    }
    return LetBinding(variable: makeUnnamedVariable(value.type), value: value.expression)
  }

  private func requireGrouped(
    _ expression: BoundExpression, _ available: Set<BoundVariable>, at range: SourceRange
  ) throws {
    let loose = expression.freeVariables.subtracting(available)
    guard let variable = loose.min(by: { $0.id < $1.id }) else { return }
    throw refusal(
      "`\(variable.name)` is neither grouped by nor within an aggregate function", at: range,
      hint: "name it in GROUP BY, or aggregate it")
  }

  // MARK: The end of a projection

  /// Projects the rows to the columns, in order; keys that need what the columns no longer hold are sorted by before.
  private mutating func finish(
    _ plan: LogicalPlan, _ projection: Projection, _ columns: [OutputColumn], _ sortKeys: [SortKey]
  ) throws -> LogicalPlan {
    let bindings = columns.map { LetBinding(variable: $0.variable, value: $0.value) }
    let variables = Set(bindings.map(\.variable))
    var replacements: [BoundExpression: BoundVariable] = [:]
    for binding in bindings where !binding.value.isConstant { replacements[binding.value] = binding.variable }
    let keys = sortKeys.map { $0.mapExpression { $0.replacing(replacements) } }
    let isCovered = keys.allSatisfy { $0.expression.freeVariables.isSubset(of: variables) }
    if isCovered || projection.isDistinct {
      guard isCovered else {
        throw refusal(
          "with DISTINCT, rows can only be ordered by what they return",
          at: projection.page?.range ?? projection.range)
      }
      var result = LogicalPlan.project(plan, bindings)
      if projection.isDistinct { result = .distinct(result) }
      return keys.isEmpty ? result : .sort(result, keys)
    }
    // The page must come before the columns that were sorted by are dropped.
    let computed = bindings.filter { !$0.isPassing }
    let extended = computed.isEmpty ? plan : LogicalPlan.extend(plan, computed)
    return .project(.sort(extended, keys), bindings.map { LetBinding(passing: $0.variable) })
  }
}

extension BoundExpression {
  /// The expression with every part that equals a known value replaced by the variable that holds it.
  func replacing(_ replacements: [BoundExpression: BoundVariable]) -> BoundExpression {
    if replacements.isEmpty { return self }
    if let variable = replacements[self] { return .variable(variable) }
    return mapChildren(expression: { $0.replacing(replacements) }, plan: { $0 })
  }
}
