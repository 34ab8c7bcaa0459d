import Foundation
import GraphStore
import Testing

@testable import GQL

/// `Documentation/Language.md` is made from the register of features and the list of extensions; `UPDATE_GOLDEN=1` writes it anew.
@Suite struct LanguageDocumentTests {
  static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Documentation/Language.md")

  @Test func isMadeFromTheRegister() throws {
    let text = Self.text
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(to: Self.url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.url, encoding: .utf8) == text)
  }

  private static var text: String {
    let features = FeatureRegister.all
    let supported = features.filter(\.isSupported).count
    var lines = [
      "# The language", "",
      "graphq reads the whole grammar of ISO/IEC 39075:2024. This page is made from the register of features in the code;",
      "what the standard leaves open is in [Choices.md](Choices.md).", "", "## Optional features", "",
      "\(supported) of \(features.count) are claimed. A claim needs a script that shows it, in `Tests/GQLTests/Golden/features`;",
      "`CALL gql.features()` gives the same list. A feature without a claim may work: nobody has shown it yet.",
      "",
      "| id | feature | claimed |", "|---|---|---|",
    ]
    lines += features.map { "| \($0.id) | \($0.name) | \($0.isSupported ? "yes" : "") |" }
    lines += [
      "", "## Procedures", "",
      "`CALL name(arguments) YIELD columns`; parameters in brackets may be left out at the end. They look at the graph in use. Graph algorithms",
      "take the label of the nodes and the label of the edges first, null for all. `CALL gql.procedures()` gives the same list.",
      "", "| procedure | parameters | columns | what it gives |", "|---|---|---|---|",
    ]
    lines += ProcedureRegistry(catalog: Catalog(homeGraph: Graph())).procedures.values
      .sorted { $0.signature.name < $1.signature.name }
      .map {
        "| `\($0.signature.name)` | \(cell($0.signature.parametersText)) | \(cell($0.signature.columnsText)) | \(cell($0.summary)) |"
      }
    lines += [
      "", "## Extensions", "",
      "On by default; `--strict` refuses them with 42001 and names the standard's form.", "",
      "| extension | in standard GQL |", "|---|---|",
    ]
    lines += LanguageExtension.allCases.map {
      "| \(cell($0.rawValue)) | \(cell($0.standardForm)) |"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    text.replacingOccurrences(of: "|", with: "\\|")
  }
}
