/// The nodes of one space of ids by the id that tables give them.
///
/// Integers are kept by node, with an open-addressing table of nodes over them: four bytes a slot, so that the table of
/// millions mostly stays in a cache. Texts are kept in a table of entries over one heap of bytes. A class, because it owns that
/// memory; filled by one thread, then only read.
@safe final class NodeIndex: @unchecked Sendable {
  /// Whether every id of the space is an integer; then an id of an edge that is none names no node.
  let holdsIntegers: Bool

  /// What stands for no node.
  static let empty = UInt32.max

  /// The raw ids of nodes, `empty` in a free slot.
  private let slots: UnsafeMutableBufferPointer<UInt32>
  private let shift: UInt64
  /// The integer id of each node from the first on.
  private let keys: UnsafeMutableBufferPointer<Int64>
  private let firstNode: UInt32
  /// Whether every node of the range is of the space, so that every key is one.
  private let isContiguous: Bool

  private var entries: [UInt32] = []
  private var ends: [Int] = [0]
  private var heap: [UInt8] = []
  private var nodes: [UInt32] = []

  /// An index with room for so many ids, of nodes within a range.
  init(holdsIntegers: Bool, count: Int, nodes: Range<UInt32>) {
    self.holdsIntegers = holdsIntegers
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    shift = UInt64(64 - capacity.trailingZeroBitCount)
    firstNode = nodes.lowerBound
    isContiguous = count == nodes.count
    unsafe slots = .allocate(capacity: holdsIntegers ? capacity : 0)
    unsafe slots.initialize(repeating: Self.empty)
    unsafe keys = .allocate(capacity: holdsIntegers ? nodes.count : 0)
    unsafe keys.initialize(repeating: 0)
    if !holdsIntegers { entries = [UInt32](repeating: Self.empty, count: capacity) }
  }

  deinit {
    unsafe slots.deallocate()
    unsafe keys.deallocate()
  }

  /// Adds the id of a node of the range.
  ///
  /// - Returns: false where it is there already.
  @inline(__always)
  func insert(_ key: Int64, node: UInt32) -> Bool {
    var place = home(of: UInt64(bitPattern: key))
    while true {
      let other = unsafe slots[place]
      if other == Self.empty { break }
      if unsafe keys[Int(other &- firstNode)] == key { return false }
      place = unsafe (place + 1) & (slots.count - 1)
    }
    unsafe slots[place] = node
    unsafe keys[Int(node &- firstNode)] = key
    return true
  }

  /// The raw id of the node with an integer id, `empty` where there is none.
  @inline(__always)
  func node(of key: Int64) -> UInt32 {
    var place = home(of: UInt64(bitPattern: key))
    while true {
      let node = unsafe slots[place]
      if node == Self.empty { return node }
      if unsafe keys[Int(node &- firstNode)] == key { return node }
      place = unsafe (place + 1) & (slots.count - 1)
    }
  }

  /// The raw ids of the nodes with some integer ids, `empty` where there is none.
  ///
  /// Tables of edges mostly follow the order of their nodes, so each is looked for first beside the one before. What is looked
  /// up of the table for one does not wait for another.
  func find(_ ids: UnsafeBufferPointer<Int64>, into nodes: UnsafeMutablePointer<UInt32>) {
    let keyCount = unsafe keys.count
    var last = 0
    var lastKey: Int64 = 0
    for index in ids.indices {
      let key = unsafe ids[index]
      var isNext = false
      if isContiguous, last + 1 < keyCount { isNext = unsafe keys[last + 1] == key }
      if isNext {
        last += 1
        unsafe nodes[index] = UInt32(last) + firstNode
      } else if index > 0, key == lastKey {
        unsafe nodes[index] = nodes[index - 1]
      } else {
        let node = node(of: key)
        unsafe nodes[index] = node
        // Where there is none, any place is as good to go on from.
        last = node == Self.empty ? 0 : Int(node &- firstNode)
      }
      lastKey = key
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
