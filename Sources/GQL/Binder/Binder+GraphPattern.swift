import GraphStore

extension Binder {
  /// Binds a graph pattern (16.4) over the rows so far; the entries are its variables as later statements see them.
  mutating func bindGraphPattern(
    _ pattern: GraphPattern, _ working: Working
  ) throws -> (pattern: BoundGraphPattern, entries: [Scope.Entry]) {
    let matchMode: MatchMode =
      pattern.matchMode == .repeatableElements ? .repeatableElements : .differentEdges
    let declarations = try declare(pattern)
    try refuseJoinsInsideSelections(pattern)
    var variables: [String: BoundVariable] = [:]
    var entries: [Scope.Entry] = []
    for declaration in declarations.all {
      let variable = try self.variable(for: declaration, working.visible)
      variables[declaration.name.name] = variable
      entries.append(
        Scope.Entry(
          name: declaration.name.name,
          meaning: declaration.degree == .group ? .group(variable) : .value(variable)))
    }
    var environment = working.environment(.refused("in WHERE"))
    for entry in entries { environment.scope.add(entry.name, entry.meaning) }

    var paths: [BoundPathPattern] = []
    for path in pattern.paths {
      let level = PatternLevel(
        variables: variables, environment: environment, isConfined: matchMode == .differentEdges)
      paths.append(try bind(path, keep: pattern.keep, level))
    }
    let predicate = try pattern.filter.map { try bindCondition($0, environment) }
    let hidden = pattern.temporaryNames
    let bound = BoundGraphPattern(matchMode: matchMode, paths: paths, predicate: predicate, outputs: [])
    return (bound, entries.filter { !hidden.contains($0.name) })
  }

  /// Gathers the variables of all path patterns; those of one name are joined.
  private func declare(_ pattern: GraphPattern) throws -> PatternDeclarations {
    var declarations = PatternDeclarations()
    for path in pattern.paths {
      if let name = path.variable {
        try declarations.join(.init(name: name, kind: .path, degree: .singleton))
      }
      try declarations.join(PatternDeclarations(path.expression))
    }
    return declarations
  }

  /// The variable of a name: a new one, or that of the rows so far, which then restricts the match.
  private mutating func variable(
    for declaration: PatternDeclarations.Declaration, _ visible: Scope
  ) throws -> BoundVariable {
    let name = declaration.name
    guard let known = visible[name.name] else {
      let type = declaration.kind.type
      return makeVariable(
        name.name, declaration.degree == .group ? .list(type, maximum: nil) : type,
        isNullable: declaration.degree == .conditional)
    }
    guard declaration.kind != .path else { throw alreadyDefined(name) }
    guard declaration.degree != .group else {
      throw refusal(
        "`\(name.name)` is bound already, and a quantified pattern would make a list of it", at: name.range,
        hint: "choose another name")
    }
    guard case .value(let variable) = known else {
      throw refusal("`\(name.name)` is bound already, to something that is not one element", at: name.range)
    }
    let kind: TypeKind = declaration.kind == .node ? .node : .edge
    guard variable.type.mayBe(kind) else {
      throw refusal(
        "`\(name.name)` is \(variable.type.article) and can't be \(declaration.kind.article) as well",
        at: name.range)
    }
    return variable
  }

  /// A path pattern that selects some of its paths may be joined with others at its ends only (16.4): inside, the choice would
  /// depend on the join.
  private func refuseJoinsInsideSelections(_ pattern: GraphPattern) throws {
    guard pattern.paths.count > 1 else { return }
    let declared = try pattern.paths.map { try PatternDeclarations($0.expression) }
    for (index, path) in pattern.paths.enumerated() where (path.prefix ?? pattern.keep)?.isSelective ?? false
    {
      let interior = declared[index].all.filter { !path.expression.ends.contains($0.name.name) }
      for (other, declarations) in declared.enumerated() where other != index {
        guard let name = interior.first(where: { declarations[$0.name.name] != nil })?.name else { continue }
        throw refusal(
          "`\(name.name)` is inside of a path pattern that selects paths, and in another path pattern as well",
          at: name.range, hint: "only the first and the last node of such a path may be shared")
      }
    }
  }

  /// Binds a path pattern with its prefix (16.6).
  private mutating func bind(
    _ path: PathPattern, keep: PathPatternPrefix?, _ outer: PatternLevel
  ) throws -> BoundPathPattern {
    if let keep, path.prefix?.search != nil {
      throw refusal("a path pattern with a search prefix of its own can't be under KEEP", at: keep.range)
    }
    var level = outer
    let prefix = keep ?? path.prefix
    let mode = prefix?.mode ?? .walk
    if mode != .walk || prefix?.isSelective ?? false { level.isConfined = true }
    if let name = path.variable {
      level.environment.scope.add(name.name, .hidden("the path `\(name.name)` is not complete yet here"))
    }
    var body = try bind(path.expression, level)
    if keep != nil, let own = path.prefix?.mode, own != .walk {
      body = .parenthesized(BoundSubpath(variable: nil, mode: own, body: body, predicate: nil))
    }
    return BoundPathPattern(
      variable: path.variable.flatMap { outer.variables[$0.name] }, mode: mode,
      selector: try selector(prefix?.search), body: body)
  }

  private mutating func selector(_ search: PathSearch?) throws -> BoundPathSelector {
    switch search {
    case nil, .all?: return .all
    case .any(count: let count)?: return .any(try bindPathCount(count))
    case .anyShortest?: return .anyShortest
    case .allShortest?: return .allShortest
    case .shortest(count: let count)?: return .shortest(try bindPathCount(count))
    case .shortestGroups(count: let count)?: return .shortestGroups(try bindPathCount(count))
    }
  }

  /// The number of paths or groups: one where the text names none; none is refused (22G0F).
  private mutating func bindPathCount(_ count: Expression?) throws -> BoundExpression {
    guard let count else { return .constant(.int64(1)) }
    let bound = try bindCount(count, .invalidNumberOfPathsOrGroups)
    if bound == .constant(.int64(0)) {
      throw GQLError(.invalidNumberOfPathsOrGroups, "the number of paths must be positive", at: count.range)
    }
    return bound
  }
}

extension PathPatternPrefix {
  /// Whether the prefix keeps only some of the matching paths.
  fileprivate var isSelective: Bool {
    switch search {
    case nil, .all?: false
    default: true
    }
  }
}

extension GraphPattern {
  /// The names declared as `TEMP`: known within the pattern only.
  fileprivate var temporaryNames: Set<String> {
    var names: Set<String> = []
    var pending = paths.map(\.expression)
    while let next = pending.popLast() {
      switch next.kind {
      case .node(let node):
        if node.filler.isTemporary, let name = node.filler.variable { names.insert(name.name) }
      case .edge(let edge):
        if edge.filler.isTemporary, let name = edge.filler.variable { names.insert(name.name) }
      case .concatenation(let parts), .union(let parts), .multisetAlternation(let parts): pending += parts
      case .quantified(let body, _), .questioned(let body): pending.append(body)
      case .parenthesized(let subpath): pending.append(subpath.expression)
      case .simplified: break
      }
    }
    return names
  }
}
