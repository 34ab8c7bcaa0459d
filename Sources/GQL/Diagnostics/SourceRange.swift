/// A stretch of a query's text, in UTF-8 bytes, end excluded.
///
/// Half the size of a `Range<Int>`, because every node of a tree carries one; text is limited to far less
/// than four gigabytes (`ParserLimits`).
public struct SourceRange: Sendable, Hashable {
  /// The offset of the first byte.
  public var start: UInt32
  /// The offset after the last byte.
  public var end: UInt32

  /// Makes a range from its two offsets; an end before the start counts as the start.
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end < start ? start : end
  }

  /// Makes a range from byte offsets, clamped to what four bytes hold.
  public init(_ range: Range<Int>) {
    self.init(start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound))
  }

  /// The bytes as a range of offsets into `text.utf8`.
  public var bytes: Range<Int> { Int(start)..<Int(end) }

  /// The smallest range that covers both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(start: min(start, other.start), end: max(end, other.end))
  }
}
