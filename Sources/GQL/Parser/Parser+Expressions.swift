/// Value expressions: operators by precedence (19.3, 20.1, 20.20, 20.21).
///
///     1  OR, XOR
///     2  AND
///     3  NOT
///     4  IS [NOT] TRUE, FALSE, UNKNOWN
///     5  comparisons
///     6  the other predicates, which the standard wants in parentheses beside a comparison (extension)
///     7  ||
///     8  +, -
///     9  *, /, % (extension)
///     10 signs
///     11 ^ (extension)
extension Parser {
  /// `<value expression>`.
  @inline(__always)
  mutating func parseExpression() throws(ParseFailure) -> Expression {
    try parseExpression(stoppingAt: [])
  }

  /// `<value expression>` up to tokens that would go on with it elsewhere.
  mutating func parseExpression(stoppingAt stops: Stops) throws(ParseFailure) -> Expression {
    if peek().endsExpression, let expression = try parseLonePrimaryIfPresent() { return expression }
    try enter()
    defer { leave() }
    let outerStops = self.stops
    self.stops = stops
    let expression = try parseOperators(atLeast: 1)
    self.stops = outerStops
    if height > tallest { tallest = height }
    return expression
  }

  /// A variable or a literal that is the whole expression, as most arguments and values are.
  @inline(__always)
  private mutating func parseLonePrimaryIfPresent() throws(ParseFailure) -> Expression? {
    switch kind {
    case .identifier, .integerNumber, .singleQuoted: break
    default: return nil
    }
    if depth >= options.limits.maximumDepth { throw tooDeep() }
    let expression: Expression
    if kind == .identifier {
      expression = parseVariablePrimary()
    } else {
      let literal = try parseUnsignedLiteral()
      expression = Expression(kind: .literal(literal.kind), range: literal.range)
    }
    height = 1
    if tallest < 1 { tallest = 1 }
    return expression
  }

  /// Several expressions with commas between them.
  mutating func parseExpressions() throws(ParseFailure) -> [Expression] {
    try commaSeparated { parser throws(ParseFailure) in try parser.parseExpression() }
  }

  /// An operand, and every operator behind it that binds at least as tightly as asked; a precedence is at least 1.
  mutating func parseOperators(atLeast minimum: Int) throws(ParseFailure) -> Expression {
    let start = start
    var expression = try parseOperand(atLeast: minimum)
    while try parseOperator(behind: &expression, atLeast: minimum, from: start) {}
    return expression
  }

  /// Puts an operator that binds at least as tightly as asked around the operand before it; false where none stands there.
  @inline(__always)
  private mutating func parseOperator(
    behind operand: inout Expression, atLeast minimum: Int, from start: UInt32
  ) throws(ParseFailure) -> Bool {
    let precedence = precedenceOfOperator()
    if precedence < minimum { return false }
    switch precedence {
    case 1: operand = try parseDisjunction(operand, from: start)
    case 2: operand = try parseConjunction(operand, from: start)
    case 4, 5, 6: operand = try parsePredicate(operand, from: start)
    default: operand = try parseArithmetic(operand, precedence, from: start)
    }
    return true
  }

  /// A sign or NOT and its operand, or a primary.
  @inline(__always)
  private mutating func parseOperand(atLeast minimum: Int) throws(ParseFailure) -> Expression {
    switch kind {
    case .not, .minus, .plus, .minusLeftBracket: try parsePrefixOperator(atLeast: minimum)
    default: try parsePostfixExpression()
    }
  }

  private mutating func parsePrefixOperator(atLeast minimum: Int) throws(ParseFailure) -> Expression {
    try enter()
    defer { leave() }
    let start = start
    let operand: Expression
    let `operator`: UnaryOperator
    switch kind {
    case .not:
      if minimum > 3 {
        throw ParseFailure(
          .invalidSyntax, "NOT can't be an operand here", at: current.range,
          hint: "put parentheses around NOT and its operand")
      }
      advance()
      `operator` = .not
      operand = try parseOperators(atLeast: 3)
    default:
      `operator` = kind == .plus ? .plus : .minus
      if kind == .minusLeftBracket { split(leaving: .leftBracket) } else { advance() }
      operand = try parseOperators(atLeast: 10)
    }
    try grow(from: height)
    return Expression(kind: .unary(`operator`, operand), range: range(from: start))
  }

