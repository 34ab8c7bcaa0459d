/// Lines that belong to no list and no speech: what happened in the room, and what the printing adds.
enum Aside {
  /// `（10分休憩）`, `〔1番　田中花子君登壇〕`, `（「異議なし」と呼ぶ者あり）`: a whole line in brackets that tells what happened.
  static func isStageDirection(_ content: Passage) -> Bool {
    guard let first = content.first, let last = content.last, content.count >= 3, content.count <= 60,
      first == code("(") && last == code(")") || first == code("〔") && last == code("〕")
        || first == code("[") && last == code("]") || first == code("<") && last == code(">")
    else { return false }
    let inside = content.dropFirst(1).dropLast(1)
    return happenings.contains { inside.contains($0) }
  }

  private static let happenings: [StaticString] = [
    "休憩", "退席", "退室", "退場", "入室", "入場", "着席", "登壇", "降壇", "拍手", "声あり", "声多数", "呼ぶ者", "呼ぶ声", "異議なし", "挙手",
    "起立",
    "投影", "映写", "暫時", "再開", "説明省略", "説明略", "中略", "非公開", "以下略", "傍聴者", "傍聴人", "一同", "了承", "採決", "applause",
    "laughter",
    "Applause", "Laughter", "break", "recess",
  ]

  /// `資料１－２`, `（文責：事務局）`, `別紙のとおり`: the document about itself.
  static func isFurniture(_ content: Passage) -> Bool {
    guard content.count <= 40 else { return false }
    let bare = content.trimming { $0.isSpace || $0 == code("(") || $0 == code(")") || $0 == code("※") }
    if bare.hasPrefix("文責") || bare.hasPrefix("速報版") || bare.hasPrefix("未定稿") { return true }
    if isElsewhere(bare) { return true }
    for word in ["資料", "参考資料", "配付資料", "机上配付資料", "別紙", "別添", "参考"] as [StaticString] {
      guard let length = bare.length(of: word) else { continue }
      let rest = bare.dropFirst(length)
      return rest.allSatisfy {
        $0.isDigit || $0.isSpace || Numeral.kanjiDigit($0) != nil || Numeral.circled($0) != nil
          || $0.isOne(of: "-‐−–—―ー.(")
      }
    }
    return false
  }

  /// `別紙のとおり`, `なし`, `（省略）`: the list is in another place, or empty.
  static func isElsewhere(_ content: Passage) -> Bool {
    let bare = content.trimming { $0.isSpace || $0 == code("(") || $0 == code(")") || $0 == code("。") }
    guard !bare.isEmpty, bare.count <= 24 else { return false }
    if elsewhere.contains(where: { bare.hasSuffix($0) }) { return true }
    return nothings.contains { bare.isSpelled($0) }
  }

  private static let nothings: [StaticString] = [
    "なし", "無し", "省略", "略", "全員", "None", "none", "N/A", "none.",
  ]
  private static let elsewhere: [StaticString] = [
    "のとおり", "の通り", "を参照", "参照", "に記載", "as attached", "see attached",
  ]

  /// `主な質疑は以下のとおり（○は委員、●は事務局）。`: a sentence that only says that something follows.
  static func announces(_ content: Passage) -> Bool {
    guard content.count <= 120, !content.contains("「") else { return false }
    let bare = content.trimming { $0.isSpace || $0 == code("。") || $0 == code(":") }
    if let open = bare.lastIndex(where: { $0 == code("(") }), bare.last == code(")") {
      return announces(bare.prefix(open))
    }
    return announcements.suffixLength(of: bare) != nil
  }

  private static let announcements = WordList(
    "以下のとおり 以下の通り 次のとおり 次の通り 下記のとおり 下記の通り 以下のとおりである 次のとおりである")
}
