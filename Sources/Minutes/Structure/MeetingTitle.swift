/// The title line of minutes: the series, the ordinal, the kind of document.
struct MeetingTitle {
  let title: String
  let kind: String?
  let name: String
  let series: String
  let ordinal: Int?
  let whole: Passage

  /// The title that a line is; nil where it reads as something else.
  init?(_ line: TextLine) {
    let content = MeetingTitle.withoutFrame(line.content)
    guard (2...100).contains(content.count), !content.contains("。"), TableRow.cells(of: content) == nil else {
      return nil
    }
    guard
      MeetingTitle.kind(in: content) != nil
        || MeetingTitle.ordinal(in: content) != nil
          && MeetingTitle.meetingWords.contains(where: { content.contains($0) })
    else { return nil }
    self.init(naming: content)
  }

  /// The title that the words are, whatever they are.
  init(naming words: Passage) {
    let content = MeetingTitle.withoutFrame(words)
    let kind = MeetingTitle.kind(in: content)
    let ordinal = MeetingTitle.ordinal(in: content)
    whole = content
    title = MeetingTitle.tidied(content)
    self.kind = kind?.word
    self.ordinal = ordinal?.value
    name = MeetingTitle.name(content, kind: kind?.range)
    if name.isEmpty {
      series = name
    } else if let ordinal {
      // Cut in the original, where the ordinal's place is known.
      let (before, after) = MeetingPeriod.cut(
        content.prefix(ordinal.range.lowerBound), content.dropFirst(ordinal.range.upperBound))
      let series = [before, after].map { part in
        var part = part
        if let kind = MeetingTitle.kind(in: part) { part = MeetingTitle.cutting(part, kind.range) }
        if MeetingTitle.isNumber(part) { part = part.prefix(0) }
        return MeetingTitle.tidied(MeetingTitle.withoutOpening(MeetingTitle.withoutFrame(part)))
      }
      self.series = MeetingTitle.joined(series)
    } else {
      let rest = kind.map { MeetingTitle.cutting(content, $0.range) } ?? content
      let bare = MeetingPeriod.cut(MeetingTitle.withoutOpening(rest), content.prefix(0)).before
      series = MeetingTitle.tidied(MeetingTitle.withoutFrame(bare))
    }
  }

  /// The title without the word for minutes; a number behind that word (会議録（第3号）) stays with the name.
  private static func name(_ content: Passage, kind: Range<Int>?) -> String {
    guard let kind else { return tidied(withoutFrame(content)) }
    let rest = withoutFrame(withoutOpening(cutting(content, kind)))
    let after = content.dropFirst(kind.upperBound).trimmed
    if kind.lowerBound > 0, isNumber(after) {
      return tidied(withoutFrame(content.prefix(kind.lowerBound))) + tidied(after)
    }
    // Minutes of the Meeting, October 2, 2023 Meeting Notes: no name at all.
    let isDate = PrintedDate.first(in: rest).map { $0.range == 0..<rest.count } ?? false
    return isDate || noNames.contains(where: { rest.isSpelled($0) }) ? "" : tidied(rest)
  }

  /// 第3号, （第３回）, （その２）
  private static func isNumber(_ words: Passage) -> Bool {
    let bare = words.trimming { $0.isSpace || $0 == code("(") || $0 == code(")") }
    guard let first = bare.first, first == code("第") || bare.hasPrefix("その"), bare.count <= 8 else {
      return false
    }
    let start = first == code("第") ? 1 : 2
    guard let number = Numeral(in: bare, at: bare.skippingSpaces(from: start)) else { return false }
    let rest = bare.dropFirst(number.end).trimmed
    return rest.isEmpty || counters.contains { rest.isSpelled($0) }
  }

  private static let noNames: [StaticString] = ["Meeting", "the Meeting", "meeting"]
  private static let counters: [StaticString] = ["号", "回", "日", "日目", "部"]

  /// Whether the line carries the word for minutes, and so begins a document.
  var isPlain: Bool { kind != nil }

  private static func joined(_ parts: [String]) -> String {
    let parts = parts.filter { !$0.isEmpty }
    var text = parts.first ?? ""
    for part in parts.dropFirst() {
      let isLatin = text.utf8.last.map { $0 < 0x80 } ?? false
      text += (isLatin && (part.utf8.first.map { $0 < 0x80 } ?? false) ? " " : "") + part
    }
    return text
  }

  /// An English title puts the kind first: Minutes of the 5th meeting of …
  private static func withoutOpening(_ content: Passage) -> Passage {
    var rest = content
    for opening in ["of the ", "of ", "- ", "– ", "— ", ": "] as [StaticString] where rest.hasPrefix(opening)
    {
      rest = rest.dropFirst(opening.scalarCount)
    }
    return rest.isSpelled("ofthe") || rest.isSpelled("of") ? rest.prefix(0) : rest
  }

  /// The part before a range and the part after it, whichever is longer; both where the range stands inside.
  private static func cutting(_ content: Passage, _ range: Range<Int>) -> Passage {
    let before = content.prefix(range.lowerBound).trimmed
    let after = content.dropFirst(range.upperBound).trimmed
    return before.count >= after.count ? before : after
  }

