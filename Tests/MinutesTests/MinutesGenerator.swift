/// Makes minutes by chance in every form that is read, and says what is in them: the oracle for reading.
///
/// A form is one of header × date × hours × roster × topics × remarks × line ends. The truth is written down while the
/// text is, never read from it.
struct MinutesGenerator {
  /// What a made document holds.
  struct Truth {
    var name = ""
    var series = ""
    var ordinal = 0
    /// ISO 8601.
    var date = ""
    /// hh:mm, and nil where the text prints none.
    var startsAt: String?
    var endsAt: String?
    var place: String?
    var people: [Person] = []
    var topics: [String] = []
    var remarks: [Remark] = []
    /// Whether the printed weekday is wrong.
    var isWeekdayWrong = false
    /// The names of the forms it was made of, for messages.
    var forms: [String] = []
  }

  struct Person {
    let family: String
    let given: String
    /// What the roster prints beside the name; nil where it prints nothing.
    var affiliation: String?
    /// The name of the organization at the top of the affiliation.
    var top: String?
    var attendance = "present"
    /// A post of the meeting that the roster prints.
    var post: String?
    /// Whether the roster prints the family name alone.
    var isFamilyOnly = false
    var seat = 0

    var name: String { isFamilyOnly ? family : family + given }
  }

  struct Remark {
    var text = ""
    /// The position in `people` of the printed speaker.
    var speaker: Int?
    /// `printed`, `roleOnly`, `reported` or `unattributed`.
    var attribution = "unattributed"
    var topic: Int?
    var technologies: [String] = []
  }

  struct Document {
    let text: String
    let truth: Truth
  }

  var random: SplitMix
  var truth = Truth()
  var text = ""

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[random.below(list.count)] }

  mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

  /// The next document; `remarkCount` sets its length.
  mutating func next(remarkCount: Int = 20) -> Document {
    truth = Truth()
    text = ""
    let remarks = pick(RemarkForm.allCases)
    writeHeader()
    writeRoster(for: remarks)
    writeProceedings(remarks, count: remarkCount)
    text += pick(["\n以上\n", "\n（以上）\n", "\n―― 了 ――\n", "\n"])
    if chance(20) {
      text = String(
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
          .map { String($0) }.joined(separator: "\r\n"))
    }
    return Document(text: text, truth: truth)
  }

  /// Digits as a clerk types them: half-width, full-width, or with spaces inside.
  mutating func digits(_ number: Int, _ style: Int) -> String {
    switch style {
    case 0: "\(number)"
    case 1: Self.wide("\(number)")
    default: " " + Self.wide("\(number)") + " "
    }
  }

  static func wide(_ digits: String) -> String {
    String(
      String.UnicodeScalarView(
        digits.unicodeScalars.map { scalar in
          (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
  }

  static func kanji(_ number: Int) -> String {
    let signs = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let (tens, ones) = (number / 10, number % 10)
    return (tens == 0 ? "" : (tens == 1 ? "" : signs[tens]) + "十") + (number == 0 ? "零" : signs[ones])
  }
}
