import FoundationEssentials
import Testing

@testable import GQL

/// The register of the standard's features: claims and scripts match each other.
@Suite struct GrammarFeatureTests {
  static let scripts = ParserGoldenTests.scripts(in: "features")

  @Test func theRegisterHasEveryFeatureOnce() {
    #expect(FeatureRegister.all.count == 228)
    #expect(Set(FeatureRegister.all.map(\.id)).count == 228)
    #expect(FeatureRegister.claims.keys.allSatisfy { FeatureRegister.feature($0) != nil })
    #expect(FeatureRegister.feature("GQ03")?.name == "Composite query: UNION")
  }

  @Test func claimsAndScriptsMatch() {
    let claimed = Set(FeatureRegister.all.flatMap(\.scripts))
    #expect(claimed.subtracting(Self.scripts) == [], "claims without a script")
    #expect(Set(Self.scripts).subtracting(claimed) == [], "scripts without a claim")
  }

  /// What each script gives is written down, and of the very text.
  @Test func everyScriptIsRun() throws {
    let cases = try PlanScript.names(in: "rows").flatMap { try PlanScript($0).cases }
    for name in Self.scripts {
      let file = goldenFolder.appendingPathComponent("features/\(name).gql")
      let text = try String(contentsOf: file, encoding: .utf8)
      let runs = cases.contains { $0.title == name && $0.query + "\n" == text }
      #expect(runs, "\(name): no case of this title has the text")
    }
  }

  /// Families whose every claim has cases in `Golden/rows`, right and wrong, that bear its identifier.
  static let families: Set<String> = ["GC", "GE", "GG", "GP", "GS", "GT"]

  /// What such a feature does is written down, row by row.
  @Test func claimsHaveCheckedRows() throws {
    var shown: Set<String> = []
    for name in PlanScript.names(in: "rows") {
      for item in try PlanScript(name).cases {
        shown.formUnion(item.title.split(separator: " ").map(String.init))
      }
    }
    let claimed = FeatureRegister.all.filter {
      $0.isSupported && Self.families.contains(String($0.id.prefix(2)))
    }
    #expect(claimed.filter { !shown.contains($0.id) }.map(\.id) == [])
  }

  /// Every script is standard GQL: it parses under strict rules and prints back to the same tree.
  @Test(arguments: scripts) func scriptIsStandard(_ name: String) throws {
    let file = goldenFolder.appendingPathComponent("features/\(name).gql")
    let text = try String(contentsOf: file, encoding: .utf8)
    let script = try Parser.parse(text, options: ParserOptions(isStrict: true))
    #expect(TreeText.of(try Parser.parse(Printer.text(of: script))) == TreeText.of(script))
  }
}
