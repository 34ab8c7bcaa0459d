/// The mark that opens a remark on a line, in one of the forms.
struct RemarkMark {
  /// Who speaks, as printed; nil for a bullet.
  let speaker: Passage?
  /// What stands after the mark.
  let body: Passage

  /// The mark that a line begins with in a form; nil where it has none.
  init?(_ content: Passage, form: RemarkForm, resolver: borrowing SpeakerResolver) {
    guard let first = content.first else { return nil }
    switch form {
    case .circle:
      guard first.isOne(of: RemarkMark.signs),
        first != 0x3007 || !Bullet.isZero(before: content.dropFirst(1)),
        let mark = RemarkMark.after(content.dropFirst(1), resolver)
      else { return nil }
      self = mark
    case .diamond:
      // A council's questions begin with ◆, the answers with ◎, the chair's words with ○.
      guard first.isOne(of: RemarkMark.signs), let mark = RemarkMark.after(content.dropFirst(1), resolver)
      else { return nil }
      self = mark
    case .bracket:
      guard let mark = RemarkMark.between(RemarkMark.square.open, RemarkMark.square.close, content, resolver)
      else { return nil }
      self = mark
    case .tortoiseShell:
      guard let mark = RemarkMark.between(RemarkMark.shell.open, RemarkMark.shell.close, content, resolver)
      else { return nil }
      self = mark
    case .parenthesis:
      guard let mark = RemarkMark.between(RemarkMark.round.open, RemarkMark.round.close, content, resolver)
      else { return nil }
      self = mark
    case .scribe where first == code("<"):
      guard let close = content.firstIndex(where: { $0 == code(">") }), close <= 24,
        content.slice(1..<close).allSatisfy({ !$0.isSpace })
      else { return nil }
      self = RemarkMark(
        speaker: content.slice(1..<close), body: content.dropFirst(close + 1).trimmed)
    case .colon, .scribe:
      guard let mark = RemarkMark.beforeColon(content, resolver, isScribe: form == .scribe) else {
        return nil
      }
      self = mark
    case .nameLine:
      guard content.count <= 24, SpeakerMark.isComplete(content) || resolver.isKnown(content),
        !RoleName.words.contains(content) || RemarkMark.speakingRoles.contains(content)
      else { return nil }
      self = RemarkMark(speaker: content, body: content.dropFirst(content.count))
    case .column:
      guard let mark = RemarkMark.beforeGap(content, resolver) else { return nil }
      self = mark
    case .bullet:
      guard let length = Bullet.length(in: content) else { return nil }
      let text = content.dropFirst(length).trimmed
      // A speaker's mark may stand after the bullet.
      if let inner = RemarkMark.between(RemarkMark.any.open, RemarkMark.any.close, text, resolver)
        ?? RemarkMark.beforeColon(text, resolver, isScribe: false)
      {
        self = inner
      } else {
        self = RemarkMark(speaker: nil, body: text)
      }
    case .prose:
      return nil
    }
  }

  private init(speaker: Passage?, body: Passage) {
    self.speaker = speaker
    self.body = body
  }

  /// The circles and diamonds that begin a speech.
  static let signs: StaticString = "○〇◯◎●◆◇"
  private static let circlesAndDiamonds = ScalarSet(signs.description)
  private static let circles = ScalarSet("○〇◯◎●")
  private static let lenticular = ScalarSet("【")
  private static let tortoise = ScalarSet("〔")
  private static let speakingRoles = WordList("委員長 委員 会長 座長 議長 事務局 司会 主査 部会長 分科会長 説明員 参考人")

  /// Where inside of a line another speaker's mark stands: `…です。○青木委員　それでは…`.
  static func firstInside(
    _ content: Passage, form: RemarkForm, resolver: SpeakerResolver
  ) -> (position: Int, mark: RemarkMark)? {
    let openers: ScalarSet
    switch form {
    case .circle, .diamond: openers = RemarkMark.circlesAndDiamonds
    case .bracket: openers = RemarkMark.lenticular
    case .tortoiseShell: openers = RemarkMark.tortoise
    case .colon, .parenthesis, .nameLine, .column, .scribe, .bullet, .prose: return nil
    }
    var index = 1
    while index < content.count {
      if openers.contains(content[index]),
        sentenceEnds.contains(content[index - 1]) || content[index - 1].isSpace,
        let mark = RemarkMark(content.dropFirst(index), form: form, resolver: resolver)
      {
        return (index, mark)
      }
      index += 1
    }
    return nil
  }

