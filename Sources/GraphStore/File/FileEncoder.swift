/// Appends numbers and text in the byte order of native files, little-endian.
struct FileEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func append(count: Int) { append(UInt64(count)) }

  mutating func append(_ text: String) {
    append(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(raw: [UInt8]) {
    append(count: raw.count)
    bytes.append(contentsOf: raw)
  }
}

/// Reads what `FileEncoder` wrote; never beyond the end, whatever the bytes say.
struct FileDecoder {
  private let bytes: [UInt8]
  private var position = 0

  struct Malformed: Error {}

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func read<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - position >= size else { throw Malformed() }
    var number: Number = 0
    for index in (0..<size).reversed() {
      number = number << 8 | Number(truncatingIfNeeded: bytes[position + index])
    }
    position += size
    return number
  }

  /// A count of things that take at least `size` bytes each, so that no damaged count asks for memory.
  mutating func readCount(of size: Int = 1) throws -> Int {
    let count = try read(UInt64.self)
    guard count <= UInt64((bytes.count - position) / max(size, 1)) else { throw Malformed() }
    return Int(count)
  }

  /// A number that must fit an Int and not be negative.
  mutating func readInt() throws -> Int {
    guard let number = Int(exactly: try read(UInt64.self)) else { throw Malformed() }
    return number
  }

  mutating func readText() throws -> String {
    let raw = try readRaw()
    guard let text = String(validating: raw, as: UTF8.self) else { throw Malformed() }
    return text
  }

  mutating func readRaw() throws -> [UInt8] {
    let count = try readCount()
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }
}
