/// The text that is being typed, with the cursor in it. It may have several lines.
struct EditorBuffer: Equatable {
  private(set) var characters: [Character] = []
  private(set) var cursor = 0
  /// What was cut last, to be pasted.
  private var cut: [Character] = []

  var text: String { String(characters) }
  var beforeCursor: String { String(characters[..<cursor]) }
  var isEmpty: Bool { characters.isEmpty }

  mutating func insert(_ text: String) {
    // Pasting joins what belongs together: a mark may arrive after its letter.
    let whole = beforeCursor + text
    let after = characters[cursor...]
    characters = Array(whole) + after
    cursor = whole.count
  }

  mutating func replaceAll(with text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  mutating func deleteBackward(_ count: Int = 1) {
    let start = max(0, cursor - count)
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  mutating func deleteForward() {
    if cursor < characters.count { characters.remove(at: cursor) }
  }

  mutating func moveLeft() { cursor = max(0, cursor - 1) }
  mutating func moveRight() { cursor = min(characters.count, cursor + 1) }

  mutating func moveWordLeft() {
    while cursor > 0, !Self.isWord(characters[cursor - 1]) { cursor -= 1 }
    while cursor > 0, Self.isWord(characters[cursor - 1]) { cursor -= 1 }
  }

  mutating func moveWordRight() {
    while cursor < characters.count, !Self.isWord(characters[cursor]) { cursor += 1 }
    while cursor < characters.count, Self.isWord(characters[cursor]) { cursor += 1 }
  }

  mutating func moveToLineStart() { cursor = lineStart }
  mutating func moveToLineEnd() { cursor = characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  /// Moves to the line above; false on the first.
  mutating func moveUp() -> Bool {
    let start = lineStart
    guard start > 0 else { return false }
    let column = cursor - start
    let above = characters[..<(start - 1)].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    cursor = min(above + column, start - 1)
    return true
  }

  /// Moves to the line below; false on the last.
  mutating func moveDown() -> Bool {
    guard let end = characters[cursor...].firstIndex(of: "\n") else { return false }
    let column = cursor - lineStart
    let next = characters[(end + 1)...].firstIndex(of: "\n") ?? characters.count
    cursor = min(end + 1 + column, next)
    return true
  }

  mutating func cutToLineEnd() {
    let end = characters[cursor...].firstIndex(of: "\n") ?? characters.count
    cutRange(cursor..<end)
  }

  mutating func cutToLineStart() { cutRange(lineStart..<cursor) }

  mutating func cutWordLeft() {
    let end = cursor
    moveWordLeft()
    cutRange(cursor..<end)
  }

  mutating func paste() { insert(String(cut)) }

  private mutating func cutRange(_ range: Range<Int>) {
    if range.isEmpty { return }
    cut = Array(characters[range])
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var lineStart: Int { characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }

  private static func isWord(_ character: Character) -> Bool {
    character == "_" || character.isLetter || character.isNumber
  }
}
