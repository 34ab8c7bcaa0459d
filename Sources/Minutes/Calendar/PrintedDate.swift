import GraphStore

/// A day as minutes print it: 令和3年12月9日（木）, 平成十八年二月十五日, 2021年（令和3年）12月9日, R3.12.9,
/// 2021/12/9, 30 November 2023.
struct PrintedDate {
  let date: CalendarDate
  /// The weekday that stands beside it, 1 for Monday to 7 for Sunday.
  let printedWeekday: Int?
  /// The positions in the passage, weekday included.
  let range: Range<Int>

  /// The first date of a passage.
  static func first(in passage: Passage) -> PrintedDate? {
    var index = 0
    while index < passage.count {
      if let date = PrintedDate(in: passage, at: index) { return date }
      index = nextStart(in: passage, after: index)
    }
    return nil
  }

  /// A number is tried at its begin only, so that `12021-1-1` holds no date.
  private static func nextStart(in passage: Passage, after index: Int) -> Int {
    var next = index + 1
    while next < passage.count, passage[index].isDigit, passage[next].isDigit { next += 1 }
    return next
  }

  /// The date that begins at `index`.
  init?(in passage: Passage, at index: Int) {
    guard PrintedDate.mayBegin(with: passage[index]),
      let (date, end) = PrintedDate.yearFirst(in: passage, at: index)
        ?? PrintedDate.english(in: passage, at: index)
    else { return nil }
    self.date = date
    if let (weekday, weekdayEnd) = PrintedDate.weekday(in: passage, at: end)
      ?? PrintedDate.englishWeekday(in: passage, at: end)
    {
      printedWeekday = weekday
      range = index..<weekdayEnd
    } else if let (weekday, start) = PrintedDate.englishWeekday(in: passage, before: index) {
      printedWeekday = weekday
      range = start..<end
    } else {
      printedWeekday = nil
      range = index..<end
    }
  }
}

// MARK: - Year, month, day

extension PrintedDate {
  /// Whether a date may begin with a scalar: an era's first letter, a number's, a month's.
  private static func mayBegin(with scalar: UInt32) -> Bool {
    if scalar < 0x3000 {
      return scalar.isDigit || ScalarKind(scalar) == .latin || Numeral.circled(scalar) != nil
    }
    return scalar.isOne(of: "令平昭大明") || Numeral.kanjiDigit(scalar) != nil
      || Numeral.kanjiUnit(scalar) != nil || Numeral.circled(scalar) != nil
  }
}

extension PrintedDate {
  private static let yearSign = code("年")

  private static func yearFirst(in passage: Passage, at index: Int) -> (CalendarDate, end: Int)? {
    guard let (year, sign, yearEnd) = year(in: passage, at: index) else { return nil }
    var separator = sign
    var position = passage.skippingSpaces(from: yearEnd)
    // The same year in the other count: 2021年(令和3年)12月 or 2021(令和3)年12月.
    if position < passage.count, passage[position] == code("("),
      let (other, _, otherEnd) = self.year(in: passage, at: passage.skippingSpaces(from: position + 1)),
      other == year
    {
      let close = passage.skippingSpaces(from: otherEnd)
      if close < passage.count, passage[close] == code(")") {
        position = passage.skippingSpaces(from: close + 1)
        if separator == nil, position < passage.count, passage[position] == yearSign {
          position = passage.skippingSpaces(from: position + 1)
          separator = yearSign
        }
      }
    }
    guard let separator, let month = Numeral(in: passage, at: position) else { return nil }
    position = passage.skippingSpaces(from: month.end)
    let monthSign = separator == yearSign ? code("月") : separator
    guard position < passage.count, passage[position] == monthSign else { return nil }
    position = passage.skippingSpaces(from: position + 1)
    guard var day = Numeral(in: passage, at: position) else { return nil }
    if day.value > 31, let first = Numeral(in: passage.prefix(position + 1), at: position) {
      // 2018/7/9 1:00: the space parts the day from the hour.
      day = first
    }
    guard let date = CalendarDate(year: year, month: month.value, day: day.value) else { return nil }
    guard separator == yearSign else { return (date, day.end) }
    let end = passage.skippingSpaces(from: day.end)
    guard end < passage.count, passage[end] == code("日") else { return nil }
    return (date, end + 1)
  }

  /// A year, the sign after it (none before a bracket) and the position after that sign.
  private static func year(in passage: Passage, at index: Int) -> (Int, sign: UInt32?, end: Int)? {
    var position = index
    var firstYear = 0
    for era in eras {
      guard let length = passage.length(of: era.name, at: index) else { continue }
      let isInitial = length == 1
      // An initial stands alone: no R of PR.
      if isInitial, index > 0, ScalarKind(passage[index - 1]).isAlphanumeric { return nil }
      firstYear = era.firstYear
      position = passage.skippingSpaces(from: index + length)
      if isInitial, position < passage.count, passage[position] == code(".") { position += 1 }
      break
    }
    let number: Int
    if firstYear > 0, position < passage.count, passage[position] == code("元") {
      number = 1
      position += 1
    } else if let numeral = Numeral(in: passage, at: position) {
      number = numeral.value
      position = numeral.end
    } else {
      return nil
    }
    let year = firstYear > 0 ? firstYear + number - 1 : number
    guard firstYear > 0 ? (1...99).contains(number) : (1800...2200).contains(year) else { return nil }
    let signPosition = passage.skippingSpaces(from: position)
    guard signPosition < passage.count else { return nil }
    switch passage[signPosition] {
    case yearSign, code("/"), code("."), code("-"):
      return (year, passage[signPosition], signPosition + 1)
    case code("("), code(")"):
      return (year, nil, signPosition)
    default:
      return nil
    }
  }

