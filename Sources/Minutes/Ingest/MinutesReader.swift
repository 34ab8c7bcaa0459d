/// Reads the text of minutes into plain values. Pure: no files, no graph.
public struct MinutesReader: Sendable {
  /// What a reader may be told beforehand.
  public struct Options: Sendable {
    /// The encoding of the bytes; nil to find it out.
    public var encoding: TextEncoding?

    public init(encoding: TextEncoding? = nil) {
      self.encoding = encoding
    }
  }

  private let lexicon: Lexicon
  private let options: Options
  private let pool = MemoryPool()

  /// A reader that knows the concepts of a lexicon.
  public init(lexicon: Lexicon = .builtIn, options: Options = Options()) {
    self.lexicon = lexicon
    self.options = options
  }

  /// Reads a file's bytes; `name` is for the document and for errors. Takes time linear in the bytes.
  ///
  /// Throws `MinutesError` where the bytes are empty, no text, or no minutes.
  public func read(_ bytes: [UInt8], name: String) throws(MinutesError) -> MinutesDocument {
    guard !bytes.isEmpty else { throw MinutesError(path: name, reason: .empty) }
    guard let (text, encoding) = TextEncoding.decode(bytes, as: options.encoding, pool: pool) else {
      throw MinutesError(path: name, reason: .notDecodable)
    }
    // Passages and lines count no reference to the text that they look at.
    defer { withExtendedLifetime(text) {} }
    let all = text.lines.map { TextLine($0, of: text) }
    guard all.contains(where: { !$0.isBlank }) else { throw MinutesError(path: name, reason: .empty) }
    if MinutesReader.isVertical(all) { throw MinutesError(path: name, reason: .verticalPrint) }
    let lines = PageFurniture.removing(from: all)
    var document = MinutesDocument(
      name: name, title: nil, kind: nil, sha256: SHA256.hexadecimal(of: bytes), byteLength: bytes.count,
      encoding: encoding, sittings: [], diagnostics: [])
    var order = 1
    for part in SittingSplitter.parts(of: lines) {
      var reader = SittingReader(lexicon: lexicon)
      let sitting = reader.read(Array(lines[part]), kind: document.kind, firstOrder: order)
      order += sitting.remarks.count
      document.sittings.append(sitting)
      document.diagnostics += reader.diagnostics
      if document.title == nil { document.title = reader.title?.title }
      if document.kind == nil { document.kind = reader.title?.kind }
    }
    if let lack = MinutesReader.lack(of: document) {
      throw MinutesError(path: name, reason: .notMinutes(lack))
    }
    return document
  }

  /// Whether most lines are single characters.
  private static func isVertical(_ lines: [TextLine]) -> Bool {
    let printed = lines.count { !$0.isBlank }
    let single = lines.count { !$0.isBlank && isSetApart($0.content) }
    return printed >= 12 && single * 10 >= printed * 7
  }

  /// Whether no more than two characters stand on the line, or none stand together.
  private static func isSetApart(_ content: Passage) -> Bool {
    content.count <= 2
      || (1..<content.count).allSatisfy { content[$0].isSpace || content[$0 - 1].isSpace }
  }

  /// What a record of a meeting needs and the document lacks; nil where it is one.
  private static func lack(of document: MinutesDocument) -> String? {
    let sittings = document.sittings
    let hasKind = document.kind != nil
    let hasDate = sittings.contains { $0.meeting.date != nil }
    let hasPeople = sittings.contains { !$0.attendees.isEmpty }
    let hasRemarks = sittings.contains { !$0.remarks.isEmpty }
    let hasSpeakers = sittings.contains { $0.remarks.contains { $0.printedSpeaker != nil } }
    let hasHeadings = sittings.contains { $0.headings.count >= 2 }
    let evidence = [hasKind, hasDate, hasPeople, hasRemarks && (hasSpeakers || hasHeadings), hasHeadings]
      .count { $0 }
    let lines = sittings.reduce(0) { $0 + $1.lineCount }
    let unexplained = sittings.reduce(0) { $0 + $1.unexplainedLines.count }
    if !hasKind, unexplained * 2 > lines { return "no title, and most of its lines are not those of minutes" }
    if evidence >= 2, hasRemarks || hasPeople { return nil }
    var missing: [String] = []
    if !hasKind { missing.append("no title such as 議事録, 議事要旨 or Minutes") }
    if !hasDate { missing.append("no date") }
    if !hasPeople { missing.append("no attendees") }
    if !hasRemarks { missing.append("no remarks") }
    return missing.isEmpty ? "no headings and no speakers" : missing.joined(separator: ", ")
  }
}

/// Cuts a file that records several sittings.
private enum SittingSplitter {
  static func parts(of lines: [TextLine]) -> [Range<Int>] {
    var starts = [0]
    var last: (ordinal: Int?, date: PrintedDate?)?
    for index in lines.indices where !lines[index].isBlank {
      guard mayBeTitle(lines[index].content), let title = MeetingTitle(lines[index]), title.isPlain,
        SectionLabel(lines[index].content) == nil || isBareTitle(at: index, in: lines)
      else {
        continue
      }
      let date = date(after: index, in: lines)
      if let known = last {
        guard let date,
          title.ordinal != nil && title.ordinal != known.ordinal || date.date != known.date?.date,
          index - (starts.last ?? 0) > 4
        else { continue }
        starts.append(nameAbove(index, title, in: lines))
        last = (title.ordinal, date)
      } else {
        last = (title.ordinal, date)
      }
    }
    return zip(starts, starts.dropFirst() + [lines.count]).map { $0..<$1 }
  }

  /// Whether 議事録 stands alone above a header, and not above what was said.
  private static func isBareTitle(at index: Int, in lines: [TextLine]) -> Bool {
    let content = lines[index].content
    guard SectionLabel.strippingMarks(content).body.range == content.range else { return false }
    guard let next = lines[(index + 1)...].first(where: { !$0.isBlank }),
      let section = SectionLabel(next.content)?.section
    else { return false }
    return section == .date || section == .name || section == .time
  }

  /// Where a title begins whose line has the kind only: the meeting's name may stand directly above.
  private static func nameAbove(_ index: Int, _ title: MeetingTitle, in lines: [TextLine]) -> Int {
    guard title.name.isEmpty, index > 0, let above = MeetingTitle(lines[index - 1]), above.ordinal != nil
    else {
      return index
    }
    return index - 1
  }

  /// Whether a line has one of the letters that every word for minutes has, before it is looked at closely.
  private static func mayBeTitle(_ content: Passage) -> Bool {
    guard content.count <= 100, content.last != code("。") else { return false }
    let letters = titleLetters
    return content.firstIndex { letters.contains($0) } != nil
  }

  private static let titleLetters = ScalarSet("録旨要果mMtTN")

  /// The date that a header prints within its first lines.
  private static func date(after index: Int, in lines: [TextLine]) -> PrintedDate? {
    for line in lines[index...].prefix(16) where !line.isBlank {
      if let date = PrintedDate.first(in: line.content) { return date }
    }
    return nil
  }
}
