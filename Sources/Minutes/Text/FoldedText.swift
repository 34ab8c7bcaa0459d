/// The text of a document as it is matched: compatibility forms folded, every scalar knowing the bytes it
/// came from.
///
/// Folding (NFKC for what Japanese and English documents print, see `CompatibilityForm`) is for matching only:
/// what reaches the graph is always cut from the source bytes. A class, because thousands of passages of one
/// document share it; it never changes.
final class FoldedText: Sendable {
  /// The UTF-8 bytes the text was made from.
  let bytes: [UInt8]
  /// The folded scalars of all lines, without line ends.
  let scalars: [UInt32]
  /// For each folded scalar, where its bytes begin; a scalar that was expanded shares its place.
  let starts: [Int32]
  /// For each folded scalar, where its bytes end.
  let ends: [Int32]
  /// The lines in order.
  let lines: [Line]

  /// One line: where its scalars and its bytes are, line end excluded.
  struct Line: Sendable {
    /// 1-based.
    let number: Int
    let scalars: Range<Int>
    let bytes: Range<Int>
    /// Whether a form feed stands before the line.
    let followsPageBreak: Bool
  }

  /// Folds UTF-8 bytes; nil where they are not valid UTF-8.
  init?(utf8 bytes: [UInt8]) {
    guard let folded = Folder.fold(bytes) else { return nil }
    self.bytes = bytes
    (scalars, starts, ends, lines) = (folded.scalars, folded.starts, folded.ends, folded.lines)
  }

  /// Folds a string.
  convenience init(_ string: String) {
    // A string is always valid UTF-8, so that the fallback is never taken.
    self.init(utf8: Array(string.utf8), orEmpty: ())
  }

  private init(utf8 bytes: [UInt8], orEmpty: Void) {
    let folded = Folder.fold(bytes) ?? FoldedText.Content()
    self.bytes = bytes
    (scalars, starts, ends, lines) = (folded.scalars, folded.starts, folded.ends, folded.lines)
  }

  /// What folding makes of bytes.
  fileprivate struct Content {
    var scalars: [UInt32] = []
    var starts: [Int32] = []
    var ends: [Int32] = []
    var lines: [Line] = []
  }

  /// The passage that a line is.
  func passage(of line: Line) -> Passage {
    Passage(text: self, range: line.scalars)
  }

  /// All of the text as one passage, whatever its lines.
  var whole: Passage {
    Passage(text: self, range: 0..<scalars.count)
  }
}

/// One pass over the bytes: decoding, folding and cutting into lines.
///
/// Scalars are written to memory of its own, without an array's test at each of them whether it is shared.
@safe
private struct Folder {
  private let scalars: UnsafeMutableBufferPointer<UInt32>
  private let starts: UnsafeMutableBufferPointer<Int32>
  private let ends: UnsafeMutableBufferPointer<Int32>
  /// How many scalars were written.
  private var count = 0
  private let capacity: Int
  private var lines: [FoldedText.Line] = []
  private var lineScalarStart = 0
  private var lineByteStart = 0
  private var followsPageBreak = false

  /// The content of bytes; nil where they are not valid UTF-8.
  static func fold(_ bytes: [UInt8]) -> FoldedText.Content? {
    guard bytes.count < Int(Int32.max) else { return nil }
    // Most characters fold to one scalar; where the others are many, there is a second try with room for all.
    let expected = bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } + 64
    for capacity in [expected, bytes.count * maximumExpansion + 64] {
      var folder = Folder(capacity: capacity)
      defer { folder.deallocate() }
      guard folder.fold(bytes.span) else { return nil }
      if folder.count <= capacity { return folder.content }
    }
    return nil
  }

  /// No byte stands for more scalars: three bytes of ㌖ are six.
  private static let maximumExpansion = 3

  private init(capacity: Int) {
    self.capacity = capacity
    unsafe scalars = .allocate(capacity: capacity)
    unsafe starts = .allocate(capacity: capacity)
    unsafe ends = .allocate(capacity: capacity)
  }

  private func deallocate() {
    unsafe scalars.deallocate()
    unsafe starts.deallocate()
    unsafe ends.deallocate()
  }

  private var content: FoldedText.Content {
    unsafe FoldedText.Content(
      scalars: Array(scalars[..<count]), starts: Array(starts[..<count]), ends: Array(ends[..<count]),
      lines: lines)
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
      unsafe scalars[count] = scalar
      unsafe starts[count] = Int32(truncatingIfNeeded: start)
      unsafe ends[count] = Int32(truncatingIfNeeded: end)
    }
    count += 1
  }

  @inline(__always)
  private static func isPlain(_ scalar: UInt32) -> Bool {
    scalar >= 0x3400 && scalar <= 0x9FFF || scalar >= 0x3041 && scalar <= 0x3096
      || scalar >= 0x30A1 && scalar <= 0x30FE || scalar == 0x3001 || scalar == 0x3002
  }

  private mutating func append(folding scalar: UInt32, _ start: Int, _ end: Int) {
    switch CompatibilityForm(of: scalar) {
    case .itself:
      append(scalar, start, end)
    case .nothing:
      // A byte order mark or a zero-width space: the line's bytes must not begin with it.
      if lineScalarStart == count, lineByteStart == start { lineByteStart = end }
    case .one(let folded):
      append(folded, start, end)
    case .several(let expansion):
      for folded in expansion { append(folded, start, end) }
    case .voicingMark(let mark):
      if count > lineScalarStart, count <= capacity,
        let composed = unsafe CompatibilityForm.compose(scalars[count - 1], with: mark)
      {
        unsafe scalars[count - 1] = composed
        unsafe ends[count - 1] = Int32(truncatingIfNeeded: end)
      } else {
        append(mark, start, end)
      }
    }
  }
}
