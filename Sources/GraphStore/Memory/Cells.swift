/// A typed place in memory that somebody else owns: the unchecked floor under every page.
///
/// It is the one type of the store in which reading past the end is possible, so whoever makes one also keeps the count
/// and the owner beside it. Nothing public hands it out.
@usableFromInline
@safe
struct Cells<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline
  let pointer: UnsafeMutablePointer<Element>?

  @inlinable
  init(pointer: UnsafeMutablePointer<Element>?) {
    unsafe self.pointer = pointer
  }

  /// No memory at all.
  @inlinable
  static var none: Cells { unsafe Cells(pointer: nil) }

  @inlinable
  var isNone: Bool { unsafe pointer == nil }

  @inlinable
  subscript(index: Int) -> Element {
    get { unsafe pointer.unsafelyUnwrapped[index] }
    nonmutating set { unsafe pointer.unsafelyUnwrapped[index] = newValue }
  }

  /// The cells from `offset` on.
  @inlinable
  func advanced(by offset: Int) -> Cells {
    unsafe Cells(pointer: pointer.unsafelyUnwrapped + offset)
  }

  /// The same memory as elements of another type of the same size.
  func cast<Other: BitwiseCopyable>() -> Cells<Other> {
    unsafe Cells<Other>(
      pointer: UnsafeMutableRawPointer(pointer.unsafelyUnwrapped).assumingMemoryBound(to: Other.self))
  }

  /// Copies `count` elements from another place that does not overlap this one.
  func copy(from source: Cells, count: Int) {
    guard count > 0 else { return }
    unsafe pointer.unsafelyUnwrapped.update(from: source.pointer.unsafelyUnwrapped, count: count)
  }

  func fill(with element: Element, count: Int) {
    guard count > 0 else { return }
    unsafe pointer.unsafelyUnwrapped.update(repeating: element, count: count)
  }
}
