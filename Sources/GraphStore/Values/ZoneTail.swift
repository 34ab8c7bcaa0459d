/// The yearly rule of a time zone for all times after its last known transition, as POSIX writes it:
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneTail: Sendable, Hashable {
  /// A day of the year and a second of that day on the clock.
  private struct Turn: Sendable, Hashable {
    var month = 0
    var week = 0
    var dayOfWeek = 0
    var second = 7200
  }

  let standardOffset: Int
  private let summerOffset: Int
  private let start: Turn?
  private let end: Turn?

  /// Reads the text of a rule; nil for forms that no zone of the database uses today.
  init?(_ text: [UInt8]) {
    var reader = ByteReader(text)
    guard ZoneTail.skipName(&reader), let standard = ZoneTail.readOffset(&reader) else { return nil }
    standardOffset = -standard
    if reader.isAtEnd {
      summerOffset = standardOffset
      start = nil
      end = nil
      return
    }
    guard ZoneTail.skipName(&reader) else { return nil }
    var summer = standardOffset + 3600
    if reader.peek != 0x2C {
      guard let offset = ZoneTail.readOffset(&reader) else { return nil }
      summer = -offset
    }
    summerOffset = summer
    guard let start = ZoneTail.readTurn(&reader), let end = ZoneTail.readTurn(&reader), reader.isAtEnd else {
      return nil
    }
    self.start = start
    self.end = end
  }

  /// The seconds ahead of UTC at a moment.
  func offset(atSecondsSinceEpoch seconds: Int64) -> Int {
    guard let start, let end,
      let date = CalendarDate(
        daysSinceEpoch: CalendarDate.floorDivide(Int(seconds) + standardOffset, 86_400))
    else { return standardOffset }
    let year = date.year
    let summerStart = ZoneTail.seconds(of: start, in: year) - standardOffset
    let summerEnd = ZoneTail.seconds(of: end, in: year) - summerOffset
    let isSummer =
      summerStart < summerEnd
      ? Int(seconds) >= summerStart && Int(seconds) < summerEnd
      : Int(seconds) >= summerStart || Int(seconds) < summerEnd
    return isSummer ? summerOffset : standardOffset
  }

  /// The second at which a turn comes in a year, as if the clock showed UTC.
  private static func seconds(of turn: Turn, in year: Int) -> Int {
    let first = CalendarDate.daysFromCivil(year, turn.month, 1)
    let firstDayOfWeek = CalendarDate.floorModulo(first + 4, 7)
    var day = CalendarDate.floorModulo(turn.dayOfWeek - firstDayOfWeek, 7) + (turn.week - 1) * 7
    while day >= CalendarDate.daysIn(month: turn.month, of: year) { day -= 7 }
    return (first + day) * 86_400 + turn.second
  }

  private static func skipName(_ reader: inout ByteReader) -> Bool {
    let start = reader.place
    if reader.take("<") {
      while let byte = reader.peek, byte != 0x3E { reader.skip() }
      return reader.take(">")
    }
    while let byte = reader.peek, (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A { reader.skip() }
    return reader.place > start
  }

  /// Hours, minutes and seconds with an optional sign.
  private static func readOffset(_ reader: inout ByteReader) -> Int? {
    let isNegative = reader.takeSign()
    guard let hours = reader.takeNumber(digits: min(reader.digitCount, 3)) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where reader.take(":") {
      guard let number = reader.takeNumber(digits: 2) else { return nil }
      seconds += number * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// `,M3.5.0/2`: the fifth (or last) Sunday of March at 2.
  private static func readTurn(_ reader: inout ByteReader) -> Turn? {
    guard reader.take(","), reader.take("M") else { return nil }
    var turn = Turn()
    guard let month = reader.takeNumber(digits: reader.digitCount), (1...12).contains(month),
      reader.take("."), let week = reader.takeNumber(digits: 1), (1...5).contains(week),
      reader.take("."), let day = reader.takeNumber(digits: 1), (0...6).contains(day)
    else { return nil }
    (turn.month, turn.week, turn.dayOfWeek) = (month, week, day)
    if reader.take("/") {
      guard let second = readOffset(&reader) else { return nil }
      turn.second = second
    }
    return turn
  }
}
