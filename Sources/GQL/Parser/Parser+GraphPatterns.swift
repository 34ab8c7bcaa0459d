/// Graph patterns and their prefixes (16.3, 16.4, 16.6).
extension Parser {
  /// `<graph pattern binding table>` (16.3).
  mutating func parseGraphPatternBindingTable() throws(ParseFailure) -> GraphPatternBindingTable {
    let start = start
    let pattern = try parseGraphPattern()
    var yield: GraphPatternYield?
    if accept(.yield) {
      if accept(.no, .bindings) {
        yield = .noBindings
      } else {
        yield = .variables(
          try commaSeparated { parser throws(ParseFailure) in try parser.parseVariableOrReservedWord() })
      }
    }
    return GraphPatternBindingTable(pattern: pattern, yield: yield, range: range(from: start))
  }

  /// `<graph pattern>` (16.4).
  mutating func parseGraphPattern() throws(ParseFailure) -> GraphPattern {
    let start = start
    let matchMode = try parseMatchMode()
    var paths = [try parsePathPattern()]
    while kind == .comma, !(isInSelectFrom && selectMatchFollowsComma) {
      advance()
      paths.append(try parsePathPattern())
    }
    let keep = kind == .keep ? try parseKeepClause() : nil
    let filter = accept(.where) ? try parseExpression(stoppingAt: stops) : nil
    return GraphPattern(
      matchMode: matchMode, paths: paths, keep: keep, filter: filter, range: range(from: start))
  }

  /// Whether, in SELECT … FROM, the next graph and its MATCH follow the comma here rather than a path pattern.
  private var selectMatchFollowsComma: Bool {
    var index = position + 1
    guard tokens[index].kind == .leftParen else { return !beginsPathPattern(at: index) }
    var parentheses = 0
    repeat {
      switch tokens[index].kind {
      case .leftParen: parentheses += 1
      case .rightParen: parentheses -= 1
      case .endOfText, .semicolon: return false
      default: break
      }
      index += 1
    } while parentheses > 0
    return tokens[index].kind == .match || tokens[index].kind == .optional
  }

  /// `<match mode>`, where it is written (16.4). Both words are names, too: `different = (a)`.
  private mutating func parseMatchMode() throws(ParseFailure) -> MatchMode? {
    guard peek() != .equals else { return nil }
    switch kind {
    case .repeatable:
      advance()
      if accept(.elements) { return .repeatableElements }
      try expect(.element)
      _ = accept(.bindings)
      return .repeatableElements
    case .different:
      advance()
      if accept(.edges) || accept(.relationships) { return .differentEdges }
      guard accept(.edge) || accept(.relationship) else { throw expected("EDGES", candidates: [.edges]) }
      _ = accept(.bindings)
      return .differentEdges
    default:
      return nil
    }
  }

  /// `<keep clause>` (16.4).
  private mutating func parseKeepClause() throws(ParseFailure) -> PathPatternPrefix {
    advance()
    guard let prefix = try parsePathPatternPrefix() else {
      throw expected(
        "a path prefix such as ANY SHORTEST or TRAIL", candidates: [.shortest, .trail, .simple, .acyclic])
    }
    return prefix
  }

  /// `<path pattern>` (16.4).
  mutating func parsePathPattern() throws(ParseFailure) -> PathPattern {
    let start = start
    var variable: Identifier?
    if peek() == .equals, kind != .leftParen {
      variable = try parseVariableOrReservedWord("a path variable")
      advance()
    }
    let prefix = try parsePathPatternPrefix()
    let expression = try parsePathPatternExpression()
    return PathPattern(variable: variable, prefix: prefix, expression: expression, range: range(from: start))
  }

  // MARK: Prefixes

  /// `<path pattern prefix>`, where it is written (16.6).
  mutating func parsePathPatternPrefix() throws(ParseFailure) -> PathPatternPrefix? {
    let start = start
    var search: PathSearch?
    switch kind {
    case .all:
      advance()
      search = accept(.shortest) ? .allShortest : .all
    case .any:
      advance()
      if accept(.shortest) {
        search = .anyShortest
      } else {
        search = .any(count: beginsCount ? try parseNonNegativeInteger() : nil)
      }
    case .shortest:
      advance()
      let count = beginsCount ? try parseNonNegativeInteger() : nil
      let mode = parsePathMode()
      if !accept(.paths) { _ = accept(.path) }
      if accept(.group) || accept(.groups) {
        search = .shortestGroups(count: count)
      } else if let count {
        search = .shortest(count: count)
      } else {
        throw expected("GROUP, or a number of paths behind SHORTEST", candidates: [.group, .groups])
      }
      return PathPatternPrefix(search: search, mode: mode, range: range(from: start))
    default:
      guard kind.isPathMode else { return nil }
    }
    let mode = parsePathMode()
    if !accept(.paths) { _ = accept(.path) }
    return PathPatternPrefix(search: search, mode: mode, range: range(from: start))
  }

  private var beginsCount: Bool {
    kind == .integerNumber || kind == .radixNumber || kind == .generalParameter
  }

  /// `<path mode>`, where it is written (16.6).
  mutating func parsePathMode() -> PathMode? {
    let mode: PathMode
    switch kind {
    case .walk: mode = .walk
    case .trail: mode = .trail
    case .simple: mode = .simple
    case .acyclic: mode = .acyclic
    default: return nil
    }
    advance()
    return mode
  }
}

extension TokenKind {
  /// Whether it is `<path mode>` (16.6).
  var isPathMode: Bool {
    switch self {
    case .walk, .trail, .simple, .acyclic: true
    default: false
    }
  }
}
