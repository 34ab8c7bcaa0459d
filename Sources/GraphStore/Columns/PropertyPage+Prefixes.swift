extension PropertyPage {
  /// The first eight bytes of each string of a page of `.string`, as a big-endian number with zeros behind a shorter one, so that
  /// they order as the strings do as far as they go; 0 where there is none, and no numbers for pages of another kind.
  package func textPrefixes() -> [UInt64] {
    guard view.kind == .string else { return [] }
    let view = view
    switch view.layout {
    case .packed16:
      let offsets = view.cells(UInt16.self)
      return prefixes { Int(offsets[$0])..<Int(offsets[$0 + 1]) }
    case .packed32:
      let offsets = view.cells(UInt32.self)
      return prefixes { Int(offsets[$0])..<Int(offsets[$0 + 1]) }
    case .loose, .dictionary:
      return prefixes { position in
        guard view.isValid(position) else { return 0..<0 }
        let (start, count) = view.textRange(position)
        return start..<start + count
      }
    }
  }

  /// The prefixes of the texts at ranges of the heap.
  @inline(__always)
  private func prefixes(_ range: (Int) -> Range<Int>) -> [UInt64] {
    let heap = view.heap
    return unsafe Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      for position in 0..<count {
        let range = range(position)
        var prefix: UInt64 = 0
        if range.count >= 8 {
          let start = unsafe UnsafeRawPointer(heap.pointer.unsafelyUnwrapped + range.lowerBound)
          prefix = unsafe UInt64(bigEndian: start.loadUnaligned(as: UInt64.self))
        } else {
          for place in range {
            prefix |= UInt64(heap[place]) << UInt64(56 - 8 * (place - range.lowerBound))
          }
        }
        unsafe buffer.initializeElement(at: position, to: prefix)
      }
      initializedCount = count
    }
  }
}
