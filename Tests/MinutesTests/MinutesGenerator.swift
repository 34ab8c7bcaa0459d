/// Makes minutes by chance, and says what is in them: the oracle for reading many documents.
struct MinutesGenerator {
  /// What a made document holds.
  struct Document {
    let text: String
    let ordinal: Int
    let attendees: Int
    let topics: Int
    let remarks: Int
    /// Remarks whose printed speaker is one person of the roster.
    let printed: Int
    let technologies: [String]
  }

  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  private static let families = [
    "青山", "赤城", "石動", "卯木", "江川", "大江", "加賀", "木曽", "熊野", "佐保", "清水", "諏訪", "高千穂", "千曲", "月島", "戸隠", "那智",
    "丹生", "野辺", "早池",
  ]
  private static let given = ["一郎", "遥", "蒼太", "春香", "次江", "三雄", "四季", "五月", "六花", "七海"]
  private static let organizations = [
    "東京大学", "同志社大学", "架空大学大学院工学研究科", "株式会社みなも製作所", "経済同友会", "国立研究開発法人ほしぞら研究所", "架空市総務課",
  ]
  private static let posts = ["教授", "代表取締役社長", "主任研究員", "常務理事", "部長"]
  private static let technologies = [
    ("量子コンピュータ", "tech:quantum-computing"), ("人工知能", "tech:artificial-intelligence"),
    ("半導体", "tech:semiconductors"),
    ("ドローン", "tech:drones"), ("蓄電池", "tech:batteries"), ("再生医療", "tech:regenerative-medicine"),
    ("自動運転", "tech:autonomous-driving"), ("炭素繊維", "tech:carbon-fiber"),
  ]
  private static let sentences = [
    "費用と時間の見通しを早く示すべきである。", "人材を育てる仕組みが足りないのではないか。", "他国の動きを見ながら進めたい。", "小さく始めて確かめるのがよい。", "現場の声を聞いてほしい。",
    "制度の見直しと合わせて考える必要がある。",
  ]

  private mutating func pick<Element>(_ list: [Element]) -> Element { list[random.below(list.count)] }

  /// The next document; `remarkCount` sets its length.
  mutating func next(remarkCount: Int = 20) -> Document {
    let ordinal = random.below(40) + 1
    var people: [(family: String, given: String)] = []
    for family in MinutesGenerator.families.shuffled(using: &random).prefix(random.below(6) + 3) {
      people.append((family, pick(MinutesGenerator.given)))
    }
    let form = random.below(5)
    var text = header(ordinal) + roster(people) + (form == 0 ? "\n４．議事要旨\n" : "\n４．議事\n")
    var technologies: [String] = []
    let topicCount = form == 0 ? random.below(3) + 1 : 0
    for index in 0..<remarkCount {
      if topicCount > 0, index % max(1, remarkCount / topicCount) == 0,
        index / max(1, remarkCount / topicCount) < topicCount
      {
        text += "《論点\(["①", "②", "③"][index / max(1, remarkCount / topicCount)]) 次の進め方について》\n"
      }
      let (name, id) = pick(MinutesGenerator.technologies)
      technologies.append(id)
      var speech = "\(name)について述べる。"
      for _ in 0..<random.below(6) + 1 { speech += pick(MinutesGenerator.sentences) }
      let speaker = pick(people).family
      switch form {
      case 0: text += "・\(speech)\n"
      case 1: text += "○\(speaker)委員　\(speech)\n"
      case 2: text += "【\(speaker)委員】　\(speech)\n"
      case 3: text += "\(speaker)委員：\(speech)\n"
      default: text += "〔\(speaker)委員〕　\(speech)\n"
      }
    }
    text += "\n以上\n"
    return Document(
      text: text, ordinal: ordinal, attendees: people.count, topics: topicCount, remarks: remarkCount,
      printed: form == 0 ? 0 : remarkCount, technologies: technologies)
  }

  private mutating func header(_ ordinal: Int) -> String {
    let date = pick(["令和３年６月４日（金）", "2021年6月4日（金）", "令和三年六月四日（金曜日）", "2021年（令和3年）6月4日（金）"])
    let hours = pick(["１０時から１１時３０分まで", "10:00～11:30", "午前10時〜午前11時30分", "午前十時から十一時三十分"])
    return """
      第\(ordinal)回　明日の技術に関する検討会　\(pick(["議事録", "会議録"]))

      １．日時
      \(date)\(hours)

      ２．場所
      架空ビル会議室

      ３．出席者（敬称略）

      """
  }

  private mutating func roster(_ people: [(family: String, given: String)]) -> String {
    let gap = pick(["\t", "　　", "  "])
    return people.map { person in
      "\(person.family) \(person.given)\(gap)\(pick(MinutesGenerator.organizations)) \(pick(MinutesGenerator.posts))\n"
    }.joined()
  }
}
