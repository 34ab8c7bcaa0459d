/// A growing piece of UTF-8 text: what a writer fills row by row before it goes to a sink.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 1 << 12) {
    bytes.reserveCapacity(capacity)
  }

  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }

  /// The text; for tests and for small pieces.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: StaticString) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(contentsOf other: some Sequence<UInt8>) {
    bytes.append(contentsOf: other)
  }

  /// Appends decimal digits without making a string of them.
  mutating func append(_ number: some FixedWidthInteger) {
    if number == 0 { return bytes.append(0x30) }
    let start = bytes.count
    var rest = number.magnitude
    while rest != 0 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(0x30 + UInt8(truncatingIfNeeded: remainder))
      rest = quotient
    }
    if number < 0 { bytes.append(0x2D) }
    bytes[start...].reverse()
  }

  mutating func appendSpaces(_ count: Int) {
    bytes.append(contentsOf: repeatElement(0x20, count: max(0, count)))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Hands the text over and begins anew.
  mutating func drain(to sink: ByteSink) throws(OutputError) {
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
