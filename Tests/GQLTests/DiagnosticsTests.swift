import Testing

@testable import GQL

/// Conditions, places and excerpts.
@Suite struct DiagnosticsTests {
  @Test func everyConditionHasACodeOfFiveAndAName() {
    #expect(GQLStatus.allCases.count == 80)
    for status in GQLStatus.allCases {
      #expect(status.rawValue.count == 5)
      #expect(!status.condition.isEmpty)
      #expect(GQLStatus(rawValue: status.classCode + "000") != nil)
    }
    #expect(GQLStatus.invalidSyntax.rawValue == "42001")
    #expect(GQLStatus.invalidSyntax.classCondition == "syntax error or access rule violation")
    #expect(GQLStatus(rawValue: "G1001")?.category == .exception)
    #expect(GQLStatus.omittedResult.category == .successfulCompletion)
  }

  @Test(arguments: [
    ("RETURN x", "x", 8, "       ^"),
    ("RETURN '東京' + x", "x", 15, "                ^"),
    ("👩‍🔬 x", "x", 3, "   ^"),
    ("が x", "x", 3, "   ^"),
    ("ｱｲ x", "x", 4, "   ^"),
    ("a\t東京大学 b", "東京大学", 3, "  ^^^^^^^^"),
  ])
  func underlines(_ text: String, _ part: String, _ column: Int, _ underline: String) throws {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    let start = try #require(bytes.indices.last { bytes[$0...].starts(with: wanted) })
    let range = SourceRange(start..<start + wanted.count)
    let excerpt = SourceExcerpt(of: range, in: text)
    #expect(excerpt.column == column)
    #expect(excerpt.underline == underline)
    #expect(GQLSourceLocation(ofByte: start, in: text).column == column)
  }

  @Test func linesAndEnds() {
    let text = "RETURN 1,\r\n  2 +\n"
    let error = GQLError(.invalidSyntax, "wrong", at: SourceRange(14..<15), hint: "try")
    #expect(
      error.rendered(in: text, name: "a.gql") == """
        error[42001]: wrong
         --> a.gql:2:4
          |
        2 |   2 +
          |    ^
          = help: try
        """)
    #expect(GQLSourceLocation(ofByte: 1000, in: text).line == 3)
    #expect(!error.rendered(in: "").isEmpty)
  }

  @Test func longLinesAreCut() {
    let text = String(repeating: "長", count: 500) + "x" + String(repeating: "y", count: 500)
    let excerpt = SourceExcerpt(of: SourceRange(1500..<1501), in: text)
    #expect(DisplayWidth.of(excerpt.text) < 130)
    #expect(excerpt.text.contains("長x"))
  }

  @Test func suggestions() {
    #expect(Suggestion.nearest(to: "RETRUN", among: ["RETURN", "REMOVE"]) == "RETURN")
    #expect(Suggestion.nearest(to: "Persn", among: ["Person", "Place"]) == "Person")
    #expect(Suggestion.nearest(to: "xyz", among: ["RETURN"]) == nil)
    #expect(Suggestion.nearest(to: "", among: ["a"]) == nil)
  }
}

typealias GQLSourceLocation = GQL.SourceLocation
