/// Organizations and units by the words they end with, for names that no lexicon knows.
public enum OrganizationName {
  /// Whether a word reads as the name of an organization or a unit of one.
  static func isName(_ word: Passage) -> Bool {
    if endingLength(of: word) != nil { return true }
    return prefixes.prefixLength(of: word).map { $0 < word.count } ?? false
  }

  /// A name with its legal form in full, so that (株)みなも and 株式会社みなも are one.
  static func spelledOut(_ name: String) -> String {
    guard name.utf8.first == UInt8(ascii: "(") || name.utf8.last == UInt8(ascii: ")") else { return name }
    for (short, long) in legalForms {
      if name.hasPrefix(short) { return long + name.dropFirst(short.count) }
      if name.hasSuffix(short) { return name.dropLast(short.count) + long }
    }
    return name
  }

  private static let legalForms = [
    ("(株)", "株式会社"), ("(有)", "有限会社"), ("(合)", "合同会社"), ("(独)", "独立行政法人"), ("(国研)", "国立研究開発法人"),
    ("(一社)", "一般社団法人"), ("(一財)", "一般財団法人"), ("(公社)", "公益社団法人"), ("(公財)", "公益財団法人"), ("(学)", "学校法人"),
    ("(特非)", "特定非営利活動法人"),
  ]

  /// Whether a Latin word is one that names of organizations hold: University, Inc., Ministry.
  static func isLatinWord(_ word: Passage) -> Bool {
    latinWords.contains(word.trimming { $0 == code(".") || $0 == code(",") })
  }

  private static let latinWords = WordList(
    "University Institute Agency Laboratory Laboratories Lab Labs Foundation Association Company Inc Ltd LLC Corp Corporation GmbH AG College School Ministry Department Council Office Bank Group Center Centre Society Authority Commission Board Union Systems Technologies Technology Solutions Partners Consulting Network Networks Works Industries Press Trust Fund Academy Federation Organization Organisation Hospital Museum Observatory Service Services Consortium Alliance Chamber"
  )

  /// The length of the ending that makes a word an organization; nil where the word is too short to tell: 渡部
  /// and 中村 are names, 総務課 is none.
  private static func endingLength(of word: Passage) -> Int? {
    guard let length = suffixes.suffixLength(of: word), let last = word.last else { return nil }
    if length > 1 { return length < word.count || word.count >= 3 ? length : nil }
    let isAlsoNameEnding = last.isOne(of: "部県市町村区府")
    return word.count >= (isAlsoNameEnding ? 4 : 3) ? length : nil
  }

  /// Whether a word ends as a municipality's name does; a person's may too.
  static func isMunicipality(_ word: Passage) -> Bool {
    guard let last = word.last else { return false }
    return last.isOne(of: "都道府県市町村区")
  }

  /// The lengths of the beginnings of a name that are organizations by themselves, shortest first: 甲大学,
  /// 甲大学大学院, 甲大学大学院理学研究科.
  static func divisions(of name: Passage) -> [Int] {
    var lengths: [Int] = []
    // 一般社団法人 is a legal form, no organization by itself.
    var length = max(2, (prefixes.prefixLength(of: name) ?? 0) + 1)
    while length <= name.count {
      let part = name.prefix(length)
      if length < name.count, name[length] == code("立") {
        // 架空県立大学 is no unit of its prefecture.
      } else if length == 3, length < name.count, isMunicipality(part), isWordEnd(name, at: length, suffix: 1)
      {
        lengths.append(length)
      } else if let suffix = endingLength(of: part), suffix < length,
        isWordEnd(name, at: length, suffix: suffix)
      {
        lengths.append(length)
      }
      length += 1
    }
    return lengths
  }

  /// The lengths of the units that a name under a known organization is made of, the widest first:
  /// 製造産業局, 製造産業局宇宙産業室.
  static func units(of rest: Passage) -> [Int] { levels(of: rest, divisions(of: rest), hasTop: true) }

  /// Those of the divisions that are organizations one below the other: the top, units of government between,
  /// the most precise. 甲大学大学院 alone is none.
  static func levels(of name: Passage, _ divisions: [Int], hasTop: Bool = false) -> [Int] {
    guard let last = divisions.last else { return [] }
    var levels: [Int] = []
    for (index, length) in divisions.enumerated() {
      let isTop = index == 0 && !hasTop
      if isTop || length == last
        || category(of: name.prefix(length)) == "governmentUnit" && isUnit(name, length)
      {
        levels.append(length)
      }
    }
    return levels
  }

