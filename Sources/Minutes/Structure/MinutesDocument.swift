public import GraphStore

/// What a file of minutes says, as plain values: nothing that the text does not print.
public struct MinutesDocument: Sendable {
  /// The name the file was given by, usually its path.
  public var name: String
  /// The title line; nil where none was found.
  public var title: String?
  /// 議事要旨, 議事録, 会議録, Minutes, …
  public var kind: String?
  /// The SHA-256 of the file's bytes, in hexadecimal.
  public var sha256: String
  /// The length of the file.
  public var byteLength: Int
  /// The encoding the file was in. All byte ranges are those of the text in UTF-8.
  public var encoding: TextEncoding
  /// The meetings the file records, in the order of the text.
  public var sittings: [Sitting]
  /// What is doubtful: misprints, ambiguous names, lines that were not understood.
  public var diagnostics: [Diagnostic]
}

/// One meeting and what its minutes say of it.
public struct Sitting: Sendable {
  public var meeting: Meeting
  public var attendees: [Attendee]
  public var topics: [Topic]
  public var remarks: [Remark]
  /// How remarks are marked in this text.
  public var form: RemarkForm
  /// The headings that were understood, in the order of the text.
  public var headings: [String]
  /// How many lines are not blank.
  public var lineCount: Int
  /// The 1-based numbers of lines that no rule explains.
  public var unexplainedLines: [Int]
}

/// Where in a file something is printed.
public struct SourcePlace: Sendable, Hashable {
  /// The 1-based line it begins in.
  public var line: Int
  /// The UTF-8 bytes of the file.
  public var bytes: Range<Int>

  init(line: Int, bytes: Range<Int>) {
    self.line = line
    self.bytes = bytes
  }
}

/// The meeting itself.
public struct Meeting: Sendable {
  public var name: String?
  /// The name without its ordinal: what all meetings of the series share.
  public var series: String?
  public var ordinal: Int?
  public var date: CalendarDate?
  public var startsAt: LocalTime?
  public var endsAt: LocalTime?
  public var place: String?
  public var source: SourcePlace
}

/// A person of the roster, as of that meeting.
public struct Attendee: Sendable {
  /// How a person took part.
  public enum Attendance: String, Sendable, CaseIterable {
    case present, absent, proxy, observer, secretariat
  }

  /// The name without spaces.
  public var name: String
  public var familyName: String?
  public var givenName: String?
  public var printedName: String
  /// Organization and posts as printed.
  public var printedAffiliation: String?
  public var roles: [String]
  public var attendance: Attendance
  /// The organizations the affiliation names, from the most precise unit to the top.
  public var organizations: [OrganizationName.Reference]
  /// Short forms that the roster gives for the person: the initials of a table.
  public var aliases: [String]
  public var source: SourcePlace

  /// Whether the name is enough to recognise the person in another meeting.
  public var hasFullName: Bool

  /// Whether the text itself parts family and given name.
  var isSplitPrinted: Bool
}

/// A point of the agenda.
public struct Topic: Sendable {
  /// The number as printed, or the position where none is.
  public var number: Int
  /// The printed label: 論点①, 議題1, (1).
  public var label: String?
  public var title: String
  public var source: SourcePlace
}

/// What one person said without another's speaking.
public struct Remark: Sendable {
  /// Who said it, as far as the text tells.
  public enum Attribution: String, Sendable, CaseIterable {
    /// A name that resolves to one attendee.
    case printed
    /// A role, or a name that fits none or several.
    case roleOnly
    /// The speaker relays another's view.
    case reported
    case unattributed
  }

  /// `2-8`: topic 2, 8th; `7` where there are no topics.
  public var reference: String
  /// The position in the document, from 1.
  public var order: Int
  /// The text as printed, joined over line and page breaks.
  public var text: String
  public var attribution: Attribution
  /// The position of the topic in `Sitting.topics`.
  public var topic: Int?
  /// The position of the speaker in `Sitting.attendees`.
  public var speaker: Int?
  /// The mark that names the speaker, as printed.
  public var printedSpeaker: String?
  /// The byte ranges whose bytes, one after another, are the text.
  public var segments: [Range<Int>]
  public var mentions: [Mention]
  /// The line the text begins in.
  public var line: Int
}

/// Something doubtful that a reader of the graph should know.
public struct Diagnostic: Sendable, Hashable {
  /// The 1-based line.
  public var line: Int
  public var message: String
}

/// How a text marks who speaks.
public enum RemarkForm: String, Sendable, CaseIterable {
  /// A bullet, and no speaker: `- …`, `・…`.
  case bullet
  /// `○青木委員　…`
  case circle
  /// `【板生主査】…`
  case bracket
  /// `〔増田分科会長代理〕…`
  case tortoiseShell
  /// `◆16番（中西善之君）　…`
  case diamond
  /// `村井座長：…`, `NAME: …`
  case colon
  /// The name alone on its line, the speech below it.
  case nameLine
  /// `（委員）…`, `(青木委員) …`
  case parenthesis
  /// The name in a column of its own: `会長　　　それでは…`
  case column
  /// W3C scribe minutes: `alice: …`, `… continued`.
  case scribe
  /// Sentences without any mark.
  case prose
}
