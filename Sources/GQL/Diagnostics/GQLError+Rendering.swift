extension GQLError {
  /// The error as people read it: message, place, the line with the wrong part underlined, hint.
  ///
  ///     error[42001]: expected an expression, found 'FROM'
  ///      --> query:1:8
  ///       |
  ///     1 | RETURN FROM
  ///       |        ^^^^
  ///       = help: …
  ///
  /// - Parameters:
  ///   - text: The whole text that was parsed.
  ///   - name: What the text is called: a file's name, or `query`.
  public func rendered(in text: String, name: String = "query") -> String {
    var lines = ["error[\(status.rawValue)]: \(message)"]
    var indentation = " "
    if let range {
      let excerpt = SourceExcerpt(of: range, in: text)
      indentation = String(repeating: " ", count: String(excerpt.line).count)
      lines.append("\(indentation)--> \(name):\(excerpt.line):\(excerpt.column)")
      lines.append("\(indentation) |")
      lines.append("\(excerpt.line) | \(excerpt.text)".trimmingTrailingSpaces)
      lines.append("\(indentation) | \(excerpt.underline)")
    }
    if let hint { lines.append("\(indentation) = help: \(hint)") }
    return lines.joined(separator: "\n")
  }
}

extension GQLErrors {
  /// Every error as people read it, an empty line between two.
  public func rendered(in text: String, name: String = "query") -> String {
    all.map { $0.rendered(in: text, name: name) }.joined(separator: "\n\n")
  }
}

/// One line of a text with a part of it underlined, cut to a width that a terminal can show.
struct SourceExcerpt {
  /// The line's number, from 1.
  let line: Int
  /// The column at which the part begins, in characters from 1.
  let column: Int
  /// The line, tabs shown as one space, long ends replaced by an ellipsis.
  let text: String
  /// Spaces and carets that stand right under the part.
  let underline: String

  /// The cells kept on either side of the part.
  private static let context = 60

  /// Cuts the excerpt; a part that goes on over several lines is underlined to the end of its first.
  init(of range: SourceRange, in text: String) {
    let line = SourceLine(containing: range.bytes.lowerBound, in: text)
    let before = line.text(upTo: range.bytes.lowerBound)
    let part = line.text(in: range.bytes)
    let after = String(decoding: line.bytes, as: UTF8.self).utf8.dropFirst(
      before.utf8.count + part.utf8.count)
    self.line = line.number
    column = before.count + 1
    let left = Self.shortened(before.shownInOneLine, keepingEnd: true, to: Self.context)
    let middle = Self.shortened(part.shownInOneLine, keepingEnd: false, to: Self.context)
    let right = Self.shortened(
      String(decoding: after, as: UTF8.self).shownInOneLine, keepingEnd: false, to: Self.context)
    self.text = left + middle + right
    underline =
      String(repeating: " ", count: DisplayWidth.of(left))
      + String(repeating: "^", count: max(1, DisplayWidth.of(middle)))
  }

  private static func shortened(_ text: String, keepingEnd: Bool, to width: Int) -> String {
    if text.utf8.count <= width || DisplayWidth.of(text) <= width { return text }
    var kept: [Character] = []
    var cells = 0
    for character in keepingEnd ? Array(text.suffix(width).reversed()) : Array(text.prefix(width)) {
      cells += DisplayWidth.of(character)
      if cells >= width { break }
      kept.append(character)
    }
    return keepingEnd ? "…" + String(kept.reversed()) : String(kept) + "…"
  }
}

extension String {
  /// The text with tabs and other control characters as single spaces, so that it stays on its line.
  fileprivate var shownInOneLine: String {
    String(map { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } ? " " : $0 })
  }

  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
