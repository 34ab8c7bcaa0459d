/// The memory of a folded text: for each scalar what it is and where its bytes begin and end. A plain value, which does
/// not free what it points to; positions are checked against the number of scalars.
@safe
struct FoldedMemory {
  /// Where all of it lies.
  private let piece: MemoryPool.Piece
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

  /// A copy of the bytes, and room for so many scalars, all in one piece of memory.
  init(bytes source: [UInt8], capacity: Int, pool: MemoryPool?) {
    let column = capacity * MemoryLayout<UInt32>.stride
    let byteCount = 3 * column + source.count
    piece = pool?.take(byteCount) ?? MemoryPool.Piece(byteCount: byteCount)
    let memory = unsafe piece.start
    unsafe scalars = memory.bindMemory(to: UInt32.self, capacity: capacity)
    unsafe starts = (memory + column).bindMemory(to: Int32.self, capacity: capacity)
    unsafe ends = (memory + 2 * column).bindMemory(to: Int32.self, capacity: capacity)
    unsafe bytes = UnsafeMutableBufferPointer(
      start: (memory + 3 * column).bindMemory(to: UInt8.self, capacity: source.count), count: source.count)
    _ = unsafe bytes.initialize(fromContentsOf: source)
  }

  /// Gives the memory back to the pool that it came from, or to the system.
  func release(to pool: MemoryPool?) {
    if let pool { pool.give(piece) } else { piece.deallocate() }
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
