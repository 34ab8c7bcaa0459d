import GraphStore

extension Binder {
  /// Gives a literal its value (21.2).
  ///
  /// An integer is an INT64 where it fits, else the next wider type. What has no value is refused with the status of the cast.
  func bind(_ literal: Literal) throws -> Typed {
    let value = try value(of: literal)
    let type: ValueType =
      switch literal.kind {
      case .unknown: .boolean
      default: value.type
      }
    return Typed(.constant(value), type)
  }

  /// The number with a minus before it; nil where the literal is no integer.
  func negativeLiteral(_ literal: Literal.Kind, at range: SourceRange) throws -> Typed? {
    guard case .integer(let digits, let radix) = literal else { return nil }
    let value = try integer(digits, radix, isNegative: true, at: range)
    return Typed(.constant(value), value.type)
  }

  func value(of literal: Literal) throws -> Value {
    switch literal.kind {
    case .boolean(let truth): .boolean(truth)
    case .unknown, .null: .null
    case .string(let text): .string(text)
    case .bytes(let bytes): .bytes(bytes)
    case .integer(let digits, let radix): try integer(digits, radix, isNegative: false, at: literal.range)
    case .decimal(let text): .decimal(try located(literal.range) { try ExactDecimal(text) })
    case .float(let text, let suffix): try float(text, suffix, at: literal.range)
    case .temporal(let text, let kind): try temporal(text, kind, at: literal.range)
    case .duration(let text):
      try located(literal.range) { try Value.string(text).cast(to: .duration(nil)) }
    case .interval(let interval):
      try located(literal.range) {
        guard let text = interval.durationText else {
          throw ValueError(
            status: "22G0H",
            message: "'\(interval.text)' has not the fields of its INTERVAL, each within its range")
        }
        return try Value.string(text).cast(to: .duration(nil))
      }
    }
  }

  private func integer(_ digits: String, _ radix: UInt8, isNegative: Bool, at range: SourceRange) throws
    -> Value
  {
    let text = isNegative ? "-" + digits : digits
    if let number = Int64(text, radix: Int(radix)) { return .int64(number) }
    if let number = Int128(text, radix: Int(radix)) { return .int128(number) }
    if let magnitude = UInt256(digits: digits.utf8, radix: UInt128(radix)) {
      if let number = Int256(isNegative: isNegative, magnitude: magnitude) { return .int256(number) }
      if !isNegative { return .uint256(magnitude) }
    }
    throw GQLError(.numericValueOutOfRange, "the number does not fit into 256 bits", at: range)
  }

  private func float(_ text: String, _ suffix: FloatSuffix?, at range: SourceRange) throws -> Value {
    switch suffix {
    case .float32?:
      if let number = Float(text), number.isFinite { return .float32(number) }
    default:
      if let number = Double(text), number.isFinite { return .float64(number) }
    }
    throw GQLError(.numericValueOutOfRange, "the number is too large for its type", at: range)
  }

  private func temporal(_ text: String, _ kind: TemporalLiteralKind, at range: SourceRange) throws -> Value {
    let value = Value.string(text)
    return try located(range) {
      switch kind {
      case .date: try value.cast(to: .date)
      case .localTime: try value.cast(to: .localTime)
      case .zonedTime: try value.cast(to: .zonedTime)
      case .localDatetime: try value.cast(to: .localDateTime)
      case .zonedDatetime: try value.cast(to: .zonedDateTime)
      case .time: try Value.temporal(literal: text, isDateTime: false)
      case .datetime: try Value.temporal(literal: text, isDateTime: true)
      }
    }
  }

  /// Gives an error of a value the place in the text.
  func located<Result>(_ range: SourceRange, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ValueError {
      throw GQLError(GQLStatus(rawValue: error.status) ?? .dataException, error.message, at: range)
    }
  }
}

extension IntervalLiteral {
  /// The same duration as ISO 8601 writes it; nil where the text does not have the fields that the literal names.
  var durationText: String? {
    let fields = IntervalField.allCases
    guard let first = fields.firstIndex(of: start), let last = fields.firstIndex(of: end ?? start),
      first <= last
    else { return nil }
    var digits = Substring(text)
    var isMinus = isNegative
    if digits.hasPrefix("-") {
      isMinus.toggle()
      digits.removeFirst()
    } else if digits.hasPrefix("+") {
      digits.removeFirst()
    }
    let parts = digits.split(omittingEmptySubsequences: false) { "- :".contains($0) }
    guard parts.count == last - first + 1 else { return nil }
    var date = ""
    var time = ""
    for (field, part) in zip(fields[first...last], parts) {
      guard !part.isEmpty, part.allSatisfy({ $0.isASCII && $0.isNumber || ($0 == "." && field == .second) })
      else {
        return nil
      }
      // Only the first field may be as large as it likes.
      if field != fields[first], let limit = field.limit, Double(part) ?? .infinity >= limit { return nil }
      let number = (isMinus ? "-" : "") + part
      switch field {
      case .year: date += number + "Y"
      case .month: date += number + "M"
      case .day: date += number + "D"
      case .hour: time += number + "H"
      case .minute: time += number + "M"
      case .second: time += number + "S"
      }
    }
    return "P" + date + (time.isEmpty ? "" : "T" + time)
  }
}

extension IntervalField {
  /// How many of the field make one of the field before it; nil for years and days, which follow none.
  fileprivate var limit: Double? {
    switch self {
    case .year, .day: nil
    case .month: 12
    case .hour: 24
    case .minute, .second: 60
    }
  }
}
