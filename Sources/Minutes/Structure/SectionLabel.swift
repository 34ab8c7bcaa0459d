/// The parts of minutes by the words that head them, whatever number, bracket or mark stands around.
enum Section: Sendable, Hashable {
  case name, date, time, place, opening, closing
  case attendees, absent, observers, secretariat, guests, chair, scribe
  case agenda, materials, proceedings, other
}

/// A heading such as `1 日時`, `【場所】`, `３．出席者（敬称略）`, `日　時：令和…`, and what follows it on its line.
struct SectionLabel {
  let section: Section
  /// The words of the label as printed.
  let label: Passage
  /// What stands after the label on its line.
  let value: Passage
  /// What stands in brackets directly after a label of people: 敬称略, or a legend of marks.
  let qualifier: Passage?

  /// The label that a line begins with. A bare word with text after it is a label only where a colon, a bracket
  /// or a wide gap parts the two.
  init?(_ content: Passage) {
    // A row of a table: | 日時 | 令和3年… |
    if let cells = TableRow.cells(of: content), cells.count == 2,
      let (section, end) = SectionLabel.word(at: 0, of: cells[0]), end == cells[0].count
    {
      (self.section, label, value, qualifier) = (section, cells[0], cells[1], nil)
      return
    }
    let (body, isBracketed) = SectionLabel.strippingMarks(content)
    guard let (section, end) = SectionLabel.word(at: 0, of: body) else { return nil }
    var position = end
    // 出席者（敬称略、五十音順）
    let labelEnd = position
    position = SectionLabel.skippingQualifier(body, position, isRoster: section.isRoster)
    qualifier = position > labelEnd ? body.slice(labelEnd..<position).trimmed : nil
    var rest = body.dropFirst(position)
    let isParted: Bool
    if let first = rest.first, SectionLabel.closers.contains(first) {
      rest = rest.dropFirst(1)
      isParted = true
    } else {
      isParted = isBracketed && rest.isEmpty
    }
    let gap = rest.skippingSpaces(from: 0)
    var value = rest.dropFirst(gap)
    if let first = value.first, SectionLabel.separators.contains(first) {
      value = value.dropFirst(1).trimmed
    } else if !value.isEmpty, !isParted {
      // `日時 令和3年…` is a label; `場所 は` and `委員会 …` are not.
      let isCount =
        section == .other && value.count <= 12 && value.last?.isOne(of: "名人し") == true
      guard gap > 0,
        isCount || section.takesBareValue || section.isRoster && value.count <= 80 && !value.contains("。")
      else {
        return nil
      }
    }
    value = SectionLabel.strippingQualifier(value)
    self.section = section
    label = body.prefix(end)
    self.value = value.trimming { $0.isSpace || $0 == code("*") }
  }

  /// Without the number, bracket and bullet before a heading: `1`, `(2)`, `３．`, `第1`, `■`, `【`.
  static func strippingMarks(_ content: Passage) -> (body: Passage, isBracketed: Bool) {
    var body = content
    // **Location:** online
    if body.hasPrefix("**") { body = body.dropFirst(2).trimmed }
    if let first = body.first, Bullet.length(in: body) != nil || headSigns.contains(first) {
      body = body.dropFirst(1).trimmed
    }
    if let end = HeadingNumber(body)?.end { body = body.dropFirst(end).trimmed }
    if let first = body.first, openers.contains(first) { return (body.dropFirst(1).trimmed, true) }
    return (body, false)
  }

  private static let openers = ScalarSet("【[〔<〈《「『(")
  private static let closers = ScalarSet("】]〕>〉》」』)")
  private static let separators = ScalarSet(":|/")
  private static let headSigns = ScalarSet("■□◆◇●▼▽▲△★☆|")

  private static func skippingQualifier(_ body: Passage, _ index: Int, isRoster: Bool) -> Int {
    let position = body.skippingSpaces(from: index)
    guard position < body.count, body[position] == code("("),
      let close = body.firstIndex(from: position, where: { $0 == code(")") })
    else { return index }
    let inside = body.slice(position + 1..<close)
    // 議事日程（第2号）
    return isRoster || inside.hasPrefix("第") && inside.count <= 6
      || qualifiers.contains { inside.contains($0) } ? close + 1 : index
  }

  private static func strippingQualifier(_ value: Passage) -> Passage {
    guard value.first == code("("), value.last == code(")") else { return value }
    return qualifiers.contains { value.contains($0) } ? value.prefix(0) : value
  }

  private static let qualifiers: [StaticString] = ["敬称", "五十音", "順不同", "名簿", "案", "オンライン含", "非公開", "公開"]

  /// The longest label word at an index, spaces inside of it aside.
  private static func word(at index: Int, of body: Passage) -> (Section, end: Int)? {
    guard let first = body.first, let candidates = words[first.lowercased] else { return nil }
    for (word, section) in candidates {
      var position = index
      var isMatch = true
      for scalar in word {
        if scalar != 0x20 { while position < body.count, body[position].isSpace { position += 1 } }
        guard position < body.count, body[position].lowercased == scalar else {
          isMatch = false
          break
        }
        position += 1
      }
      // An English label is a whole word.
      if isMatch, let last = word.last, ScalarKind(last) == .latin, position < body.count,
        ScalarKind(body[position]).isAlphanumeric
      {
        continue
      }
      if isMatch { return (section, position) }
    }
    return nil
  }

