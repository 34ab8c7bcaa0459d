import GQL
import GraphStore

/// What a picture writes into a node: its most telling property, shortened, and all of them as a tooltip.
struct ElementCaption {
  /// A line or more to show.
  let title: String
  /// Everything, a property per line.
  let details: String

  init(labels: [String], properties: [ElementReader.Property], fallback: String) {
    title = Self.title(of: properties) ?? (labels.isEmpty ? fallback : labels.joined(separator: " "))
    details = ([labels.map { ":" + $0 }.joined()] + properties.map { "\($0.name): \($0.value.plainText)" })
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Properties that name a thing, the best first.
  private static let naming = [
    "name", "title", "label", "printedName", "reference", "displayName", "fullName", "text", "uri", "id",
  ]

  private static func title(of properties: [ElementReader.Property]) -> String? {
    let text = { (name: String) in
      properties.first { $0.name == name && !$0.value.isNull }.map { $0.value.plainText }
    }
    // A remark or a topic is known by its number, and understood by its text.
    if let reference = text("reference"), let remark = text("text") { return reference + " " + remark }
    if let label = text("label"), let title = text("title") { return label + " " + title }
    if let name = naming.lazy.compactMap(text).first { return name }
    return properties.first { if case .string = $0.value { true } else { false } }?.value.plainText
      ?? properties.first?.value.plainText
  }

  /// The title in lines of a width, with an ellipsis where it has more than so many.
  func lines(width: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var rest = TableLayout.singleLine(title)
    while !rest.isEmpty, lines.count < limit {
      var (line, _) = DisplayWidth.prefix(of: rest, cells: width)
      if line.isEmpty { line = rest.prefix(1) }
      // Breaks between words where a word is what is cut; Japanese has no spaces and breaks anywhere.
      if line.endIndex < rest.endIndex, rest[line.endIndex] != " ", let space = line.lastIndex(of: " "),
        line[space...].utf8.count <= 12, line[space...].utf8.allSatisfy({ $0 < 0x80 })
      {
        line = line[..<space]
      }
      // A full stop does not begin a line.
      if line.endIndex < rest.endIndex, "、。，．」』）".contains(rest[line.endIndex]) {
        line = rest[..<rest.index(after: line.endIndex)]
      }
      let isCut = lines.count == limit - 1 && line.endIndex < rest.endIndex
      lines.append(String(line) + (isCut ? "…" : ""))
      rest = String(rest[line.endIndex...].drop { $0 == " " })
    }
    return lines.isEmpty ? [""] : lines
  }
}
