/// How the bytes of a file stand for characters.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"
  case shiftJIS = "Shift_JIS"
  case eucJP = "EUC-JP"
  case iso2022JP = "ISO-2022-JP"

  /// The encoding that a user names; case and hyphens do not matter.
  public init?(named name: String) {
    switch String(name.lowercased().filter { $0 != "-" && $0 != "_" }) {
    case "utf8": self = .utf8
    case "utf16", "utf16le", "utf16be": self = .utf16
    case "shiftjis", "sjis", "cp932", "windows31j", "ms932": self = .shiftJIS
    case "eucjp", "euc": self = .eucJP
    case "iso2022jp", "jis": self = .iso2022JP
    default: return nil
    }
  }
}

extension TextEncoding {
  /// The bytes as UTF-8 and the encoding they were in; nil where no encoding fits.
  ///
  /// UTF-8 stays byte for byte as it is, so that positions are positions in the file. For the others positions
  /// are those of the text in UTF-8.
  static func decode(
    _ bytes: [UInt8], as wanted: TextEncoding? = nil, pool: MemoryPool? = nil
  ) -> (text: FoldedText, TextEncoding)? {
    let candidates: [TextEncoding]
    if let wanted {
      candidates = [wanted]
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      candidates = [.utf16]
    } else if let text = FoldedText(utf8: bytes, pool: pool) {
      guard text.hasEscape else { return (text, .utf8) }
      candidates = [.iso2022JP, .utf8]
    } else {
      candidates = bytes.contains(0x1B) ? [.iso2022JP] : []
    }
    for encoding in candidates {
      if let utf8 = encoding.utf8(from: bytes), let text = FoldedText(utf8: utf8) { return (text, encoding) }
    }
    guard wanted == nil else { return nil }
    return guess(bytes)
  }

  /// Shift_JIS or EUC-JP: whichever decodes, and where both do, the one that reads as Japanese.
  private static func guess(_ bytes: [UInt8]) -> (text: FoldedText, TextEncoding)? {
    let readings = [TextEncoding.eucJP, .shiftJIS].compactMap { encoding in
      encoding.utf8(from: bytes).flatMap { FoldedText(utf8: $0) }.map { ($0, encoding) }
    }
    return readings.max { likelihood(of: $0.0) < likelihood(of: $1.0) }
  }

  /// The share of hiragana and common punctuation, by which a wrong reading gives itself away.
  private static func likelihood(of text: FoldedText) -> Double {
    text.withWhole { whole in
      let common = (0..<whole.count).count { index in
        (0x3041...0x3093).contains(whole[index]) || (0x3001...0x3002).contains(whole[index])
      }
      return Double(common) / Double(max(1, whole.count))
    }
  }

  private func utf8(from bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8: bytes
    case .utf16: Self.decodeUTF16(bytes)
    case .shiftJIS: JapaneseDecoder.decodeShiftJIS(bytes.span)
    case .eucJP: JapaneseDecoder.decodeEUC(bytes.span)
    case .iso2022JP: JapaneseDecoder.decodeISO2022(bytes.span)
    }
  }

  private static func decodeUTF16(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count % 2 == 0 else { return nil }
    let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
    let start = isBigEndian || bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count * 3 / 2)
    var pending: UInt32?
    for index in stride(from: start, to: bytes.count, by: 2) {
      let first = UInt32(bytes[index])
      let second = UInt32(bytes[index + 1])
      let unit = isBigEndian ? first << 8 | second : second << 8 | first
      if let high = pending {
        guard (0xDC00...0xDFFF).contains(unit) else { return nil }
        UTF8Scalar.append(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), to: &utf8)
        pending = nil
      } else if (0xD800...0xDBFF).contains(unit) {
        pending = unit
      } else if (0xDC00...0xDFFF).contains(unit) {
        return nil
      } else {
        UTF8Scalar.append(unit, to: &utf8)
      }
    }
    return pending == nil ? utf8 : nil
  }
}
