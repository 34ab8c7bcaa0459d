/// The nodes of one space of ids by the id that tables give them.
///
/// Integers are kept in an open-addressing table of 16-byte slots, one memory access per look-up; texts in a table of
/// entries over one heap of bytes. A class, because it owns that memory; filled by one thread, then only read.
@safe final class NodeIndex: @unchecked Sendable {
  /// Whether every id of the space is an integer; then an id of an edge that is none names no node.
  let holdsIntegers: Bool

  private struct Slot {
    var key: Int64
    /// The raw id of the node, `empty` in a free slot.
    var node: UInt32
  }

  static let empty = UInt32.max

  private let slots: UnsafeMutableBufferPointer<Slot>
  private let shift: UInt64
  /// The ids in the order of their nodes, to guess the next one without a look-up.
  private(set) var sequence: [Int64] = []
  private(set) var firstNode: UInt32 = 0

  private var entries: [UInt32] = []
  private var ends: [Int] = [0]
  private var heap: [UInt8] = []
  private var nodes: [UInt32] = []

  /// An index with room for so many ids.
  init(holdsIntegers: Bool, count: Int) {
    self.holdsIntegers = holdsIntegers
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    shift = UInt64(64 - capacity.trailingZeroBitCount)
    unsafe slots = .allocate(capacity: holdsIntegers ? capacity : 0)
    unsafe slots.initialize(repeating: Slot(key: 0, node: Self.empty))
    if holdsIntegers {
      sequence.reserveCapacity(count)
    } else {
      entries = [UInt32](repeating: Self.empty, count: capacity)
    }
  }

  deinit {
    unsafe slots.deallocate()
  }

  /// Adds an integer id.
  ///
  /// - Returns: false where it is there already.
  func insert(_ key: Int64, node: UInt32) -> Bool {
    var place = home(of: UInt64(bitPattern: key))
    while true {
      let slot = unsafe slots[place]
      if slot.node == Self.empty {
        unsafe slots[place] = Slot(key: key, node: node)
        if sequence.isEmpty { firstNode = node }
        if UInt64(firstNode) + UInt64(sequence.count) == UInt64(node) { sequence.append(key) }
        return true
      }
      if slot.key == key { return false }
      place = unsafe (place + 1) & (slots.count - 1)
    }
  }

  /// The raw id of the node with an integer id, `empty` where there is none.
  @inline(__always)
  func node(of key: Int64) -> UInt32 {
    var place = home(of: UInt64(bitPattern: key))
    while true {
      let slot = unsafe slots[place]
      if slot.key == key || slot.node == Self.empty { return slot.node }
      place = unsafe (place + 1) & (slots.count - 1)
    }
  }

  /// Adds a text as an id.
  ///
  /// - Returns: false where it is there already.
  func insert(_ key: Span<UInt8>, node: UInt32) -> Bool {
    var place = home(of: Self.hash(key))
    while entries[place] != Self.empty {
      if equals(Int(entries[place]), key) { return false }
      place = (place + 1) & (entries.count - 1)
    }
    entries[place] = UInt32(nodes.count)
    nodes.append(node)
    unsafe key.withUnsafeBufferPointer { unsafe heap.append(contentsOf: $0) }
    ends.append(heap.count)
    return true
  }

  /// The raw id of the node with a text as its id, `empty` where there is none.
  func node(of key: Span<UInt8>) -> UInt32 {
    var place = home(of: Self.hash(key))
    while entries[place] != Self.empty {
      let entry = Int(entries[place])
      if equals(entry, key) { return nodes[entry] }
      place = (place + 1) & (entries.count - 1)
    }
    return Self.empty
  }

  private func equals(_ entry: Int, _ key: Span<UInt8>) -> Bool {
    let start = ends[entry]
    guard ends[entry + 1] - start == key.count else { return false }
    for index in 0..<key.count where heap[start + index] != key[index] { return false }
    return true
  }

  /// The place where the look-up of a hash begins: its upper bits after a multiplication that spreads neighbours.
  @inline(__always)
  private func home(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private static func hash(_ key: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<key.count { hash = (hash ^ UInt64(key[index])) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
