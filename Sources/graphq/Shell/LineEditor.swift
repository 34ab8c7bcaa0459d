/// Lets a person type a statement over several lines, with history, completion and colours.
///
/// A class, because it owns the terminal and its screen.
final class LineEditor {
  private let terminal: RawTerminal
  private let sink = ByteSink(descriptor: Terminal.output)
  private let highlighter: Highlighter
  private var screen = EditorScreen()
  private(set) var history: History
  /// What may be typed after a text.
  var complete: (String) -> (replacing: Int, words: [String]) = { _ in (0, []) }

  /// How a person ended typing.
  enum Ending: Equatable {
    case text(String)
    /// Ctrl-C: the text is dropped.
    case cancelled
    /// Ctrl-D on nothing.
    case endOfInput
  }

  init?(style: TerminalStyle, history: History) {
    guard let terminal = RawTerminal() else { return nil }
    self.terminal = terminal
    self.history = history
    highlighter = Highlighter(style: style)
  }

  /// Reads until the text is whole: a statement with its semicolon, or a command of the shell.
  func read(prompt: String, continuation: String) -> Ending {
    terminal.begin()
    defer { terminal.restore() }
    var buffer = EditorBuffer()
    screen.reset()
    draw(buffer, prompt, continuation)
    while let key = terminal.readKey() {
      switch key {
      case .enter:
        let text = buffer.text
        if text.isEmpty || text.hasPrefix(":") || StatementText(text).isComplete {
          leave(&buffer, prompt, continuation)
          history.add(text)
          return .text(text)
        }
        buffer.insert("\n")
      case .control("c"):
        leave(&buffer, prompt, continuation)
        return .cancelled
      case .control("d") where buffer.isEmpty:
        leave(&buffer, prompt, continuation)
        return .endOfInput
      case .tab: completeWord(&buffer, prompt, continuation)
      case .control("l"):
        write("\u{1B}[H\u{1B}[2J")
        screen.reset()
      default: edit(&buffer, key)
      }
      draw(buffer, prompt, continuation)
    }
    return .endOfInput
  }

  private func edit(_ buffer: inout EditorBuffer, _ key: Key) {
    switch key {
    case .text(let text), .paste(let text): buffer.insert(text)
    case .backspace: buffer.deleteBackward()
    case .delete, .control("d"): buffer.deleteForward()
    case .left, .control("b"): buffer.moveLeft()
    case .right, .control("f"): buffer.moveRight()
    case .home, .control("a"): buffer.moveToLineStart()
    case .end, .control("e"): buffer.moveToLineEnd()
    case .wordLeft: buffer.moveWordLeft()
    case .wordRight: buffer.moveWordRight()
    case .control("k"): buffer.cutToLineEnd()
    case .control("u"): buffer.cutToLineStart()
    case .control("w"): buffer.cutWordLeft()
    case .control("y"): buffer.paste()
    case .control("r"): if let found = history.search(buffer.text) { buffer.replaceAll(with: found) }
    case .up, .control("p"):
      if !buffer.moveUp(), let text = history.previous(from: buffer.text) { buffer.replaceAll(with: text) }
    case .down, .control("n"):
      if !buffer.moveDown(), let text = history.next() { buffer.replaceAll(with: text) }
    default: break
    }
  }

  /// Completes as far as the candidates agree, and shows them where they do not.
  private func completeWord(_ buffer: inout EditorBuffer, _ prompt: String, _ continuation: String) {
    let (count, words) = complete(buffer.beforeCursor)
    guard let first = words.first else { return }
    if words.count == 1 {
      buffer.deleteBackward(count)
      buffer.insert(first)
      return
    }
    let common = words.dropFirst().reduce(first) { shared, word in
      String(zip(shared, word).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
    }
    if common.count > count {
      buffer.deleteBackward(count)
      buffer.insert(common)
      return
    }
    leave(&buffer, prompt, continuation)
    let shown = words.prefix(60).joined(separator: "  ") + (words.count > 60 ? "  …" : "")
    write(highlighter.style.faint(shown) + "\r\n")
  }

  private func leave(_ buffer: inout EditorBuffer, _ prompt: String, _ continuation: String) {
    write(screen.finish(buffer, prompt, continuation, columns: columns))
  }

  private func draw(_ buffer: EditorBuffer, _ prompt: String, _ continuation: String) {
    write(
      screen.draw(
        buffer, prompt: prompt, continuation: continuation, columns: columns, highlighter: highlighter))
  }

  private var columns: Int { Terminal.size(of: Terminal.output)?.columns ?? 80 }

  private func write(_ text: String) {
    try? sink.write(text)
    try? sink.flush()
  }
}
