/// A place in a list for each of some nodes: a table with open addressing, which costs a search of a few nodes little.
struct NodePlaces {
  /// A node plus one, 0 for an empty slot.
  private var keys: [UInt32] = []
  private var places: [UInt32] = []
  private var count = 0
  /// 64 less the number of bits of a slot's number.
  private var shift: UInt64 = 64

  /// The place of a node, if it has one.
  @inline(__always)
  subscript(node: UInt32) -> Int? {
    if count == 0 { return nil }
    var slot = firstSlot(node)
    while true {
      let key = keys[slot]
      if key == node &+ 1 { return Int(places[slot]) }
      if key == 0 { return nil }
      slot = (slot &+ 1) & (keys.count &- 1)
    }
  }

  /// Gives a node a place, unless it has one, which comes back.
  @inline(__always)
  mutating func insert(_ node: UInt32, at place: Int) -> Int? {
    if count &* 2 >= keys.count { grow() }
    var slot = firstSlot(node)
    while true {
      let key = keys[slot]
      if key == node &+ 1 { return Int(places[slot]) }
      if key == 0 { break }
      slot = (slot &+ 1) & (keys.count &- 1)
    }
    keys[slot] = node &+ 1
    places[slot] = UInt32(truncatingIfNeeded: place)
    count &+= 1
    return nil
  }

  /// Forgets every node, and keeps the memory of a small table.
  mutating func removeAll() {
    if keys.count > 4096 {
      self = NodePlaces()
    } else if count > 0 {
      for slot in keys.indices { keys[slot] = 0 }
      count = 0
    }
  }

  /// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
  @inline(__always)
  private func firstSlot(_ node: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(node) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  @inline(never)
  private mutating func grow() {
    let (oldKeys, oldPlaces) = (keys, places)
    let size = max(32, keys.count * 2)
    keys = Array(repeating: 0, count: size)
    places = Array(repeating: 0, count: size)
    shift = UInt64(64 - size.trailingZeroBitCount)
    for old in oldKeys.indices where oldKeys[old] != 0 {
      var slot = firstSlot(oldKeys[old] &- 1)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = oldKeys[old]
      places[slot] = oldPlaces[old]
    }
  }
}