  private static let eras: [(name: StaticString, firstYear: Int)] = [
    ("令和", 2019), ("平成", 1989), ("昭和", 1926), ("大正", 1912), ("明治", 1868), ("R", 2019), ("H", 1989),
    ("S", 1926),
  ]
}

// MARK: - English

extension PrintedDate {
  private static func english(in passage: Passage, at index: Int) -> (CalendarDate, end: Int)? {
    if index > 0, ScalarKind(passage[index - 1]).isAlphanumeric { return nil }
    let kind = ScalarKind(passage[index])
    if kind == .latin, let (month, monthEnd) = month(in: passage, at: index) {
      // November 30, 2023
      guard let (day, dayEnd) = dayNumber(in: passage, at: passage.skippingSpaces(from: monthEnd)) else {
        return nil
      }
      var position = dayEnd
      if position < passage.count, passage[position] == code(",") { position += 1 }
      guard let year = Numeral(digitsIn: passage, at: passage.skippingSpaces(from: position)),
        year.value >= 1800
      else { return nil }
      return CalendarDate(year: year.value, month: month, day: day).map { ($0, year.end) }
    }
    // 30 November 2023
    guard kind == .digit, let (day, dayEnd) = dayNumber(in: passage, at: index),
      let (month, monthEnd) = month(in: passage, at: passage.skippingSpaces(from: dayEnd)),
      let year = Numeral(digitsIn: passage, at: passage.skippingSpaces(from: monthEnd)), year.value >= 1800
    else { return nil }
    return CalendarDate(year: year.value, month: month, day: day).map { ($0, year.end) }
  }

  private static func dayNumber(in passage: Passage, at index: Int) -> (Int, end: Int)? {
    var end = index
    while end < passage.count, passage[end].isDigit { end += 1 }
    guard (1...2).contains(end - index) else { return nil }
    let value = (index..<end).reduce(0) { $0 * 10 + Int(passage[$1] - 0x30) }
    for suffix in ["st", "nd", "rd", "th"] as [StaticString] {
      if let length = passage.length(of: suffix, at: end) { return (value, end + length) }
    }
    return (value, end)
  }

  private static func month(in passage: Passage, at index: Int) -> (Int, end: Int)? {
    var end = index
    while end < passage.count, ScalarKind(passage[end]) == .latin { end += 1 }
    guard (3...9).contains(end - index) else { return nil }
    let word = passage.slice(index..<end).folded.lowercased()
    guard
      let month = months.firstIndex(where: { $0.hasPrefix(word) || (word == "sept" && $0 == "september") })
    else { return nil }
    if end < passage.count, passage[end] == code(".") { end += 1 }
    return (month + 1, end)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
}

// MARK: - Weekday

extension PrintedDate {
  private static func weekday(in passage: Passage, at end: Int) -> (Int, end: Int)? {
    var position = passage.skippingSpaces(from: end)
    guard position < passage.count else { return nil }
    let isBracketed = passage[position] == code("(") || passage[position] == code("[")
    if isBracketed { position = passage.skippingSpaces(from: position + 1) }
    guard position < passage.count, let index = kanjiWeekdays.firstIndex(of: passage[position]) else {
      return nil
    }
    position += 1
    if isBracketed {
      guard
        let close = passage.firstIndex(
          from: position, where: { $0 == code(")") || $0 == code("]") }), close - position <= 6
      else { return nil }
      return (index + 1, close + 1)
    }
    guard let length = passage.length(of: "曜", at: position) else { return nil }
    position += length
    return (index + 1, position + (passage.length(of: "日", at: position) ?? 0))
  }

  private static let kanjiWeekdays = "月火水木金土日".unicodeScalars.map(\.value)

  /// `(Tuesday)`, `, Tue` after a date.
  private static func englishWeekday(in passage: Passage, at end: Int) -> (Int, end: Int)? {
    var position = passage.skippingSpaces(from: end)
    guard position < passage.count, passage[position] == code("(") || passage[position] == code(",") else {
      return nil
    }
    let isBracketed = passage[position] == code("(")
    position = passage.skippingSpaces(from: position + 1)
    var wordEnd = position
    while wordEnd < passage.count, ScalarKind(passage[wordEnd]) == .latin { wordEnd += 1 }
    guard let weekday = englishWeekday(passage.slice(position..<wordEnd)) else { return nil }
    guard isBracketed else { return (weekday, wordEnd) }
    return wordEnd < passage.count && passage[wordEnd] == code(")") ? (weekday, wordEnd + 1) : nil
  }

  /// `Tuesday, ` before a date.
  private static func englishWeekday(in passage: Passage, before index: Int) -> (Int, start: Int)? {
    var end = index
    while end > 0, passage[end - 1].isSpace || passage[end - 1] == code(",") || passage[end - 1] == code(".")
    {
      end -= 1
    }
    var start = end
    while start > 0, ScalarKind(passage[start - 1]) == .latin { start -= 1 }
    return englishWeekday(passage.slice(start..<end)).map { ($0, start) }
  }

  private static func englishWeekday(_ word: Passage) -> Int? {
    guard word.count >= 3, word.count <= 9 else { return nil }
    let name = word.folded.lowercased()
    return englishWeekdays.firstIndex { $0 == name || $0.prefix(3) == name || $0.prefix(4) == name }
      .map { $0 + 1 }
  }

  private static let englishWeekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
