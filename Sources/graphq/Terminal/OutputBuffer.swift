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

  /// Appends a few bytes, in words of eight: shorter than calling for a copy.
  @inline(__always)
  func append(few bytes: UnsafeBufferPointer<UInt8>) {
    let length = bytes.count
    reserve(length + 8)
    guard let start = bytes.baseAddress else { return }
    unsafe copy(UnsafeRawPointer(start), length)
    count &+= length
  }

  /// Copies bytes to the end; up to seven bytes behind them may be written, too.
  @inline(__always)
  private func copy(_ source: UnsafeRawPointer, _ length: Int) {
    let target = unsafe UnsafeMutableRawPointer(base + count)
    var place = 0
    while place &+ 8 <= length {
      let word = unsafe source.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      unsafe target.storeBytes(of: word, toByteOffset: place, as: UInt64.self)
      place &+= 8
    }
    guard place < length else { return }
    let word = unsafe Self.rest(source, place, length)
    unsafe target.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
  }

  /// The bytes behind a place, fewer than eight, with zeros behind them.
  @inline(__always)
  private static func rest(_ source: UnsafeRawPointer, _ place: Int, _ length: Int) -> UInt64 {
    let missing = place &+ 8 &- length
    if length >= 8 {
      let word = unsafe source.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
      return UInt64(littleEndian: word) &>> UInt64(missing &* 8)
    }
    var word: UInt64 = 0
    for index in place..<length {
      word |=
        UInt64(unsafe source.load(fromByteOffset: index, as: UInt8.self)) &<< UInt64((index &- place) &* 8)
    }
    return word
  }

  /// Appends a string of JSON with its quotes; only what must be escaped is.
  @inline(__always)
  func appendJSON(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { unsafe appendPlain($0) }
    if !isPlain { appendEscaped(text) }
  }

  /// Appends a string of JSON in which nothing must be escaped, eight bytes at a time; false, with nothing appended, where
  /// something must be.
  @inline(__always)
  private func appendPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let length = bytes.count
    reserve(length + 10)
    unsafe base[count] = UInt8(ascii: "\"")
    if let start = bytes.baseAddress {
      let source = unsafe UnsafeRawPointer(start)
      let target = unsafe UnsafeMutableRawPointer(base + count + 1)
      var place = 0
      var special: UInt64 = 0
      while place &+ 8 <= length {
        let word = unsafe source.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        special |= Self.specialBytes(word)
        unsafe target.storeBytes(of: word, toByteOffset: place, as: UInt64.self)
        place &+= 8
      }
      if place < length {
        let word = unsafe Self.rest(source, place, length)
        // Zeros behind the last byte stand for nothing.
        let padding = ~UInt64(0) &<< UInt64((length &- place) &* 8)
        special |= Self.specialBytes(word | padding & 0x2020_2020_2020_2020)
        unsafe target.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
      }
      if special != 0 { return false }
    }
    unsafe base[count + length + 1] = UInt8(ascii: "\"")
    count &+= length + 2
    return true
  }

  /// Not 0 where one of eight bytes must be escaped: a control character, a quote or a backslash.
  @inline(__always)
  private static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let controls = (word &- ones &* 0x20) & ~word
    return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & (ones &* 0x80)
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
