import GraphStore

/// The hours of a meeting as minutes print them: 午後5時15分から午後6時40分, 17:33〜18:34, 15.00~16.00, 午前十一時三分.
struct PrintedTimes {
  let start: LocalTime
  let end: LocalTime?
  /// The positions in the passage.
  let range: Range<Int>

  /// The first time of a passage at or after `index`, and the time it lasts to.
  init?(in passage: Passage, from index: Int = 0) {
    var position = index
    while position < passage.count {
      guard let first = ClockTime(in: passage, at: position) else {
        let isNumber = passage[position].isDigit
        position += 1
        while isNumber, position < passage.count, passage[position].isDigit { position += 1 }
        continue
      }
      start = first.time
      var next = PrintedTimes.skippingRangeSign(in: passage, from: first.end)
      // 午後一時から同三時: the same half of the day.
      if next > first.end, let same = passage.length(of: "同", at: next) { next += same }
      if next > first.end, let second = ClockTime(in: passage, at: next) {
        end = second.time(after: first.time)
        range = position..<second.end
      } else {
        end = nil
        range = position..<first.end
      }
      return
    }
    return nil
  }

  private static func skippingRangeSign(in passage: Passage, from index: Int) -> Int {
    let position = passage.skippingSpaces(from: index)
    for sign in ["から", "より", "~", "〜", "-", "ー", "−", "–", "—", "―", "‐", "to", "until"] as [StaticString] {
      if let length = passage.length(of: sign, at: position) {
        return passage.skippingSpaces(from: position + length)
      }
    }
    return index
  }
}

/// One time of the clock.
struct ClockTime {
  let time: LocalTime
  /// Whether 午前, 午後, am or pm stands beside it.
  private let isHalfNamed: Bool
  /// The position after the time.
  let end: Int

  /// The time as the end of what began at `start`: 午後3時から5時 ends at 17:00.
  func time(after start: LocalTime) -> LocalTime {
    guard !isHalfNamed, time < start, let later = LocalTime(hour: time.hour + 12, minute: time.minute) else {
      return time
    }
    return later
  }

  /// The time that begins at `index`.
  init?(in passage: Passage, at index: Int) {
    if let length = passage.length(of: "正午", at: index), let noon = LocalTime(hour: 12) {
      (time, isHalfNamed, end) = (noon, true, index + length)
      return
    }
    var position = index
    var isAfternoon: Bool?
    if let length = passage.length(of: "午前", at: index) {
      (isAfternoon, position) = (false, passage.skippingSpaces(from: index + length))
    } else if let length = passage.length(of: "午後", at: index) {
      (isAfternoon, position) = (true, passage.skippingSpaces(from: index + length))
    } else if index > 0, passage[index - 1].isDigit {
      return nil
    }
    guard let hour = Numeral(in: passage, at: position), hour.value <= 24 else { return nil }
    position = passage.skippingSpaces(from: hour.end)
    guard position < passage.count,
      let (minute, next) = passage[position] == code("時")
        ? ClockTime.minuteAfterKanji(in: passage, at: position + 1)
        : ClockTime.minuteAfterSign(in: passage, at: position)
    else { return nil }
    position = next
    if isAfternoon == nil, let (half, halfEnd) = ClockTime.englishHalf(in: passage, at: next) {
      (isAfternoon, position) = (half, halfEnd)
    }
    var hourOfDay = hour.value % 24
    if isAfternoon == true, hourOfDay < 12 { hourOfDay += 12 }
    if isAfternoon == false, hourOfDay == 12 { hourOfDay = 0 }
    guard let time = LocalTime(hour: hourOfDay, minute: minute) else { return nil }
    (self.time, isHalfNamed, end) = (time, isAfternoon != nil, position)
  }

  /// 15分, 半 or nothing after 時; nil where 時間 tells a duration.
  private static func minuteAfterKanji(in passage: Passage, at index: Int) -> (Int, end: Int)? {
    let position = passage.skippingSpaces(from: index)
    guard position < passage.count else { return (0, index) }
    if passage[position] == code("間") { return nil }
    if passage[position] == code("半") { return (30, position + 1) }
    guard let minute = Numeral(in: passage, at: position), minute.value < 60 else { return (0, index) }
    let sign = passage.skippingSpaces(from: minute.end)
    guard sign < passage.count, passage[sign] == code("分") else { return (0, index) }
    return (minute.value, sign + 1)
  }

  /// `:15` or `.15`, always two digits.
  private static func minuteAfterSign(in passage: Passage, at index: Int) -> (Int, end: Int)? {
    guard passage[index] == code(":") || passage[index] == code("."), index + 2 < passage.count,
      passage[index + 1].isDigit, passage[index + 2].isDigit,
      index + 3 == passage.count || !passage[index + 3].isDigit
    else { return nil }
    let minute = Int(passage[index + 1] - 0x30) * 10 + Int(passage[index + 2] - 0x30)
    return minute < 60 ? (minute, index + 3) : nil
  }

  private static func englishHalf(in passage: Passage, at index: Int) -> (isAfternoon: Bool, end: Int)? {
    let position = passage.skippingSpaces(from: index)
    for (name, isAfternoon) in halves {
      if let length = passage.length(of: name, at: position) { return (isAfternoon, position + length) }
    }
    return nil
  }

  private static let halves: [(StaticString, Bool)] = [
    ("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("AM", false), ("PM", true),
  ]
}
