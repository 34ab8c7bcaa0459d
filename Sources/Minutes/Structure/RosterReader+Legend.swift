/// Marks of office and what a legend says of them.
extension RosterReader {
  /// `（◎：座長、○：副座長、△：代理出席）`
  mutating func readLegend(_ content: Passage) -> Bool {
    let body = content.trimming { $0.isOne(of: "()※ ") }
    guard let first = body.first, RosterReader.officeMarks.contains(first) || first == code("*") else {
      return false
    }
    var found: [UInt32: String] = [:]
    for part in body.split(where: { $0.isSpace || $0 == code("、") || $0 == code(",") }) {
      guard let mark = part.first, RosterReader.officeMarks.contains(mark) || mark == code("*") else {
        return false
      }
      var word = part.dropFirst(1)
      if let next = word.first,
        next == code(":") || next == code("=") || next == code("…") || next == code("は")
      {
        word = word.dropFirst(1)
      } else if content.first != code("("), content.first != code("※") {
        return false
      }
      while let dot = word.first, dot == code(".") || dot == code("・") { word = word.dropFirst(1) }
      let meaning = word.compact
      guard !meaning.isEmpty,
        RoleName.isRole(word) || RosterReader.legendWords.contains(where: meaning.contains)
      else { return false }
      found[mark] = meaning
    }
    legend.merge(found) { $1 }
    applyLegend()
    return !found.isEmpty
  }

  /// A legend may stand below the names that it explains.
  private mutating func applyLegend() {
    for (attendee, mark) in marked {
      guard let meaning = legend[mark] else { continue }
      list.update(attendee) { RosterReader.apply(meaning, to: &$0.roles, &$0.attendance) }
    }
    marked.removeAll { legend[$0.mark] != nil }
  }

  /// What a mark of office says of the person: a post, an absence, a proxy.
  static func apply(
    _ meaning: String, to roles: inout [String], _ attendance: inout Attendee.Attendance
  ) {
    if meaning.contains("欠席") {
      attendance = .absent
    } else if meaning.contains("代理"), !FoldedText.withWhole(meaning, RoleName.words.contains) {
      attendance = .proxy
    } else if FoldedText.withWhole(meaning, RoleName.isRole), !roles.contains(meaning) {
      roles.insert(meaning, at: 0)
    }
  }

  private static let legendWords = ["欠席", "代理", "出席", "オンライン", "リモート", "Web", "WEB"]
}
