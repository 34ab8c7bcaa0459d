/// What the first letters of a line tell of the mark that may stand there: nearly all lines are told to have none of a
/// form before they are looked at closely.
struct LineBeginning {
  private let first: UInt32
  private let isShort: Bool
  private let hasColon: Bool
  private let hasSpace: Bool

  init(_ content: Passage) {
    first = content.first ?? 0
    isShort = content.count <= 24
    var hasColon = false
    var hasSpace = false
    var index = 1
    while index < min(content.count, 31) {
      let scalar = content[index]
      if scalar == code(":") { hasColon = true }
      if scalar.isSpace, index < 22 { hasSpace = true }
      index += 1
    }
    self.hasColon = hasColon
    self.hasSpace = hasSpace
  }

  /// Whether the line may begin with a mark of a form.
  func fits(_ form: RemarkForm) -> Bool {
    switch form {
    case .circle, .diamond: first.isOne(of: RemarkMark.signs)
    case .bracket: first.isOne(of: "【[")
    case .tortoiseShell: first == code("〔")
    case .parenthesis: first.isOne(of: "(<〈")
    case .colon: hasColon
    case .nameLine: isShort
    case .column: hasSpace
    case .bullet, .scribe, .prose: true
    }
  }
}
