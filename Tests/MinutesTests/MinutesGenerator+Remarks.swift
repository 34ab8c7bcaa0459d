extension MinutesGenerator {
  /// How a made document marks who speaks.
  enum RemarkForm: String, CaseIterable {
    case bullet, bulletName, bulletTrailing, circle, bracket, tortoiseShell, seat, colon, nameLine, column,
      roleOnly, legend, reported, diet, prose
  }

  private static let technologies = [
    ("量子コンピュータ", "tech:quantum-computing"), ("人工知能", "tech:artificial-intelligence"),
    ("半導体", "tech:semiconductors"), ("ドローン", "tech:drones"), ("蓄電池", "tech:batteries"),
    ("再生医療", "tech:regenerative-medicine"), ("自動運転", "tech:autonomous-driving"),
    ("炭素繊維", "tech:carbon-fiber"), ("ＡＩ", "tech:artificial-intelligence"), ("ﾛﾎﾞｯﾄ", "tech:robotics"),
    ("SiC", "tech:silicon-carbide"), ("デジタルツイン", "tech:digital-twin"), ("宇宙デブリ", "tech:space-debris"),
  ]
  private static let sentences = [
    "費用と時間の見通しを早く示すべきである。", "人材を育てる仕組みが足りないのではないか。", "他国の動きを見ながら進めたい。", "小さく始めて確かめるのがよい。",
    "現場の声を聞いてほしい。", "制度の見直しと合わせて考える必要がある。", "平成二〇年の議論を思い出す。", "「急ぐな」という声もある。", "（１）費用、（２）人材の順である。",
    "令和３年４月から試行している。", "サイバーセキュリティ課に尋ねたい。", "一日中かかる作業もある。", "アメリカンな発想ではない。",
  ]
  private static let topics = ["次の進め方について", "費用の分担", "人材の確保について", "海外との協力", "制度の見直し"]

  /// Topics and remarks in one form.
  mutating func writeProceedings(_ form: RemarkForm, count: Int) {
    truth.forms.append(form.rawValue)
    let isSummary = [.bullet, .bulletName, .bulletTrailing, .legend, .reported, .prose].contains(form)
    text += pick(
      isSummary ? ["４．議事要旨\n", "議事要旨\n", "■議事概要\n", "【議事概要】\n"] : ["４．議事\n", "議事\n", "【議事】\n", "議事内容\n"])
    if form == .legend { text += "（○は委員、●は事務局）\n" }
    let topicForm = random.below(7)
    let topicCount = min(topicForm == 0 ? 0 : random.below(3) + 1, count)
    truth.forms.append("topics \(topicForm)")
    let titles = Array(Self.topics.shuffled(using: &random).prefix(topicCount))
    truth.topics = titles
    var topic: Int?
    let length = topicCount > 0 ? count / topicCount : count
    for index in 0..<count {
      if topicCount > 0, index % length == 0, index / length < topicCount {
        topic = index / length
        text += heading(topicForm, number: index / length + 1, titles[index / length])
      } else if let topic, topicForm == 1, index % 7 == 6 {
        // The same topic goes on after a page.
        text += "《論点\(["①", "②", "③"][topic])　\(titles[topic])（続き）》\n"
      }
      writeRemark(form, topic: topic)
    }
  }

  private mutating func heading(_ form: Int, number: Int, _ title: String) -> String {
    switch form {
    case 1: "《論点\(["①", "②", "③"][number - 1])　\(title)》\n"
    case 2: "\n議題\(Self.wide("\(number)"))　\(title)\n"
    case 3: "\n（\(Self.wide("\(number)"))）\(title)\n"
    case 4: "\n【\(title)】\n"
    case 5: "\n■\(title)\n"
    default: "\n## \(title)\n"
    }
  }

  private mutating func speech() -> (String, [String]) {
    var technologies: [String] = []
    var speech = ""
    if chance(80) {
      let (name, id) = pick(Self.technologies)
      technologies.append(id)
      speech += "\(name)について述べる。"
    }
    for _ in 0..<random.below(5) + 1 { speech += pick(Self.sentences) }
    return (speech, technologies)
  }

  private mutating func writeRemark(_ form: RemarkForm, topic: Int?) {
    var remark = Remark()
    remark.topic = topic
    (remark.text, remark.technologies) = speech()
    let present = truth.people.indices.filter { truth.people[$0].attendance != "absent" }
    let speaker = pick(present)
    let person = truth.people[speaker]
    let post = person.post ?? "委員"
    let isOffice = chance(10)
    func printed() {
      (remark.speaker, remark.attribution) = isOffice ? (nil, "roleOnly") : (speaker, "printed")
    }
    let who = isOffice ? "事務局" : person.family + post
    let body = wrapped(remark.text)
    switch form {
    case .bullet: text += "・\(body)\n"
    case .bulletName:
      printed()
      text += "・（\(who)）\(body)\n"
    case .bulletTrailing:
      printed()
      text += "・\(body)（\(who)）\n"
    case .circle:
      printed()
      text += "○\(who)　\(body)\n"
    case .bracket:
      printed()
      text += "【\(who)】　\(body)\n"
    case .tortoiseShell:
      printed()
      text += "〔\(who)〕　\(body)\n"
    case .seat:
      printed()
      text += isOffice ? "◎事務局　\(body)\n" : "◆\(person.seat)番（\(person.family)\(person.given)君）　\(body)\n"
    case .colon:
      printed()
      text += "\(who)：\(body)\n"
    case .nameLine:
      printed()
      text += "\n\(who)\n\(body)\n"
    case .column:
      printed()
      text += "\(who)　　　\(body)\n"
    case .roleOnly:
      remark.attribution = "roleOnly"
      text += "（\(pick(["委員", "事務局", "座長"]))）\(body)\n"
    case .legend:
      remark.attribution = "roleOnly"
      text += "\(pick(["○", "●"]))　\(body)\n"
    case .reported:
      let opening = chance(50) ? pick(["ある委員から、", "複数の委員から、"]) : ""
      if !opening.isEmpty { remark.attribution = "reported" }
      remark.text = opening + remark.text
      text += "・\(opening)\(body)\n"
    case .diet:
      printed()
      let name = person.isFamilyOnly ? person.family : person.family + person.given
      text += isOffice ? "○事務局　\(body)\n" : "○\(post)（\(name)君）\(body)\n"
    case .prose:
      text += "\(body)\n\n"
    }
    truth.remarks.append(remark)
  }

  /// The speech in lines, as a word processor breaks it.
  private mutating func wrapped(_ speech: String) -> String {
    guard chance(30) else { return speech }
    let scalars = Array(speech)
    let cut = min(scalars.count - 2, 20 + random.below(20))
    guard cut > 10, !"（「１２３４一二三".contains(scalars[cut]), !"（「。".contains(scalars[cut - 1])
    else {
      return speech
    }
    return String(scalars[..<cut]) + "\n　" + String(scalars[cut...])
  }
}
