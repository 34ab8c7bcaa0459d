/// A line that reads as a heading of the proceedings.
struct TopicHeading {
  /// How plainly the line says that it is a topic; a text's topics are its headings of the plainest rank.
  enum Rank: Int, Comparable {
    /// 論点①
    case issue
    /// 議題1, 議案第2号, Topic: …
    case agendaItem
    /// (1) …, 1. …
    case numbered
    /// `## …`, `【…】`, `■ …`
    case marked
    /// No heading at all.
    case none

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  let rank: Rank
  let number: Int?
  let label: Passage?
  let title: Passage
  /// The heading without decoration, as printed.
  let whole: Passage
  /// The shape of its number or mark; headings of one level share it.
  let style: String

  init?(_ line: TextLine) {
    let content = line.content
    guard content.count >= 2, content.count <= 120 else { return nil }
    let inner =
      TopicHeading.isRoundHeading(content)
      ? content.dropFirst(1).dropLast(1).trimmed
      : TopicHeading.unbracketed(content)
    let isBracketed = inner.range != content.range
    var body = inner
    if !isBracketed, let first = body.first, TopicHeading.marks.contains(first) {
      body = body.dropFirst(1).trimmed
      // ■【論点１】…
      body = TopicHeading.unbracketed(body)
    }
    if let (word, rank) = TopicHeading.words.first(where: { body.hasPrefix($0.0) }) {
      let length = word.scalarCount
      if let (number, end, titleStart) = TopicHeading.number(in: body, after: length) {
        let title = body.dropFirst(titleStart).trimmed
        guard isBracketed || line.isMarkedHeading || TopicHeading.isTitle(title) else { return nil }
        self.init(
          rank: rank, number: number, label: body.prefix(end).trimmed, title: title, whole: content,
          style: "")
        return
      }
      if body[length - 1] == code(":") {
        self.init(
          rank: rank, number: nil, label: nil, title: body.dropFirst(length).trimmed, whole: content,
          style: "")
        return
      }
    }
    if let numbered = HeadingNumber(body),
      numbered.isMarked || line.isMarkedHeading || TopicHeading.isProcedure(body.dropFirst(numbered.end))
    {
      let title = body.dropFirst(numbered.end).trimmed
      let isPlain = !isBracketed && !line.isMarkedHeading && body.range == content.range
      guard TopicHeading.isTitle(title), !isPlain || !numbered.opensEnumeration(in: body) else { return nil }
      let label = body.prefix(numbered.end).trimmed
      self.init(
        rank: .numbered, number: numbered.value, label: label, title: title, whole: content,
        style: HeadingNumber.style(of: label))
      return
    }
    guard line.isMarkedHeading || isBracketed || body.range != content.range, TopicHeading.isTitle(body),
      !SpeakerMark.isComplete(body)
    else { return nil }
    let sign = isBracketed || body.range != content.range ? content.first : nil
    self.init(
      rank: .marked, number: nil, label: nil, title: body, whole: content,
      style: sign.flatMap(Unicode.Scalar.init).map { String($0) } ?? "#\(line.headingLevel)")
  }

  private init(
    rank: Rank, number: Int?, label: Passage?, title: Passage, whole: Passage, style: String
  ) {
    (self.rank, self.number, self.label, self.title, self.whole, self.style) = (
      rank, number, label, title, whole, style
    )
  }

  /// Whether the heading is only of procedure, and no point that was discussed.
  var isProcedural: Bool {
    // (2) 意見交換 is a point of the agenda; 意見交換 without a number tells what is done under another.
    if number != nil, TopicHeading.discussions.contains(title) { return false }
    return TopicHeading.isProcedure(title)
  }

  private static func isProcedure(_ title: Passage) -> Bool {
    let title = title.trimmed
    if let length = procedures.prefixLength(of: title), title.count <= length + 6 { return true }
    // 開　会: letters set apart.
    let isSpaced = title.count <= 9 && title.contains(" ")
    return isSpaced && FoldedText.withWhole(title.compact, procedures.contains)
      || englishProcedures.prefixLength(of: title) != nil
      || SectionLabel(title)?.value.isEmpty == true
  }

