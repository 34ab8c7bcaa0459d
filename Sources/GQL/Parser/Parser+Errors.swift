extension Parser {
  /// The current token as messages name it.
  var found: String {
    switch kind {
    case .endOfText: "found the end of the text"
    case .singleQuoted, .doubleQuoted, .accentQuoted, .byteString, .integerNumber, .radixNumber,
      .decimalNumber, .floatNumber:
      "found \(excerpt)"
    default: "found '\(excerpt)'"
    }
  }

  /// The current token's text, cut where it is long.
  private var excerpt: String {
    let range = current.range.bytes
    guard range.count > 40 else { return source.raw(range) }
    return source.raw(range).prefix(30) + "…"
  }

  /// The error that something else was expected here.
  ///
  /// - Parameter candidates: Keywords that could stand here, to suggest one for a word that is nearly it.
  func expected(_ what: String, candidates: [TokenKind] = []) -> ParseFailure {
    ParseFailure(
      .invalidSyntax, "expected \(what), \(found)", at: current.range,
      hint: suggestion(among: candidates) ?? hintForReservedWord(what))
  }

  /// The error that a certain token was expected here.
  func unexpected(_ kind: TokenKind, _ purpose: String?) -> ParseFailure {
    let name = kind.isKeyword || kind.rawValue < TokenKind.ampersand.rawValue ? kind.text : "'\(kind.text)'"
    return expected(
      purpose.map { "\(name) \($0)" } ?? name, candidates: kind.isKeyword ? [kind] : Self.clauseKeywords)
  }

  /// The keyword that the current word nearly is.
  func suggestion(among candidates: [TokenKind]) -> String? {
    guard kind == .identifier, current.end - current.start < 40 else { return nil }
    let word = source.raw(current.range.bytes)
    return Suggestion.nearest(to: word, among: candidates.map(\.text)).map { "did you mean \($0)?" }
  }

  private func hintForReservedWord(_ what: String) -> String? {
    guard kind.isReserved, what.contains("name") || what.contains("variable") else { return nil }
    return what.contains("variable")
      ? "\(kind.text) is a reserved word; use another name"
      : "\(kind.text) is a reserved word; put it between double quotes to use it as a name"
  }

  /// The error that the text is nested too deeply.
  func tooDeep() -> ParseFailure {
    ParseFailure(
      .invalidSyntax, "nested more than \(options.limits.maximumDepth) levels deep", at: current.range,
      hint: "break it into several statements with LET or NEXT")
  }

  /// The words that begin a statement.
  static let statementKeywords: [TokenKind] = [
    .match, .optional, .filter, .let, .for, .order, .offset, .skip, .limit, .return, .finish, .select, .call,
    .insert, .set, .remove, .delete, .detach, .nodetach, .create, .drop, .use, .with, .unwind, .merge, .show,
    .session, .start, .commit, .rollback, .explain, .profile,
  ]

  /// The words that may go on with a statement behind an expression or a pattern.
  static let clauseKeywords: [TokenKind] =
    statementKeywords + [
      .where, .and, .or, .xor, .not, .is, .as, .group, .having, .from, .yield, .next, .union, .except,
      .intersect, .otherwise, .asc, .ascending, .desc, .descending, .nulls, .in, .contains, .starts, .ends,
      .like, .then, .else, .end, .when, .keep, .by,
    ]
}
