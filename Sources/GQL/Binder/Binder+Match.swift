import GraphStore

extension Binder {
  /// Binds a `MATCH` within `OPTIONAL { … }` or `EXISTS { … }` (14.4).
  mutating func bind(_ match: MatchStatement, _ working: inout Working) throws {
    switch match.kind {
    case .simple(let table): try bindMatch(table, &working)
    case .optional(let matches): try bindOptional(matches, &working)
    }
  }

  /// Binds `OPTIONAL`: the matches run as a whole for each row, which keeps nulls where they find nothing.
  mutating func bindOptional(_ matches: [MatchStatement], _ working: inout Working) throws {
    optionality += 1
    defer { optionality -= 1 }
    var inner = Working(
      plan: .argument(working.visible.variables), outer: working.visible, graph: working.graph)
    for match in matches { try bind(match, &inner) }
    let plan = inner.plan.narrowingArgument(keeping: [])
    working.plan = .apply(working.plan, plan, isOptional: true)
    for entry in inner.scope.entries { working.scope.add(entry.name, entry.meaning) }
  }

  /// Binds a graph pattern and adds its variables to the rows (16.3).
  mutating func bindMatch(_ table: GraphPatternBindingTable, _ working: inout Working) throws {
    var bound = try bindGraphPattern(table.pattern, working)
    if let yield = table.yield {
      var kept: [Scope.Entry] = []
      if case .variables(let names) = yield {
        for name in names {
          guard let entry = bound.entries.first(where: { $0.name == name.name }) else {
            throw unknownVariable(name, Scope(bound.entries))
          }
          guard !kept.contains(where: { $0.name == name.name }) else { throw alreadyDefined(name) }
          kept.append(entry)
        }
      }
      bound.entries = kept
    }
    bound.pattern.outputs = bound.entries.compactMap(\.meaning.variable)
    working.plan = .match(working.plan, bound.pattern, graph: working.graph)
    let visible = working.visible
    for entry in bound.entries where visible[entry.name]?.variable != entry.meaning.variable {
      working.scope.add(entry.name, entry.meaning)
    }
  }
}
