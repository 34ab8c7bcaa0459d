import Foundation
import GraphStore
import Minutes
import Testing

/// The code of the article "From text to graph", compiled and run; the test below holds it against the article.
@Suite struct ArticleTests {
  @Test func fromTextToGraph() throws {
    // Article
    let text = """
      第2回海底観測に関する懇談会　議事録

      日時　令和5年6月1日（木）10時00分～11時30分
      場所　架空庁第1会議室

      【出席者】
      座長　大江 一郎　架空大学 教授
      委員　木曽 三郎　株式会社みなも製作所

      【議事】
      ○大江座長　それでは始めます。
      ○木曽委員　量子センサーの話も聞きたいと思います。
      """
    let document = try MinutesReader().read(Array(text.utf8), name: "kaitei-2.txt")
    for remark in document.sittings[0].remarks {
      print(remark.reference, remark.attribution, remark.printedSpeaker ?? "nobody", remark.text)
    }

    let graph = Graph()
    let report = try MinutesIngester().ingest(Array(text.utf8), name: "kaitei-2.txt", into: graph)
    print(report.documents[0].attendees, report.documents[0].remarks, report.documents[0].unexplainedLines)

    let table = MinutesReport.affiliationsTechnologies.table(of: graph.snapshot())
    print(table.columns)
    for row in table.rows { print(row) }
    // End of article

    #expect(document.sittings[0].remarks.map(\.attribution) == [.printed, .printed])
    #expect(report.documents[0].attendees == 2)
    #expect(report.documents[0].unexplainedLines.isEmpty)
    #expect(table.rows.contains { $0.contains(.string("spoke")) && $0.contains(.string("株式会社みなも製作所")) })
  }

  @Test func theArticleShowsThisCode() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let start = try #require(source.range(of: "// Article\n"))
    let end = try #require(source.range(of: "// End of article"))
    let code = Self.letters(String(source[start.upperBound..<end.lowerBound]))
    let article = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Minutes/Minutes.docc/FromTextToGraph.md"),
      encoding: .utf8)
    let blocks = article.components(separatedBy: "```swift\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(Self.letters(blocks.joined(separator: "\n")) == code)
  }

  /// The code without white space, which the formatter sees differently in either place.
  private static func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
