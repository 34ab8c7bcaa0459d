/// A piece of raw memory with one owner, freed with the last reference to it.
///
/// A class, because pages of different snapshots share it. What is written in it below a published bound is never
/// written again; only the writer writes, and only beyond that bound.
@usableFromInline
@safe
final class Slab: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int

  init(byteCount: Int, zeroed: Bool = false) {
    self.byteCount = byteCount
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 16)
    if zeroed { unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount) }
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The memory from `byteOffset` on as elements of one type.
  func cells<Element: BitwiseCopyable>(at byteOffset: Int = 0, as type: Element.Type) -> Cells<Element> {
    assert(byteOffset <= byteCount)
    return unsafe Cells(
      pointer: (base + byteOffset).assumingMemoryBound(to: Element.self))
  }
}
