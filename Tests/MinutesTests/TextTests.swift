import Testing

@testable import Minutes

/// Encodings, folding and the digest.
@Suite struct TextTests {
  @Test func foldingKeepsThePlaceOfEveryCharacter() {
    let text = FoldedText("Ａ①㈱ｶﾞか\u{3099}　x\r\ny")
    defer { withExtendedLifetime(text) {} }
    #expect(text.lines.map { text.passage(of: $0).folded } == ["A①(株)ガが x", "y"])
    let first = text.passage(of: text.lines[0])
    #expect(first.slice(2..<5).printed == "㈱")
    #expect(first.slice(5..<6).printed == "ｶﾞ")
    #expect(first.slice(6..<7).printed == "か\u{3099}")
    #expect(first.printed == "Ａ①㈱ｶﾞか\u{3099}　x")
  }

  @Test func digests() {
    #expect(
      SHA256.hexadecimal(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexadecimal(of: [UInt8](repeating: 0x61, count: 1_000))
        == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
  }

  @Test func encodingsAreFoundOut() throws {
    // 会議録 and the rest of the line in each encoding.
    let shiftJIS: [UInt8] = [0x89, 0xEF, 0x8B, 0x63, 0x98, 0x5E, 0x82, 0xCC, 0xB6, 0xC5, 0x87, 0x40]
    let euc: [UInt8] = [0xB2, 0xF1, 0xB5, 0xC4, 0xCF, 0xBF, 0xA4, 0xCE, 0x8E, 0xB6]
    let iso: [UInt8] = [0x1B, 0x24, 0x42, 0x32, 0x71, 0x35, 0x44, 0x4F, 0x3F, 0x1B, 0x28, 0x42, 0x41]
    let utf16: [UInt8] = [0xFF, 0xFE, 0x1A, 0x4F, 0x70, 0x8B]
    for (bytes, text, encoding) in [
      (shiftJIS, "会議録のｶﾅ①", TextEncoding.shiftJIS), (euc, "会議録のｶ", .eucJP), (iso, "会議録A", .iso2022JP),
      (utf16, "会議", .utf16), (Array("会議".utf8), "会議", .utf8),
    ] {
      let decoded = try #require(TextEncoding.decode(bytes))
      #expect(decoded.1 == encoding)
      #expect(String(decoding: decoded.text.bytes, as: UTF8.self).hasSuffix(text))
    }
    #expect(TextEncoding.decode([0x80, 0xFF]) == nil)
    #expect(TextEncoding.decode(euc, as: .utf8) == nil)
    #expect(TextEncoding(named: "Shift-JIS") == .shiftJIS)
    #expect(TextEncoding(named: "klingon") == nil)
  }

  @Test func utf8IsDecodedStrictly() {
    for bytes in [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81],
    ] as [[UInt8]] {
      #expect(FoldedText(utf8: bytes) == nil)
    }
  }
}
