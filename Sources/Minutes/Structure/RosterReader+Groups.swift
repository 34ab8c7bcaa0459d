/// Headings of groups inside of a list of people.
extension RosterReader {
  /// A role or a kind of people, with a colon, in brackets or alone: `委員：`, `（事務局）`, `【オブザーバー】`, `臨時委員`.
  func isGroupHeading(_ content: Passage) -> Bool { groupHeading(content) != nil }

  func groupHeading(_ content: Passage) -> (heading: Passage, rest: Passage)? {
    var heading = content
    var rest = content.prefix(0)
    if let first = content.first, first.isOne(of: "(【[〔<《〈"),
      let close = content.firstIndex(where: { $0.isOne(of: ")】]〕>》〉") })
    {
      heading = content.slice(1..<close).trimmed
      rest = content.dropFirst(close + 1).trimmed
      if rest.first == code(":") { rest = rest.dropFirst(1).trimmed }
    } else if let colon = content.firstIndex(where: { $0 == code(":") }), colon <= 16 {
      heading = content.prefix(colon).trimmed
      rest = content.dropFirst(colon + 1).trimmed
    }
    let isParted = heading.range != content.range
    guard
      isParted
        || heading.count <= 16 && (content.words.count == 1 || content.words.allSatisfy({ $0.count == 1 })),
      RosterReader.isGroupWord(heading)
    else { return nil }
    return (heading, rest)
  }

  private static func isGroupWord(_ word: Passage) -> Bool {
    guard !word.isEmpty, word.count <= 16, !word.contains("、") else { return false }
    let name = word.compact
    if name.unicodeScalars.count == word.count { return isGroupWord(word, name) }
    return FoldedText.withWhole(name) { isGroupWord($0, name) }
  }

  /// Whether a word without spaces heads a group; `name` is the same word.
  private static func isGroupWord(_ compact: Passage, _ name: String) -> Bool {
    if RoleName.words.contains(compact) && !RoleName.isHonorific(compact) { return true }
    return groupWords.contains { name == $0 || name == $0 + "側" } || name.hasSuffix("出席者")
      || name.hasSuffix("欠席者") || name.hasSuffix("構成員") || kindsOfMembers.contains(compact)
      || name.contains("出席した") && name.hasSuffix("職員")
  }

  private static let kindsOfMembers = WordList(
    "出席委員 欠席委員 常任委員 臨時委員 専門委員 特別委員 学識委員 公募委員 市民委員 有識者委員 外部委員 評価委員 調査委員 運営委員 幹事委員 オブザーバー委員 協力委員 民間委員 議員委員 選出委員 分科会委員 部会委員 小委員会委員 審議会委員 検討委員 研究委員 推進委員 前委員 新委員 旧委員 各委員"
  )

  private static let groupWords = [
    "欠席", "欠席者", "欠席委員", "出席", "出席者", "出席委員", "オブザーバー", "オブザーバ", "事務局", "説明者", "説明員", "発表者", "代理出席", "代理",
    "関係省庁",
    "関係府省", "参考人", "有識者", "政府", "Members", "Observers", "Secretariat", "Regrets", "Present", "Guests",
    "Absent",
  ]
}
