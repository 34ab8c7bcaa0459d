/// A line of the text as the structure sees it: its decoration told apart from its content.
struct TextLine {
  /// The 1-based number in the file.
  let number: Int
  /// The whole line.
  let whole: Passage
  /// Without indentation, Markdown heading signs and emphasis.
  let content: Passage
  /// How many `#` mark it as a heading, or 7 for bold letters; 0 where nothing does.
  let headingLevel: Int
  /// How many spaces stand before it; a tab counts as four.
  let indent: Int
  let followsPageBreak: Bool

  var isBlank: Bool { content.isEmpty }

  /// Whether `#` or bold letters mark it as a heading.
  var isMarkedHeading: Bool { headingLevel > 0 }

  init(_ line: FoldedText.Line, of text: FoldedText) {
    number = line.number
    let whole = text.passage(of: line)
    followsPageBreak = line.followsPageBreak
    var indent = 0
    var start = 0
    while start < whole.count, whole[start].isSpace {
      indent += whole[start] == 0x09 ? 4 : 1
      start += 1
    }
    self.indent = indent
    var content = whole.trimmed
    var headingLevel = 0
    if content.first == code("#") {
      let signs = content.firstIndex { $0 != code("#") } ?? content.count
      if signs < content.count, content[signs].isSpace || content[signs] > 0x7F {
        content = content.dropFirst(signs).trimmed
        headingLevel = signs
      }
    }
    while content.count > 4, content.hasPrefix("**"), content.hasSuffix("**"),
      content.dropFirst(2).dropLast(2).firstIndex(of: "**") == nil
    {
      content = content.dropFirst(2).dropLast(2).trimmed
      if headingLevel == 0 { headingLevel = 7 }
    }
    self.whole = whole
    self.content = content
    self.headingLevel = headingLevel
  }

  /// The column of a byte of the line, where wide characters take two.
  func column(ofByte byte: Int) -> Int {
    var column = 0
    for index in 0..<whole.count {
      let bytes = whole.bytes(of: index)
      if bytes.lowerBound >= byte { break }
      column += bytes.count >= 3 ? 2 : 1
    }
    return column
  }

  /// A page's number: `3`, `- 3 -`, `3/10`, `3 ページ`, `Page 3 of 10`.
  var isPageNumber: Bool {
    guard content.count <= 16, !isBlank else { return false }
    var hasDigit = false
    var rest = content
    for word in ["page", "Page", "P.", "p.", "P", "p"] as [StaticString] {
      if let length = rest.length(of: word) {
        rest = rest.dropFirst(length)
        break
      }
    }
    for word in ["ページ", "頁"] as [StaticString] where rest.hasSuffix(word) {
      rest = rest.dropLast(word.scalarCount)
    }
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

  private static let pageSigns = ScalarSet("-‐−–—―ー/()[]<>~〜")
}

/// The signs that open an item of a list.
enum Bullet {
  /// The length of the bullet and the spaces after it that a line begins with; nil where none does.
  static func length(in content: Passage) -> Int? {
    // The letters of most lines stand behind all signs.
    guard let first = content.first, first < 0x3100, signs.contains(first), content.count > 1 else {
      return nil
    }
    let next = content[1]
    if first.isOne(of: "-‐−–—*※") {
      guard next.isSpace || (first != code("*") && ScalarKind(next).isJapanese) else { return nil }
    }
    // 〇 is also zero: 〇三年.
    if first == 0x3007, isZero(before: content.dropFirst(1)) { return nil }
    return content.skippingSpaces(from: 1)
  }

  /// Whether a 〇 before these words is a digit: 〇三年, 〇年, but 〇三国委員.
  static func isZero(before words: Passage) -> Bool {
    var end = 0
    while end < words.count, Numeral.kanjiDigit(words[end]) != nil || Numeral.kanjiUnit(words[end]) != nil {
      end += 1
    }
    return end < words.count && counted.contains(words[end])
  }

  private static let counted = ScalarSet("年月日時分秒円人件回号条項点度台歳％%、・")

  /// Whether a line is an item of a list; a sign before words without a full stop is rather a heading's.
  static func isItem(_ content: Passage) -> Bool {
    guard let first = content.first, length(in: content) != nil else { return false }
    return !headingSigns.contains(first) || content.last == code("。") || content.contains("。")
  }

  private static let headingSigns = ScalarSet("■□◆◇▼▲★☆")

  private static let signs = ScalarSet("-‐−–—*・•●○◯〇◇◆■□▪▫➢➤✓▶▷►◦※☆★⚫⚪→⇒")
}
