/// Literals (21.2).
extension Parser {
  /// A literal of one token.
  mutating func parseUnsignedLiteral() throws(ParseFailure) -> Literal {
    let token = current
    let literal = try literal(of: token)
    advance()
    return Literal(kind: literal, range: token.range)
  }

  private mutating func literal(of token: Token) throws(ParseFailure) -> Literal.Kind {
    switch token.kind {
    case .integerNumber: .integer(digits: numberText(token, dropping: 0), radix: 10)
    case .radixNumber: radixInteger(token)
    case .decimalNumber: decimal(token)
    case .floatNumber: float(token)
    case .singleQuoted, .doubleQuoted: .string(try source.unquoted(token))
    case .byteString: .bytes(try source.byteString(token))
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .unknown: .unknown
    case .null: .null
    default: throw expected("a literal")
    }
  }

  /// `<character string literal>`.
  mutating func parseStringLiteral(_ what: String) throws(ParseFailure) -> Literal {
    guard kind == .singleQuoted || kind == .doubleQuoted else { throw expected(what) }
    return try parseUnsignedLiteral()
  }

  // MARK: Numbers

  /// A number's text without underscores and without its last bytes.
  private func numberText(_ token: Token, dropping suffixLength: Int) -> String {
    let range = Int(token.start)..<Int(token.end) - suffixLength
    return token.isIntricate ? source.digits(range) : source.raw(range)
  }

  private func radixInteger(_ token: Token) -> Literal.Kind {
    let radix: UInt8 =
      switch source.bytes[Int(token.start) + 1] | 0x20 {
      case UInt8(ascii: "x"): 16
      case UInt8(ascii: "o"): 8
      default: 2
      }
    return .integer(digits: source.digits(Int(token.start) + 2..<Int(token.end)), radix: radix)
  }

  private func decimal(_ token: Token) -> Literal.Kind {
    let last = source.bytes[Int(token.end) - 1] | 0x20
    return .decimal(numberText(token, dropping: last == UInt8(ascii: "m") ? 1 : 0))
  }

  private func float(_ token: Token) -> Literal.Kind {
    switch source.bytes[Int(token.end) - 1] | 0x20 {
    case UInt8(ascii: "f"): .float(numberText(token, dropping: 1), .float32)
    case UInt8(ascii: "d"): .float(numberText(token, dropping: 1), .float64)
    default: .float(numberText(token, dropping: 0), nil)
    }
  }

  // MARK: Temporal literals

  /// `<temporal literal>` or `<duration literal>`, where one begins; the same keywords name functions and types.
  mutating func parseTemporalLiteralIfPresent() throws(ParseFailure) -> Literal? {
    let start = start
    switch kind {
    case .date where peek().isString:
      return try parseTemporalLiteral(.date, from: start)
    case .time where peek().isString:
      return try parseTemporalLiteral(.time, from: start)
    case .datetime where peek().isString, .timestamp where peek().isString:
      return try parseTemporalLiteral(.datetime, from: start)
    case .duration where peek().isString:
      advance()
      let text = try source.unquoted(advance())
      return Literal(kind: .duration(text), range: range(from: start))
    case .local, .zoned:
      guard peek(2).isString else { return nil }
      let isZoned = kind == .zoned
      let literal: TemporalLiteralKind
      switch peek() {
      case .time: literal = isZoned ? .zonedTime : .localTime
      case .datetime, .timestamp: literal = isZoned ? .zonedDatetime : .localDatetime
      default: return nil
      }
      advance()
      note(.temporalLiteralKeyword, from: start)
      return try parseTemporalLiteral(literal, from: start)
    case .interval:
      return try parseIntervalLiteral()
    default:
      return nil
    }
  }

  private mutating func parseTemporalLiteral(
    _ kind: TemporalLiteralKind, from start: UInt32
  ) throws(ParseFailure) -> Literal {
    advance()
    let text = try source.unquoted(advance())
    return Literal(kind: .temporal(text, kind), range: range(from: start))
  }

  /// `<SQL-interval literal>`; nil where INTERVAL is only a word.
  private mutating func parseIntervalLiteral() throws(ParseFailure) -> Literal? {
    let start = start
    let hasSign = peek() == .plus || peek() == .minus
    guard hasSign ? peek(2).isString : peek().isString else { return nil }
    advance()
    let isNegative = hasSign && advance().kind == .minus
    let text = try source.unquoted(advance())
    let first = try parseIntervalField()
    let last = accept(.to) ? try parseIntervalField() : nil
    let interval = IntervalLiteral(isNegative: isNegative, text: text, start: first, end: last)
    return Literal(kind: .interval(interval), range: range(from: start))
  }

  private mutating func parseIntervalField() throws(ParseFailure) -> IntervalField {
    let field: IntervalField
    switch kind {
    case .year: field = .year
    case .month: field = .month
    case .day: field = .day
    case .hour: field = .hour
    case .minute: field = .minute
    case .second: field = .second
    default:
      throw expected(
        "YEAR, MONTH, DAY, HOUR, MINUTE or SECOND",
        candidates: [.year, .month, .day, .hour, .minute, .second])
    }
    advance()
    return field
  }
}

extension TokenKind {
  /// Whether it is `<character string literal>`.
  var isString: Bool { self == .singleQuoted || self == .doubleQuoted }
}
