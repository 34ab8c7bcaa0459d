/// The lines that a page's printing adds: its number, and a header or footer that is repeated from page to page.
enum PageFurniture {
  /// The lines without furniture. Blank lines stay: they may be page breaks.
  static func removing(from lines: [TextLine]) -> [TextLine] {
    var isNumber = [Bool](repeating: false, count: lines.count)
    var hasNumbers = false
    for index in lines.indices where lines[index].isPageNumber {
      isNumber[index] = true
      hasNumbers = true
    }
    // A header stands beside a page's number or after a form feed, and is the same three times.
    var counts: [String: Int] = [:]
    func isAtPageEdge(_ index: Int) -> Bool {
      if lines[index].followsPageBreak { return true }
      let around = max(0, index - 2)...min(lines.count - 1, index + 2)
      return around.contains { $0 != index && (isNumber[$0] || lines[$0].followsPageBreak) }
    }
    let edges = lines.indices.filter {
      !lines[$0].isBlank && !isNumber[$0] && lines[$0].content.count <= 60
        && (hasNumbers || lines[$0].followsPageBreak) && isAtPageEdge($0)
    }
    for index in edges { counts[lines[index].content.compact, default: 0] += 1 }
    let headers = Set(edges.filter { counts[lines[$0].content.compact, default: 0] >= 3 })
    return lines.indices.filter { !isNumber[$0] && !headers.contains($0) }.map { lines[$0] }
  }
}
