extension MinutesGenerator {
  private static let subjects = [
    "明日の技術に関する検討会", "架空市水道事業経営審議会", "先端計測懇談会", "海の安全に関する部会", "農村と機械の研究会", "宇宙利用推進委員会", "地域の明かりを考える協議会",
  ]
  private static let places = ["架空ビル会議室", "中央合同庁舎第９号館　３階会議室", "オンライン会議", "県庁 第2会議室", "公民館"]

  /// Title, date, hours and place in one of the styles of headers.
  mutating func writeHeader() {
    truth.series = pick(Self.subjects)
    truth.ordinal = random.below(40) + 1
    let number = pick([
      "第\(truth.ordinal)回", "第\(Self.wide("\(truth.ordinal)"))回", "第\(Self.kanji(truth.ordinal))回",
    ])
    let kind = pick(["議事要旨", "議事録", "会議録", "議事概要"])
    let place = pick(Self.places)
    truth.place = place
    let day = date()
    let gap = pick(["", "　", " "])
    let when = day + (gap.isEmpty && (day.last?.isNumber ?? false) ? "　" : gap) + hours()
    truth.forms.append(when)
    switch random.below(10) {
    case 0:
      truth.name = number + truth.series
      text += "\(number)　\(truth.series)　\(kind)\n\n１．日時\n\(when)\n\n２．場所\n\(place)\n\n"
    case 1:
      truth.name = truth.series + "（\(number)）"
      text += "\(truth.series)（\(number)）\(kind)\n\n【日時】\(when)\n【場所】\(place)\n"
    case 2:
      truth.name = number + truth.series
      text += "　　\(number) \(truth.series) \(kind)\n\n日　時：\(when)\n場　所：\(place)\n"
    case 3:
      truth.name = truth.series + number
      text += "\(truth.series)　\(number)　\(kind)\n\n1　日時　　\(when)\n2　場所　　\(place)\n"
    case 4:
      truth.name = number + truth.series
      text += "# \(number) \(truth.series) \(kind)\n\n| 日時 | \(when) |\n|---|---|\n| 場所 | \(place) |\n\n"
    case 5:
      truth.name = number + truth.series
      text +=
        "\(number)\(truth.series)\(kind)\n\n┌───┬───────┐\n│日時│\(when)│\n├───┼───────┤\n│場所│\(place)│\n└───┴───────┘\n"
    case 6:
      truth.name = number + truth.series
      text += "議事録\n会議名：\(number)　\(truth.series)\n開催日時：\(when)\n開催場所：\(place)\n"
    case 7:
      truth.name = number + truth.series
      text += "\(number)　\(truth.series)　\(kind)\n\nとき　\(when)\nところ　\(place)\n"
    case 8:
      truth.name = truth.series + "（\(number)）"
      text += "\(truth.series)（\(number)）\n\(kind)\n\n■日時\n　\(when)\n■場所\n　\(place)\n"
    default:
      truth.name = number + truth.series
      text += "令和３年度\(number)\(truth.series)\(kind)\n日時：\(when)　場所：\(place)\n"
      truth.name = "令和３年度" + truth.name
    }
  }

  /// A day between 1980 and 2029 in one of the styles, its weekday often beside it.
  private mutating func date() -> String {
    let year = random.below(50) + 1980
    let month = random.below(12) + 1
    let day = random.below(28) + 1
    truth.date = "\(year)-\(Self.two(month))-\(Self.two(day))"
    let (era, first) = Self.era(year, month, day)
    let inEra = year - first + 1
    let style = random.below(3)
    var text: String
    switch random.below(7) {
    case 0, 1:
      let count = inEra == 1 ? "元" : digits(inEra, style)
      text = "\(era)\(count)年\(digits(month, style))月\(digits(day, style))日"
    case 2: text = "\(year)年\(month)月\(day)日"
    case 3: text = "\(year)年（\(era)\(inEra == 1 ? "元" : "\(inEra)")年）\(month)月\(day)日"
    case 4: text = "\(era)\(inEra == 1 ? "元" : Self.kanji(inEra))年\(Self.kanji(month))月\(Self.kanji(day))日"
    case 5: text = "\(year)/\(month)/\(day)"
    default:
      let initial = ["令和": "R", "平成": "H", "昭和": "S"][era] ?? ""
      text = "\(initial)\(inEra).\(month).\(day)"
    }
    guard chance(70) else { return text }
    truth.isWeekdayWrong = chance(8)
    let weekday = (Self.weekday(year, month, day) + (truth.isWeekdayWrong ? 1 : 0)) % 7
    let sign = ["月", "火", "水", "木", "金", "土", "日"][weekday]
    text += pick(["（\(sign)）", "(\(sign))", "（\(sign)曜日）", "（\(sign)）"])
    return text
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func era(_ year: Int, _ month: Int, _ day: Int) -> (String, firstYear: Int) {
    let date = (year, month, day)
    if date >= (2019, 5, 1) { return ("令和", 2019) }
    return date >= (1989, 1, 8) ? ("平成", 1989) : ("昭和", 1926)
  }

  /// 0 for Monday, by counting days from 1 January 1980, a Tuesday.
  private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var days = (1980..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
    for earlier in 0..<month - 1 { days += lengths[earlier] + (earlier == 1 && isLeap(year) ? 1 : 0) }
    return (days + day - 1 + 1) % 7
  }

  /// Hours in one of the styles; the end is missing now and then.
  private mutating func hours() -> String {
    let start = (hour: random.below(4) + 13, minute: pick([0, 3, 15, 30, 45]))
    let end = (hour: start.hour + 1 + random.below(2), minute: pick([0, 10, 30, 45]))
    truth.startsAt = "\(Self.two(start.hour)):\(Self.two(start.minute))"
    truth.endsAt = "\(Self.two(end.hour)):\(Self.two(end.minute))"
    func minutes(_ minute: Int) -> String { minute == 0 ? "" : "\(minute)分" }
    switch random.below(8) {
    case 0: return "\(start.hour):\(Self.two(start.minute))～\(end.hour):\(Self.two(end.minute))"
    case 1: return "\(start.hour)時\(Self.two(start.minute))分から\(end.hour)時\(Self.two(end.minute))分まで"
    case 2: return "\(start.hour).\(Self.two(start.minute))~\(end.hour).\(Self.two(end.minute))"
    case 3:
      return "午後\(start.hour - 12)時\(minutes(start.minute))から午後\(end.hour - 12)時\(minutes(end.minute))まで"
    case 4:
      return
        "午後\(Self.kanji(start.hour - 12))時\(start.minute == 0 ? "" : Self.kanji(start.minute) + "分")から\(Self.kanji(end.hour - 12))時\(end.minute == 0 ? "" : Self.kanji(end.minute) + "分")"
    case 5:
      return Self.wide(
        "\(start.hour)：\(Self.two(start.minute))〜\(end.hour)：\(Self.two(end.minute))")
    case 6: return "\(start.hour)時\(minutes(start.minute))-\(end.hour)時\(minutes(end.minute))"
    default:
      truth.endsAt = nil
      return "午後\(start.hour - 12)時\(minutes(start.minute))開会"
    }
  }
}
