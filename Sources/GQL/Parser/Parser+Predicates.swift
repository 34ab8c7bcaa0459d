/// Predicates that stand behind their first operand (clause 19).
extension Parser {
  /// The predicate that goes on with an expression.
  mutating func parsePredicate(_ left: consuming Expression, from start: UInt32) throws(ParseFailure)
    -> Expression
  {
    switch kind {
    case .is: return try parseIsPredicate(left, from: start)
    case .colon: return try parseLabelPredicate(left, from: start)
    case .not, .in, .like, .contains, .starts, .ends, .equalsTilde:
      return try parseExtensionPredicate(left, from: start)
    default: return try parseComparison(left, from: start)
    }
  }

  /// `<comparison predicate>` (19.3); a chain `a < b < c` is both comparisons (extension).
  private mutating func parseComparison(_ left: consuming Expression, from start: UInt32) throws(ParseFailure)
    -> Expression
  {
    var known = extensions.count
    let first = try parseComparisonPart(left, from: start)
    guard kind.isComparison else { return first }
    var links = [first]
    while kind.isComparison, case .comparison(_, _, let middle) = links[links.count - 1].kind {
      // The middle stands twice in the tree: a chain within it would double it at each level.
      if extensions[known...].contains(where: { $0.kind == .chainedComparison }) {
        throw ParseFailure(
          .invalidSyntax, "a chain of comparisons can't stand in the middle of another", at: middle.range,
          hint: "write a < b AND b < c")
      }
      known = extensions.count
      links.append(try parseComparisonPart(middle, from: middle.range.start))
    }
    note(.chainedComparison, from: start)
    try grow(from: height)
    return Expression(kind: .conjunction(links), range: range(from: start))
  }

  /// `<comparison predicate part 2>` (19.3), with the operand before it.
  mutating func parseComparisonPart(
    _ left: consuming Expression, from start: UInt32
  ) throws(ParseFailure) -> Expression {
    let leftHeight = height
    noteBarePredicate(left)
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
    noteBarePredicate(right)
    try grow(from: max(leftHeight, height))
    return Expression(kind: .comparison(comparison, left, right), range: range(from: start))
  }

  /// `IS [NOT] …` (19.5 to 19.10, 20.20).
  ///
  /// - Parameter isInCase: Whether the operand is that of a CASE, which may be any primary.
  mutating func parseIsPredicate(
    _ left: Expression, from start: UInt32, isInCase: Bool = false
  ) throws(ParseFailure) -> Expression {
    let leftHeight = height
    let isBare = isBare(left)
    let place = range(from: start)
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
    if !isInCase { notePredicateOperand(left, at: place, isBare: isBare, of: predicate) }
    try grow(from: leftHeight)
    return Expression(kind: predicate, range: range(from: start))
  }

  private static let predicateKeywords: [TokenKind] = [
    .null, .not, .typed, .labeled, .directed, .normalized, .source, .destination, .true, .false, .unknown,
  ]

  /// Notes an operand that the standard does not let stand before a predicate as it is written.
  ///
  /// - Parameter place: Where it stands, with the parentheses around it.
  private mutating func notePredicateOperand(
    _ operand: Expression, at place: SourceRange, isBare: Bool, of predicate: Expression.Kind
  ) {
    switch predicate {
    case .isDirected, .isLabeled, .isSource, .isDestination:
      if case .variable = operand.kind, isBare { return }
      extensions.append(ExtensionUse(kind: .elementOperand, range: place))
    case .isTruthValue where operand.kind.isPredicate, .isNormalized where operand.kind.isStringOperation:
      return
    default: if isBare { noteUnlessPrimary(operand) }
    }
  }

  /// Notes an operand of a comparison that is a predicate itself, which the standard wants in parentheses.
  private mutating func noteBarePredicate(_ operand: Expression) {
    switch operand.kind {
    case .isTruthValue: break
    case let kind where kind.isPredicate: break
    default: return
    }
    if isBare(operand) { extensions.append(ExtensionUse(kind: .bareOperand, range: operand.range)) }
  }

  /// Notes an expression without parentheses that is no primary, where the standard takes nothing else.
  mutating func noteUnlessPrimary(_ expression: Expression) {
    if expression.kind.isPrimary { return }
    extensions.append(ExtensionUse(kind: .bareOperand, range: expression.range))
  }

  /// Whether an expression, which ends before the current token, stands without parentheses around it.
  func isBare(_ expression: Expression) -> Bool { expression.range != lastParenthesized }

  /// `<labeled predicate>` with a colon (19.9).
  mutating func parseLabelPredicate(
    _ left: Expression, from start: UInt32, isInCase: Bool = false
  ) throws(ParseFailure) -> Expression {
    let leftHeight = height
    let isBare = isBare(left)
    let place = range(from: start)
    advance()
    let predicate = Expression.Kind.isLabeled(left, try parseLabelExpression(), isNegated: false)
    if !isInCase { notePredicateOperand(left, at: place, isBare: isBare, of: predicate) }
    try grow(from: leftHeight)
    return Expression(kind: predicate, range: range(from: start))
  }

  /// `IN`, `LIKE`, `CONTAINS`, `STARTS WITH`, `ENDS WITH`, `=~`, perhaps with NOT before it (extension).
  private mutating func parseExtensionPredicate(
    _ left: consuming Expression, from start: UInt32
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

extension Expression.Kind {
  /// Whether it is `<non-parenthesized value expression primary>` (20.2), or an extension in the place of one.
  var isPrimary: Bool {
    switch self {
    case .unary, .binary, .conjunction, .disjunction, .isTruthValue, .graph, .bindingTable, .trim, .trimList,
      .normalize, .durationBetween:
      false
    case .call(let function, _): function == .elementID
    default: !isPredicate
    }
  }

  /// Whether it is `<predicate>` (19.2).
  fileprivate var isPredicate: Bool {
    switch self {
    case .comparison, .exists, .isNull, .isTyped, .isNormalized, .isDirected, .isLabeled, .isSource,
      .isDestination, .allDifferent, .same, .propertyExists:
      true
    default: false
    }
  }

  /// Whether it may give a text without being a primary: `<string value expression>` (20.23, 20.24).
  fileprivate var isStringOperation: Bool {
    switch self {
    case .binary(.concatenate, _, _), .call, .otherCall, .trim, .normalize: true
    default: false
    }
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
