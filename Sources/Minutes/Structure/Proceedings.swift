import GraphStore

/// Reads topics and remarks.
struct Proceedings {
  private let form: RemarkForm
  private let chooser: FormChooser
  private let topicRank: TopicHeading.Rank?
  /// The shape of the topics' numbers, where they are numbered.
  private let topicStyle: String?
  private let legend: MarkLegend
  private let agenda: Set<String>
  private let lines: [TextLine]
  /// The position of the line that is being read.
  private var position = 0
  /// The number of the last section, where sections are numbered: 5. 議事概要, then 6. その他.
  private var section: SectionNumber?
  private let isSummary: Bool
  private let mainBullet: UInt32?
  let resolver: SpeakerResolver
  private(set) var topics: [Topic] = []
  private(set) var remarks: [RemarkBuilder] = []
  private(set) var headings: [String] = []
  private(set) var unexplained: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var startsAt: LocalTime?
  private(set) var endsAt: LocalTime?
  private var topic: Int?
  private var open: RemarkBuilder?
  private var isAfterBlank = false
  private var hasEnded = false
  private var skipped: Section?

  init(
    _ lines: ArraySlice<TextLine>, list: AttendeeList, isScribe: Bool, isSummary: Bool,
    agenda: Set<String>, section: SectionNumber?
  ) {
    resolver = SpeakerResolver(list)
    self.isSummary = isSummary
    self.agenda = agenda
    self.section = section
    let all = Array(lines)
    self.lines = all
    legend = MarkLegend(all)
    chooser = FormChooser(all, resolver: resolver, isScribe: isScribe)
    form = chooser.form
    mainBullet = Proceedings.mainBullet(all)
    let topics = Proceedings.topicHeading(
      all, form: form, resolver: resolver, mainBullet: mainBullet, legend: legend, section: section)
    topicRank = topics?.rank
    topicStyle = topics?.style
    while position < all.count {
      read(all[position])
      position += 1
    }
    close()
  }

  var remarkForm: RemarkForm { form }

