/// The text of a document as it is matched: compatibility forms folded, every scalar knowing the bytes it
/// came from.
///
/// Folding (NFKC for what Japanese and English documents print, see `CompatibilityForm`) is for matching only:
/// what reaches the graph is always cut from the source bytes. A class, because it owns the memory that thousands of
/// passages look at; it never changes. A passage counts no reference: whoever looks at passages keeps their text alive,
/// with `withExtendedLifetime` or inside of `withWhole`.
@safe
final class FoldedText: @unchecked Sendable {
  /// The lines in order.
  let lines: [Line]
  private let memory: UnsafePointer<FoldedMemory>
  private let pool: MemoryPool?

  /// One line: where its scalars and its bytes are, line end excluded.
  struct Line: Sendable {
    /// 1-based.
    let number: Int
    let scalars: Range<Int>
    let bytes: Range<Int>
    /// Whether a form feed stands before the line.
    let followsPageBreak: Bool
  }

  /// Folds UTF-8 bytes, in memory of a pool if there is one; nil where they are not valid UTF-8.
  init?(utf8 bytes: [UInt8], pool: MemoryPool? = nil) {
    guard let (memory, lines) = Folder.fold(bytes, pool) else { return nil }
    self.pool = pool
    unsafe self.memory = FoldedText.placed(memory)
    self.lines = lines
  }

  /// Folds a string.
  init(_ string: String) {
    // A string is always valid UTF-8, so that the fallback is never taken.
    pool = nil
    let (memory, lines) =
      Folder.fold(Array(string.utf8), nil) ?? (FoldedMemory(bytes: [], capacity: 0, pool: nil), [])
    unsafe self.memory = FoldedText.placed(memory)
    self.lines = lines
  }

  private static func placed(_ memory: FoldedMemory) -> UnsafePointer<FoldedMemory> {
    let place = UnsafeMutablePointer<FoldedMemory>.allocate(capacity: 1)
    unsafe place.initialize(to: memory)
    return unsafe UnsafePointer(place)
  }

  deinit {
    unsafe memory.pointee.release(to: pool)
    unsafe memory.deallocate()
  }

  /// The UTF-8 bytes the text was made from.
  var bytes: [UInt8] { unsafe Array(memory.pointee.bytes) }

  /// Whether there is an escape character, so that the bytes may be ISO-2022-JP.
  var hasEscape: Bool { unsafe memory.pointee.hasEscape }

  /// The passage that a line is, for as long as the text lives.
  func passage(of line: Line) -> Passage {
    unsafe Passage(memory, line.scalars)
  }

  /// Lends all of the text as one passage, whatever its lines.
  func withWhole<Result>(_ body: (Passage) -> Result) -> Result {
    withExtendedLifetime(self) { unsafe body(Passage(memory, 0..<memory.pointee.count)) }
  }

  /// Folds a string and lends the text as one passage.
  static func withWhole<Result>(_ string: String, _ body: (Passage) -> Result) -> Result {
    FoldedText(string).withWhole(body)
  }
}
