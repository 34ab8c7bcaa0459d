import GraphStore
import Minutes
import Testing

/// The code of the article "From text to graph", compiled and run; `ArticleCodeTests` holds it against the article.
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
}