  private static let speechSigns = ScalarSet("。、「 ")
  private static let square = (open: ScalarSet("【["), close: ScalarSet("】]"))
  private static let shell = (open: ScalarSet("〔"), close: ScalarSet("〕"))
  private static let round = (open: ScalarSet("(<〈"), close: ScalarSet(")>〉"))
  private static let any = (open: ScalarSet("(【〔[<"), close: ScalarSet(")】〕]>"))
  private static let sentenceEnds = ScalarSet("。」』)!?")
}

extension RemarkMark {
  /// Speaker and speech after a mark such as ○: parted by a space, or run together (○委員長（星君）これより…).
  fileprivate static func after(_ text: Passage, _ resolver: SpeakerResolver) -> RemarkMark? {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    // Word by word: 青木 節子 委員.
    var end = 0
    for _ in 0..<4 {
      let wordEnd = text.firstIndex(from: text.skippingSpaces(from: end), where: { $0.isSpace }) ?? text.count
      guard wordEnd > end, wordEnd <= 30 else { break }
      let words = text.prefix(wordEnd)
      if let last = words.last, last == code(":") {
        let bare = words.dropLast(1)
        if SpeakerMark.isComplete(bare) || resolver.isKnown(bare) {
          return RemarkMark(speaker: bare, body: text.dropFirst(wordEnd).trimmed)
        }
      }
      if SpeakerMark.isComplete(words) || resolver.isKnown(words) {
        return extended(RemarkMark(speaker: words, body: text.dropFirst(wordEnd).trimmed), in: text)
      }
      end = wordEnd
      if end == text.count { break }
    }
    return runTogether(text, resolver)
  }

  /// 青木 節子 委員: a post that stands apart belongs to the mark; so does a bracket.
  private static func extended(_ mark: RemarkMark, in text: Passage) -> RemarkMark {
    guard let speaker = mark.speaker, let end = mark.body.firstIndex(where: { $0.isSpace }), end > 0,
      end <= 30
    else { return mark }
    let word = mark.body.prefix(end)
    let isPost = RoleName.words.contains(word) && RoleName.suffixLength(of: speaker) == 0
    let isBracket = word.first == code("(") && word.last == code(")") && word.count <= 20
    guard isPost || isBracket else { return mark }
    return RemarkMark(
      speaker: speaker.joined(to: word),
      body: mark.body.dropFirst(word.count).trimmed)
  }

  /// The speaker's words run into the speech: their end is the end of a post or of a bracket.
  private static func runTogether(_ text: Passage, _ resolver: SpeakerResolver) -> RemarkMark? {
    let limit = min(text.count, 30)
    var index = 1
    while index <= limit {
      let words = text.prefix(index)
      guard let last = words.last, !RemarkMark.speechSigns.contains(last) else {
        return nil
      }
      if last == code(":"), index > 1 {
        let bare = words.dropLast(1)
        guard SpeakerMark.isComplete(bare) || resolver.isKnown(bare) else { return nil }
        return RemarkMark(speaker: bare, body: text.dropFirst(index).trimmed)
      }
      if SpeakerMark.isComplete(words) {
        // The longest post: 委員長 and not 委員; a bracket after it is part of the mark.
        var end = index
        for longer in index..<min(limit, index + 6) + 1 where longer <= limit {
          let candidate = text.prefix(longer)
          if SpeakerMark.isComplete(candidate), RoleName.suffixLength(of: candidate) > longer - index {
            end = longer
          }
        }
        if end < text.count, text[end] == code("("),
          let close = text.firstIndex(from: end, where: { $0 == code(")") }), close - end <= 16
        {
          end = close + 1
        }
        return RemarkMark(speaker: text.prefix(end), body: text.dropFirst(end).trimmed)
      }
      index += 1
    }
    return nil
  }