  /// By first letter, the longest first.
  private static let words: [UInt32: [(word: [UInt32], section: Section)]] = {
    var words: [UInt32: [(word: [UInt32], section: Section)]] = [:]
    for (section, list) in vocabulary {
      for text in list.split(separator: ",") {
        let word = text.unicodeScalars.map(\.value)
        guard let first = word.first else { continue }
        words[first, default: []].append((word, section))
      }
    }
    for key in words.keys { words[key]?.sort { $0.word.count > $1.word.count } }
    return words
  }()

  private static let vocabulary: [(Section, String)] = [
    (.name, "会議名,会議の名称,会議名称,件名,名称,meeting"),
    (.date, "日時,開催日時,会議日時,開催日,開催年月日,年月日,日時及び場所,日時・場所,とき,date,date and time,when"),
    (.time, "時間,開催時間,会議時間,時刻,time"),
    (.place, "場所,開催場所,会場,会議場所,ところ,開催方法,開催形式,place,location,venue,where"),
    (.opening, "開会,開会時刻,開会時間,開議,開議時刻,開始,開始時刻"),
    (.closing, "閉会,閉会時刻,閉会時間,散会,散会時刻,終了,終了時刻"),
    (
      .attendees,
      "出席者,出席者氏名,出席委員等,出席者一覧,会議出席者,出席した者,出席者は左のとおり。,出席者は次のとおり。,出席者は以下のとおり。,出席者は左のとおり,出席者は次のとおり,出席者は以下のとおり,委員の出席状況,委員出席状況,出席委員,出席議員,出席構成員,出席者名簿,出席状況,出席メンバー,構成員,参加者,委員名簿,出席,出席した委員,出席者等,メンバー,attendees,present,participants,members,members present,in attendance,attendance"
    ),
    (.absent, "欠席者,欠席した委員,欠席委員,欠席議員,欠席構成員,欠席,regrets,apologies,absent"),
    (.observers, "オブザーバー,オブザーバ,observers,observer"),
    (
      .secretariat,
      "事務局,事務局出席者,説明のため出席した者,説明のために出席した者,説明員,説明のため出席した者の職氏名,職務のため出席した者,職務のため出席した事務局職員,職務のため出席した職員,職務のため議場に出席した者,会議に出席した事務局職員,事務局職員,説明のための出席者,地方自治法第121条により説明のため出席した者,出席した事務局職員,secretariat,staff"
    ),
    (.guests, "説明者,発表者,参考人,ゲスト,ゲストスピーカー,招聘者,有識者,guests,presenters,speakers,invited"),
    (.chair, "chair,chairs,chairperson"),
    (.scribe, "scribe,scribes,minute taker,minutes taken by"),
    (
      .agenda,
      "議題,議題等,会議の議題,会議次第等,議事次第,議事日程,会議次第,次第,案件,議案,付議案件,会議に付した事件,本日の会議に付した案件,本日の会議に付した事件,本日の議題,審議事項,agenda"
    ),
    (.materials, "配付資料,配布資料,会議資料,資料,参考資料,提出資料,資料一覧,materials,documents"),
    (
      .proceedings,
      "会議の内容,会議の要旨,会議の結果,会議結果,審議の概要,審議の内容,議事の内容,議事の要旨,議事の概要及び経過,主な質疑,主な質疑応答,主な御意見,主なご意見,委員からの主な御意見,委員からの意見,委員の主な意見,各委員の主な意見,主な議論の概要,主な議事内容,質疑・意見交換,質疑の概要,発言の要旨,議事概要,議事要旨,議事内容,議事録,議事の概要,議事経過,議事の経過,議事,会議の概要,会議概要,会議の模様,会議録,会議内容,会議要旨,会議の経過,審議内容,審議概要,審議経過,主な意見,主な発言,主な議論,委員からの主な意見,主な意見等,議論の概要,意見交換の概要,発言要旨,発言内容,討議,討議内容,討論,内容,概要,質疑応答,discussion,proceedings,minutes,meeting minutes,notes,summary"
    ),
    (
      .other,
      "傍聴者,傍聴人,傍聴者数,傍聴人数,傍聴人の数,公開・非公開の別,会議の公開・非公開,公開・非公開,会議の公開の可否,非公開の理由,出席者数,次回開催,次回開催予定,次回日程,次回の開催,次回予定,会議資料の名称,記録者,議事録作成者,作成年月日,文責,所管課,主管課,next meeting,next meeting date"
    ),
    (.other, "問合せ先,問い合わせ先,連絡先,お問合せ先,担当課,作成者,contents,summary of action items,action items"),
  ]
}

extension Section {
  /// Whether a value may follow the label after a mere space.
  fileprivate var takesBareValue: Bool {
    switch self {
    case .date, .time, .place, .name, .opening, .closing: true
    case .attendees, .absent, .observers, .secretariat, .guests, .chair, .scribe, .agenda, .materials,
      .proceedings, .other:
      false
    }
  }

  /// Whether people are listed below it.
  var isRoster: Bool {
    switch self {
    case .attendees, .absent, .observers, .secretariat, .guests, .chair: true
    case .name, .date, .time, .place, .opening, .closing, .scribe, .agenda, .materials, .proceedings, .other:
      false
    }
  }

  /// How those listed below it took part.
  var attendance: Attendee.Attendance {
    switch self {
    case .absent: .absent
    case .observers: .observer
    case .secretariat: .secretariat
    default: .present
    }
  }
}
