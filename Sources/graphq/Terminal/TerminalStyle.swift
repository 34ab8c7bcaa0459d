/// Colours and weights of text on a terminal, or plain text where there is to be no colour.
struct TerminalStyle: Sendable, Equatable {
  let isColored: Bool

  static let plain = TerminalStyle(isColored: false)
  static let colored = TerminalStyle(isColored: true)

  func strong(_ text: String) -> String { wrapped(text, "1") }
  func faint(_ text: String) -> String { wrapped(text, "2") }
  func heading(_ text: String) -> String { wrapped(text, "1;4") }
  func error(_ text: String) -> String { wrapped(text, "1;31") }
  func warning(_ text: String) -> String { wrapped(text, "1;33") }
  func hint(_ text: String) -> String { wrapped(text, "36") }
  func keyword(_ text: String) -> String { wrapped(text, "1;34") }
  func string(_ text: String) -> String { wrapped(text, "32") }
  func number(_ text: String) -> String { wrapped(text, "35") }
  func name(_ text: String) -> String { wrapped(text, "36") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// When output is coloured.
enum ColorChoice: String, Sendable {
  case auto, always, never

  /// The style of a stream, given whether it is a terminal and what the environment says.
  ///
  /// `NO_COLOR` (any text but an empty one) and `TERM=dumb` count for `auto` only: an option is a clearer wish.
  func style(isTerminal: Bool, environment: (String) -> String?) -> TerminalStyle {
    switch self {
    case .always: .colored
    case .never: .plain
    case .auto:
      if let noColor = environment("NO_COLOR"), !noColor.isEmpty {
        .plain
      } else {
        isTerminal && environment("TERM") != "dumb" ? .colored : .plain
      }
    }
  }
}