  /// How tightly the operator here binds; 0 where there is none. It changes nothing, but is too long to be inlined.
  private mutating func precedenceOfOperator() -> Int {
    switch kind {
    case .comma, .rightParen, .endOfText, .period: 0
    case .or, .xor: 1
    case .and: 2
    case .is: isTruthTest ? 4 : 6
    case .equals, .notEquals, .notEqualsExclamation, .less, .greater, .lessOrEqual, .greaterOrEqual,
      .leftArrow,
      .leftArrowBracket:
      5
    case .in: stops.contains(.membership) ? 0 : 6
    case .not: isNegatedPredicate ? 6 : 0
    case .colon, .contains, .like, .equalsTilde: 6
    case .starts, .ends: peek() == .with ? 6 : 0
    case .concatenation: 7
    case .plus, .minus, .minusLeftBracket: 8
    case .asterisk, .solidus, .slashMinus, .percent: 9
    case .caret: 11
    default: 0
    }
  }

  private var isTruthTest: Bool {
    @inline(__always) get {
      let next = peek() == .not ? peek(2) : peek()
      return next == .true || next == .false || next == .unknown
    }
  }

  private var isNegatedPredicate: Bool {
    @inline(__always) get {
      switch peek() {
      case .in, .like, .contains: true
      case .starts, .ends: peek(2) == .with
      default: false
      }
    }
  }

  /// `a OR b OR …`; a change between OR and XOR begins a new node, as both bind alike.
  private mutating func parseDisjunction(_ left: consuming Expression, from start: UInt32)
    throws(ParseFailure)
    -> Expression
  {
    var tallestOperand = height
    if kind == .xor {
      advance()
      let right = try parseOperators(atLeast: 2)
      try grow(from: max(tallestOperand, height))
      return Expression(kind: .binary(.exclusiveOr, left, right), range: range(from: start))
    }
    advance()
    var operands = [left, try parseOperators(atLeast: 2)]
    tallestOperand = max(tallestOperand, height)
    while accept(.or) {
      operands.append(try parseOperators(atLeast: 2))
      tallestOperand = max(tallestOperand, height)
    }
    try grow(from: tallestOperand)
    return Expression(kind: .disjunction(operands), range: range(from: start))
  }

  /// `a AND b AND …`.
  private mutating func parseConjunction(_ left: consuming Expression, from start: UInt32)
    throws(ParseFailure)
    -> Expression
  {
    var tallestOperand = height
    advance()
    var operands = [left, try parseOperators(atLeast: 3)]
    tallestOperand = max(tallestOperand, height)
    while accept(.and) {
      operands.append(try parseOperators(atLeast: 3))
      tallestOperand = max(tallestOperand, height)
    }
    try grow(from: tallestOperand)
    return Expression(kind: .conjunction(operands), range: range(from: start))
  }

  /// `||`, `+`, `-`, `*`, `/`, `%`, `^`.
  private mutating func parseArithmetic(
    _ left: consuming Expression, _ precedence: Int, from start: UInt32
  ) throws(ParseFailure) -> Expression {
    let leftHeight = height
    let `operator`: BinaryOperator
    let symbol = current
    switch symbol.kind {
    case .concatenation: `operator` = .concatenate
    case .plus: `operator` = .add
    case .minus, .minusLeftBracket: `operator` = .subtract
    case .asterisk: `operator` = .multiply
    case .solidus, .slashMinus: `operator` = .divide
    case .percent:
      noteCurrent(.moduloOperator)
      `operator` = .modulo
    default:
      noteCurrent(.powerOperator)
      `operator` = .power
    }
    switch symbol.kind {
    case .minusLeftBracket: split(leaving: .leftBracket)
    case .slashMinus: split(leaving: .minus)
    default: advance()
    }
    try enter()
    defer { leave() }
    // Power binds to the right, and its right operand may have a sign: 2 ^ -1.
    let right = try parseOperators(atLeast: `operator` == .power ? 10 : precedence + 1)
    try grow(from: max(leftHeight, height))
    return Expression(kind: .binary(`operator`, left, right), range: range(from: start))
  }

  /// Sets the height of an expression over its tallest operand; fails where the tree gets too high.
  @inline(__always)
  mutating func grow(from operandHeight: Int) throws(ParseFailure) {
    height = operandHeight + 1
    if height > options.limits.maximumDepth { throw tooDeep() }
  }
}

extension TokenKind {
  /// Whether no expression goes on with it.
  fileprivate var endsExpression: Bool {
    switch self {
    case .comma, .rightParen, .rightBrace, .rightBracket, .endOfText: true
    default: false
    }
  }
}
