/// The encodings over the rows and cells of JIS X 0208: Shift_JIS, EUC-JP, ISO-2022-JP.
///
/// Own tables and not the system's `iconv`, whose converters are files that a small container lacks and that a
/// static binary cannot load.
enum JapaneseDecoder {
  /// UTF-8 from Shift_JIS with the extensions of code page 932; nil where the bytes are something else.
  static func decodeShiftJIS(_ bytes: Span<UInt8>) -> [UInt8]? {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count * 3 / 2)
    var index = 0
    while index < bytes.count {
      let first = Int(bytes[index])
      switch first {
      case 0..<0x80:
        utf8.append(UInt8(first))
        index += 1
      case 0xA1...0xDF:
        UTF8Scalar.append(UInt32(0xFF61 + first - 0xA1), to: &utf8)
        index += 1
      case 0x81...0x9F, 0xE0...0xFC:
        guard index + 1 < bytes.count else { return nil }
        let second = Int(bytes[index + 1])
        guard (0x40...0xFC).contains(second), second != 0x7F else { return nil }
        let pair = first - (first < 0xA0 ? 0x81 : 0xC1)
        let isEvenRow = second >= 0x9F
        let row = pair * 2 + (isEvenRow ? 2 : 1)
        let cell = isEvenRow ? second - 0x9E : second - (second > 0x7F ? 0x40 : 0x3F)
        guard let scalar = character(row: row, cell: cell) else { return nil }
        UTF8Scalar.append(scalar, to: &utf8)
        index += 2
      default:
        return nil
      }
    }
    return utf8
  }

  /// UTF-8 from EUC-JP; nil where the bytes are something else or need JIS X 0212.
  static func decodeEUC(_ bytes: Span<UInt8>) -> [UInt8]? {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count * 3 / 2)
    var index = 0
    while index < bytes.count {
      let first = Int(bytes[index])
      if first < 0x80 {
        utf8.append(UInt8(first))
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { return nil }
      let second = Int(bytes[index + 1])
      if first == 0x8E {
        guard (0xA1...0xDF).contains(second) else { return nil }
        UTF8Scalar.append(UInt32(0xFF61 + second - 0xA1), to: &utf8)
      } else {
        guard (0xA1...0xFE).contains(first), (0xA1...0xFE).contains(second),
          let scalar = character(row: first - 0xA0, cell: second - 0xA0)
        else { return nil }
        UTF8Scalar.append(scalar, to: &utf8)
      }
      index += 2
    }
    return utf8
  }

  /// UTF-8 from ISO-2022-JP; nil where the bytes are something else.
  static func decodeISO2022(_ bytes: Span<UInt8>) -> [UInt8]? {
    var utf8: [UInt8] = []
    var isDouble = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x1B {
        guard index + 2 < bytes.count else { return nil }
        switch (bytes[index + 1], bytes[index + 2]) {
        case (0x24, 0x40), (0x24, 0x42): isDouble = true
        case (0x28, 0x42), (0x28, 0x4A): isDouble = false
        default: return nil
        }
        index += 3
      } else if byte < 0x80, !isDouble || byte < 0x21 {
        utf8.append(byte)
        index += 1
      } else {
        guard byte < 0x80, index + 1 < bytes.count, (0x21...0x7E).contains(bytes[index + 1]),
          let scalar = character(row: Int(byte) - 0x20, cell: Int(bytes[index + 1]) - 0x20)
        else { return nil }
        UTF8Scalar.append(scalar, to: &utf8)
        index += 2
      }
    }
    return utf8
  }

  private static func character(row: Int, cell: Int) -> UInt32? {
    guard rows.indices.contains(row), rows[row].indices.contains(cell - 1) else { return nil }
    let scalar = rows[row][cell - 1]
    return scalar == emptyCell ? nil : scalar
  }

  private static let emptyCell = code("=")

  /// The rows by their number.
  private static let rows: [[UInt32]] = {
    var rows = [[UInt32]](repeating: [], count: 121)
    for line in japaneseCharacterRows.unicodeScalars.split(separator: "\n") {
      guard let space = line.firstIndex(of: " "), let row = Int(String(line[..<space])) else { continue }
      rows[row] = line[line.index(after: space)...].map(\.value)
    }
    return rows
  }()
}
