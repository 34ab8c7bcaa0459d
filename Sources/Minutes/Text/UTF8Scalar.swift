/// Strict decoding of single scalars from UTF-8.
enum UTF8Scalar {
  /// The scalar that begins at `index` and its length in bytes; nil where the bytes are not valid UTF-8.
  @inline(__always)
  static func decode(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int)? {
    let first = UInt32(bytes[index])
    let remaining = bytes.count - index
    switch first {
    case 0..<0x80:
      return (first, 1)
    case 0xC2..<0xE0:
      guard remaining >= 2, let second = continuation(bytes[index + 1]) else { return nil }
      return ((first & 0x1F) << 6 | second, 2)
    case 0xE0..<0xF0:
      guard remaining >= 3, let second = continuation(bytes[index + 1]),
        let third = continuation(bytes[index + 2])
      else { return nil }
      let scalar = (first & 0x0F) << 12 | second << 6 | third
      guard scalar >= 0x800, !(0xD800...0xDFFF).contains(scalar) else { return nil }
      return (scalar, 3)
    case 0xF0..<0xF5:
      guard remaining >= 4, let second = continuation(bytes[index + 1]),
        let third = continuation(bytes[index + 2]), let fourth = continuation(bytes[index + 3])
      else { return nil }
      let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
      guard (0x10000...0x10FFFF).contains(scalar) else { return nil }
      return (scalar, 4)
    default:
      return nil
    }
  }

  @inline(__always)
  private static func continuation(_ byte: UInt8) -> UInt32? {
    byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }

  /// Appends the UTF-8 bytes of a scalar.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
