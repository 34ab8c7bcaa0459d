/// Names and variables (21.1).
extension Parser {
  /// `<identifier>`: with quotes or without; a reserved word only as an extension.
  mutating func parseIdentifier(_ what: String) throws(ParseFailure) -> Identifier {
    let token = current
    if token.kind == .identifier || token.kind.isRegularIdentifier {
      advance()
      return Identifier(name: source.raw(token.range.bytes), isDelimited: false, range: token.range)
    }
    switch token.kind {
    case .doubleQuoted, .accentQuoted:
      let name = try source.unquoted(token)
      if name.isEmpty {
        throw ParseFailure(.invalidSyntax, "a name must not be empty", at: token.range)
      }
      advance()
      return Identifier(name: name, isDelimited: true, range: token.range)
    case _ where token.kind.isReserved:
      return parseReservedWordAsName()
    default:
      throw expected(what)
    }
  }

  /// `<regular identifier>`, as which variables and aliases are written; between grave accents only as an
  /// extension.
  mutating func parseVariable(_ what: String = "a variable") throws(ParseFailure) -> Identifier {
    let token = current
    if token.kind == .identifier || token.kind.isRegularIdentifier {
      advance()
      return Identifier(name: source.raw(token.range.bytes), isDelimited: false, range: token.range)
    }
    if token.kind == .accentQuoted {
      noteCurrent(.delimitedVariable)
      return try parseIdentifier(what)
    }
    throw expected(what)
  }

  /// A variable where a reserved word can't be anything else, as before `=` or behind AS.
  mutating func parseVariableOrReservedWord(_ what: String = "a variable") throws(ParseFailure) -> Identifier
  {
    kind.isReserved ? parseReservedWordAsName() : try parseVariable(what)
  }

  /// A reserved word in the place of a name (extension).
  mutating func parseReservedWordAsName() -> Identifier {
    noteCurrent(.reservedWordAsName)
    let token = advance()
    let name = source.raw(token.range.bytes)
    // The name of a property or a label declares nothing.
    let before = token.start == 0 ? nil : source.bytes[Int(token.start) - 1]
    if before != UInt8(ascii: "."), before != UInt8(ascii: ":") { declaredWords.insert(name) }
    return Identifier(name: name, isDelimited: false, range: token.range)
  }

  /// `$name` or `$$name`.
  mutating func parseParameter() throws(ParseFailure) -> Parameter {
    guard kind == .generalParameter || kind == .substitutedParameter else { throw expected("a parameter") }
    let token = advance()
    return Parameter(
      name: try source.parameterName(token), isSubstituted: token.kind == .substitutedParameter,
      range: token.range)
  }

  /// `$name`.
  mutating func parseGeneralParameter() throws(ParseFailure) -> Parameter {
    guard kind == .generalParameter else { throw expected("a parameter such as $name") }
    return try parseParameter()
  }

  /// A variable as an expression.
  mutating func parseVariableReference() throws(ParseFailure) -> Expression {
    Expression(try parseVariableOrReservedWord())
  }
}
