/// Predicates that stand behind their first operand (clause 19).
extension Parser {
  /// The predicate that goes on with an expression.
  mutating func parsePredicate(_ left: Expression, from start: UInt32) throws(ParseFailure) -> Expression {
    switch kind {
    case .is: return try parseIsPredicate(left, from: start)
    case .colon: return try parseLabelPredicate(left, from: start)
    case .not, .in, .like, .contains, .starts, .ends, .equalsTilde:
      return try parseExtensionPredicate(left, from: start)
    default: return try parseComparison(left, from: start)
    }
  }

  /// `<comparison predicate>` (19.3); a chain `a < b < c` is both comparisons (extension).
  private mutating func parseComparison(_ left: Expression, from start: UInt32) throws(ParseFailure)
    -> Expression
  {
    var known = extensions.count
    let (first, right) = try parseComparisonPart(left, from: start)
    guard kind.isComparison else { return first }
    var links = [first]
    var middle = right
    while kind.isComparison {
      // The middle stands twice in the tree: a chain within it would double it at each level.
      if extensions[known...].contains(where: { $0.kind == .chainedComparison }) {
        throw ParseFailure(
          .invalidSyntax, "a chain of comparisons can't stand in the middle of another", at: middle.range,
          hint: "write a < b AND b < c")
      }
      known = extensions.count
      let (link, next) = try parseComparisonPart(middle, from: middle.range.start)
      links.append(link)
      middle = next
    }
    note(.chainedComparison, from: start)
    try grow(from: height)
    return Expression(kind: .conjunction(links), range: range(from: start))
  }

  /// `<comparison predicate part 2>` (19.3) and the operand on its right.
  mutating func parseComparisonPart(
    _ left: Expression, from start: UInt32
  ) throws(ParseFailure) -> (comparison: Expression, right: Expression) {
    let leftHeight = height
    let comparison: ComparisonOperator
    switch kind {
    case .equals: comparison = .equal
    case .notEquals: comparison = .notEqual
    case .notEqualsExclamation:
      noteCurrent(.exclamationNotEqual)
      comparison = .notEqual
    case .less, .leftArrow, .leftArrowBracket: comparison = .less
    case .greater: comparison = .greater
    case .lessOrEqual: comparison = .lessOrEqual
    default: comparison = .greaterOrEqual
    }
    switch kind {
    // `x<-1` is a comparison with a negative number here, where no pattern can stand.
    case .leftArrow: split(leaving: .minus)
    case .leftArrowBracket: split(leaving: .minusLeftBracket)
    default: advance()
    }
    let right = try parseOperators(atLeast: 6)
    try grow(from: max(leftHeight, height))
    noteBarePredicate(left)
    noteBarePredicate(right)
    let whole = Expression(kind: .comparison(comparison, left, right), range: range(from: start))
    return (whole, right)
  }

  /// `IS [NOT] …` (19.5 to 19.10, 20.20).
  mutating func parseIsPredicate(_ left: Expression, from start: UInt32) throws(ParseFailure) -> Expression {
    let leftHeight = height
    advance()
    let isNegated = accept(.not)
    let predicate: Expression.Kind
    switch kind {
    case .true, .false, .unknown:
      let value: TruthValue =
        switch advance().kind {
        case .true: .isTrue
        case .false: .isFalse
        default: .isUnknown
        }
      predicate = .isTruthValue(left, value, isNegated: isNegated)
    case .null:
      advance()
      predicate = .isNull(left, isNegated: isNegated)
    case .typed, .doubleColon:
      advance()
      predicate = .isTyped(left, try parseValueType(), isNegated: isNegated)
    case .normalized:
      advance()
      predicate = .isNormalized(left, nil, isNegated: isNegated)
    case .nfc, .nfd, .nfkc, .nfkd:
      let form = try parseNormalForm()
      try expect(.normalized)
      predicate = .isNormalized(left, form, isNegated: isNegated)
    case .directed:
      advance()
      predicate = .isDirected(left, isNegated: isNegated)
    case .labeled:
      advance()
      predicate = .isLabeled(left, try parseLabelExpression(), isNegated: isNegated)
    case .source:
      advance()
      try expect(.of)
      predicate = .isSource(left, of: try parseVariableReference(), isNegated: isNegated)
    case .destination:
      advance()
      try expect(.of)
      predicate = .isDestination(left, of: try parseVariableReference(), isNegated: isNegated)
    default:
      throw expected(
        "NULL, TYPED, LABELED, DIRECTED, NORMALIZED, SOURCE OF, DESTINATION OF or a truth value",
        candidates: Self.predicateKeywords)
    }
    notePredicateOperand(left, of: predicate)
    try grow(from: leftHeight)
    return Expression(kind: predicate, range: range(from: start))
  }

