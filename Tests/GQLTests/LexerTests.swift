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

/// Tests of eight bytes at once, against the same tests of one byte after the other.
@Suite struct EightBytesTests {
  /// Each byte at each of eight places, among letters and before the end of the text.
  private func forEachText(_ body: ([UInt8]) -> Void) {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        for filler in [UInt8(ascii: "k"), UInt8(ascii: "7"), UInt8(ascii: "_"), byte] {
          var bytes = [UInt8](repeating: filler, count: 8)
          bytes[place] = byte
          body(bytes)
          body(Array(bytes[...place]))
        }
      }
    }
  }

  @Test func wordsAndDigitsEndWhereTheirBytesDo() {
    forEachText { bytes in
      let eight = EightBytes(bytes.span, at: 0)
      let word = bytes.prefix(while: CharacterClass.continuesIdentifier)
      let letters = String(decoding: word, as: UTF8.self).uppercased().utf8
      #expect(eight.word.length == word.count)
      #expect(eight.word.upperCase == letters.reversed().reduce(0) { $0 << 8 | UInt64($1) })
      #expect(eight.digitCount == bytes.prefix(while: CharacterClass.isDigit).count)
    }
  }

  @Test func theNearerOfTwoBytesIsFound() {
    forEachText { bytes in
      let eight = EightBytes(bytes.span, at: 0)
      // Zeros stand behind the end, so zero is not looked for.
      for (one, other) in [(bytes[bytes.count - 1], UInt8(ascii: "k")), (0x27, 0x5C), (0x81, 0x80)]
      where one != 0 {
        let nearest = bytes.firstIndex { $0 == one || $0 == other }
        #expect(eight.distance(to: one, or: other) == nearest ?? 8)
      }
    }
  }

  @Test func namesOfEveryLengthStandAtTheEndOfATextAndWithinIt() {
    for length in 1...40 {
      for rest in ["", " ", "(", "語", "'", "9_", ".x"] {
        var lexer = Lexer()
        let name = String(repeating: "q", count: length)
        lexer.scan((Array((name + rest).utf8) + [0]).span)
        let isLonger = rest == "語" || rest == "9_"
        #expect(lexer.tokens[0].kind == .identifier)
        #expect(lexer.tokens[0].range.bytes == 0..<length + (isLonger ? rest.utf8.count : 0))
      }
      var lexer = Lexer()
      let text = "'" + String(repeating: "ü", count: length) + "'"
      lexer.scan((Array(text.utf8) + [0]).span)
      #expect(lexer.tokens.map(\.kind) == [.singleQuoted, .endOfText])
      #expect(lexer.tokens[0].range.bytes == 0..<2 * length + 2 && !lexer.tokens[0].isIntricate)
    }
  }
}
