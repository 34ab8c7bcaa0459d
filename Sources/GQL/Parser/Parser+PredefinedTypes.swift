/// Predefined types: booleans, strings, numbers, temporal types (18.9).
extension Parser {
  /// `<predefined type>` without reference and immaterial types; nil where none begins.
  mutating func parsePredefinedTypeIfPresent() throws(ParseFailure) -> ValueTypeSyntax.Kind? {
    switch kind {
    case .bool, .boolean:
      advance()
      return .boolean
    case .string, .char, .varchar, .bytes, .binary, .varbinary:
      return try parseStringType()
    case .decimal, .dec:
      return try parseDecimalType()
    case .float16, .float32, .float64, .float128, .float256, .float, .real, .double:
      return try parseFloatType()
    case .date, .zoned, .local, .timestamp, .time, .duration, .datetime:
      return try parseTemporalType()
    default:
      return try parseIntegerTypeIfPresent()
    }
  }

  /// `<character string type>` and `<byte string type>`.
  private mutating func parseStringType() throws(ParseFailure) -> ValueTypeSyntax.Kind {
    let keyword = advance().kind
    var minimum: Int?
    var maximum: Int?
    if accept(.leftParen) {
      maximum = try parseUnsignedInteger("a length")
      if keyword == .string || keyword == .bytes, accept(.comma) {
        minimum = maximum
        maximum = try parseUnsignedInteger("a length")
      }
      try expect(.rightParen)
    }
    switch keyword {
    case .string, .varchar: return .string(minimum: minimum, maximum: maximum)
    case .char: return .string(minimum: maximum ?? 1, maximum: maximum ?? 1)
    case .binary: return .bytes(minimum: maximum ?? 1, maximum: maximum ?? 1)
    default: return .bytes(minimum: minimum, maximum: maximum)
    }
  }

  /// `<binary exact numeric type>`.
  private mutating func parseIntegerTypeIfPresent() throws(ParseFailure) -> ValueTypeSyntax.Kind? {
    if kind == .signed || kind == .unsigned {
      let isSigned = advance().kind == .signed
      guard let size = try parseVerboseIntegerSize() else {
        throw expected("INTEGER, SMALL INTEGER or BIG INTEGER", candidates: [.integer, .small, .big])
      }
      return .integer(isSigned: isSigned, size)
    }
    if let size = try parseVerboseIntegerSize() { return .integer(isSigned: true, size) }
    let (isSigned, size): (Bool, IntegerSize)
    switch kind {
    case .int8: (isSigned, size) = (true, .bits(8))
    case .int16: (isSigned, size) = (true, .bits(16))
    case .int32: (isSigned, size) = (true, .bits(32))
    case .int64: (isSigned, size) = (true, .bits(64))
    case .int128: (isSigned, size) = (true, .bits(128))
    case .int256: (isSigned, size) = (true, .bits(256))
    case .smallint: (isSigned, size) = (true, .small)
    case .bigint: (isSigned, size) = (true, .big)
    case .int: (isSigned, size) = (true, .regular)
    case .uint8: (isSigned, size) = (false, .bits(8))
    case .uint16: (isSigned, size) = (false, .bits(16))
    case .uint32: (isSigned, size) = (false, .bits(32))
    case .uint64: (isSigned, size) = (false, .bits(64))
    case .uint128: (isSigned, size) = (false, .bits(128))
    case .uint256: (isSigned, size) = (false, .bits(256))
    case .usmallint: (isSigned, size) = (false, .small)
    case .ubigint: (isSigned, size) = (false, .big)
    case .uint: (isSigned, size) = (false, .regular)
    default: return nil
    }
    advance()
    if size == .regular, let precision = try parsePrecisionIfPresent() {
      return .integer(isSigned: isSigned, .precision(precision))
    }
    return .integer(isSigned: isSigned, size)
  }

  /// `<verbose binary exact numeric type>`.
  private mutating func parseVerboseIntegerSize() throws(ParseFailure) -> IntegerSize? {
    switch kind {
    case .integer8: advance(); return .bits(8)
    case .integer16: advance(); return .bits(16)
    case .integer32: advance(); return .bits(32)
    case .integer64: advance(); return .bits(64)
    case .integer128: advance(); return .bits(128)
    case .integer256: advance(); return .bits(256)
    case .small, .big:
      let size: IntegerSize = advance().kind == .small ? .small : .big
      try expect(.integer)
      return size
    case .integer:
      advance()
      return try parsePrecisionIfPresent().map { .precision($0) } ?? .regular
    default: return nil
    }
  }

