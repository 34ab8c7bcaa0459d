import Testing

@testable import GQL

/// Texts made from the standard's own grammar: all of them parse, print, and parse again.
@Suite struct GrammarTests {
  static let program = "GQL-program"

  /// Ways through the grammar that leave out what the shortest way always takes.
  static let detours: [Set<String>] = [
    [], ["session activity", "object expression primary"],
    [
      "session activity", "object expression primary", "graph expression", "at schema clause",
      "binding variable definition block", "order by and page statement", "call procedure statement",
      "linear catalog-modifying statement", "filter statement",
    ],
  ]

  /// Productions that no program reaches, each with a text around what it derives. The grammar uses the lexical
  /// ones to describe tokens, and a few only to be named by the standard's prose.
  static let islands: [String: (before: String, after: String)] = [
    "catalog binding table parent and name": ("USE g RETURN TABLE ", ""),
    "value specification": ("RETURN ", ""),
    "literal": ("RETURN ", ""),
    "authorization identifier": ("RETURN 1 AS ", ""),
    "graph pattern variable": ("MATCH (", ") FINISH"),
    "escaped character": ("RETURN 'a", "'"),
    "string literal character": ("RETURN 'a", "'"),
    "iso8601 years and months": ("RETURN DURATION '", "'"),
    "iso8601 days and time": ("RETURN DURATION '", "'"),
    "separator": ("RETURN", "1"),
    "truncating whitespace": ("RETURN", "1"),
    "bidirectional control character": ("RETURN '", "'"),
    "GQL terminal character": ("RETURN 1 /* ", " */"),
    "non-delimited identifier": ("RETURN $", ""),
  ]

  @Test func theGrammarHasAllItsProductions() throws {
    let grammar = try GrammarBNF()
    #expect(grammar.names.count == 814)
    #expect(Set(grammar.names).count == 814)
  }

  @Test func everyProductionParsesAndPrintsBack() throws {
    let grammar = try GrammarBNF()
    var generator = GrammarGenerator(grammar, seed: 39075)
    var unreached: [String] = []
    for name in grammar.names {
      guard generator.text(from: Self.program, through: name, size: 0) != nil else {
        unreached.append(name)
        continue
      }
      for (size, detour) in zip([15, 40], Self.detours.dropFirst()) {
        let text =
          generator.text(from: Self.program, through: name, avoiding: detour, size: size)
          ?? generator.text(from: Self.program, through: name, size: size)
        checkRoundTrip(try #require(text))
      }
    }
    for (start, frame) in Self.islands.sorted(by: { $0.key < $1.key }) {
      for name in unreached {
        guard let text = generator.text(from: start, through: name, size: 10) else { continue }
        checkRoundTrip(frame.before + text + frame.after)
      }
    }
    try checkTokens(&generator)
    #expect(grammar.names.filter { !generator.used.contains($0) } == [])
  }

  /// `<token>` and `<keyword>` and what only they use: each is exactly one token.
  private func checkTokens(_ generator: inout GrammarGenerator) throws {
    for start in [
      "token", "delimiter token", "keyword", "reserved word", "pre-reserved word", "non-reserved word",
    ] {
      for name in generator.grammar.names {
        guard let text = generator.text(from: start, through: name, size: 10),
          text.contains(where: { $0 != " " })
        else { continue }
        var lexer = Lexer()
        lexer.scan((Array(text.utf8) + [0]).span)
        if Self.halves.contains(text) { continue }
        #expect(lexer.errors.isEmpty && lexer.tokens.count == 2, "\(name): \(text)")
      }
    }
  }

  /// Special characters that are no tokens by themselves.
  private static let halves: Set<String> = ["@", "$", "\"", "`", "'", "\\", "_", "--", "//"]

  /// That a text parses, prints, and parses to the same tree again; and that a mutation of it does not crash.
  private func checkRoundTrip(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    do {
      let script = try Parser.parse(text)
      let printed = Printer.text(of: script)
      let again = try Parser.parse(printed)
      #expect(
        TreeText.of(script) == TreeText.of(again), "\(text)\n\(printed)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("\(error.rendered(in: text))", sourceLocation: sourceLocation)
    }
  }

  @Test func mutationsAreReadOrRefused() throws {
    var generator = GrammarGenerator(try GrammarBNF(), seed: 7)
    var random = SplitMix64(state: 11)
    let scraps = [
      "(", ")", "{", "}", "[", "]", "-[", "]->", "<-", "'", "\"", "`", "$", "/*", ";", "WHERE", "NOT", "\0",
    ]
    for name in generator.grammar.names {
      guard let text = generator.text(from: Self.program, through: name, size: 40) else { continue }
      var bytes = Array(text.utf8)
      for _ in 0..<3 {
        let place = Int(random.next() % UInt64(bytes.count + 1))
        let length = min(Int(random.next() % 6), bytes.count - place)
        let scrap = scraps[Int(random.next() % UInt64(scraps.count))]
        bytes.replaceSubrange(place..<place + length, with: random.next() % 2 == 0 ? Array(scrap.utf8) : [])
        let mutation = String(decoding: bytes, as: UTF8.self)
        do {
          _ = try Parser.parse(mutation)
        } catch {
          #expect(!error.rendered(in: mutation).isEmpty)
        }
      }
    }
  }
}
