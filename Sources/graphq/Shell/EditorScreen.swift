import GQL

/// Draws the text that is being typed, over as many rows of the terminal as it takes.
struct EditorScreen {
  /// The row of the cursor below the first row of the text.
  private var cursorRow = 0

  /// What to write to show the buffer in place of what was shown before.
  mutating func draw(
    _ buffer: EditorBuffer, prompt: String, continuation: String, columns: Int, highlighter: Highlighter
  ) -> String {
    var output = (cursorRow > 0 ? "\u{1B}[\(cursorRow)A" : "") + "\r\u{1B}[J"
    let lines = highlighter.colored(buffer.text).split(separator: "\n", omittingEmptySubsequences: false)
    output += highlighter.style.strong(prompt)
    output += lines.joined(separator: "\r\n" + highlighter.style.faint(continuation))
    let end = place(of: buffer.text, prompt, continuation, columns)
    // A full last row leaves the cursor hanging; a line end makes the place sure.
    if end.column == 0, end.row > 0, buffer.text.last != "\n" { output += "\r\n" }
    let cursor = place(of: buffer.beforeCursor, prompt, continuation, columns)
    if end.row > cursor.row { output += "\u{1B}[\(end.row - cursor.row)A" }
    output += "\r" + (cursor.column > 0 ? "\u{1B}[\(cursor.column)C" : "")
    cursorRow = cursor.row
    return output
  }

  /// What to write to leave the text as it stands.
  mutating func finish(_ buffer: EditorBuffer, _ prompt: String, _ continuation: String, columns: Int)
    -> String
  {
    let rows = place(of: buffer.text, prompt, continuation, columns).row - cursorRow
    cursorRow = 0
    return (rows > 0 ? "\u{1B}[\(rows)B" : "") + "\r\n"
  }

  /// Forgets what was shown, after the screen was cleared or something else was written.
  mutating func reset() { cursorRow = 0 }

  /// Where the terminal's cursor stands after a text.
  func place(
    of text: String, _ prompt: String, _ continuation: String, _ columns: Int
  ) -> (row: Int, column: Int) {
    var row = 0
    var column = DisplayWidth.of(prompt)
    for character in text {
      if character == "\n" {
        row += 1
        column = DisplayWidth.of(continuation)
        continue
      }
      let width = DisplayWidth.of(character)
      if column + width > columns {
        row += 1
        column = 0
      }
      column += width
    }
    return column >= columns ? (row + 1, 0) : (row, column)
  }
}
