import GraphStore

/// A set of nodes as bits, in blocks of 1,024 that are made when they are first needed: a look-up costs two reads, a set of few
/// pages little memory.
struct NodeSet: Sendable {
  /// The block of each page, plus one; 0, or a page beyond the last, is none.
  private var blocks: [UInt32] = []
  private var words: [UInt64] = []
  private(set) var count = 0

  @inline(__always)
  func contains(_ node: UInt32) -> Bool {
    let page = Int(node >> 10)
    guard page < blocks.count, blocks[page] != 0 else { return false }
    let place = Int(blocks[page] &- 1) << 4 | Int(node >> 6 & 15)
    return words[place] & (1 << UInt64(node & 63)) != 0
  }

  /// Adds a node; false where it is there already.
  @inline(__always)
  mutating func insert(_ node: UInt32) -> Bool {
    let page = Int(node >> 10)
    if page >= blocks.count || blocks[page] == 0 { addBlock(page) }
    let place = Int(blocks[page] &- 1) << 4 | Int(node >> 6 & 15)
    let bit: UInt64 = 1 << UInt64(node & 63)
    if words[place] & bit != 0 { return false }
    words[place] |= bit
    count &+= 1
    return true
  }

  @inline(never)
  private mutating func addBlock(_ page: Int) {
    if page >= blocks.count { blocks.append(contentsOf: repeatElement(0, count: page + 1 - blocks.count)) }
    words.append(contentsOf: repeatElement(0, count: 16))
    blocks[page] = UInt32(words.count >> 4)
  }

  /// Calls `body` with each node, ascending.
  func forEach(_ body: (UInt32) -> Void) {
    for page in blocks.indices where blocks[page] != 0 {
      for word in 0..<16 {
        var rest = words[Int(blocks[page] &- 1) << 4 | word]
        while rest != 0 {
          body(UInt32(page << 10 | word << 6 | rest.trailingZeroBitCount))
          rest &= rest - 1
        }
      }
    }
  }

  /// Forgets every node and keeps the memory of the pages.
  mutating func removeAll() {
    for word in words.indices { words[word] = 0 }
    count = 0
  }

  /// About how many bytes the set takes.
  var estimatedByteCount: Int { blocks.count * 4 + words.count * 8 }
}
