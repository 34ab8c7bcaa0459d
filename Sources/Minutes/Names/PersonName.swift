/// A person's name as printed: 青木 節子, 松本洋一郎, ジョン・スミス, Jane Smith.
struct PersonName: Hashable {
  /// As it is printed.
  let printed: String
  /// Without spaces; a Latin name keeps one between its words.
  let name: String
  let familyName: String?
  let givenName: String?
  /// Whether a space or a dot in the text parts the two; else the split follows from the length.
  let isSplitPrinted: Bool

  /// Whether the name is more than a family name, so that it can be recognised in another meeting.
  var isFull: Bool { givenName != nil || (familyName == nil && name.unicodeScalars.count >= 3) }

  /// The name that all words together are; nil where they do not read as one.
  init?(_ words: [Passage]) {
    guard let first = words.first, let last = words.last else { return nil }
    let whole = first.joined(to: last)
    if first.allSatisfy({
      ScalarKind($0).isAlphanumeric || $0 == code(".") || $0 == code("-") || $0 == code("'")
        || $0 == code("_")
    }) {
      printed = whole.printed
      var words = words[...]
      while words.count > 1, let word = words.first, PersonName.latinTitles.contains(word) {
        words = words.dropFirst()
      }
      guard words.allSatisfy(PersonName.isLatinWord), words.count <= 5, whole.count >= 2,
        PersonName.isLatinName(words)
      else { return nil }
      name = words.map(\.folded).joined(separator: " ")
      familyName = words.count > 1 ? last.folded : nil
      givenName = words.count > 1 ? words.dropLast().map(\.folded).joined(separator: " ") : nil
      isSplitPrinted = true
      return
    }
    guard words.count <= 2, words.allSatisfy(PersonName.isJapaneseWord) else { return nil }
    let compact = whole.compact
    let count = compact.unicodeScalars.count
    guard (1...(first.contains("・") ? 24 : 10)).contains(count) else { return nil }
    printed = whole.printed
    name = compact
    isSplitPrinted = words.count == 2 || first.contains("・")
    if words.count == 2 {
      (familyName, givenName) = (first.folded, last.folded)
    } else {
      (familyName, givenName) = PersonName.split(first)
    }
  }

  /// A name printed without a space, split where its length leaves little doubt: 松本|洋一郎, 佐々木|太郎.
  private static func split(_ word: Passage) -> (family: String?, given: String?) {
    let dot = word.firstIndex { $0 == code("・") }
    if let dot { return (word.dropFirst(dot + 1).folded, word.prefix(dot).folded) }
    let familyLength: Int
    if let long = longFamilyNames.prefixLength(of: word), long < word.count {
      familyLength = long
    } else if (4...5).contains(word.count), word.allSatisfy({ ScalarKind($0) != .katakana }),
      word.count == 4 || !PersonName.endsFamilyNames(word[2])
    {
      familyLength = 2
    } else if word.count <= 2 {
      return (word.folded, nil)
    } else {
      return (nil, nil)
    }
    return (word.prefix(familyLength).folded, word.dropFirst(familyLength).folded)
  }

  private static let longFamilyNames = WordList(
    "佐々木 長谷川 五十嵐 久保田 小笠原 大久保 長谷部 宇都宮 佐久間 宇佐美 日下部 阿久津 曽我部 五十川 小野寺 小野田 大河原 波多野 海老原 仲宗根 比嘉 喜屋武 東海林 勅使河原 竹之内 木之下 御手洗 二階堂 日比野 小早川 長曽我部 久保寺 加賀美 加賀谷 伊集院 綾小路 武者小路 西園寺 菅原田 我妻 大和田 小田原 高見沢 美濃部 三日月"
  )

  /// Whether a letter ends many family names of three letters (近江屋) and begins few given names.
  private static func endsFamilyNames(_ scalar: UInt32) -> Bool {
    scalar.isOne(of: "屋谷川田野山木沢澤原崎島村口井部塚岡瀬倉")
  }

  static func isLongFamilyName(_ word: Passage) -> Bool { longFamilyNames.contains(word) }

  /// Whether a word can be (part of) a Japanese name.
  static func isJapaneseWord(_ word: Passage) -> Bool {
    guard !word.isEmpty, word.count <= (word.contains("・") ? 24 : 10) else { return false }
    var kanji = 0
    var katakana = 0
    for index in 0..<word.count {
      switch ScalarKind(word[index]) {
      case .kanji: kanji += 1
      case .katakana: katakana += 1
      case .hiragana: break
      case .other where word[index] == code("・") || word[index] == code("="): break
      case .latin, .digit, .space, .other: return false
      }
    }
    // 猟友会, 新聞社: bodies of people, whatever their name.
    if word.count >= 3, let last = word.last, last.isOne(of: "会社校団店") {
      return false
    }
    if word.count > 5, katakana < word.count - 2 { return false }
    if kanji + katakana == 0, word.count > 4 { return false }
    return !notNames.contains(word) && !RoleName.words.contains(word)
  }

  private static func isLatinWord(_ word: Passage) -> Bool {
    guard let first = word.first, ScalarKind(first) == .latin else { return false }
    return word.allSatisfy {
      ScalarKind($0).isAlphanumeric || $0 == code("_") || $0 == code(".") || $0 == code("-")
        || $0 == code("'") || $0 == code("’")
    }
  }

  /// Words of a Latin name begin with capitals but for particles; a single word may be a handle (alice).
  private static func isLatinName(_ words: ArraySlice<Passage>) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    if words.count == 1 {
      return last.last != code(".") && !latinNotNames.contains(first)
    }
    return words.allSatisfy { word in
      guard let letter = word.first else { return false }
      return letter.lowercased != letter || latinParticles.contains(word)
    } && !latinNotNames.contains(first) && (last.last != code(".") || latinSuffixes.contains(last))
  }

  private static let latinTitles = WordList(
    "Dr. Dr Prof. Prof Professor Mr. Mr Ms. Ms Mrs. Mrs Mx. Sir Dame Hon. Rev.")
  private static let latinSuffixes = WordList("Jr. Sr. Esq.")
  private static let latinParticles = WordList(
    "van von der den de del della di da dos du la le ten ter zu al bin ibn el y e")
  private static let latinNotNames = WordList(
    "The A An None Noted No Yes Not All Other Others In On At By To From With And Or We They It There This That These Those apologies welcome minutes agenda"
  )

  private static let notNames = WordList(
    "以上 同 同上 欠席 出席 代理 代理出席 なし 無し 全員 他 ほか 敬称略 順不同 五十音順 氏名 所属 役職 名前 職名 備考 区分 あり 兼 及び 資料 開会 閉会 議題 議事 概要 質疑 意見 説明 報告 名 外 等 議案 日程 休憩 異議 なお また 次に まず 例えば 一方 他方 ただし そこで さて"
  )
}
