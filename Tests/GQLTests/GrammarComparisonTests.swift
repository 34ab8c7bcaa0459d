import Foundation
import Testing

@testable import GQL

/// Texts for other parsers: what the grammar derives, and the same with one word dropped or two swapped.
///
/// `GRAMMAR_TEXTS=FILE swift test --filter GrammarComparison` writes them, a JSON array of `[text, accepted]` pairs, for
/// `Scripts/compare-grammars`.
@Suite struct GrammarComparisonTests {
  @Test func derivedTextsAreAccepted() throws {
    var generator = GrammarGenerator(try GrammarBNF(), seed: 2024)
    var random = SplitMix64(state: 39)
    var texts: [(String, Bool)] = []
    for name in generator.grammar.names {
      guard let text = generator.text(from: GrammarTests.program, through: name, size: 12) else { continue }
      #expect(Self.isAccepted(text), "\(text)")
      texts.append((text, true))
      var words = text.split(separator: " ")
      let place = Int(random.next() % UInt64(words.count))
      if random.next() % 2 == 0 || words.count < 2 {
        words.remove(at: place)
      } else {
        words.swapAt(place, (place + 1) % words.count)
      }
      let mutation = words.joined(separator: " ")
      texts.append((mutation, Self.isAccepted(mutation)))
    }
    #expect(texts.count > 1000)
    guard let path = ProcessInfo.processInfo.environment["GRAMMAR_TEXTS"] else { return }
    let pairs = texts.map { [$0.0, $0.1 ? "yes" : "no"] }
    try JSONEncoder().encode(pairs).write(to: URL(filePath: path))
  }

  private static func isAccepted(_ text: String) -> Bool {
    (try? Parser.parse(text, options: ParserOptions(isStrict: true))) != nil
  }
}
