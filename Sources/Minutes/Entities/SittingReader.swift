/// Reads one meeting's part of a file.
struct SittingReader {
  let lexicon: Lexicon
  private(set) var diagnostics: [Diagnostic] = []
  /// The title of the part, for the document.
  private(set) var title: MeetingTitle?

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// The sitting that lines record.
  mutating func read(_ lines: [TextLine], kind: String?, firstOrder: Int) -> Sitting {
    let front = FrontMatter(lines, lexicon: lexicon)
    let documentKind = front.title?.kind ?? kind
    let isSummary = documentKind.map { FoldedText.withWhole($0, SittingReader.summaries.isInside) } ?? false
    let proceedings = Proceedings(
      lines[front.end...], list: front.roster.list, isScribe: front.isScribe, isSummary: isSummary,
      agenda: front.agenda, section: front.sectionNumber)
    var annotator = MentionAnnotator(lexicon: lexicon)
    title = front.title
    diagnostics = front.diagnostics + proceedings.diagnostics
    let unexplained =
      front.unexplained.filter { number in front.end >= lines.count || number < lines[front.end].number }
      + proceedings.unexplained
    return Sitting(
      meeting: meeting(front, proceedings, lines), attendees: proceedings.resolver.list.attendees,
      topics: proceedings.topics,
      remarks: annotator.remarks(proceedings.remarks, topics: proceedings.topics, firstOrder: firstOrder),
      form: proceedings.remarkForm, headings: front.headings + proceedings.headings,
      lineCount: lines.count { !$0.isBlank }, unexplainedLines: unexplained)
  }

  private static let summaries = WordList("要旨 概要 要録 メモ 結果")

  private func meeting(_ front: FrontMatter, _ proceedings: Proceedings, _ lines: [TextLine]) -> Meeting {
    let line = front.titleLine ?? lines.first { !$0.isBlank } ?? lines.first
    let place = SourcePlace(
      line: line?.number ?? 1, bytes: front.title?.whole.bytes ?? line?.content.bytes ?? 0..<0)
    let title = [front.title, front.meetingName].compactMap { $0 }.first { !$0.name.isEmpty }
    return Meeting(
      name: title?.name, series: title?.series, ordinal: title?.ordinal, date: front.date?.date,
      startsAt: front.startsAt ?? proceedings.startsAt,
      endsAt: front.endsAt ?? proceedings.endsAt, place: front.place, source: place)
  }
}
