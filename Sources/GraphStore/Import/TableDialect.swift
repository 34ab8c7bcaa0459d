/// How a table separates its fields, found in its first bytes.
struct TableDialect: Hashable, Sendable {
  var delimiter = UInt8(ascii: ",")
  let quote = UInt8(ascii: "\"")

  /// The delimiters that are looked for, the likelier first.
  private static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ";"),
  ]

  /// The delimiter that the header holds most often outside of quotes; a comma where it holds none.
  init(detectingIn header: some Sequence<UInt8>) {
    var counts = [Int](repeating: 0, count: Self.candidates.count)
    var isQuoted = false
    for byte in header {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") { break }
      if let index = Self.candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return }
    delimiter = Self.candidates[index]
  }

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }
}
