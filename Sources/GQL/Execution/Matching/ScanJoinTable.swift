import GraphStore

/// The nodes of a scan by the values of a key.
///
/// Values that are equal in the sense of `=` are found by each other; a key that is null equals nothing.
struct ScanJoinTable {
  /// The first and the last node of each key: places in `nodes`.
  private var ends: [Value: (first: UInt32, last: UInt32)] = [:]
  private var nodes: [NodeID] = []
  /// The place of the next node with the same key.
  private var following: [UInt32] = []
  /// Nodes whose keys are made of other values, which are compared one by one.
  private var others: [NodeID] = []

  /// The place of no node: a graph has fewer.
  private static let none = UInt32.max

  /// About how many bytes a node takes.
  static let bytesPerNode = 64

  /// Adds nodes with their keys.
  mutating func append(_ added: [NodeID], keys: Column) {
    for (row, node) in added.enumerated() {
      let key = keys[row]
      if key.isNull { continue }
      guard key.isSimple else {
        others.append(node)
        continue
      }
      let place = UInt32(truncatingIfNeeded: nodes.count)
      nodes.append(node)
      following.append(Self.none)
      if let known = ends[key] {
        following[Int(known.last)] = place
        ends[key] = (known.first, place)
      } else {
        ends[key] = (place, place)
      }
    }
  }

  /// Calls `body` with each node whose key may equal a value.
  func forEachNode(equalTo value: Value, _ body: (NodeID) -> Void) {
    if value.isNull { return }
    guard value.isSimple else {
      for node in others { body(node) }
      return
    }
    for spelling in value.indexSpellings {
      var place = ends[spelling]?.first ?? Self.none
      while place != Self.none {
        body(nodes[Int(place)])
        place = following[Int(place)]
      }
    }
  }
}

extension Value {
  /// Whether the value is not made of other values.
  fileprivate var isSimple: Bool {
    switch self {
    case .list, .record, .path: false
    default: true
    }
  }
}
