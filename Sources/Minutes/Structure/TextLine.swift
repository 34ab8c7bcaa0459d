/// A line of the text as the structure sees it: its decoration told apart from its content.
struct TextLine {
  /// The 1-based number in the file.
  let number: Int
  /// The whole line.
  let whole: Passage
  /// Without indentation, Markdown heading signs and emphasis.
  let content: Passage
  /// Whether `#` or bold letters mark it as a heading.
  let isMarkedHeading: Bool
  /// How many spaces stand before it; a tab counts as four.
  let indent: Int
  let followsPageBreak: Bool

  var isBlank: Bool { content.isEmpty }

  init(_ line: FoldedText.Line, of text: FoldedText) {
    number = line.number
    whole = text.passage(of: line)
    followsPageBreak = line.followsPageBreak
    var indent = 0
    var start = 0
    while start < whole.count, whole[start].isSpace {
      indent += whole[start] == 0x09 ? 4 : 1
      start += 1
    }
    self.indent = indent
    var content = whole.trimmed
    var isHeading = false
    if content.first == code("#") {
      let signs = content.firstIndex { $0 != code("#") } ?? content.count
      if signs < content.count, content[signs].isSpace || content[signs] > 0x7F {
        content = content.dropFirst(signs).trimmed
        isHeading = true
      }
    }
    while content.count > 4, content.hasPrefix("**"), content.hasSuffix("**"),
      content.dropFirst(2).dropLast(2).firstIndex(of: "**") == nil
    {
      content = content.dropFirst(2).dropLast(2).trimmed
      isHeading = true
    }
    self.content = content
    isMarkedHeading = isHeading
  }

  /// A page's number: `3`, `- 3 -`, `3/10`, `3 ページ`, `Page 3 of 10`.
  var isPageNumber: Bool {
    guard content.count <= 16, !isBlank else { return false }
    var hasDigit = false
    var rest = content
    for word in ["page", "Page", "P.", "p.", "P", "p"] {
      if let length = rest.length(of: word) {
        rest = rest.dropFirst(length)
        break
      }
    }
    for word in ["ページ", "頁"] where rest.hasSuffix(word) { rest = rest.dropLast(word.unicodeScalars.count) }
    let isNumbered = rest.range != content.range
    var signs = 0
    for index in 0..<rest.count {
      let scalar = rest[index]
      if scalar.isDigit {
        hasDigit = true
      } else if TextLine.pageSigns.contains(scalar) {
        signs += 1
      } else if !scalar.isSpace, rest.length(of: "of", at: index) == nil,
        index == 0 || rest.length(of: "of", at: index - 1) == nil
      {
        return false
      }
    }
    return hasDigit && (isNumbered || signs > 0 || rest.count <= 3)
  }

  private static let pageSigns = Set("-‐−–—―ー/()[]<>~〜".unicodeScalars.map(\.value))
}

/// The signs that open an item of a list.
enum Bullet {
  /// The length of the bullet and the spaces after it that a line begins with; nil where none does.
  static func length(in content: Passage) -> Int? {
    guard let first = content.first, signs.contains(first), content.count > 1 else { return nil }
    let next = content[1]
    if needsSpace.contains(first) {
      guard next.isSpace || (first != code("*") && ScalarKind(next).isJapanese) else { return nil }
    }
    // 〇 is also zero: 〇三年.
    if first == 0x3007, Numeral.kanjiDigit(next) != nil || Numeral.kanjiUnit(next) != nil { return nil }
    return content.skippingSpaces(from: 1)
  }

  private static let signs = Set(
    "-‐−–—*・•●○◯〇◇◆■□▪▫➢➤✓▶▷►◦※☆★⚫⚪".unicodeScalars.map(\.value))
  private static let needsSpace = Set("-‐−–—*※".unicodeScalars.map(\.value))
}
