extension MinutesGenerator {
  private static let families = [
    "青山", "赤城", "石動", "卯木", "江川", "大江", "加賀", "木曽", "熊野", "佐保", "清水", "諏訪", "高千穂", "千曲", "月島", "戸隠", "那智",
    "丹生", "野辺", "早池", "平泉", "藤代", "牧方", "三国", "室戸", "矢作", "由布", "淀", "若狭", "和田",
  ]
  private static let given = ["一郎", "遥", "蒼太", "春香", "次江", "三雄", "四季", "五月", "六花", "七海", "さくら", "ユリ"]
  /// What is printed, and the organization at its top.
  private static let affiliations = [
    ("東京大学 教授", "東京大学"), ("同志社大学大学院 教授", "同志社大学"), ("架空大学大学院工学研究科 教授", "架空大学"),
    ("株式会社みなも製作所 代表取締役社長", "株式会社みなも製作所"), ("経済同友会 常務理事", "経済同友会"), ("みなも電機株式会社 執行役員", "みなも電機株式会社"),
    ("国立研究開発法人ほしぞら研究所 主任研究員", "国立研究開発法人ほしぞら研究所"), ("架空市総務課長", "架空市"), ("一般社団法人架空計測協会 専務理事", "一般社団法人架空計測協会"),
    ("経済産業省製造産業局長", "経済産業省"), ("架空県商工労働部産業課長", "架空県"), ("NPO法人まちの灯 代表", "NPO法人まちの灯"),
  ]

  /// The list of people in one of its forms.
  mutating func writeRoster(for remarks: RemarkForm) {
    for family in Self.families.shuffled(using: &random).prefix(random.below(5) + 4) {
      var person = Person(family: family, given: pick(Self.given))
      let (printed, top) = pick(Self.affiliations)
      (person.affiliation, person.top) = (printed, top)
      person.seat = truth.people.count + 1
      truth.people.append(person)
    }
    let heading = pick(["出席者", "出席者（敬称略）", "出席委員"])
    let form = remarks == .seat ? 8 : random.below(13)
    truth.forms.append("roster \(form)")
    switch form {
    case 0, 1:
      let gap = pick(["\t", "　　", "  "])
      text +=
        "３．\(heading)\n"
        + truth.people.map { "\($0.family) \($0.given)\(gap)\($0.affiliation ?? "")\n" }.joined()
    case 2: writeByRoles(heading)
    case 3: writeNamesOnly("\(heading)：", separator: "、")
    case 4:
      text += "■\(heading)\n"
      for person in truth.people {
        text += "　\(person.family) \(person.given)（\(person.affiliation ?? "")）\n"
      }
    case 5:
      text += "\(heading)\n"
      for person in truth.people {
        text += "\(person.family) \(person.given)\n　　\(person.affiliation ?? "")\n"
      }
    case 6: writeTable(heading)
    case 7: writeMarks()
    case 8: writeSeats(remarks)
    case 9: writeFamilies(heading)
    case 10: writeAbsences(heading)
    case 11: writeDitto(heading)
    default: writePairs(heading)
    }
    text += "\n"
  }

  private mutating func forgetAffiliations() {
    for index in truth.people.indices {
      (truth.people[index].affiliation, truth.people[index].top) = (nil, nil)
    }
  }

  private mutating func writeByRoles(_ heading: String) {
    forgetAffiliations()
    truth.people[0].post = "座長"
    for index in truth.people.indices.dropFirst() { truth.people[index].post = "委員" }
    let last = truth.people.count - 1
    (truth.people[last].post, truth.people[last].attendance) = (nil, "observer")
    func list(_ people: ArraySlice<Person>) -> String {
      people.map { "\($0.family) \($0.given)" }.joined(separator: "、")
    }
    text += "\(heading)\n座長　\(list(truth.people[0...0]))\n委員　\(list(truth.people[1..<last]))\n"
    text += pick(["オブザーバー　", "（オブザーバー）", "オブザーバー："]) + "\(list(truth.people[last...]))\n"
  }

  private mutating func writeNamesOnly(_ opening: String, separator: String) {
    forgetAffiliations()
    text += opening + truth.people.map { "\($0.family) \($0.given)" }.joined(separator: separator) + "\n"
  }

  private mutating func writeTable(_ heading: String) {
    let isBox = chance(50)
    let bar = isBox ? "│" : "|"
    text += "\(heading)\n\(bar) 氏名 \(bar) 所属・役職 \(bar)\n"
    if !isBox { text += "|---|---|\n" }
    for person in truth.people {
      text += "\(bar) \(person.family) \(person.given) \(bar) \(person.affiliation ?? "") \(bar)\n"
    }
  }

  private mutating func writeMarks() {
    let legend = "（◎：座長、△：欠席）"
    let isBelow = chance(30)
    let last = truth.people.count - 1
    truth.people[0].post = "座長"
    truth.people[last].attendance = "absent"
    text += "出席者\(isBelow ? "" : legend)\n"
    for (index, person) in truth.people.enumerated() {
      let mark = index == 0 ? "◎" : index == last ? "△" : "　"
      text += "\(mark) \(person.family) \(person.given)　　\(person.affiliation ?? "")\n"
    }
    if isBelow { text += legend + "\n" }
  }

  private mutating func writeSeats(_ remarks: RemarkForm) {
    forgetAffiliations()
    text += "○出席議員\n"
    for (index, person) in truth.people.enumerated() {
      text += "\(person.seat)番　\(person.family)　\(person.given)\(chance(50) ? "君" : "")"
      text += index % 2 == 0 && index < truth.people.count - 1 ? "　　　" : "\n"
    }
  }

  private mutating func writeFamilies(_ heading: String) {
    forgetAffiliations()
    for index in truth.people.indices {
      truth.people[index].isFamilyOnly = true
      truth.people[index].post = index == 0 ? "部会長" : "委員"
    }
    let separator = pick(["、", "　"])
    text +=
      "\(heading)：" + truth.people.map { $0.family + ($0.post ?? "") }.joined(separator: separator) + "\n"
  }

  private mutating func writeAbsences(_ heading: String) {
    let last = truth.people.count - 1
    truth.people[last].attendance = "absent"
    text += "\(heading)\n"
    for person in truth.people { text += "・\(person.family) \(person.given)　\(person.affiliation ?? "")\n" }
    let absent = truth.people[last]
    text += pick([
      "なお、\(absent.family)委員は欠席。\n", "（欠席：\(absent.family) \(absent.given)）\n", "※\(absent.family)委員は御欠席\n",
    ])
  }

  private mutating func writeDitto(_ heading: String) {
    text += "\(heading)\n"
    for index in truth.people.indices {
      let isDitto = index > 0 && chance(30)
      if isDitto { truth.people[index].top = truth.people[index - 1].top }
      let person = truth.people[index]
      let printed = isDitto ? pick(["同", "同　　准教授"]) : person.affiliation ?? ""
      text += "\(person.family) \(person.given)　　\(printed)\n"
    }
  }

  private mutating func writePairs(_ heading: String) {
    forgetAffiliations()
    text += "\(heading)\n"
    for (index, person) in truth.people.enumerated() {
      text +=
        "\(person.family)　\(person.given)"
        + (index % 2 == 0 && index < truth.people.count - 1 ? "　　　　" : "\n")
    }
  }
}
