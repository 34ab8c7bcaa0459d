extension ExactDecimal {
  /// Reads digits with an optional sign, point and exponent (`-1.50`, `.5`, `12e-3`).
  ///
  /// - Throws: 22018 where the text is no such number, 22003 where it has more than 38 digits left of the point;
  ///   digits beyond 38 right of it are rounded half to even.
  public init(_ text: some StringProtocol) throws(ValueError) {
    guard let parts = DecimalText(text.utf8) else {
      throw .invalidTextForCast("'\(text)' is no decimal number")
    }
    self = try parts.decimal()
  }

  /// The decimal number that the shortest text of a double names: 0.1 of the double nearest to 0.1.
  ///
  /// - Throws: 22003 for NaN, infinities and numbers of more than 38 digits left of the point.
  public init(shortest number: Double) throws(ValueError) {
    guard number.isFinite else { throw .outOfRange("\(number) is no decimal number") }
    try self.init(number.description)
  }

  init(shortest number: Float) throws(ValueError) {
    guard number.isFinite else { throw .outOfRange("\(number) is no decimal number") }
    try self.init(number.description)
  }
}

/// The parts of a decimal number in a text: sign, digits, point and exponent.
struct DecimalText {
  private(set) var isNegative = false
  private(set) var hasPoint = false
  private(set) var hasExponent = false
  /// The digits without point and without zeros at the start.
  private var digits: [UInt8] = []
  private var decimals = 0
  private var exponent = 0

  /// Reads the whole of a text; underscores may stand between digits. Nil for anything that is no number.
  init?(_ text: some Sequence<UInt8>) {
    var reader = ByteReader(Array(text))
    isNegative = reader.takeSign()
    guard readMantissa(&reader) else { return nil }
    if reader.take(anyOf: [0x65, 0x45]) {
      hasExponent = true
      guard readExponent(&reader) else { return nil }
    }
    guard reader.isAtEnd else { return nil }
  }

  private mutating func readMantissa(_ reader: inout ByteReader) -> Bool {
    var any = false
    var mayJoin = false
    while let byte = reader.peek {
      if let digit = ByteReader.digit(byte) {
        if digit != 0 || !digits.isEmpty { digits.append(UInt8(digit)) }
        if hasPoint { decimals += 1 }
        any = true
        mayJoin = true
      } else if byte == 0x5F {
        guard mayJoin, let next = reader.peek(1), ByteReader.digit(next) != nil else { return false }
        mayJoin = false
      } else if byte == 0x2E && !hasPoint {
        hasPoint = true
        mayJoin = false
      } else {
        break
      }
      reader.skip()
    }
    return any
  }

  private mutating func readExponent(_ reader: inout ByteReader) -> Bool {
    let isNegative = reader.takeSign()
    var any = false
    while let byte = reader.peek, let digit = ByteReader.digit(byte) {
      exponent = min(exponent * 10 + digit, 1_000_000)
      any = true
      reader.skip()
    }
    if isNegative { exponent = -exponent }
    return any
  }

  /// The number, rounded half to even to 38 digits; 22003 where they do not reach to the point.
  func decimal() throws(ValueError) -> ExactDecimal {
    // 76 digits are kept; what is beyond is only known as "some more", which is all that rounding asks.
    let kept = digits.prefix(76)
    let isInexact = digits.dropFirst(76).contains { $0 != 0 }
    let magnitude = UInt256(digits: kept.lazy.map { $0 + 0x30 }) ?? .zero
    let scale = decimals - (digits.count - kept.count) - exponent
    if magnitude.isZero {
      return ExactDecimal(coefficient: 0, scale: min(max(scale, 0), 76)) ?? ExactDecimal(0)
    }
    if scale > 76 + 77 { return ExactDecimal(0) }
    return try .rounding(isNegative: isNegative, magnitude: magnitude, scale: scale, isInexact: isInexact)
  }

  /// The nearest number of a wide format.
  ///
  /// - Parameter maximumDigits: how many digits count; of more only that they are there.
  func wideFloat(_ format: WideFloat.Format, maximumDigits: Int) -> WideFloat {
    let kept = digits.prefix(maximumDigits)
    let power = exponent - decimals + (digits.count - kept.count)
    // The largest number is below 10^78,914, half of the smallest above 10^-78,986.
    if kept.isEmpty || kept.count + power < -78_990 { return .zero(format, isNegative: isNegative) }
    if kept.count + power > 78_920 { return .infinity(format, isNegative: isNegative) }
    return WideFloat(
      decimal: Natural(decimalDigits: kept), exponent: power,
      isInexact: digits.dropFirst(maximumDigits).contains { $0 != 0 }, isNegative: isNegative, format)
  }
}
