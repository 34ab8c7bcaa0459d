import GraphStore

/// What one thread's part in a join has found: the number of matches, and that number for each node of the root.
struct JoinTally: Sendable {
  private(set) var total: Int64 = 0
  /// From the node `base` on.
  private(set) var found: [Int64]
  private let base: UInt32
  private(set) var overflows = false

  init(base: UInt32, count: Int) {
    self.base = base
    found = Array(repeating: 0, count: count)
  }

  /// Adds to the number of matches.
  @inline(__always)
  mutating func add(_ number: Int64) {
    total = CheckedArithmetic.add(total, number, &overflows)
  }

  /// Adds to the number of a node of the root.
  @inline(__always)
  mutating func add(_ number: Int64, of node: NodeID) {
    let offset = Int(node.rawValue) - Int(base)
    guard offset >= 0, offset < found.count else { return }
    found[offset] = CheckedArithmetic.add(found[offset], number, &overflows)
  }
}
