import GQL

extension DisplayWidth {
  /// The longest beginning of a text that fits, and the cells it takes.
  static func prefix(of text: String, cells: Int) -> (text: Substring, cells: Int) {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let width = of(text[end])
      if used + width > cells { break }
      used += width
      end = text.index(after: end)
    }
    return (text[..<end], used)
  }
}
