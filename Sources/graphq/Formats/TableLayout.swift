import GQL

/// The widths of a table's columns, fitted to a terminal.
struct TableLayout: Equatable {
  /// The cells of each column that is shown.
  private(set) var widths: [Int]
  /// How many columns at the right did not fit.
  private(set) var hidden = 0

  /// The cells between two columns.
  static let gap = 2
  /// What a column keeps where space is short.
  private static let narrowest = 6

  /// Gives each column what it wants if all fit; otherwise shortens the widest, and drops columns at the right
  /// when each would be too narrow to read.
  init(wanted: [Int], within columns: Int?) {
    widths = wanted.map { max(1, $0) }
    guard let columns else { return }
    while widths.count > 1, Self.least(of: widths) > columns {
      widths.removeLast()
      hidden += 1
    }
    let room = max(1, columns - Self.gap * (widths.count - 1 + (hidden > 0 ? 1 : 0)) - (hidden > 0 ? 1 : 0))
    if widths.reduce(0, +) > room { shorten(to: room) }
  }

  private static func least(of widths: [Int]) -> Int {
    widths.reduce(0) { $0 + min($1, narrowest) } + gap * (widths.count - 1) + gap + 1
  }

  /// Finds the width above which every column is cut, so that what is left fills the room.
  private mutating func shorten(to room: Int) {
    var low = 1
    var high = widths.max() ?? 1
    while low < high {
      let middle = (low + high + 1) / 2
      if widths.reduce(0, { $0 + min($1, middle) }) <= room { low = middle } else { high = middle - 1 }
    }
    var spare = room - widths.reduce(0) { $0 + min($1, low) }
    for index in widths.indices where widths[index] > low {
      widths[index] = low + (spare > 0 ? 1 : 0)
      spare -= 1
    }
  }
}

extension TableLayout {
  /// A cell's text in exactly its width: padded, or cut with an ellipsis.
  static func fitted(_ text: String, to width: Int, isRight: Bool) -> String {
    let cells = DisplayWidth.of(text)
    if cells <= width {
      let padding = String(repeating: " ", count: width - cells)
      return isRight ? padding + text : text + padding
    }
    let (prefix, used) = DisplayWidth.prefix(of: text, cells: width - 1)
    return prefix + "…" + String(repeating: " ", count: max(0, width - 1 - used))
  }

  /// A text on one line and harmless to a terminal: line ends and other control characters become visible signs.
  static func singleLine(_ text: String) -> String {
    let isHarmless: (Unicode.Scalar) -> Bool = { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    if text.unicodeScalars.allSatisfy(isHarmless) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "↵"
      case "\r": break
      case "\t": result += " "
      case _ where isHarmless(scalar): result.unicodeScalars.append(scalar)
      default: result += "\u{FFFD}"
      }
    }
    return result
  }
}
