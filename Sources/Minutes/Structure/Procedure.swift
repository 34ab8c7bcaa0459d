/// Sentences that tell what was done, not what was said.
enum Procedure {
  /// `事務局から、資料の内容について説明。`: a line of procedure in summary minutes.
  static func isProcedural(_ content: Passage, speaker: Passage?) -> Bool {
    guard content.count <= 120, sentenceCount(content) <= 1 else { return false }
    let sentence = content.last == code("。") ? content.dropLast(1) : content
    guard endings.suffixLength(of: sentence) != nil else { return false }
    if let speaker { return speaker.contains("事務局") && content.contains("資料") }
    guard let length = actors.prefixLength(of: content) else { return false }
    return particles.prefixLength(of: content, at: length) != nil
  }

  private static let particles = WordList("から より が (")
  private static let actors = WordList([
    "事務局", "資料", "座長", "会長", "委員長", "議長", "部会長", "主査", "内閣府", "内閣官房", "文部科学省", "経済産業省", "説明者",
  ])
  private static let endings = WordList([
    "説明", "説明した", "説明があった", "説明がなされた", "説明が行われた", "説明を行った", "説明を行なった", "報告", "報告した", "報告があった", "報告が行われた",
    "報告を行った",
    "資料の確認があった", "資料確認があった", "確認があった", "案内があった", "連絡があった", "連絡した", "閉会した", "開会した", "終了した", "了承した", "説明がされた",
    "説明された", "報告がなされた", "紹介がなされた", "紹介された", "挨拶した", "挨拶が行われた", "挨拶を行った", "質疑応答を行った", "意見交換を行った", "意見交換が行われた",
    "質疑が行われた", "決定した", "承認した",
    "紹介", "紹介があった", "紹介した", "挨拶", "挨拶があった", "開会", "閉会", "開会を宣言した", "閉会を宣言した", "異議なし", "了承", "了承された", "承認された",
  ])

  private static func sentenceCount(_ content: Passage) -> Int {
    (0..<content.count).count { content[$0] == code("。") }
  }

  /// The speaker that a reporting sentence names at its beginning: 青木委員 of `青木委員から、…との意見があった。`
  static func reportedSpeaker(_ content: Passage) -> Passage? {
    let limit = content.prefix(20)
    guard let end = limit.firstIndex(of: "から") ?? limit.firstIndex(of: "より"), end > 0 else { return nil }
    let words = content.prefix(end)
    return SpeakerMark.isComplete(words) ? words : nil
  }

  /// Whether a text only relays what somebody unnamed, or somebody absent, thinks.
  static func relaysView(_ content: Passage, hasSpeaker: Bool) -> Bool {
    if anonymousOpenings.prefixLength(of: content) != nil { return true }
    guard hasSpeaker else { return false }
    let beginning = content.prefix(80)
    guard beginning.contains("委員"),
      let from = beginning.firstIndex(of: "委員から") ?? beginning.firstIndex(of: "委員より")
    else { return false }
    let rest = content.dropFirst(from).prefix(120)
    return relays.isInside(rest)
  }

  private static let anonymousOpenings = WordList([
    "ある委員から", "ある委員より", "委員から", "委員より", "一部の委員から", "複数の委員から", "別の委員から", "他の委員から", "出席者から", "有識者から", "ある構成員から",
    "構成員から",
    "参加者から", "ある出席者から",
  ])
  private static let relays = WordList([
    "意見を預か", "御意見を頂", "ご意見を頂", "ご意見をいただ", "御意見をいただ", "意見をいただ", "コメントを頂", "コメントをいただ", "意見書", "意見が寄せられ", "意見が届",
    "コメントが届",
    "代わりに", "代読",
  ])
}

extension RemarkBuilder {
  /// The remark with the speaker that was found at its end.
  func spoken(by speaker: Int?, printed: String, _ attribution: Remark.Attribution) -> RemarkBuilder {
    var spoken = RemarkBuilder(
      speaker: speaker, printedSpeaker: printed, attribution: attribution, topic: topic, line: line)
    spoken.adopt(self)
    return spoken
  }

  /// Whether the text relays another's view.
  var tellsAnothersView: Bool {
    guard let first else { return false }
    return Procedure.relaysView(first, hasSpeaker: printedSpeaker != nil)
  }
}
