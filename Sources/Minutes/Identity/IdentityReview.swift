/// A person's judgements over identities: a table that a run writes and the next run obeys.
///
/// Tab-separated, with the columns `decision`, `person`, `document`, `line`, `rule`, `confidence`, `attendee`. The first
/// is for the reader to fill: `keep`, `reject` or nothing. `person`, `document` and `line` say which edge is meant.
public struct IdentityReview: Sendable {
  /// What was decided of one edge.
  public enum Decision: String, Sendable { case keep, reject }

  struct Key: Hashable {
    let person: String
    let document: String
    let line: Int
  }

  private(set) var decisions: [Key: Decision] = [:]

  /// A review that decides nothing.
  public init() {}

  /// Reads a review file; `name` is for errors. Throws `LexiconError` with the line that is wrong.
  public init(_ bytes: [UInt8], name: String) throws(LexiconError) {
    guard let text = FoldedText(utf8: bytes) else {
      throw LexiconError(file: name, line: 1, problem: "the review is not valid UTF-8")
    }
    defer { withExtendedLifetime(text) {} }
    var columns: [String] = []
    for line in text.lines where !line.scalars.isEmpty {
      let cells = IdentityReview.cells(text.passage(of: line))
      if columns.isEmpty {
        columns = cells
        for needed in ["decision", "person", "document", "line"] where !columns.contains(needed) {
          throw LexiconError(
            file: name, line: line.number, problem: "the first line names no column `\(needed)`")
        }
        continue
      }
      func cell(_ column: String) -> String {
        columns.firstIndex(of: column).flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
      }
      let word = cell("decision")
      if word.isEmpty { continue }
      guard let decision = Decision(rawValue: word) else {
        throw LexiconError(
          file: name, line: line.number, problem: "the decision `\(word)` must be keep, reject or nothing")
      }
      guard let number = Int(cell("line")) else {
        throw LexiconError(file: name, line: line.number, problem: "the line `\(cell("line"))` is no number")
      }
      decisions[Key(person: cell("person"), document: cell("document"), line: number)] = decision
    }
  }

  private static func cells(_ line: Passage) -> [String] {
    var cells: [String] = []
    var start = 0
    for index in 0..<line.count where line[index] == 0x09 {
      cells.append(line.slice(start..<index).trimmed.printed)
      start = index + 1
    }
    return cells + [line.slice(start..<line.count).trimmed.printed]
  }

  func decision(person: String, _ candidate: IdentityCandidate) -> Decision? {
    decisions[Key(person: person, document: candidate.document, line: candidate.line)]
  }
}
