import Testing

@testable import Minutes

/// Sentences that the end of a line breaks where a heading or a new paragraph might be: they stay whole.
@Suite struct BrokenSentenceTests {
  private static let header = "第１回検討会　議事要旨\n日時：令和３年４月１日　１０時～１１時\n場所：公民館\n出席者：青山 一郎、赤城 遥\n\n"

  private func sitting(_ proceedings: String) throws -> Sitting {
    let document = try MinutesReader().read(Array((Self.header + proceedings).utf8), name: "x")
    return try #require(document.sittings.first)
  }

  @Test(arguments: [
    ("（１）費用、（２）人材の順であ", "る。"), ("①費用、②人材、③場所の順に見てい", "く。"), ("１．費用、２．人材のい", "ずれかである。"),
  ])
  func anEnumerationIsNoHeading(_ first: String, _ rest: String) throws {
    let prose = try sitting("議事要旨\n《論点①　進め方》\n小さく始めて確かめる。\n\n\(first)\n　\(rest)\n\n現場の声を聞いてほしい。\n")
    #expect(prose.topics.map(\.title) == ["進め方"])
    #expect(prose.remarks.map(\.text) == ["小さく始めて確かめる。", first + rest, "現場の声を聞いてほしい。"])
    #expect(prose.unexplainedLines == [])
    let named = try sitting(
      "議事\n■進め方\n\n青山委員\n小さく始めて確かめる。\n\n■分担\n\n赤城委員\n\(first)\n　\(rest)\n\n青山委員\n現場の声を聞いてほしい。\n")
    #expect(named.topics.map(\.title) == ["進め方", "分担"])
    #expect(named.remarks.map(\.text) == ["小さく始めて確かめる。", first + rest, "現場の声を聞いてほしい。"])
    #expect(named.remarks.map(\.topic) == [0, 1, 1])
  }

  @Test func aNumberAloneIsAHeading() throws {
    let sitting = try sitting("議事要旨\n\n（１）費用、人材\n小さく始めて確かめる。\n\n（２）費用と資料（３）\n現場の声を聞いてほしい。\n")
    #expect(sitting.topics.map(\.title) == ["費用、人材", "費用と資料（３）"])
    #expect(sitting.remarks.map(\.text) == ["小さく始めて確かめる。", "現場の声を聞いてほしい。"])
  }

  @Test(arguments: ["という声もある。", "と述べた。", "、そして『待て』との声もある。", "。ただし時間がない。", "の意味を問いたい。", "などの声がある。", "である。"])
  func aSentenceGoesOnBehindAQuotation(_ rest: String) throws {
    let sitting = try sitting("議事要旨\n小さく始めて確かめる。「急ぐな」\n　\(rest)\n\n現場の声を聞いてほしい。\n")
    #expect(sitting.remarks.map(\.text) == ["小さく始めて確かめる。「急ぐな」" + rest, "現場の声を聞いてほしい。"])
  }

  @Test(arguments: ["ところで費用はどうか。", "では次の話に進む。", "もちろん急ぐべきだ。", "また費用を見る。", "費用を早く見る。"])
  func aNewSentenceBehindAQuotationIsARemark(_ next: String) throws {
    let sitting = try sitting("議事要旨\n小さく始めて確かめる。「急ぐな」\n　\(next)\n")
    #expect(sitting.remarks.map(\.text) == ["小さく始めて確かめる。「急ぐな」", next])
  }
}
