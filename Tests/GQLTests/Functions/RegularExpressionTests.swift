import GraphStore
import Testing

@testable import GQL

/// Regular expressions and patterns of LIKE: what matches, what does not, and what is refused.
@Suite struct RegularExpressionTests {
  static let expressions: [(String, matching: [String], other: [String])] = [
    ("", [""], ["a"]), ("abc", ["abc"], ["ab", "abcd", "xabc"]), ("a|b|", ["a", "b", ""], ["ab"]),
    ("a*b+c?", ["b", "aabbc"], ["", "ac", "bcc"]), ("(ab)*", ["", "abab"], ["aba"]),
    ("a{2,3}", ["aa", "aaa"], ["a", "aaaa"]),
    ("a{2}", ["aa"], ["a"]), ("a{2,}", ["aa", "aaaaa"], ["a"]), ("a{,2}", ["", "aa"], ["aaa"]),
    ("(a|b){2}c", ["abc"], ["ac"]),
    (".", ["a", "東", "\u{1F600}"], ["", "\n", "ab"]), ("(?s).", ["\n"], [""]), ("^a$", ["a"], ["ba", "a\n"]),
    ("[a-c]+", ["abc"], ["abd"]), ("[^a-c]", ["d", "東"], ["a"]), ("[]a]", ["]", "a"], ["b"]),
    ("[a\\]-]", ["]", "-"], ["b"]),
    ("[\\d_]+", ["1_"], ["a"]), ("[^\\d]", ["a"], ["1"]), ("[\\D]", ["a"], ["1"]),
    ("\\d{3}-\\d{4}", ["123-4567"], ["1234567"]),
    ("\\w+", ["abc_1", "東京", "é"], ["a b", ""]), ("\\s", [" ", "\u{3000}", "\t"], ["a"]),
    ("\\S\\W", ["a!"], ["a b"]),
    ("(?i)straße", ["STRAßE", "straße"], ["strasse"]), ("(?i)[a-z]+", ["ABC"], ["1"]),
    ("a(?i)b", ["aB"], ["AB"]),
    ("(?i:a)b", ["Ab"], ["AB"]), ("(?i)é", ["É"], ["e"]), ("(?i)[^a]", ["b"], ["A", "a"]),
    ("\\p{Han}+", ["東京大学"], ["とうきょう"]), ("\\p{Hiragana}+", ["とうきょう"], ["東"]),
    ("\\p{Katakana}+", ["トーキョー", "ｶﾅ"], ["と"]),
    ("\\p{Lu}\\p{Ll}*", ["Tokyo"], ["tokyo"]), ("\\P{L}", ["1"], ["a"]),
    ("\\p{IsHiragana}\\p{script=Han}", ["お茶"], ["茶"]),
    ("\\bfoo\\b.*", ["foo bar"], ["foobar"]), ("foo\\B.*", ["foobar"], ["foo bar"]),
    ("(?m)a$.^b", [], ["a\nb"]),
    ("(?sm)a$.^b", ["a\nb"], ["ab"]), ("\\x41\\u0042\\x{1F600}", ["AB\u{1F600}"], ["AB"]),
    ("\\Qa.b\\E+", ["a.b"], ["axb"]),
    ("(?<year>\\d{4})年", ["2021年"], ["21年"]), ("(?:a|ab)(?:c|bcd)", ["abcd", "ac", "abc"], ["abd"]),
    ("a\\.b", ["a.b"], ["axb"]),
    ("(a*)*", ["", "aaa"], ["b"]), ("(a|b)*c", ["abac"], ["ab"]), ("a+?b*?", ["a", "ab"], ["b"]),
    ("\\t\\n", ["\t\n"], ["tn"]),
    ("()", [""], ["a"]), ("(){1000}", [""], ["a"]), ("e\u{301}", ["e\u{301}"], ["\u{E9}"]),
  ]

  @Test(arguments: expressions.indices)
  func matches(index: Int) throws {
    let (pattern, matching, other) = Self.expressions[index]
    var expression = try RegularExpression(pattern)
    for text in matching + matching {
      let isFound = expression.matches(text)
      #expect(isFound, "\(text) =~ \(pattern)")
    }
    for text in other + other {
      let isFound = expression.matches(text)
      #expect(!isFound, "\(text) =~ \(pattern)")
    }
  }

