import GraphStore

/// Reads what stands before the proceedings: title, date, place, roster, agenda.
struct FrontMatter {
  private(set) var title: MeetingTitle?
  private(set) var titleLine: TextLine?
  private(set) var date: PrintedDate?
  private(set) var startsAt: LocalTime?
  private(set) var endsAt: LocalTime?
  private(set) var place: String?
  /// The name under a heading of its own: 会議名.
  private(set) var meetingName: MeetingTitle?
  private(set) var headings: [String] = []
  private(set) var unexplained: [Int] = []
  /// The titles of the agenda's items, without spaces.
  private(set) var agenda: Set<String> = []
  /// The number of the section that the proceedings are, where sections are numbered.
  private(set) var sectionNumber: SectionNumber?
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var roster: RosterReader
  /// Whether the text is minutes of a W3C scribe.
  private(set) var isScribe = false
  /// The position of the first line of the proceedings.
  private(set) var end: Int
  private var section: Section?
  /// A line before the title that may be the meeting's name.
  private var nameAbove: TextLine?
  /// Whether the title has no name in it, so that the next line may be one.
  private var awaitsName = false

  init(_ lines: [TextLine], lexicon: Lexicon) {
    roster = RosterReader(
      lexicon: lexicon, hasOneSpelling: lines.first?.whole.isOfTextWithOneSpelling ?? true)
    end = lines.count
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        index += 1
        continue
      }
      if isTitle(line) {
        index += 1
        continue
      }
      if beginsSpeech(at: index, lines) {
        // What an agenda lists are no headings of what follows it.
        end = section == .agenda ? index : firstHeading(before: index, lines)
        break
      }
      if section == .agenda, isAgendaItem(line) {
        agenda.insert(SectionLabel.strippingMarks(line.content).body.compact)
      } else if let label = SectionLabel(line.content) {
        headings.append(label.label.printed)
        if label.section == .proceedings, label.value.isEmpty || label.value.contains("。") {
          end = label.value.isEmpty ? index + 1 : index
          sectionNumber = SectionNumber(line.content)
          break
        }
        read(label, line)
      } else if isRosterHeading(line) {
        section = .attendees
        roster.beginList(.present)
        _ = roster.read(line)
      } else if section?.isRoster == true, roster.read(line) {
        // A person, or what stands among people.
      } else if beginsBody(line) {
        end = index
        break
      } else if !readInSection(line) {
        if title == nil { nameAbove = line }
        unexplained.append(line.number)
      }
      index += 1
    }
    if end == lines.count { end = firstBodyLine(lines) }
    if isScribe, title == nil { nameScribeMeeting(lines) }
    diagnostics += roster.diagnostics
  }

  /// `1. 開会` in an agenda is an item of it, no time of opening.
  private func isAgendaItem(_ line: TextLine) -> Bool {
    guard HeadingNumber(line.content) != nil, let label = SectionLabel(line.content) else { return false }
    return label.value.isEmpty && (label.section == .opening || label.section == .closing)
  }

  /// 委員, 臨時委員 alone on a line: a list of people that has no other heading.
  private func isRosterHeading(_ line: TextLine) -> Bool {
    guard date != nil, section?.isRoster != true, section != .agenda else { return false }
    let words = line.content.trimming { $0.isOne(of: "<>〈〉【】[]()《》") || $0.isSpace }
    return words.count <= 8 && RoleName.words.contains(words) && !RoleName.isHonorific(words)
  }

  /// A heading of the meeting's points, behind the header and the people: `1. Welcome`, `## Robots`, `1　開会`.
  private func beginsBody(_ line: TextLine) -> Bool {
    guard date != nil, section != .agenda, section != .materials, section != .other, section != .scribe,
      let heading = TopicHeading(line)
    else { return false }
    switch heading.rank {
    case .issue, .agendaItem, .numbered: return !roster.list.attendees.isEmpty || section == nil
    case .marked: return line.isMarkedHeading && !roster.list.attendees.isEmpty
    case .none: return false
    }
  }

  /// A scribe's minutes print the group's name above the date.
  private mutating func nameScribeMeeting(_ lines: [TextLine]) {
    guard
      let line = lines.prefix(8).first(where: { line in
        unexplained.contains(line.number) && line.content.count >= 5
          && PrintedDate.first(in: line.content) == nil
      })
    else { return }
    title = MeetingTitle(naming: line.content)
    titleLine = line
    unexplained.removeAll { $0 == line.number }
  }

  private mutating func isTitle(_ line: TextLine) -> Bool {
    // W3C: – DRAFT –
    if line.content.contains("DRAFT"), line.content.count < 20 { return true }
    guard title == nil || !(title?.isPlain ?? false), headings.isEmpty || line.isMarkedHeading,
      section == nil, let found = MeetingTitle(line)
    else { return false }
    if let known = title, !found.isPlain || known.name != found.name && !found.name.isEmpty {
      // A name above the line 議事録 is the meeting's.
      guard found.isPlain, found.name.isEmpty else { return false }
    }
    if let known = title, found.name.isEmpty {
      title = known.completed(by: found)
    } else if title == nil, found.name.isEmpty, let above = nameAbove {
      title = MeetingTitle(naming: above.content).completed(by: found)
      titleLine = above
      unexplained.removeAll { $0 == above.number }
    } else {
      title = title?.name.isEmpty == true ? found.completed(by: title) : found
      titleLine = line
      awaitsName = found.name.isEmpty
    }
    if line.content.contains("Teleconference") || line.content.contains("teleconference") { isScribe = true }
    // October 2, 2023 Meeting Notes
    if date == nil { date = PrintedDate.first(in: line.content) }
    return true
  }

  /// Whether a speaker's mark with speech after it shows that the proceedings have begun.
  private func beginsSpeech(at index: Int, _ lines: [TextLine]) -> Bool {
    let line = lines[index]
    let resolver = SpeakerResolver(roster.list)
    for form in [RemarkForm.circle, .diamond, .bracket, .tortoiseShell, .parenthesis] {
      guard let mark = RemarkMark(line.content, form: form, resolver: resolver), mark.speaker != nil else {
        continue
      }
      if mark.body.contains("。") || mark.body.count >= 25 && section?.isRoster != true { return true }
    }
    if let mark = RemarkMark(line.content, form: .colon, resolver: resolver), let speaker = mark.speaker,
      mark.body.contains("。")
        || mark.body.count >= 12 && resolver.isKnown(speaker) && !roster.list.attendees.isEmpty
    {
      return SectionLabel(line.content) == nil
    }
    // A name alone on its line, and speech on the next.
    if date != nil, section?.isRoster != true,
      let mark = RemarkMark(line.content, form: .nameLine, resolver: resolver), let speaker = mark.speaker,
      SpeakerMark(speaker)?.name != nil, let next = lines[(index + 1)...].first(where: { !$0.isBlank })
    {
      return next.content.contains("。")
    }
    return false
  }

  /// The headings directly before the first speech belong to the proceedings.
  private func firstHeading(before index: Int, _ lines: [TextLine]) -> Int {
    var first = index
    var position = index - 1
    while position >= 0 {
      let line = lines[position]
      if !line.isBlank {
        guard SectionLabel(line.content) == nil, let heading = TopicHeading(line),
          heading.rank <= .numbered || line.isMarkedHeading
        else {
          break
        }
        first = position
      }
      position -= 1
    }
    return first
  }

  private mutating func read(_ label: SectionLabel, _ line: TextLine) {
    section = label.section
    awaitsName = false
    if label.section == .scribe { isScribe = true }
    if label.section.isRoster {
      roster.beginList(label.section.attendance, groupRole: label.section == .chair ? "chair" : nil)
      if let qualifier = label.qualifier { _ = roster.readLegend(qualifier) }
      if !label.value.isEmpty, !FrontMatter.isCount(label.value), !Aside.isElsewhere(label.value),
        !roster.read(label.value, line: line)
      {
        unexplained.append(line.number)
      }
      return
    }
    if !label.value.isEmpty { _ = readValue(label.value, line) }
  }

  /// 9名, 委員 12 名
  private static func isCount(_ value: Passage) -> Bool {
    value.count <= 8 && value.last == code("名")
      || value.count <= 3
        && value.allSatisfy { $0.isDigit || ScalarKind($0) == .other }
  }

  private mutating func readInSection(_ line: TextLine) -> Bool {
    guard let section else { return readLoose(line) }
    if section.isRoster {
      if line.isMarkedHeading { self.section = nil }
      return readLoose(line)
    }
    switch section {
    case .agenda:
      agenda.insert(SectionLabel.strippingMarks(line.content).body.compact)
      return true
    case .materials, .scribe, .other: return true
    default: return readValue(line.content, line) || readLoose(line)
    }
  }

  private mutating func readValue(_ value: Passage, _ line: TextLine) -> Bool {
    switch section {
    case .date, .time, .opening, .closing:
      return readDate(value, line)
    case .place:
      guard place == nil else { return false }
      place = value.trimming { $0.isSpace || $0 == code("|") || $0 == code("於") }.printed
      section = nil
      return true
    case .name:
      guard meetingName == nil else { return false }
      meetingName = MeetingTitle(naming: value)
      section = nil
      return true
    default:
      return true
    }
  }

  /// A line under no heading: a date, hours, a title that has no word for minutes.
  private mutating func readLoose(_ line: TextLine) -> Bool {
    if readDate(line.content, line) || Aside.isFurniture(line.content) || Aside.announces(line.content) {
      return true
    }
    if awaitsName, meetingName == nil, !line.content.contains("。"), (4...60).contains(line.content.count),
      TopicHeading(line) == nil
    {
      awaitsName = false
      meetingName = MeetingTitle(naming: line.content)
      return true
    }
    if line.content.allSatisfy({ ScalarKind($0) == .other || $0.isSpace }) { return true }
    // Below the date, a line that names a room is the place.
    if place == nil, date != nil, line.content.count <= 30,
      FrontMatter.rooms.suffixLength(of: line.content) != nil
    {
      place = line.content.trimming { $0.isSpace || $0 == code("於") }.printed
      return true
    }
    // A sentence of introduction is understood as such.
    return TopicHeading(line) != nil
  }

  private mutating func readDate(_ value: Passage, _ line: TextLine) -> Bool {
    var start = 0
    var isRead = false
    if date == nil, let found = PrintedDate.first(in: value) {
      date = found
      start = found.range.upperBound
      isRead = true
      if let printed = found.printedWeekday, printed != found.date.dayOfWeek {
        diagnostics.append(
          Diagnostic(
            line: line.number,
            message: "the printed weekday does not fit \(found.date): \(value.slice(found.range).printed)"))
      }
    } else if let again = PrintedDate.first(in: value) {
      start = again.range.upperBound
      isRead = true
    }
    if let times = PrintedTimes(in: value, from: start) {
      if section == .closing || FrontMatter.tellsClosing(value) {
        endsAt = endsAt ?? times.end ?? times.start
      } else {
        startsAt = startsAt ?? times.start
        endsAt = endsAt ?? times.end
      }
      isRead = true
      readPlace(behind: value.dropFirst(times.range.upperBound))
    }
    return isRead
  }

  /// 日時 and 場所 on one line: `…16時　場所：公民館`, `…16時　於：公民館`.
  private mutating func readPlace(behind rest: Passage) {
    guard place == nil else { return }
    for word in ["場所", "会場", "於"] as [StaticString] {
      guard let at = rest.firstIndex(of: word) else { continue }
      let found = rest.dropFirst(at + word.scalarCount).trimming {
        $0.isSpace || $0 == code(":") || $0 == code("(") || $0 == code(")")
      }
      if !found.isEmpty { place = found.printed }
      return
    }
  }

  private static let rooms = WordList("会議室 委員会室 会館 ホール 庁舎 議場 講堂 応接室 オンライン 特別会議室 大臣室 階 号室 研修室")

  /// Whether a line with a time tells the end: 午後0時3分散会.
  static func tellsClosing(_ content: Passage) -> Bool {
    content.contains("散会") || content.contains("閉会") || content.contains("終了")
  }

  /// `The meeting closed at 3:25 PM.`
  static func tellsEnglishClosing(_ content: Passage) -> Bool {
    let phrases: [StaticString] = [
      "adjourned", "Adjourned", "meeting closed", "meeting ended", "session closed",
    ]
    return phrases.contains { content.contains($0) }
  }

  /// Where no heading and no mark begins the proceedings: the first bullet or sentence after the header.
  private func firstBodyLine(_ lines: [TextLine]) -> Int {
    let last = unexplained.first
    return lines.firstIndex { line in
      !line.isBlank && (line.number == last || unexplained.contains(line.number))
        && (line.content.contains("。") || Bullet.length(in: line.content) != nil || TopicHeading(line) != nil)
    } ?? lines.count
  }
}

extension MeetingTitle {
  /// The title with the kind of another line.
  func completed(by other: MeetingTitle?) -> MeetingTitle {
    guard let other, kind == nil else { return self }
    return MeetingTitle(
      title: title + other.title, kind: other.kind, name: name, series: series, ordinal: ordinal, whole: whole
    )
  }

  private init(title: String, kind: String?, name: String, series: String, ordinal: Int?, whole: Passage) {
    (self.title, self.kind, self.name, self.series, self.ordinal, self.whole) = (
      title, kind, name, series, ordinal, whole
    )
  }
}
