/// Decides, for a whole document, how it marks remarks: the form that explains most lines.
enum FormChooser {
  static func form(of lines: [TextLine], resolver: SpeakerResolver, isScribe: Bool) -> RemarkForm {
    if isScribe { return .scribe }
    var counts: [RemarkForm: Int] = [:]
    // ◆ beside ○ is a council's record; ○ alone is everyone's.
    let hasDiamonds = lines.contains { $0.content.first == code("◆") || $0.content.first == code("◇") }
    let named = named
    for line in lines where !line.isBlank && !line.isMarkedHeading {
      let beginning = LineBeginning(line.content)
      for form in named where beginning.fits(form) && (form != .circle || !hasDiamonds) {
        guard RemarkMark(line.content, form: form, resolver: resolver) != nil else { continue }
        counts[form, default: 0] += 1
        break
      }
      if Bullet.isItem(line.content) { counts[.bullet, default: 0] += 1 }
    }
    // The earlier form wins a tie: it is the more telling one.
    let best = named.max { (counts[$0] ?? 0, -index($0)) < (counts[$1] ?? 0, -index($1)) } ?? .bullet
    let count = counts[best] ?? 0
    let bullets = counts[.bullet] ?? 0
    let isTelling = count >= 2 || count == 1 && bullets <= 1
    // A few colons or brackets among many bullets are marks inside of the bullets' text.
    let isWeak = best == .colon || best == .parenthesis || best == .nameLine || best == .column
    if count > 0, isTelling, !isWeak || count * 3 >= bullets { return best }
    return bullets > 0 ? .bullet : .prose
  }

  private static let named: [RemarkForm] = [
    .circle, .diamond, .bracket, .tortoiseShell, .colon, .parenthesis, .nameLine, .column,
  ]

  private static func index(_ form: RemarkForm) -> Int { named.firstIndex(of: form) ?? named.count }
}