  private static let predicateKeywords: [TokenKind] = [
    .null, .not, .typed, .labeled, .directed, .normalized, .source, .destination, .true, .false, .unknown,
  ]

  /// Notes an operand that the standard wants in parentheses.
  private mutating func notePredicateOperand(_ operand: Expression, of predicate: Expression.Kind) {
    switch (predicate, operand.kind) {
    case (.isTruthValue, _), (.isNormalized, .binary(.concatenate, _, _)): return
    case (_, .binary), (_, .comparison), (_, .conjunction), (_, .disjunction), (_, .unary), (_, .isNull),
      (_, .isTyped), (_, .isLabeled), (_, .isDirected), (_, .isNormalized):
      // Parentheses are not kept in the tree; an operand that ends before the token before IS had them.
      let ending = operand.range.end
      if isWithoutParentheses(endingAt: ending) {
        extensions.append(ExtensionUse(kind: .predicateOperand, range: operand.range))
      }
    default: return
    }
  }

  /// Notes an operand of a comparison that is a predicate itself, which the standard wants in parentheses.
  private mutating func noteBarePredicate(_ operand: Expression) {
    switch operand.kind {
    case .isNull, .isTyped, .isLabeled, .isDirected, .isNormalized, .isSource, .isDestination:
      if isWithoutParentheses(endingAt: operand.range.end) {
        extensions.append(ExtensionUse(kind: .predicateOperand, range: operand.range))
      }
    default: return
    }
  }

  /// Whether an operand that ends at an offset ends without a parenthesis of its own.
  private func isWithoutParentheses(endingAt offset: UInt32) -> Bool {
    offset == 0 || source.bytes[Int(offset) - 1] != UInt8(ascii: ")")
  }

  /// `<labeled predicate>` with a colon (19.9).
  mutating func parseLabelPredicate(_ left: Expression, from start: UInt32) throws(ParseFailure) -> Expression
  {
    let leftHeight = height
    advance()
    let label = try parseLabelExpression()
    try grow(from: leftHeight)
    return Expression(kind: .isLabeled(left, label, isNegated: false), range: range(from: start))
  }

  /// `IN`, `LIKE`, `CONTAINS`, `STARTS WITH`, `ENDS WITH`, `=~`, perhaps with NOT before it (extension).
  private mutating func parseExtensionPredicate(
    _ left: Expression, from start: UInt32
  ) throws(ParseFailure) -> Expression {
    let leftHeight = height
    let symbol = self.start
    let isNegated = accept(.not)
    let `operator`: BinaryOperator
    let use: LanguageExtension
    switch advance().kind {
    case .in: (`operator`, use) = (.isIn, .inPredicate)
    case .like: (`operator`, use) = (.like, .like)
    case .contains: (`operator`, use) = (.contains, .stringPredicate)
    case .starts:
      advance()
      (`operator`, use) = (.startsWith, .stringPredicate)
    case .ends:
      advance()
      (`operator`, use) = (.endsWith, .stringPredicate)
    default: (`operator`, use) = (.matchesRegularExpression, .regularExpression)
    }
    note(use, from: symbol)
    let right = try parseOperators(atLeast: 7)
    try grow(from: max(leftHeight, height))
    let predicate = Expression(kind: .binary(`operator`, left, right), range: range(from: start))
    guard isNegated else { return predicate }
    try grow(from: height)
    return Expression(kind: .unary(.not, predicate), range: predicate.range)
  }

  /// `<normal form>` (20.24).
  mutating func parseNormalForm() throws(ParseFailure) -> NormalForm {
    let form: NormalForm
    switch kind {
    case .nfc: form = .nfc
    case .nfd: form = .nfd
    case .nfkc: form = .nfkc
    case .nfkd: form = .nfkd
    default: throw expected("NFC, NFD, NFKC or NFKD", candidates: [.nfc, .nfd, .nfkc, .nfkd])
    }
    advance()
    return form
  }
}

extension TokenKind {
  /// Whether it is `<comp op>` (19.3).
  var isComparison: Bool {
    switch self {
    case .equals, .notEquals, .notEqualsExclamation, .less, .greater, .lessOrEqual, .greaterOrEqual,
      .leftArrow,
      .leftArrowBracket:
      true
    default:
      false
    }
  }
}