  private static let englishProcedures = WordList([
    "Welcome", "Opening", "Closing", "Adjourn", "Apologies", "Any other business", "AOB", "Roll call",
    "Call to order",
    "Conclusion", "Next meeting", "Introductions", "Approval of", "Action items",
  ])

  private static let discussions = WordList("意見交換 自由討議 質疑応答 総合討論 全体討議 討議 フリーディスカッション")

  private static let procedures = WordList([
    "開会", "閉会", "事務局説明", "事務局からの説明", "資料説明", "意見交換", "自由討議", "質疑応答", "質疑", "挨拶", "委員長挨拶", "座長挨拶", "冒頭挨拶",
    "会長挨拶", "部会長挨拶", "主査挨拶", "議長挨拶", "あいさつ", "会長あいさつ", "委員長あいさつ", "座長あいさつ", "出席状況", "委員紹介", "委嘱状交付", "配付資料",
    "配布資料", "資料確認",
    "議事", "討議", "休憩", "次回", "散会", "その他連絡", "事務連絡", "総合討論", "全体討議",
  ])

  /// A title is no sentence and no speech.
  private static func isTitle(_ title: Passage) -> Bool {
    guard (1...70).contains(title.count), let last = title.last else { return false }
    return last != code("。") && title.firstIndex(where: { $0 == code("。") }) == nil
  }

  /// `（人材について）`: round brackets around a subject.
  private static func isRoundHeading(_ content: Passage) -> Bool {
    guard content.first == code("("), content.last == code(")"), content.count <= 40 else { return false }
    let inside = content.dropFirst(1).dropLast(1)
    return subjects.suffixLength(of: inside) != nil
      && inside.firstIndex { $0 == code("(") || $0 == code(")") } == nil
  }

  private static let subjects = WordList("について に関して に関すること に係ること のあり方 の在り方 の方向性 関係 関連 総論 各論")

  /// Without 《》, 【】 or 〈〉 around the whole.
  private static func unbracketed(_ content: Passage) -> Passage {
    guard let first = content.first, let last = content.last, let open = first.position(in: openers),
      last.position(in: closers) == open, content.count > 2
    else { return content }
    return content.dropFirst(1).dropLast(1).trimmed
  }

  private static let openers: StaticString = "《【〈<〔[「『"
  private static let closers: StaticString = "》】〉>〕]」』"
  private static let marks = ScalarSet("■□◆◇●▼▽▲★☆")

  private static let words: [(StaticString, Rank)] = [
    ("論点", .issue), ("議題", .agendaItem), ("議案", .agendaItem), ("案件", .agendaItem), ("テーマ", .agendaItem),
    ("議事", .agendaItem), ("日程第", .agendaItem), ("検討事項", .agendaItem), ("審議事項", .agendaItem),
    ("報告事項", .agendaItem),
    ("Topic:", .agendaItem), ("TOPIC:", .agendaItem), ("Agenda item", .agendaItem), ("Item", .agendaItem),
  ]

  /// The number after 論点, and where the label and the title part: ①, (1), 1., 第2号.
  private static func number(in body: Passage, after start: Int) -> (Int, end: Int, titleStart: Int)? {
    var position = body.skippingSpaces(from: start)
    guard position < body.count else { return nil }
    let isBracketed = body[position] == code("(")
    if isBracketed || body[position] == code("第") { position = body.skippingSpaces(from: position + 1) }
    guard let numeral = Numeral(in: body, at: position) else { return nil }
    var end = numeral.end
    if isBracketed {
      let close = body.skippingSpaces(from: end)
      guard close < body.count, body[close] == code(")") else { return nil }
      end = close + 1
    } else if end < body.count, body[end] == code("号") {
      end += 1
    }
    var title = body.skippingSpaces(from: end)
    guard
      title == body.count || title > end || isBracketed || titleSigns.contains(body[title])
        || Numeral.circled(body[numeral.end - 1]) != nil || body[end - 1] == code("号")
    else { return nil }
    while title < body.count, titleSigns.contains(body[title]) || body[title].isSpace { title += 1 }
    return (numeral.value, end, title)
  }

  private static let titleSigns = ScalarSet(":.、,)-―」】]")
}
