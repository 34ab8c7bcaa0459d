/// Data-modifying statements (clause 13).
extension Parser {
  /// `<primitive data-modifying statement>`.
  mutating func parseDataModifyingStatement() throws(ParseFailure) -> Statement.Kind {
    switch kind {
    case .insert:
      advance()
      return .insert(
        try commaSeparated { parser throws(ParseFailure) in try parser.parseInsertPathPattern() })
    case .set:
      advance()
      return .set(try parseSetItems())
    case .remove:
      advance()
      return .remove(try parseRemoveItems())
    default:
      return .delete(try parseDeleteStatement())
    }
  }

  /// `<set item list>` (13.3); an item with several labels gives one item for each.
  mutating func parseSetItems() throws(ParseFailure) -> [SetItem] {
    var items: [SetItem] = []
    repeat { try parseSetItem(into: &items) } while accept(.comma)
    return items
  }

  private mutating func parseSetItem(into items: inout [SetItem]) throws(ParseFailure) {
    let start = start
    let variable = try parseVariableOrReservedWord("a variable of a node or an edge")
    switch kind {
    case .period:
      advance()
      let name = try parseIdentifier("a property's name")
      try expect(.equals)
      let value = try parseExpression()
      items.append(
        SetItem(kind: .property(variable, name: name, value: value), range: range(from: start)))
    case .equals:
      advance()
      items.append(try parseSetAllProperties(of: variable, from: start))
    case .plusEquals:
      advance()
      let value = try parseExpression()
      note(.setFromValue, from: start)
      items.append(SetItem(kind: .mergeProperties(variable, value), range: range(from: start)))
    case .colon, .is:
      for label in try parseLabelsToChange() {
        items.append(SetItem(kind: .label(variable, label), range: range(from: start)))
      }
    default:
      throw expected("'.', '=' or ':' behind the variable")
    }
  }

  private mutating func parseSetAllProperties(
    of variable: Identifier, from start: UInt32
  ) throws(ParseFailure) -> SetItem {
    if kind == .leftBrace {
      let properties = try parsePropertyAssignments(mayBeEmpty: true)
      return SetItem(kind: .allProperties(variable, properties), range: range(from: start))
    }
    let value = try parseExpression()
    note(.setFromValue, from: start)
    return SetItem(kind: .allPropertiesFrom(variable, value), range: range(from: start))
  }

  /// `IS Label` or `:Label`; further labels only as an extension.
  private mutating func parseLabelsToChange() throws(ParseFailure) -> [Identifier] {
    let start = start
    advance()
    var labels = [try parseIdentifier("a label")]
    while kind == .colon || kind == .ampersand {
      advance()
      labels.append(try parseIdentifier("a label"))
    }
    if labels.count > 1 { note(.setSeveralLabels, from: start) }
    return labels
  }

  /// `<remove item list>` (13.4).
  private mutating func parseRemoveItems() throws(ParseFailure) -> [RemoveItem] {
    var items: [RemoveItem] = []
    repeat {
      let start = start
      let variable = try parseVariableOrReservedWord("a variable of a node or an edge")
      switch kind {
      case .period:
        advance()
        let name = try parseIdentifier("a property's name")
        items.append(RemoveItem(kind: .property(variable, name: name), range: range(from: start)))
      case .colon, .is:
        for label in try parseLabelsToChange() {
          items.append(RemoveItem(kind: .label(variable, label), range: range(from: start)))
        }
      default:
        throw expected("'.' or ':' behind the variable")
      }
    } while accept(.comma)
    return items
  }

  /// `<delete statement>` (13.5).
  private mutating func parseDeleteStatement() throws(ParseFailure) -> DeleteStatement {
    let start = start
    var mode: DeleteMode?
    if accept(.detach) { mode = .detach } else if accept(.nodetach) { mode = .noDetach }
    try expect(.delete)
    let items = try parseExpressions()
    return DeleteStatement(mode: mode, items: items, range: range(from: start))
  }

  /// `MERGE … ON CREATE SET … ON MATCH SET …` (extension).
  mutating func parseMergeStatement() throws(ParseFailure) -> MergeStatement {
    let start = start
    advance()
    note(.merge, from: start)
    let pattern = try parseInsertPathPattern(isMerge: true)
    var onCreate: [SetItem] = []
    var onMatch: [SetItem] = []
    while accept(.on) {
      let moment = advance().kind
      guard moment == .create || moment == .match else { throw expected("CREATE or MATCH behind ON") }
      try expect(.set)
      let items = try parseSetItems()
      if moment == .create { onCreate += items } else { onMatch += items }
    }
    return MergeStatement(pattern: pattern, onCreate: onCreate, onMatch: onMatch, range: range(from: start))
  }
}
