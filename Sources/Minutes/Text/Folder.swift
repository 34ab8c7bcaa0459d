/// One pass over the bytes: decoding, folding and cutting into lines.
///
/// Scalars are written to memory of its own, without an array's test at each of them whether it is shared.
@safe
struct Folder {
  private let memory: FoldedMemory
  /// How many scalars were written.
  private var count = 0
  private let capacity: Int
  private var lines: [FoldedText.Line] = []
  private var lineScalarStart = 0
  private var lineByteStart = 0
  private var followsPageBreak = false
  private var hasOneSpelling = true
  private var hasEscape = false

  /// The memory of a text, which the caller releases to the pool, and its lines; nil where the bytes are not valid UTF-8.
  static func fold(_ bytes: [UInt8], _ pool: MemoryPool?) -> (FoldedMemory, [FoldedText.Line])? {
    guard bytes.count < Int(Int32.max) else { return nil }
    // There are rarely more scalars than bytes; where there are, there is a second try with room for all. Memory that no
    // scalar reaches is never touched.
    for capacity in [bytes.count + 64, bytes.count * maximumExpansion + 64] {
      var folder = Folder(FoldedMemory(bytes: bytes, capacity: capacity, pool: pool), capacity: capacity)
      let isValid = folder.fold(bytes.span)
      if isValid, folder.count <= capacity {
        var memory = folder.memory
        memory.count = folder.count
        memory.hasOneSpelling = folder.hasOneSpelling
        memory.hasEscape = folder.hasEscape
        return (memory, folder.lines)
      }
      folder.memory.release(to: pool)
      if !isValid { return nil }
    }
    return nil
  }

  /// No byte stands for more scalars: three bytes of ㌖ are six.
  private static let maximumExpansion = 3

  private init(_ memory: FoldedMemory, capacity: Int) {
    self.memory = memory
    self.capacity = capacity
  }

  /// Returns whether the bytes were valid UTF-8. Where there are more scalars than room, `count` says so, and no more.
  private mutating func fold(_ bytes: Span<UInt8>) -> Bool {
    let count = bytes.count
    var index = 0
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        switch byte {
        case 0x0A:
          endLine(at: index, next: index + 1)
        case 0x0D:
          let isPair = index + 1 < count && bytes[index + 1] == 0x0A
          endLine(at: index, next: isPair ? index + 2 : index + 1)
          if isPair { index += 1 }
        case 0x0C:
          endLine(at: index, next: index + 1)
          followsPageBreak = true
        case 0x1B:
          hasEscape = true
          append(UInt32(byte), index, index + 1)
        default:
          append(UInt32(byte), index, index + 1)
        }
        index += 1
        continue
      }
      // The plain kana and unified ideographs, nearly all of a Japanese text, fold to themselves.
      if byte >= 0xE3, byte <= 0xE9, index + 2 < count {
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        let scalar = UInt32(byte & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
        if second & 0xC0 == 0x80, third & 0xC0 == 0x80, Folder.isPlain(scalar) {
          append(scalar, index, index + 3)
          index += 3
          continue
        }
      }
      guard let (scalar, length) = UTF8Scalar.decode(bytes, at: index) else { return false }
      append(folding: scalar, index, index + length)
      index += length
    }
    if lineByteStart < count || lines.isEmpty {
      endLine(at: count, next: count)
    }
    return true
  }

  private mutating func endLine(at end: Int, next: Int) {
    lines.append(
      FoldedText.Line(
        number: lines.count + 1, scalars: lineScalarStart..<count, bytes: lineByteStart..<end,
        followsPageBreak: followsPageBreak))
    lineScalarStart = count
    lineByteStart = next
    followsPageBreak = false
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32, _ start: Int, _ end: Int) {
    if count < capacity {
      unsafe memory.scalars[count] = scalar
      unsafe memory.starts[count] = Int32(truncatingIfNeeded: start)
      unsafe memory.ends[count] = Int32(truncatingIfNeeded: end)
    }
    count += 1
  }

  @inline(__always)
  private static func isPlain(_ scalar: UInt32) -> Bool {
    scalar >= 0x3400 && scalar <= 0x9FFF || scalar >= 0x3041 && scalar <= 0x3096
      || scalar >= 0x30A1 && scalar <= 0x30FE || scalar == 0x3001 || scalar == 0x3002
  }

  /// Appends a scalar that may have several spellings.
  private mutating func appendChecked(_ scalar: UInt32, _ start: Int, _ end: Int) {
    if !CompatibilityForm.hasOneSpelling(scalar) { hasOneSpelling = false }
    append(scalar, start, end)
  }

  private mutating func append(folding scalar: UInt32, _ start: Int, _ end: Int) {
    switch CompatibilityForm(of: scalar) {
    case .itself:
      appendChecked(scalar, start, end)
    case .nothing:
      // A byte order mark or a zero-width space: the line's bytes must not begin with it.
      if lineScalarStart == count, lineByteStart == start { lineByteStart = end }
    case .one(let folded):
      appendChecked(folded, start, end)
    case .several(let expansion):
      for folded in expansion { appendChecked(folded, start, end) }
    case .voicingMark(let mark):
      if count > lineScalarStart, count <= capacity,
        let composed = unsafe CompatibilityForm.compose(memory.scalars[count - 1], with: mark)
      {
        unsafe memory.scalars[count - 1] = composed
        unsafe memory.ends[count - 1] = Int32(truncatingIfNeeded: end)
      } else {
        appendChecked(mark, start, end)
      }
    }
  }
}
