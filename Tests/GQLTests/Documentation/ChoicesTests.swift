import Foundation
import Testing

@testable import GQL

/// `Documentation/Choices.md` against the statements of `Golden/rows/choices.txt`, which show what it says.
@Suite struct ChoicesTests {
  /// Choices that no statement can show: they are about the interface, the documentation, or what there is not.
  static let others: Set<String> = [
    "IA002", "IA012", "ID002", "ID016", "ID017", "ID074", "ID075", "ID089", "ID090", "ID091", "ID098",
    "ID099",
    "IE002", "IE004", "IE005", "IE008", "IE009", "IE010", "IL002", "IL003", "IL009", "IL013", "IL015",
    "IV008",
    "IV012", "IV014", "IV015", "IV016", "IW001", "IW002", "IW003", "IW004", "IW005", "IW007", "IW012",
    "IW016",
    "IW021",
  ]

  @Test func everyChoiceIsShown() throws {
    let url = LanguageDocumentTests.url.deletingLastPathComponent().appending(path: "Choices.md")
    let chosen = try Self.items(String(contentsOf: url, encoding: .utf8))
    let shown = Set(try PlanScript("rows/choices.txt").cases.map { String($0.title.prefix { $0 != " " }) })
    #expect(chosen.count == 117)
    #expect(chosen.subtracting(shown).subtracting(Self.others).sorted() == [], "choices without a case")
    #expect(shown.subtracting(chosen).sorted() == [], "cases without a choice")
    #expect(shown.intersection(Self.others).sorted() == [])
  }

  /// The codes in the first column of the tables; `ID001–ID003` is three.
  private static func items(_ text: String) -> Set<String> {
    var items: Set<String> = []
    for line in text.split(separator: "\n") where line.hasPrefix("| I") && !line.hasPrefix("| item") {
      guard let cell = line.split(separator: "|").first else { continue }
      for part in cell.split(separator: ",") {
        let ends = part.split(separator: "–").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = ends.first, let last = ends.last, let from = Int(first.dropFirst(2)),
          let to = Int(last.dropFirst(2))
        else { continue }
        for number in from...to {
          items.insert(first.prefix(2) + String(repeating: "0", count: 3 - "\(number)".count) + "\(number)")
        }
      }
    }
    return items
  }
}
