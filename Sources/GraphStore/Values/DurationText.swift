/// Reads the texts of ISO 8601 for durations: `P1Y2M`, `P3DT4H5M6.7S`, `P2W`, with a sign before the P or a unit.
struct DurationText {
  private var reader: ByteReader
  private let text: String
  private var months: Int128 = 0
  private var nanoseconds: Int128 = 0
  private var hasMonths = false
  private var hasTime = false

  private static let second: Int128 = 1_000_000_000

  private init(_ text: String) {
    self.text = text
    reader = ByteReader(Array(text.utf8))
  }

  /// The duration of a text.
  ///
  /// - Throws: 22G0H where it is none, 22015 where it is longer than a duration can be.
  static func duration(_ text: String) throws(ValueError) -> CalendarDuration {
    var parser = DurationText(text)
    return try parser.read()
  }

  private var invalid: ValueError {
    .invalidDurationFormat("'\(text)' is no duration of ISO 8601, such as P1Y2M or P3DT4H5M6.7S")
  }

  private mutating func read() throws(ValueError) -> CalendarDuration {
    let isNegative = reader.takeSign()
    guard reader.take("P"), !reader.isAtEnd else { throw invalid }
    var lastRank = 0
    var isTime = false
    while !reader.isAtEnd {
      if !isTime, reader.take("T") {
        isTime = true
        if reader.isAtEnd { throw invalid }
      }
      let rank = try readUnit(isTime: isTime)
      // Units come in the order of their size, each once.
      guard rank > lastRank else { throw invalid }
      lastRank = rank
    }
    let kind: DurationKind = hasMonths ? (hasTime ? .mixed : .yearToMonth) : .dayToSecond
    let sign: Int128 = isNegative ? -1 : 1
    return try .checked(months: months * sign, nanoseconds: nanoseconds * sign, kind: kind)
  }

  /// Reads a number with its unit; the rank of the unit, years 1 to seconds 7.
  private mutating func readUnit(isTime: Bool) throws(ValueError) -> Int {
    let isNegative = reader.takeSign()
    let count = reader.digitCount
    guard count > 0 else { throw invalid }
    guard count <= 18, let whole = reader.takeNumber(digits: count) else {
      throw .durationOverflow("'\(text)' is longer than a duration can be")
    }
    var fraction: Int128?
    if reader.take(anyOf: [0x2E, 0x2C]) { fraction = try readBillionths() }
    let size = (whole: Int128(whole), fraction: fraction)
    let sign: Int128 = isNegative ? -1 : 1
    // Only the last number may have decimals.
    if fraction != nil, reader.peek(1) != nil { throw invalid }
    return try addUnit(size, sign: sign, isTime: isTime)
  }

  private mutating func addUnit(
    _ size: (whole: Int128, fraction: Int128?), sign: Int128, isTime: Bool
  ) throws(ValueError) -> Int {
    if isTime {
      hasTime = true
      if reader.take("H") { return add(size, sign, seconds: 3600, rank: 5) }
      if reader.take("M") { return add(size, sign, seconds: 60, rank: 6) }
      if reader.take("S") { return add(size, sign, seconds: 1, rank: 7) }
      throw invalid
    }
    if reader.take("Y") { return try addMonths(size, sign, count: 12, rank: 1) }
    if reader.take("M") { return try addMonths(size, sign, count: 1, rank: 2) }
    hasTime = true
    if reader.take("W") { return add(size, sign, seconds: 604_800, rank: 3) }
    if reader.take("D") { return add(size, sign, seconds: 86_400, rank: 4) }
    throw invalid
  }

  private mutating func addMonths(
    _ size: (whole: Int128, fraction: Int128?), _ sign: Int128, count: Int128, rank: Int
  ) throws(ValueError) -> Int {
    guard size.fraction == nil else { throw invalid }
    hasMonths = true
    months += sign * size.whole * count
    return rank
  }

  private mutating func add(
    _ size: (whole: Int128, fraction: Int128?), _ sign: Int128, seconds: Int128, rank: Int
  ) -> Int {
    nanoseconds += sign * seconds * (size.whole * DurationText.second + (size.fraction ?? 0))
    return rank
  }

  /// The decimals of a number in billionths; what is beyond is cut off.
  private mutating func readBillionths() throws(ValueError) -> Int128 {
    guard reader.digitCount > 0 else { throw invalid }
    var value: Int128 = 0
    var unit: Int128 = 100_000_000
    while let byte = reader.peek, let digit = ByteReader.digit(byte) {
      value += Int128(digit) * unit
      unit /= 10
      reader.skip()
    }
    return value
  }
}
