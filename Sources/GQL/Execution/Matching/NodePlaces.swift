/// A place in a list for each of some nodes, in blocks of 1,024 that are made when they are first needed.
struct NodePlaces {
  /// The block of each page, plus one; 0, or a page beyond the last, is none.
  private var blocks: [UInt32] = []
  /// Places, plus one; 0 is none.
  private var places: [UInt32] = []

  /// The place of a node, if it has one.
  @inline(__always)
  subscript(node: UInt32) -> Int? {
    let page = Int(node >> 10)
    guard page < blocks.count, blocks[page] != 0 else { return nil }
    let place = places[Int(blocks[page] &- 1) << 10 | Int(node & 1023)]
    return place == 0 ? nil : Int(place &- 1)
  }

  /// Gives a node a place, unless it has one, which comes back.
  @inline(__always)
  mutating func insert(_ node: UInt32, at place: Int) -> Int? {
    let page = Int(node >> 10)
    if page >= blocks.count || blocks[page] == 0 { addBlock(page) }
    let slot = Int(blocks[page] &- 1) << 10 | Int(node & 1023)
    let known = places[slot]
    if known != 0 { return Int(known &- 1) }
    places[slot] = UInt32(truncatingIfNeeded: place) &+ 1
    return nil
  }

  /// Takes the place of a node away, and keeps the memory.
  mutating func remove(_ node: UInt32) {
    let page = Int(node >> 10)
    guard page < blocks.count, blocks[page] != 0 else { return }
    places[Int(blocks[page] &- 1) << 10 | Int(node & 1023)] = 0
  }

  @inline(never)
  private mutating func addBlock(_ page: Int) {
    if page >= blocks.count { blocks.append(contentsOf: repeatElement(0, count: page + 1 - blocks.count)) }
    places.append(contentsOf: repeatElement(0, count: 1024))
    blocks[page] = UInt32(places.count >> 10)
  }
}
