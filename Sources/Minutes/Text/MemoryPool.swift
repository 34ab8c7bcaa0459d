import Synchronization

/// Pieces of memory that are used again, text after text: a piece as long as a text needs, given back to the system each time,
/// makes the system put its small pieces in order again and again.
@safe
final class MemoryPool: Sendable {
  /// A piece of memory. Whoever takes it from the pool gives it back.
  @safe
  struct Piece: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let byteCount: Int

    /// Memory from the system, aligned for 32-bit numbers.
    init(byteCount: Int) {
      unsafe start = .allocate(byteCount: byteCount, alignment: MemoryLayout<UInt32>.alignment)
      self.byteCount = byteCount
    }

    func deallocate() { unsafe start.deallocate() }
  }

  /// So many pieces are kept, one for each thread of most machines, and no longer ones than this.
  private static let maximumCount = 16
  private static let maximumByteCount = 1 << 20

  private let pieces = Mutex<[Piece]>([])

  /// A piece of at least so many bytes.
  func take(_ byteCount: Int) -> Piece {
    let kept = pieces.withLock { pieces in
      pieces.lastIndex { $0.byteCount >= byteCount }.map { pieces.remove(at: $0) }
    }
    if let kept { return kept }
    // Some room above, so that the piece serves a text that is a little longer, too.
    return Piece(byteCount: byteCount + byteCount / 2)
  }

  /// Takes a piece back.
  func give(_ piece: Piece) {
    let isKept =
      piece.byteCount <= MemoryPool.maximumByteCount
      && pieces.withLock { pieces in
        if pieces.count == MemoryPool.maximumCount { return false }
        pieces.append(piece)
        return true
      }
    if !isKept { piece.deallocate() }
  }

  deinit {
    pieces.withLock { pieces in
      for piece in pieces { piece.deallocate() }
    }
  }
}