  private mutating func parsePrecisionIfPresent() throws(ParseFailure) -> Int? {
    guard accept(.leftParen) else { return nil }
    let precision = try parseUnsignedInteger("a precision")
    try expect(.rightParen)
    return precision
  }

  /// `<decimal exact numeric type>`.
  private mutating func parseDecimalType() throws(ParseFailure) -> ValueTypeSyntax.Kind {
    advance()
    guard accept(.leftParen) else { return .decimal(precision: nil, scale: nil) }
    let precision = try parseUnsignedInteger("a precision")
    let scale = accept(.comma) ? try parseUnsignedInteger("a scale") : nil
    try expect(.rightParen)
    return .decimal(precision: precision, scale: scale)
  }

  /// `<approximate numeric type>`.
  private mutating func parseFloatType() throws(ParseFailure) -> ValueTypeSyntax.Kind {
    switch advance().kind {
    case .float16: return .float(.bits(16))
    case .float32: return .float(.bits(32))
    case .float64: return .float(.bits(64))
    case .float128: return .float(.bits(128))
    case .float256: return .float(.bits(256))
    case .real: return .float(.real)
    case .double:
      _ = accept(.precision)
      return .float(.double)
    default:
      guard accept(.leftParen) else { return .float(.regular) }
      let precision = try parseUnsignedInteger("a precision")
      let scale = accept(.comma) ? try parseUnsignedInteger("a scale") : nil
      try expect(.rightParen)
      return .float(.precision(precision, scale: scale))
    }
  }

  /// `<temporal type>`.
  private mutating func parseTemporalType() throws(ParseFailure) -> ValueTypeSyntax.Kind {
    let keyword = advance()
    switch keyword.kind {
    case .date:
      return .date
    case .zoned, .local:
      let isZoned = keyword.kind == .zoned
      if accept(.datetime) { return .datetime(isZoned: isZoned) }
      if accept(.time) { return .time(isZoned: isZoned) }
      throw expected("DATETIME or TIME", candidates: [.datetime, .time])
    case .timestamp:
      return .datetime(isZoned: try parseTimeZoneSuffix() ?? false)
    case .time:
      if let isZoned = try parseTimeZoneSuffix() { return .time(isZoned: isZoned) }
      throw ParseFailure(
        .invalidSyntax, "TIME alone is no type", at: keyword.range, hint: "write ZONED TIME or LOCAL TIME")
    case .duration:
      return .duration(try parseDurationQualifierOfType(from: keyword))
    default:
      throw ParseFailure(
        .invalidSyntax, "DATETIME alone is no type", at: keyword.range,
        hint: "write ZONED DATETIME or LOCAL DATETIME")
    }
  }

  /// `WITH TIME ZONE` or `WITHOUT TIME ZONE`.
  private mutating func parseTimeZoneSuffix() throws(ParseFailure) -> Bool? {
    guard kind == .with || kind == .without, peek() == .time else { return nil }
    let isZoned = advance().kind == .with
    advance()
    try expect(.zone)
    return isZoned
  }

  private mutating func parseDurationQualifierOfType(
    from keyword: Token
  ) throws(ParseFailure) -> DurationQualifier? {
    guard accept(.leftParen) else {
      note(.durationWithoutQualifier, from: keyword.start)
      return nil
    }
    guard let qualifier = try parseDurationQualifier() else {
      throw expected("YEAR TO MONTH or DAY TO SECOND", candidates: [.year, .day])
    }
    try expect(.rightParen)
    return qualifier
  }

  /// `<temporal duration qualifier>`, where it is written.
  mutating func parseDurationQualifier() throws(ParseFailure) -> DurationQualifier? {
    if kind == .year, peek() == .to {
      advance()
      advance()
      try expect(.month)
      return .yearToMonth
    }
    if kind == .day, peek() == .to {
      advance()
      advance()
      try expect(.second)
      return .dayToSecond
    }
    return nil
  }

  /// `<unsigned integer>` that fits a length, a precision or a bound.
  mutating func parseUnsignedInteger(_ what: String) throws(ParseFailure) -> Int {
    let token = current
    guard kind == .integerNumber || kind == .radixNumber else { throw expected(what) }
    guard case .integer(let digits, let radix) = try parseUnsignedLiteral().kind,
      let value = Int(digits, radix: Int(radix))
    else {
      throw ParseFailure(.invalidSyntax, "the number is too large for \(what)", at: token.range)
    }
    return value
  }
}