  fileprivate static func between(
    _ openers: ScalarSet, _ closers: ScalarSet, _ content: Passage, _ resolver: SpeakerResolver
  ) -> RemarkMark? {
    guard let first = content.first, openers.contains(first) else { return nil }
    var depth = 0
    guard
      let close = content.firstIndex(where: { scalar in
        if scalar == first || scalar == code("(") { depth += 1 }
        if closers.contains(scalar) || scalar == code(")") { depth -= 1 }
        return depth == 0
      }), close <= 26
    else { return nil }
    let speaker = content.slice(1..<close).trimmed
    guard SpeakerMark.isComplete(speaker) || resolver.isKnown(speaker) else { return nil }
    var body = content.dropFirst(close + 1).trimmed
    if body.first == code(":") { body = body.dropFirst(1).trimmed }
    return RemarkMark(speaker: speaker, body: body)
  }

  fileprivate static func beforeColon(
    _ content: Passage, _ resolver: SpeakerResolver, isScribe: Bool
  ) -> RemarkMark? {
    guard let colon = content.prefix(31).firstIndex(where: { $0 == code(":") }), colon > 0 else {
      return nil
    }
    // 10:30 and http://… are no speakers.
    guard colon + 1 == content.count || !content[colon + 1].isDigit && content[colon + 1] != code("/") else {
      return nil
    }
    var speaker = content.prefix(colon).trimmed
    if let first = speaker.first, circles.contains(first) { speaker = speaker.dropFirst(1).trimmed }
    if speaker.hasPrefix("**") || speaker.hasSuffix("**") { speaker = speaker.trimming { $0 == code("*") } }
    let body = content.dropFirst(colon + 1).trimming { $0.isSpace || $0 == code("*") }
    if SpeakerMark.isComplete(speaker) || resolver.isKnown(speaker) {
      return RemarkMark(speaker: speaker, body: body)
    }
    if SectionLabel(content) == nil, isNamePair(speaker) { return RemarkMark(speaker: speaker, body: body) }
    let isNick =
      isScribe && speaker.count <= 20 && ScalarKind(speaker.first ?? 0) == .latin
      && !speaker.contains(" ") && !scribeCommands.contains(speaker)
    return isNick ? RemarkMark(speaker: speaker, body: body) : nil
  }

  /// A speaker in a column of its own, parted from the speech by a wide gap.
  fileprivate static func beforeGap(_ content: Passage, _ resolver: SpeakerResolver) -> RemarkMark? {
    let beginning = content.prefix(22)
    guard let space = beginning.firstIndex(where: { $0.isSpace }), space > 0 else { return nil }
    var found = beginning.firstIndex(of: "  ") ?? beginning.firstIndex(where: { $0 == 0x09 })
    if found == nil,
      RoleName.honorificLength(of: content.prefix(space)) > 0 || content[space - 1] == code(")")
    {
      // 座長（甲野君） …, 乙山君 …: the way of addressing ends the name.
      found = space
    }
    guard let gap = found, (1...20).contains(gap) else { return nil }
    let speaker = content.prefix(gap)
    let body = content.dropFirst(gap).trimmed
    guard !body.isEmpty, SpeakerMark.isComplete(speaker) || resolver.isKnown(speaker) else { return nil }
    return RemarkMark(speaker: speaker, body: body)
  }

  /// Family and given name, parted by a space: 街灯 明, Alice Stone.
  private static func isNamePair(_ speaker: Passage) -> Bool {
    let words = speaker.words
    guard words.count == 2, speaker.count <= 24, PersonName(words) != nil else { return false }
    return words.allSatisfy { word in
      guard let first = word.first else { return false }
      switch ScalarKind(first) {
      case .kanji: return word.count <= 3 && word.allSatisfy { ScalarKind($0) != .katakana }
      case .latin: return first.lowercased != first && word.count >= 2
      default: return false
      }
    }
  }

  private static let scribeCommands = WordList(
    [
      "Topic", "topic", "TOPIC", "Subtopic", "subtopic", "Scribe", "scribe", "ScribeNick", "scribenick",
      "Agenda", "agenda", "Chair", "chair", "Present", "present", "Regrets", "regrets", "Meeting", "meeting",
      "Date", "date", "ACTION", "Action", "RESOLUTION", "Resolution", "PROPOSED", "https", "http", "Note",
      "NOTE", "Q", "A", "Conclusion", "Summary", "Location", "Time",
    ])
}
