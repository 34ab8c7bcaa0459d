import Testing

@testable import GQL

/// Tokens, one by one.
@Suite struct LexerTests {
  private func kinds(_ text: String, isStrict: Bool = false) -> [TokenKind] {
    var lexer = Lexer(isStrict: isStrict)
    lexer.scan((Array(text.utf8) + [0]).span)
    #expect(lexer.errors.isEmpty, "\(text)")
    return lexer.tokens.dropLast().map(\.kind)
  }

  @Test func everyKeywordIsFoundInAnyCase() {
    for kind in TokenKind.allCases where kind.isKeyword {
      #expect(kinds(kind.text) == [kind])
      #expect(kinds(kind.text.lowercased()) == [kind])
      #expect(kinds(kind.text + "x") == [.identifier])
      #expect(kinds(kind.text + "語") == [.identifier])
    }
  }

  @Test func everyPunctuationIsOneToken() {
    let symbols = TokenKind.allCases.filter { !$0.isKeyword && $0.rawValue >= TokenKind.ampersand.rawValue }
    for kind in symbols
    where ![.doubleMinus, .longRightArrow, .longLeftArrow, .longLeftRightArrow].contains(kind) {
      #expect(kinds(kind.text) == [kind])
    }
  }

  @Test func classesOfWords() {
    let words = TokenKind.allCases.filter(\.isKeyword)
    #expect(words.filter(\.isReserved).count == 262)
    #expect(words.filter(\.isPreReserved).count == 40)
    #expect(words.filter { $0.isRegularIdentifier && !$0.isExtensionWord }.count == 48)
  }

  @Test func commentsAndEdgesOfTwoMinuses() {
    #expect(kinds("1 -- x\n 2 // y\r 3 /* z ** / */ 4") == Array(repeating: .integerNumber, count: 4))
    #expect(kinds("()--()") == [.leftParen, .rightParen, .doubleMinus, .leftParen, .rightParen])
    #expect(kinds("()-->()").contains(.longRightArrow))
    #expect(kinds("()<--()").contains(.longLeftArrow))
    #expect(kinds("() --()") == [.leftParen, .rightParen])
    #expect(kinds("()--()", isStrict: true) == [.leftParen, .rightParen])
    #expect(kinds("()<--()", isStrict: true).dropFirst(2).first == .leftArrow)
    #expect(
      kinds("(a)-/* x */[e]") == [
        .leftParen, .identifier, .rightParen, .minus, .leftBracket, .identifier, .rightBracket,
      ])
  }

  @Test func numbers() {
    #expect(
      kinds("1 1.5 .5 5. 1e3 1.e3 1m 1f 1d 0xF 1_0") == [
        .integerNumber, .decimalNumber, .decimalNumber, .decimalNumber, .floatNumber, .floatNumber,
        .decimalNumber,
        .floatNumber, .floatNumber, .radixNumber, .integerNumber,
      ])
    #expect(kinds("1..3") == [.integerNumber, .doublePeriod, .integerNumber])
    #expect(kinds("１２") == [.integerNumber])
  }

  @Test func separatorsBeyondASCII() {
    #expect(kinds("RETURN\u{3000}1\u{A0}\u{2028}\u{FEFF}") == [.return, .integerNumber])
    #expect(kinds("東京 _x café") == [.identifier, .identifier, .identifier])
  }

  @Test func limitsAreErrorsThatNameThem() throws {
    var limits = ParserLimits()
    limits.maximumTextLength = 10
    #expect(throws: GQLErrors.self) {
      try Parser.parse("RETURN 12345", options: ParserOptions(limits: limits))
    }
    limits = ParserLimits()
    limits.maximumStringLength = 4
    #expect(throws: GQLErrors.self) {
      try Parser.parse("RETURN 'abcdef'", options: ParserOptions(limits: limits))
    }
    limits.maximumNameLength = 4
    #expect(throws: GQLErrors.self) {
      try Parser.parse("RETURN abcdef", options: ParserOptions(limits: limits))
    }
  }
}