  private static func withoutFrame(_ content: Passage) -> Passage {
    content.trimming { $0.isSpace || frame.contains($0) }
  }

  private static let frame = ScalarSet("「」『』【】《》〈〉<>〔〕=-―*_—–‐−:・")

  /// As printed, without the spaces that stand among Japanese letters and digits.
  static func tidied(_ passage: Passage) -> String {
    var pieces: [UInt8] = []
    let isSpacedOut = passage.isSpacedOut
    var position = 0
    while position < passage.count {
      let scalar = passage[position]
      if scalar.isSpace {
        var next = position
        while next < passage.count, passage[next].isSpace { next += 1 }
        let before = position > 0 ? ScalarKind(passage[position - 1]) : .space
        let after = next < passage.count ? ScalarKind(passage[next]) : .space
        if isSpacedOut {
          // 議 事 録: no space is meant.
        } else if before == .latin && after.isAlphanumeric || before.isAlphanumeric && after == .latin
          || before == .kanji && after == .kanji || before == .other && after == .latin
          || after == .digit && position > 0 && passage[position - 1] == code(",")
          || before == .katakana && after.isJapanese || before == .kanji && after == .katakana
        {
          pieces.append(0x20)
        }
        position = next
      } else {
        let bytes = passage.bytes(of: position)
        unsafe pieces += passage.source(bytes)
        position += 1
        // An expanded character stands for several scalars.
        while position < passage.count, passage.bytes(of: position).lowerBound == bytes.lowerBound {
          position += 1
        }
      }
    }
    return String(decoding: pieces, as: UTF8.self)
  }

  private static func kind(in content: Passage) -> (word: String, range: Range<Int>)? {
    if content.isSpacedOut {
      for word in spacedKinds {
        if let range = content.range(ofSpelled: word) { return ("\(word)", range) }
      }
      return nil
    }
    let kinds = kinds
    var index = 0
    while index < content.count {
      if let length = kinds.prefixLength(of: content, at: index) {
        return (content.slice(index..<index + length).folded, index..<index + length)
      }
      index += 1
    }
    return nil
  }

  private static let kinds = WordList([
    "議事要旨", "議事録", "議事概要", "議事要録", "議事メモ", "会議録", "会議要旨", "会議概要", "会議要録", "会議結果", "速記録", "議事速記録", "開催結果",
    "開催概要", "発言要旨",
    "Meeting Minutes", "Meeting minutes", "meeting minutes", "Minutes", "MINUTES", "minutes", "Meeting Notes",
    "Meeting notes", "meeting notes", "Teleconference", "teleconference",
  ])
  private static let spacedKinds: [StaticString] = [
    "議事要旨", "議事録", "議事概要", "会議録", "会議要旨", "会議概要", "議事要録", "速記録",
  ]
  static let meetingWords: [StaticString] = [
    "会議", "委員会", "審議会", "部会", "会合", "懇談会", "検討会", "研究会", "協議会", "分科会", "調査会", "本会議", "総会", "ワーキンググループ", "WG",
    "タスクフォース", "有識者会",
    "議会", "円卓", "meeting", "Meeting", "Committee", "Working Group",
  ]

  /// 第1回, (第 1 回), 第十八号, 5th.
  private static func ordinal(in content: Passage) -> (value: Int, range: Range<Int>)? {
    var index = 0
    while index < content.count {
      if content[index] == code("第"),
        let numeral = Numeral(in: content, at: content.skippingSpaces(from: index + 1))
      {
        let sign = content.skippingSpaces(from: numeral.end)
        // 第208回国会 is the session, 第7号 the meeting.
        if sign < content.count, content[sign] == code("回") || content[sign] == code("号"),
          content.length(of: "国会", at: sign + 1) == nil
        {
          // 第4回会議 is an ordinal, 第4回会議室検討会 is not.
          var end = sign + 1
          for word in ["会議", "会合", "定例会"] as [StaticString] {
            guard let length = content.length(of: word, at: end) else { continue }
            if end + length == content.count || content[end + length].isSpace, index > 0 { end += length }
          }
          return (numeral.value, framed(content, index..<end))
        }
      }
      if content[index].isDigit, index == 0 || !ScalarKind(content[index - 1]).isAlphanumeric,
        let numeral = Numeral(digitsIn: content, at: index)
      {
        for suffix in ["st ", "nd ", "rd ", "th "] as [StaticString]
        where content.length(of: suffix, at: numeral.end) != nil {
          var end = numeral.end + 3
          for word in ["meeting ", "Meeting "] as [StaticString] {
            end += content.length(of: word, at: end) ?? 0
          }
          return (numeral.value, index..<end)
        }
      }
      if content[index] == code("#"), index > 0, let numeral = Numeral(digitsIn: content, at: index + 1) {
        return (numeral.value, index..<numeral.end)
      }
      index += 1
    }
    return nil
  }

  /// With the brackets around.
  private static func framed(_ content: Passage, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low > 0, content[low - 1].isSpace { low -= 1 }
    while high < content.count, content[high].isSpace { high += 1 }
    if low > 0, high < content.count, content[low - 1] == code("("), content[high] == code(")") {
      return low - 1..<high + 1
    }
    return range
  }
}
