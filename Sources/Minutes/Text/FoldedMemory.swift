/// The memory of a folded text: for each scalar what it is and where its bytes begin and end. A plain value, which does
/// not free what it points to; positions are checked against the number of scalars.
@safe
struct FoldedMemory {
  /// The UTF-8 bytes the text was made from.
  let bytes: UnsafeMutableBufferPointer<UInt8>
  /// The folded scalars of all lines, without line ends.
  let scalars: UnsafeMutablePointer<UInt32>
  /// For each folded scalar, where its bytes begin; a scalar that was expanded shares its place.
  let starts: UnsafeMutablePointer<Int32>
  /// For each folded scalar, where its bytes end.
  let ends: UnsafeMutablePointer<Int32>
  /// How many scalars there are.
  var count = 0
  /// Whether every scalar is one that no other sequence of scalars is canonically equivalent to, unless it has a scalar
  /// of which that is not so: then strings cut from the text are equal just where their scalars are.
  var hasOneSpelling = true
  /// Whether there is an escape character, with which ISO-2022-JP changes its character set.
  var hasEscape = false

  /// A copy of the bytes, and room for so many scalars.
  init(bytes source: [UInt8], capacity: Int) {
    unsafe bytes = .allocate(capacity: source.count)
    _ = unsafe bytes.initialize(fromContentsOf: source)
    unsafe scalars = .allocate(capacity: capacity)
    unsafe starts = .allocate(capacity: capacity)
    unsafe ends = .allocate(capacity: capacity)
  }

  func deallocate() {
    unsafe bytes.deallocate()
    unsafe scalars.deallocate()
    unsafe starts.deallocate()
    unsafe ends.deallocate()
  }

  @inline(__always)
  func scalar(_ position: Int) -> UInt32 {
    precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "no such scalar")
    return unsafe scalars[position]
  }

  /// The bytes that a scalar stands for.
  @inline(__always)
  func place(_ position: Int) -> Range<Int> {
    precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "no such scalar")
    return unsafe Int(starts[position])..<Int(ends[position])
  }
}
