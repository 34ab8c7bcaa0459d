import GraphStore

/// How pictures show the nodes of each label: a colour that colour-blind readers tell apart, and a shape that does
/// not need the colour.
struct LabelStyle: Equatable {
  let label: String
  /// The fill and the line, as `#RRGGBB`. The fill is light enough for black text.
  let fill: String
  let line: String
  let shape: Shape

  /// The shapes, as Graphviz and Mermaid both know them.
  enum Shape: Equatable {
    case box, rounded, ellipse, hexagon, folder, note, octagon, house, cylinder, component
  }

  /// Styles for the labels of nodes: those of minutes have a look of their own, the others take what is left in the
  /// order of their names, so that a label looks the same in every picture of one graph.
  static func styles(for labels: some Sequence<String>) -> [String: LabelStyle] {
    let labels = Set(labels)
    var styles = ofMinutes.filter { labels.contains($0.key) }
    let taken = Set(styles.values.map(\.fill))
    let free = palette.filter { !taken.contains($0.fill) } + palette.filter { taken.contains($0.fill) }
    var next = 0
    for label in labels.sorted() {
      if styles[label] == nil {
        let color = free[next % free.count]
        let shape = shapes[(next / free.count + next + styles.count) % shapes.count]
        styles[label] = LabelStyle(label: label, fill: color.fill, line: color.line, shape: shape)
        next += 1
      }
    }
    return styles
  }

  /// The style of a node without labels.
  static let unlabeled = LabelStyle(label: "", fill: "#F2F2F2", line: "#666666", shape: .ellipse)

  private static let shapes: [Shape] = [.ellipse, .rounded, .hexagon, .box, .octagon, .component]

  /// Okabe and Ito's colours (safe for every common colour blindness) as lines, with light tints as fills.
  private static let palette: [(fill: String, line: String)] = [
    ("#D3E9F7", "#0072B2"), ("#FBE3C4", "#B86E00"), ("#CCEFE3", "#007A59"), ("#F7DCE9", "#A8447F"),
    ("#FAF3B8", "#8A7F00"), ("#DFF1FB", "#2A8BBF"), ("#F9D9C9", "#B84A00"), ("#E4E4E4", "#4D4D4D"),
  ]

  private static let ofMinutes: [String: LabelStyle] = {
    let entries: [(String, Int, Shape)] = [
      ("Document", 7, .note), ("Meeting", 7, .box), ("Attendee", 0, .ellipse), ("Person", 5, .ellipse),
      ("Organization", 1, .box), ("Topic", 4, .folder), ("Remark", 3, .note), ("Technology", 2, .hexagon),
      ("Place", 5, .house), ("Programme", 6, .octagon),
    ]
    return Dictionary(
      uniqueKeysWithValues: entries.map { label, color, shape in
        (label, LabelStyle(label: label, fill: palette[color].fill, line: palette[color].line, shape: shape))
      })
  }()
}