  /// Both engines agree on every pattern without conditions.
  @Test func simulationAgreesWithTheAutomaton() throws {
    for (pattern, matching, other) in Self.expressions {
      let program = try PatternProgram(PatternParser.parse(pattern))
      for text in matching { #expect(PatternSimulation(program).matches(text), "\(text) =~ \(pattern)") }
      for text in other { #expect(!PatternSimulation(program).matches(text), "\(text) =~ \(pattern)") }
    }
  }

  @Test(arguments: [
    ("a**?)", 5), ("(a", 3), ("a)", 2), ("[a", 3), ("[b-a]", 5), ("*a", 1), ("a|+", 3), ("a{2,1}", 7),
    ("a{x}", 3), ("a{1001}", 6),
    ("\\", 2), ("\\q", 2), ("\\1", 2), ("(?=a)", 3), ("(?<=a)", 3), ("(?>a)", 3), ("a++", 3),
    ("\\p{Nope}", 9), ("\\x{110000}", 11),
    ("(?x)a", 3), ("[[a]]", 2), ("[a&&b]", 5), ("\\k<a>", 2),
  ])
  func refused(pattern: String, place: Int) {
    do {
      _ = try RegularExpression(pattern)
      Issue.record("\(pattern) is no expression")
    } catch {
      #expect(error.status == "22000")
      #expect(error.message.contains("at character \(place):"), "\(pattern): \(error.message)")
    }
  }

  @Test func sizeAndDepthAreBounded() {
    let nested = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    for pattern in ["(((a{1000}){1000}){1000}){1000}", nested, String(repeating: "a", count: 20_000)] {
      #expect(throws: ValueError.self) { _ = try RegularExpression(pattern) }
    }
    #expect(throws: Never.self) { _ = try RegularExpression("(((){1000}){1000}){1000}") }
  }

  /// Patterns on which backtracking takes time exponential in the text.
  @Test(arguments: [
    "(a+)+", "(a|aa)*b", "(a*)*b", "(.*a){12}.*", "(a?){60}a{60}", "(x+x+)+y", ".*a.{200}", "\\b(a+)+\\b",
  ])
  func hostilePatternsTakeLinearTime(pattern: String) throws {
    var expression = try RegularExpression(pattern)
    let clock = ContinuousClock()
    let text = String(repeating: "a", count: 2000) + "!"
    let elapsed = clock.measure { for _ in 0..<3 { _ = expression.matches(text) } }
    #expect(elapsed < .seconds(20), "\(pattern) took \(elapsed)")
  }

  @Test func like() throws {
    let rows: [(String, [String], [String])] = [
      ("", [""], ["a"]), ("%", ["", "abc\n東"], []), ("a%", ["a", "abc"], ["ba"]),
      ("%a", ["a", "ba"], ["ab"]), ("%a%", ["bab", "a"], ["b"]),
      ("a_c", ["abc", "a東c"], ["ac", "abbc"]), ("a%b%c", ["abc", "axxbyyc"], ["acb"]),
      ("10\\%", ["10%"], ["100"]), ("a\\_b", ["a_b"], ["axb"]),
      ("a\\\\b", ["a\\b"], ["ab"]), ("東%", ["東京"], ["京"]), ("%%", ["", "a"], []), ("_", ["a"], ["", "ab"]),
      ("a.c", ["a.c"], ["abc"]),
    ]
    for (pattern, matching, other) in rows {
      for text in matching { #expect(holds(.like, text, pattern) == true, "\(text) LIKE \(pattern)") }
      for text in other { #expect(holds(.like, text, pattern) == false, "\(text) LIKE \(pattern)") }
    }
    #expect(holds(.like, "a", "a\\") == nil)
  }

  /// Nil for a pattern that is none.
  private func holds(_ kind: TextPredicate.Kind, _ text: String, _ pattern: String) -> Bool? {
    var predicate = TextPredicate(kind)
    return try? predicate.holds(text, pattern)
  }

  @Test func otherPredicates() throws {
    let rows: [(TextPredicate.Kind, String, String, Bool)] = [
      (.startsWith, "東京大学", "東京", true), (.startsWith, "東", "東京", false), (.endsWith, "東京大学", "大学", true),
      (.endsWith, "学", "大学", false), (.endsWith, "a", "", true), (.contains, "aabaabaac", "aabaac", true),
      (.contains, "ab", "ba", false), (.contains, "", "", true), (.matches, "abc", "a.c", true),
    ]
    for (kind, text, pattern, expected) in rows {
      #expect(holds(kind, text, pattern) == expected, "\(text) \(pattern)")
    }
    var contains = TextPredicate(.contains)
    let ofNull = try contains.evaluate(.null, .string("a"))
    #expect(ofNull.isNull)
    #expect(
      FunctionTests.outcome { () throws(ValueError) in try contains.evaluate(.int64(1), .string("a")) }
        == "22G03")
  }

  /// One predicate over several patterns in turn.
  @Test func predicatesForgetThePatternBefore() throws {
    var predicate = TextPredicate(.matches)
    var found: [Bool] = []
    for pattern in ["a+", "b+", "a+", "a+"] { found.append(try predicate.holds("aa", pattern)) }
    #expect(found == [true, false, true, true])
  }
}
