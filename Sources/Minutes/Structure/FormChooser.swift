/// Decides, for a whole document, how it marks remarks: the form that explains most lines.
struct FormChooser {
  let form: RemarkForm
  /// The marks that were found on the way, by line.
  private let marks: [(form: RemarkForm, mark: RemarkMark)?]
  /// How many people were known then: a mark may depend on them.
  private let peopleCount: Int

  init(_ lines: [TextLine], resolver: SpeakerResolver, isScribe: Bool) {
    peopleCount = resolver.list.attendees.count
    guard !isScribe else {
      (form, marks) = (.scribe, [])
      return
    }
    var marks = [(form: RemarkForm, mark: RemarkMark)?](repeating: nil, count: lines.count)
    var counts = [Int](repeating: 0, count: FormChooser.named.count)
    var bullets = 0
    // ◆ beside ○ is a council's record; ○ alone is everyone's.
    let hasDiamonds = lines.contains { $0.content.first == code("◆") || $0.content.first == code("◇") }
    let named = FormChooser.named
    for (number, line) in lines.enumerated() where !line.isBlank && !line.isMarkedHeading {
      let beginning = LineBeginning(line.content)
      for (index, form) in named.enumerated()
      where beginning.fits(form) && (form != .circle || !hasDiamonds) {
        guard let mark = RemarkMark(line.content, form: form, resolver: resolver) else { continue }
        counts[index] += 1
        marks[number] = (form, mark)
        break
      }
      if Bullet.isItem(line.content) { bullets += 1 }
    }
    // The earlier form wins a tie: it is the more telling one.
    let first = named.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    let (best, count) = (named[first], counts[first])
    let isTelling = count >= 2 || count == 1 && bullets <= 1
    // A few colons or brackets among many bullets are marks inside of the bullets' text.
    let isWeak = best == .colon || best == .parenthesis || best == .nameLine || best == .column
    let isBest = count > 0 && isTelling && (!isWeak || count * 3 >= bullets)
    form = isBest ? best : bullets > 0 ? .bullet : .prose
    self.marks = marks
  }

  /// The mark of the form on a line, where it was found already and is still what it was.
  func mark(ofLine number: Int, _ resolver: SpeakerResolver) -> RemarkMark? {
    guard number < marks.count, let found = marks[number], found.form == form,
      resolver.list.attendees.count == peopleCount
    else { return nil }
    return found.mark
  }

  private static let named: [RemarkForm] = [
    .circle, .diamond, .bracket, .tortoiseShell, .colon, .parenthesis, .nameLine, .column,
  ]
}
