import GQL

/// Colours GQL as it is typed.
struct Highlighter {
  let style: TerminalStyle
  private static let keywords = Set(Vocabulary.keywords)

  func colored(_ text: String) -> String {
    if !style.isColored { return text }
    return StatementText(text).parts.map { part in
      switch part.kind {
      case .word: Self.keywords.contains(part.text.uppercased()) ? style.keyword(part.text) : part.text
      case .number: style.number(part.text)
      case .string: style.string(part.text)
      case .comment: style.faint(part.text)
      case .label, .parameter: style.name(part.text)
      case .space, .sign: part.text
      }
    }.joined()
  }
}
