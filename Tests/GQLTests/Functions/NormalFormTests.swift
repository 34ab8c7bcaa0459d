import GraphStore
import Testing

@testable import GQL

/// The four normal forms, on examples of UAX #15 and its conformance test, and by their laws.
@Suite struct NormalFormTests {
  @Test(arguments: [
    // Source, NFC, NFD, NFKC, NFKD as in NormalizationTest.txt.
    "1E0A,1E0A,0044 0307,1E0A,0044 0307", "1E0A 0323,1E0C 0307,0044 0323 0307,1E0C 0307,0044 0323 0307",
    "212B,00C5,0041 030A,00C5,0041 030A", "FB01,FB01,FB01,0066 0069,0066 0069",
    "AC01,AC01,1100 1161 11A8,AC01,1100 1161 11A8",
    "1100 1161 11A8,AC01,1100 1161 11A8,AC01,1100 1161 11A8", "FF76 FF9E,FF76 FF9E,FF76 FF9E,30AC,30AB 3099",
    "2460,2460,2460,0031,0031", "F900,8C48,8C48,8C48,8C48", "0958,0915 093C,0915 093C,0915 093C,0915 093C",
    "1D400,1D400,1D400,0041,0041",
    "0061 0315 0300 05AE 0062,00E0 05AE 0315 0062,0061 05AE 0300 0315 0062,00E0 05AE 0315 0062,0061 05AE 0300 0315 0062",
    "FF21,FF21,FF21,0041,0041", "3300,3300,3300,30A2 30D1 30FC 30C8,30A2 30CF 309A 30FC 30C8",
    "1E9B 0323,1E9B 0323,017F 0323 0307,1E69,0073 0323 0307",
    "0344,0308 0301,0308 0301,0308 0301,0308 0301",
    "0041 0334 030A,00C5 0334,0041 0334 030A,00C5 0334,0041 0334 030A",
  ])
  func forms(row: String) throws {
    let texts = row.split(separator: ",").map { column in
      var view = String.UnicodeScalarView()
      for code in column.split(separator: " ") {
        if let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) { view.append(scalar) }
      }
      return String(view)
    }
    for (form, expected) in zip([NormalForm.nfc, .nfd, .nfkc, .nfkd], texts.dropFirst()) {
      let result = form.apply(to: texts[0])
      #expect(result.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(form.rawValue) of \(row)")
      #expect(form.holds(for: result))
    }
  }

  /// Normal forms of every assigned character: once is as good as twice, and canonical ones keep the text equivalent.
  @Test func laws() {
    for value in (0x20...0x3FFF).lazy.map(UInt32.init) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar) + "\u{301}"
      let (nfc, nfd) = (NormalForm.nfc.apply(to: text), NormalForm.nfd.apply(to: text))
      // Equality of Swift's strings is canonical equivalence.
      let isLawful =
        nfc == text && nfd == text && NormalForm.nfc.holds(for: nfc) && NormalForm.nfd.holds(for: nfd)
        && NormalForm.nfc.apply(to: nfd).utf8.elementsEqual(nfc.utf8)
        && NormalForm.nfkc.holds(for: NormalForm.nfkc.apply(to: text))
      if !isLawful { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