  /// 北部 and 総合部 in a longer name are no units of their own.
  private static func isUnit(_ name: Passage, _ length: Int) -> Bool {
    guard length >= 3 else { return false }
    return
      !(name[length - 1] == code("部")
      && name[length - 2].isOne(of: "東西南北中全本内外上下"))
  }

  /// 大学 ends 甲大学 but not 甲大学院; 会 ends no 会議; 学会 ends no 学会館.
  private static func isWordEnd(_ name: Passage, at length: Int, suffix: Int) -> Bool {
    guard length < name.count else { return true }
    if let longer = suffixes.suffixLength(of: name.prefix(length + 1)), longer > suffix { return false }
    if length + 2 <= name.count, let longer = suffixes.suffixLength(of: name.prefix(length + 2)),
      longer > suffix + 1
    {
      return false
    }
    let end = name[length - 1]
    // One-letter endings occur inside of names: 経済産業省 after 省, but 総合部 in 総合部品.
    if suffix == 1 {
      return end == code("省") || end == code("庁") || end == code("局") || end == code("課")
        || end == code("室") || end == code("部") || end == code("市") || end == code("県")
    }
    return true
  }

  /// What kind of organization an ending tells.
  static func category(of name: Passage) -> String? {
    for (category, words) in categories where words.suffixLength(of: name) != nil { return category }
    return ["株式会社", "有限会社", "合同会社", "(株)", "(有)", "(合)"].contains(where: name.hasPrefix) ? "company" : nil
  }

  private static let suffixes = WordList(
    """
    大学 大学院 大学校 研究科 学部 学科 学院 専攻 学府 学環 研究院 高等学校 高校 高専 高等専門学校 短期大学 病院 \
    (株) (有) (合) 株式会社 有限会社 合同会社 会社 ホールディングス グループ 銀行 信用金庫 証券 保険 新聞 新聞社 通信社 放送 出版社 法律事務所 特許事務所 事務所 法人 監査法人 本社 支社 支店 工場 \
    機構 研究所 総研 研究センター センター 研究会 財団 社団 協会 協議会 連合会 連盟 同友会 同盟 学会 連合 組合 商工会議所 会議所 商工会 友会 の会 父母会 自治会 町内会 倶楽部 クラブ 基金 公社 公団 事業団 \
    省 庁 府 局 部 課 室 係 班 署 委員会 審議会 分科会 部会 小委員会 調査会 会議 懇談会 検討会 本部 事務局 内閣官房 官房 内閣府 政府 国会 議会 市議会 県議会 裁判所 \
    県 市 町 村 区 都庁 県庁 市役所 役場 役所 党 チーム ユニット ラボ ラボラトリー 部門 領域 拠点 推進室 戦略室 プロジェクト 大使館 自衛隊 幕僚監部 \
    Inc. Inc Ltd. Ltd LLC Corporation Corp. University Institute Agency Laboratory Foundation Association Company
    """)

  private static let prefixes = WordList(
    "(株) (有) (合) (財) (社) (独) (国研) (一社) (一財) (公社) (公財) (学) (特非) 株式会社 有限会社 合同会社 国立大学法人 国立研究開発法人 独立行政法人 一般社団法人 一般財団法人 公益社団法人 公益財団法人 学校法人 特定非営利活動法人 NPO法人 医療法人 University"
  )

  private static let categories: [(String, WordList)] = [
    ("universityUnit", WordList("大学院 研究科 学部 学科 専攻 学府 学環 研究院")),
    ("university", WordList("大学 大学校 短期大学 University")),
    (
      "company",
      WordList("(株) (有) (合) 株式会社 有限会社 合同会社 会社 ホールディングス 銀行 証券 新聞社 Inc. Inc Ltd. Ltd LLC Corp. Corporation")
    ),
    ("governmentUnit", WordList("局 課 室 部 官房")),
    ("government", WordList("省 庁 内閣府 内閣官房")),
    ("localGovernment", WordList("県 市 町 村 区 市役所 県庁 都庁 役場")),
    ("council", WordList("委員会 審議会 分科会 部会 小委員会 調査会 会議 懇談会 検討会")),
    ("researchInstitute", WordList("研究所 研究センター 機構 総研 Institute Laboratory")),
    ("businessAssociation", WordList("連合会 同友会 商工会議所 商工会 組合")),
    ("nonProfit", WordList("協会 協議会 財団 社団 学会 連盟 基金 法人 Foundation Association")),
  ]
}
