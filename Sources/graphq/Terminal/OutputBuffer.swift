/// Bytes on their way to a sink, written in place without a check per byte.
///
/// A class, because it owns its memory. Not for more than one thread.
@safe
final class OutputBuffer {
  /// From so many bytes on it is worth draining.
  static let pieceSize = 1 << 16

  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = Self.pieceSize * 2
    unsafe base = UnsafeMutablePointer.allocate(capacity: capacity)
  }

  deinit {
    unsafe base.deallocate()
  }

  /// Makes room for so many bytes more.
  @inline(__always)
  private func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let next = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe next.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = next
    capacity = larger
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count &+= 1
  }

  @inline(__always)
  func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe (base + count).update(from: start, count: source.count) }
    }
    count &+= bytes.count
  }

  @inline(__always)
  func append(_ text: StaticString) {
    reserve(text.utf8CodeUnitCount)
    unsafe (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  /// Appends decimal digits, two at a time from the right.
  @inline(__always)
  func append(_ number: Int64) {
    reserve(20)
    var rest = number.magnitude
    if number < 0 {
      unsafe base[count] = UInt8(ascii: "-")
      count &+= 1
    }
    let length = Self.digitCount(rest)
    var place = count &+ length
    count = place
    while rest >= 100 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 100)
      let tens = remainder / 10
      place &-= 2
      unsafe base[place] = 0x30 &+ UInt8(truncatingIfNeeded: tens)
      unsafe base[place &+ 1] = 0x30 &+ UInt8(truncatingIfNeeded: remainder &- tens &* 10)
      rest = quotient
    }
    if rest >= 10 {
      let tens = rest / 10
      unsafe base[place &- 2] = 0x30 &+ UInt8(truncatingIfNeeded: tens)
      unsafe base[place &- 1] = 0x30 &+ UInt8(truncatingIfNeeded: rest &- tens &* 10)
    } else {
      unsafe base[place &- 1] = 0x30 &+ UInt8(truncatingIfNeeded: rest)
    }
  }

  private static func digitCount(_ number: UInt64) -> Int {
    var count = 1
    var bound: UInt64 = 10
    while number >= bound {
      count += 1
      if count == 20 { break }
      bound &*= 10
    }
    return count
  }

  /// Appends a string of JSON with its quotes; only what must be escaped is.
  @inline(__always)
  func appendJSON(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      for index in 0..<bytes.count {
        let byte = unsafe bytes[index]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
      }
      reserve(bytes.count + 2)
      unsafe base[count] = UInt8(ascii: "\"")
      if let start = bytes.baseAddress {
        unsafe (base + count + 1).update(from: start, count: bytes.count)
      }
      unsafe base[count + bytes.count + 1] = UInt8(ascii: "\"")
      count &+= bytes.count + 2
      return true
    }
    if !isPlain { appendEscaped(text) }
  }

  @inline(never)
  private func appendEscaped(_ text: String) {
    var escaped = TextBuffer(capacity: text.utf8.count * 2 + 2)
    escaped.appendJSON(text)
    append(escaped.bytes.span)
  }

  /// Hands the bytes over and begins anew.
  func drain(to sink: ByteSink) throws(OutputError) {
    let bytes = unsafe UnsafeRawBufferPointer(start: base, count: count)
    count = 0
    try unsafe sink.write(bytes)
  }
}