  private static func mainBullet(_ lines: [TextLine]) -> UInt32? {
    var counts: [UInt32: Int] = [:]
    for line in lines {
      if let first = line.content.first, Bullet.isItem(line.content) {
        counts[first, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The first heading of the plainest rank that the text has, procedure and further sections aside: topics look so.
  private static func topicHeading(
    _ lines: [TextLine], form: RemarkForm, resolver: SpeakerResolver, mainBullet: UInt32?,
    legend: MarkLegend, section: SectionNumber?
  ) -> TopicHeading? {
    var plainest: TopicHeading?
    for line in lines where !line.isBlank {
      guard !isItem(line, form, mainBullet, legend), let heading = TopicHeading(line),
        heading.rank < plainest?.rank ?? .none, !heading.isProcedural,
        section?.isFollowed(by: heading) != true,
        form == .bullet || RemarkMark(line.content, form: form, resolver: resolver) == nil
      else { continue }
      plainest = heading
    }
    return plainest
  }

  /// Whether a line is an item of the text's lists and so no heading.
  private static func isItem(
    _ line: TextLine, _ form: RemarkForm, _ mainBullet: UInt32?, _ legend: MarkLegend
  ) -> Bool {
    guard let first = line.content.first, Bullet.length(in: line.content) != nil else { return false }
    return first == mainBullet && form == .bullet || legend.roles[first] != nil
      || !headingBullets.contains(first)
  }

  private static let headingBullets = ScalarSet("■□◆◇●▼▲★☆")

  // MARK: Lines

  private mutating func read(_ line: TextLine) {
    if line.isBlank {
      isAfterBlank = true
      return
    }
    defer { isAfterBlank = false }
    if hasEnded { return }
    if readEnd(line) || readRule(line) || Aside.isStageDirection(line.content) { return }
    if legend.lines.contains(line.number), line.content.first == code("(") || line.content.first == code("※")
    {
      return
    }
    if form == .scribe, readDecision(line) { return }
    if form != .bullet, form != .prose,
      let mark = chooser.mark(ofLine: position, resolver)
        ?? RemarkMark(line.content, form: form, resolver: resolver)
    {
      begin(mark, line)
      return
    }
    if !Proceedings.isItem(line, form, mainBullet, legend), readHeading(line) { return }
    if skipped != nil { return }
    if form == .bullet, let mark = RemarkMark(line.content, form: form, resolver: resolver) {
      begin(mark, line)
      return
    }
    readText(line)
  }

  /// 以上, （了）, 午後0時3分散会: the end of the minutes, or a time.
  private mutating func readEnd(_ line: TextLine) -> Bool {
    let content = line.content
    guard content.count <= 40 else { return false }
    let bare = content.trimming { $0.isSpace || ScalarKind($0) == .other || $0 == 0x30FC }
    if let first = bare.first, Proceedings.endInitials.contains(first),
      Proceedings.ends.contains(where: { bare.isSpelled($0) })
    {
      close()
      hasEnded = true
      return true
    }
    if !content.contains("。"), content.count <= 24 || FrontMatter.tellsEnglishClosing(content),
      let times = PrintedTimes(in: content)
    {
      let isClosing = FrontMatter.tellsClosing(content) || FrontMatter.tellsEnglishClosing(content)
      guard isClosing || Proceedings.openings.isInside(content) else {
        return false
      }
      close()
      if isClosing { endsAt = times.start } else if startsAt == nil { startsAt = times.start }
      return true
    }
    return false
  }

  private static let openings = WordList("開会 開議 再開 休憩 開始")
  private static let ends: [StaticString] = ["以上", "了", "終了", "End", "終わり", "以上。", "Endofminutes"]
  private static let endInitials = ScalarSet("以了終E")

  /// A line of signs only.
  private func readRule(_ line: TextLine) -> Bool {
    line.content.allSatisfy { ScalarKind($0) == .other || $0.isSpace || $0 == 0x30FC }
  }

  private mutating func readHeading(_ line: TextLine) -> Bool {
    if form == .scribe { return readScribeHeading(line) }
    if let label = SectionLabel(line.content), label.value.isEmpty, line.content.count <= 30,
      open == nil || isAfterBlank || line.isMarkedHeading || form == .bullet
    {
      close()
      headings.append(label.label.printed)
      if let number = SectionNumber(line.content), section != nil { section = number }
      if label.section == .proceedings, remarks.isEmpty {
        // What was listed before the proceedings proper was the agenda.
        topics.removeAll()
        topic = nil
      }
      skipped =
        label.section == .materials || label.section == .agenda || label.section.isRoster
          || label.section == .other
        ? label.section : nil
      return true
    }
    guard let heading = TopicHeading(line) else { return false }
    // In the midst of a speech a number opens a sentence, not a topic.
    if open != nil, !isAfterBlank, !line.isMarkedHeading, heading.rank >= .numbered, form != .bullet,
      !isNextTopic(heading)
    {
      return false
    }
    close()
    headings.append(heading.whole.printed)
    skipped = nil
    if let current = section, current.isFollowed(by: heading) {
      section = SectionNumber(heading)
      topic = nil
      return true
    }
    guard heading.rank == topicRank, heading.style == topicStyle else { return true }
    if heading.isProcedural {
      topic = nil
      return true
    }
    beginTopic(heading, line)
    return true
  }

  /// Whether a numbered line directly after a speech is a heading: the agenda has it, or the speech was complete,
  /// the number is the next one, and a speaker's mark follows.
  private func isNextTopic(_ heading: TopicHeading) -> Bool {
    if agenda.contains(heading.title.compact) { return true }
    guard let open, open.endsSentence, heading.style == topicStyle,
      let number = heading.number, number == (topics.last?.number ?? 0) + 1,
      let next = lines[(position + 1)...].first(where: { !$0.isBlank })
    else { return false }
    return RemarkMark(next.content, form: form, resolver: resolver)?.speaker != nil
  }

  /// RESOLUTION: and ACTION: of a scribe's minutes are the meeting's, not the last speaker's.
  private mutating func readDecision(_ line: TextLine) -> Bool {
    guard Proceedings.decisions.prefixLength(of: line.content) != nil else { return false }
    close()
    open = RemarkBuilder(
      speaker: nil, printedSpeaker: nil, attribution: .unattributed, topic: topic, line: line.number)
    open?.append(line.content)
    return true
  }

  private static let decisions = WordList(
    "RESOLUTION RESOLVED ACTION PROPOSED PROPOSAL Resolution: Action:")

  private mutating func readScribeHeading(_ line: TextLine) -> Bool {
    let content = line.content
    let topicLength = Proceedings.topicWords.prefixLength(of: content)
    guard
      topicLength != nil || line.isMarkedHeading
        || isAfterBlank && content.count <= 80 && !content.contains(":") && !content.hasPrefix("...")
          && !content.contains("http")
          && content.last != code(".") && content.first != code("<")
    else { return false }
    close()
    let title = topicLength.map { content.dropFirst($0).trimmed } ?? content
    headings.append(title.printed)
    guard !title.isEmpty else { return true }
    topics.append(
      Topic(
        number: topics.count + 1, label: nil, title: title.printed,
        source: SourcePlace(line: line.number, bytes: content.bytes)))
    topic = topics.count - 1
    return true
  }

  private static let topicWords = WordList("Topic: topic: Subtopic: TOPIC:")

  private mutating func beginTopic(_ heading: TopicHeading, _ line: TextLine) {
    let label = heading.label.map(MeetingTitle.tidied)
    let title = heading.title.printed
    // The same topic again after a page or a break goes on.
    let bare = Proceedings.withoutContinuation(heading.title)
    if let known = topics.firstIndex(where: {
      $0.label == label && ($0.title == title || $0.title == bare || bare.isEmpty && label != nil)
    }) {
      topic = known
      return
    }
    topics.append(
      Topic(
        number: heading.number ?? topics.count + 1, label: label, title: title,
        source: SourcePlace(line: line.number, bytes: heading.whole.bytes)))
    topic = topics.count - 1
  }

  /// 量子技術（続き） → 量子技術
  private static func withoutContinuation(_ title: Passage) -> String {
    guard let length = continuations.suffixLength(of: title) else { return title.printed }
    return title.dropLast(length).trimmed.printed
  }

  private static let continuations = WordList("(続き) (つづき) (続) (前頁続き)")

  // MARK: Remarks

  private mutating func begin(_ mark: RemarkMark, _ line: TextLine) {
    close()
    skipped = nil
    if isSummary, Procedure.isProcedural(mark.body, speaker: mark.speaker) { return }
    start(mark, line)
    append(mark.body, line)
  }

  /// Begins a remark that has no text yet.
  private mutating func start(_ mark: RemarkMark, _ line: TextLine) {
    var speaker: Int?
    var attribution = Remark.Attribution.unattributed
    var printed = mark.speaker?.printed
    if mark.speaker == nil, let sign = line.content.first, legend.roles[sign] != nil {
      attribution = .roleOnly
      printed = line.content.prefix(1).printed
    }
    if let words = mark.speaker, let parsed = SpeakerMark(words) {
      let resolution = resolver.resolve(parsed, line: line.number)
      speaker = resolution.speaker
      attribution = resolution.attribution
      if let doubt = resolution.doubt { diagnostics.append(Diagnostic(line: line.number, message: doubt)) }
    }
    open = RemarkBuilder(
      speaker: speaker, printedSpeaker: printed, attribution: attribution, topic: topic, line: line.number)
  }

  /// Adds text to the open remark; another speaker's mark inside of the line begins the next.
  private mutating func append(_ body: Passage, _ line: TextLine) {
    var rest = body
    while let (position, next) = RemarkMark.firstInside(rest, form: form, resolver: resolver) {
      open?.append(rest.prefix(position))
      close()
      start(next, line)
      rest = next.body
    }
    open?.append(rest)
  }

  private mutating func readText(_ line: TextLine) {
    let content = line.content
    if form == .scribe, content.hasPrefix("...") {
      // The space after the dots is the one between the words.
      open?.append(content.dropFirst(3), keepsSpace: true)
      if open == nil { unexplained.append(line.number) }
      return
    }
    if let current = open {
      let isComplete = current.isComplete(before: content)
      // In lists a new paragraph after a finished item is no part of it; a page break in a sentence is bridged.
      if form != .bullet && form != .prose || !isComplete || !isAfterBlank && form == .bullet {
        append(form == .bullet ? line.whole.trimmed : content, line)
        return
      }
      close()
    }
    if Procedure.isProcedural(content, speaker: nil) || Aside.announces(content) { return }
    if Aside.isFurniture(content) { return }
    guard form == .prose, content.count >= 8 else {
      unexplained.append(line.number)
      return
    }
    open = RemarkBuilder(
      speaker: nil, printedSpeaker: nil, attribution: .unattributed, topic: topic, line: line.number)
    readProseOpening(content, line)
    open?.append(content)
  }

  /// `青木委員から、…との意見があった。` names who said it.
  private mutating func readProseOpening(_ content: Passage, _ line: TextLine) {
    guard let words = Procedure.reportedSpeaker(content), let mark = SpeakerMark(words), mark.name != nil
    else { return }
    let resolution = resolver.resolve(mark, line: line.number)
    guard let speaker = resolution.speaker else { return }
    open = RemarkBuilder(
      speaker: speaker, printedSpeaker: words.printed, attribution: .printed, topic: topic,
      line: line.number)
  }

  private mutating func close() {
    guard var remark = open else { return }
    open = nil
    if form == .bullet, (remark.printedSpeaker?.unicodeScalars.count ?? 0) <= 1,
      let words = remark.takeTrailingMark(resolver),
      let mark = SpeakerMark(words)
    {
      let resolution = resolver.resolve(mark, line: remark.line)
      if let doubt = resolution.doubt { diagnostics.append(Diagnostic(line: remark.line, message: doubt)) }
      remark = remark.spoken(by: resolution.speaker, printed: words.printed, resolution.attribution)
    }
    guard !remark.isEmpty else { return }
    if remark.tellsAnothersView { remark.attribution = .reported }
    remarks.append(remark)
  }
}
