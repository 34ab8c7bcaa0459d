/// What the signs before remarks stand for, where the text says so: `（○は委員、●は事務局）`, `○：委員、→：事務局`.
struct MarkLegend {
  /// The role's words by the sign.
  private(set) var roles: [UInt32: Passage] = [:]
  /// The numbers of the lines that say so.
  private(set) var lines: Set<Int> = []

  init(_ lines: [TextLine]) {
    // A legend stands before the remarks that it explains, or in brackets of its own.
    for (index, line) in lines.enumerated() where line.content.count <= 160 {
      guard index < 12 || line.content.first == code("(") || line.content.first == code("※") else { continue }
      read(line.content, line.number)
    }
  }

  private mutating func read(_ content: Passage, _ number: Int) {
    var index = 0
    var found: [UInt32: Passage] = [:]
    let signs = MarkLegend.signs
    while index + 2 < content.count {
      let sign = content[index]
      guard signs.contains(sign), let start = MarkLegend.afterIs(content, index + 1) else {
        index += 1
        continue
      }
      var end = start
      while end < content.count, ScalarKind(content[end]).isJapanese || content[end] == code("・") { end += 1 }
      var role = content.slice(start..<end)
      for ending in MarkLegend.endings {
        if role.hasSuffix(ending) { role = role.dropLast(ending.scalarCount) }
      }
      if (2...16).contains(role.count), MarkLegend.isRole(role) { found[sign] = role }
      index = max(end, index + 1)
    }
    // One sign alone may be a list's item; two are a legend, and one in brackets is.
    if found.count >= 2 || found.count == 1 && content.last == code(")") && content.contains("(") {
      roles.merge(found) { first, _ in first }
      lines.insert(number)
    }
  }

  /// The position after は, ： or =.
  private static func afterIs(_ content: Passage, _ index: Int) -> Int? {
    let position = content.skippingSpaces(from: index)
    guard position < content.count, content[position].isOne(of: "は:=…")
    else { return nil }
    return content.skippingSpaces(from: position + 1)
  }

  private static func isRole(_ words: Passage) -> Bool {
    words.split { $0 == code("・") || $0 == code("及") || $0 == code("び") }.allSatisfy {
      RoleName.isRole($0) || RoleName.words.contains($0) || groups.contains($0) || OrganizationName.isName($0)
    }
  }

  private static let endings: [StaticString] = [
    "の発言", "からの発言", "の意見", "からの意見", "を示す", "を表す", "である", "です",
  ]
  private static let groups = WordList(
    "委員 委員側 有識者 構成員 関係省庁 関係府省 政府 政府側 事業者 発表者 説明者 回答 質問 意見 市 県 町 村 会場 参加者 傍聴者")
  private static let signs = ScalarSet("○〇◯◎●◆◇■□▲△→⇒・-◉★☆▼▽")
}
