import Testing

@testable import Minutes

/// The lexicons themselves, their checks, and how names are found.
@Suite struct LexiconTests {
  @Test func theBuiltInFilesAreSound() throws {
    #expect(Lexicon.builtInFiles.count == 4)
    // All four as if they were one user's file after the others: ids and labels must be unique among them.
    var owners: [[UInt32]: String] = [:]
    for file in Lexicon.builtInFiles {
      for entry in file.entries {
        for (name, rule) in entry.labels where rule != .abbreviation {
          var text = MatchableText()
          text.append(name, byteOffset: 0)
          let owner = owners.updateValue(entry.concept.id, forKey: text.scalars)
          #expect(owner == nil || owner == entry.concept.id, "\(name.printed) names two concepts")
        }
      }
    }
    _ = try Lexicon(adding: [])
    #expect(Lexicon.builtIn.concepts.count > 700)
  }

  private func found(_ text: String, _ lexicon: Lexicon = .builtIn) -> [String] {
    var finder = MentionFinder(lexicon: lexicon)
    return FoldedText.withWhole(text) { whole in
      var matchable = MatchableText()
      matchable.append(whole, byteOffset: 0)
      return finder.mentions(in: matchable, utf8: Array(text.utf8)).map { "\($0.surface)=\($0.concept.id)" }
    }
  }

  @Test(
    arguments: [
      ("量子コンピュータと量子", ["量子コンピュータ=tech:quantum-computing", "量子=tech:quantum"]),
      ("ＡＩとai", ["ＡＩ=tech:artificial-intelligence"]),
      ("DARPAやARIA", ["DARPA=org:darpa", "ARIA=org:aria"]),
      ("RAND研究所とRAND 研究所", ["RAND研究所=org:rand", "RAND 研究所=org:rand"]),
      ("経済産業省サイバーセキュリティ課", ["経済産業省=org:meti", "サイバーセキュリティ課=org:meti-cyber-division"]),
      ("架空市量子推進室", []),
      ("アメリカンとロボットアームとクラウドファンディング", []),
      ("ﾛﾎﾞｯﾄ", ["ﾛﾎﾞｯﾄ=tech:robotics"]),
      ("日米韓の協力", ["日=country:JP", "米=country:US", "韓=country:KR"]),
      ("一日中、本日中、日中の気温、日比谷、昨日米国で", ["米国=country:US"]),
      ("日中関係", ["日=country:JP", "中=country:CN"]),
      ("防衛費と防衛", ["防衛=org:defence-sector"]),
      ("いつくばる。つくばで", ["つくば=place:tsukuba"]),
      ("drones and Drone", ["drones=tech:drones", "Drone=tech:drones"]),
      (
        "semiconductors-based SiC, not sic or music",
        ["semiconductors=tech:semiconductors", "SiC=tech:silicon-carbide"]
      ),
      ("日本電子計算株式会社", []),
    ] as [(String, [String])]) func mentions(_ text: String, _ expected: [String])
  {
    #expect(found(text) == expected)
  }

  /// The automaton against the obvious search, over random texts of few letters.
  @Test func theAutomatonFindsWhatASearchFinds() {
    var random = SplitMix(seed: 11)
    let letters = Array("あいうえ".unicodeScalars.map(\.value))
    for _ in 0..<60 {
      let words = Set(
        (0..<random.below(12) + 1).map { _ in
          (0..<random.below(4) + 1).map { _ in letters[random.below(letters.count)] }
        })
      let concept = Concept(
        id: "tech:x", kind: .technology, name: "x", nameEn: nil, category: nil, broader: nil, ror: nil)
      let labels = words.sorted { $0.lexicographicallyPrecedes($1) }
        .map { Label(concept: concept, rule: .preferred, scalars: $0) }
      let text = (0..<random.below(80)).map { _ in letters[random.below(letters.count)] }
      var found: Set<String> = []
      LabelAutomaton(labels).forEachOccurrence(in: text.span) { label, range in
        #expect(Array(text[range]) == labels[label].scalars)
        found.insert("\(label) \(range)")
      }
      var expected: Set<String> = []
      for (number, label) in labels.enumerated() {
        for start in text.indices where text[start...].starts(with: label.scalars) {
          expected.insert("\(number) \(start..<start + label.scalars.count)")
        }
      }
      #expect(found == expected)
    }
  }

  @Test func aUsersLexiconExtendsAndWins() throws {
    let file = """
      id\tprefLabel@ja\taltLabel\tbroader
      tech:wheel\t水車技術\t水車\ttech:renewable-energy
      tech:quantum\t量子の何か\t量子\t
      """
    let lexicon = try Lexicon(adding: [("my.tsv", Array(file.utf8))])
    #expect(found("水車と量子", lexicon) == ["水車=tech:wheel", "量子=tech:quantum"])
    #expect(lexicon.concepts["tech:quantum"]?.name == "量子の何か")
    #expect(found("量子技術", lexicon) == ["量子=tech:quantum"])
    #expect(
      lexicon.concepts["tech:wheel"].map(lexicon.ancestors)?.map(\.id) == [
        "tech:renewable-energy", "tech:advanced-energy",
      ])
  }

  @Test(arguments: [
    ("id\tprefLabel@ja\ntech:a\tあ\ntech:b\tあ\n", 3, "already names"),
    ("id\tprefLabel@ja\ntech:a\tあ\ntech:a\tい\n", 3, "a second time"),
    ("id\tprefLabel@ja\tbroader\ntech:a\tああ\ttech:none\n", 2, "which no lexicon has"),
    ("id\tprefLabel@ja\tbroader\ntech:a\tああ\ttech:b\ntech:b\tいい\ttech:a\n", 3, "above itself"),
    ("name\nあ\n", 1, "no column `id`"), ("id\tprefLabel@ja\nthing:a\tあ\n", 2, "must begin with"),
    ("id\tprefLabel@ja\ntech:a\n", 2, "no prefLabel"), ("id\n\tx\n", 2, "cells"), ("", 1, "empty"),
  ]) func aBrokenLexiconIsRefusedWithItsLine(_ file: String, _ line: Int, _ problem: String) {
    do {
      _ = try Lexicon(adding: [("my.tsv", Array(file.utf8))])
      Issue.record("accepted: \(file)")
    } catch {
      let error = error as? LexiconError
      #expect(error?.file == "my.tsv")
      #expect(error?.line == line)
      #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
    }
  }
}
