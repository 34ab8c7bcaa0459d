/// A place in a text as people count: lines and columns from 1.
///
/// A column is a character as a reader sees one (an extended grapheme cluster), so that an editor's
/// "go to column" lands right in Japanese and after emoji.
public struct SourceLocation: Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// The character within the line, from 1.
  public let column: Int

  /// Finds the place of a byte offset; linear in the offset.
  public init(ofByte offset: Int, in text: String) {
    let line = SourceLine(containing: offset, in: text)
    self.line = line.number
    column = line.text(upTo: offset).count + 1
  }
}

/// The line of a text that holds a byte, decoded.
struct SourceLine {
  /// The line's number, from 1.
  let number: Int
  /// The byte offset at which the line starts.
  let start: Int
  /// The line's bytes without its end-of-line characters.
  let bytes: [UInt8]

  /// Finds the line; an offset past the end means the end of the text.
  init(containing offset: Int, in text: String) {
    let all = Array(text.utf8)
    let offset = min(max(offset, 0), all.count)
    var number = 1
    var start = 0
    for index in 0..<offset where all[index] == UInt8(ascii: "\n") {
      number += 1
      start = index + 1
    }
    let end = all[start...].firstIndex(of: UInt8(ascii: "\n")) ?? all.count
    var bytes = Array(all[start..<end])
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    self.number = number
    self.start = start
    self.bytes = bytes
  }

  /// The whole line.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The line's text before a byte offset of the whole text.
  func text(upTo offset: Int) -> String {
    let count = min(max(offset - start, 0), bytes.count)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// The line's text within a range of byte offsets of the whole text.
  func text(in range: Range<Int>) -> String {
    let lower = min(max(range.lowerBound - start, 0), bytes.count)
    let upper = min(max(range.upperBound - start, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}
