/// A place in a list for each of some nodes: a table with open addressing, which costs a search of a few nodes little.
struct NodePlaces {
  /// A node plus one in the upper half and its place in the lower; 0 for an empty slot.
  private var slots: [UInt64] = []
  private var count = 0
  /// 64 less the number of bits of a slot's number.
  private var shift: UInt64 = 64

  private static let leastSize = 128

  /// The place of a node, if it has one.
  @inline(__always)
  subscript(node: UInt32) -> Int? {
    if count == 0 { return nil }
    let slot = slots[find(node)]
    return slot == 0 ? nil : Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
  }

  /// Gives a node a place, unless it has one, which comes back.
  @inline(__always)
  mutating func insert(_ node: UInt32, at place: Int) -> Int? {
    if count &* 2 >= slots.count { grow() }
    let found = find(node)
    let slot = slots[found]
    if slot != 0 { return Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) }
    slots[found] = (UInt64(node) &+ 1) << 32 | UInt64(UInt32(truncatingIfNeeded: place))
    count &+= 1
    return nil
  }

  /// Forgets every node, and keeps the memory of a small table.
  mutating func removeAll() {
    if slots.count > Self.leastSize * 32 {
      self = NodePlaces()
    } else if count > 0 {
      for slot in slots.indices { slots[slot] = 0 }
      count = 0
    }
  }

  /// The slot that holds a node, or the empty one where it belongs, by multiplicative hashing (Knuth, The Art of Computer
  /// Programming 3, 6.4).
  @inline(__always)
  private func find(_ node: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (UInt64(node) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[slot] != 0, slots[slot] >> 32 != UInt64(node) &+ 1 {
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return slot
  }

  @inline(never)
  private mutating func grow() {
    let old = slots
    let size = max(Self.leastSize, old.count * 2)
    slots = Array(repeating: 0, count: size)
    shift = UInt64(64 - size.trailingZeroBitCount)
    for slot in old where slot != 0 { slots[find(UInt32(truncatingIfNeeded: (slot >> 32) &- 1))] = slot }
  }
}
