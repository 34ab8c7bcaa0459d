/// The year or session that a series counts its meetings in: 令和４年度, 平成18年, 2021年度, 第208回国会.
///
/// It belongs to the meeting's number, not to the name that all meetings of the series share.
enum MeetingPeriod {
  /// What stands before and after an ordinal, without the periods at the beginning and directly before the ordinal.
  static func cut(_ before: Passage, _ after: Passage) -> (before: Passage, after: Passage) {
    var before = before.trimmed
    var after = after.trimmed
    if let end = length(in: before, at: 0) { before = before.dropFirst(end).trimmed }
    if let start = (0..<before.count).first(where: { length(in: before, at: $0) == before.count - $0 }) {
      before = before.prefix(start).trimmed
      // 部会（令和元年度第２回）: the brackets were around the period, too.
      if before.last == code("("), after.first == code(")") {
        before = before.dropLast(1).trimmed
        after = after.dropFirst(1).trimmed
      }
    }
    return (before, after)
  }

  /// The length of the period that begins at `index`; nil where none does.
  private static func length(in words: Passage, at index: Int) -> Int? {
    if index == 0, words.first == code("第"),
      let number = Numeral(in: words, at: words.skippingSpaces(from: 1))
    {
      let sign = words.skippingSpaces(from: number.end)
      return words.length(of: "回国会", at: sign).map { sign + $0 }
    }
    var position = index
    var hasEra = false
    for era in ["令和", "平成", "昭和", "大正", "明治"] as [StaticString] {
      guard let length = words.length(of: era, at: index) else { continue }
      position = words.skippingSpaces(from: index + length)
      hasEra = true
      break
    }
    if hasEra, let first = words.length(of: "元", at: position) {
      position += first
    } else if let number = Numeral(in: words, at: position),
      hasEra ? number.value <= 99 : (1900...2200).contains(number.value)
    {
      position = number.end
    } else {
      return nil
    }
    position = words.skippingSpaces(from: position)
    for sign in ["年度", "年"] as [StaticString] {
      if let length = words.length(of: sign, at: position) { return position + length - index }
    }
    return nil
  }
}
