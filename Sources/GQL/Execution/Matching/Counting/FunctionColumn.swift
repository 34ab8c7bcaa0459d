import GraphStore

/// The only node that each node of a range leads to along edges of which it has at most one.
///
/// A class, because two columns are the same if they are one object; it never changes.
final class FunctionColumn: Sendable {
  /// What a node has that leads nowhere.
  static let none = UInt32.max

  /// The id of the first node.
  let base: UInt32
  let targets: [UInt32]

  init(base: UInt32, targets: [UInt32]) {
    self.base = base
    self.targets = targets
  }

  /// The raw id of the node that a node leads to.
  @inline(__always)
  subscript(node: NodeID) -> UInt32 {
    let place = Int(node.rawValue) - Int(base)
    return place >= 0 && place < targets.count ? targets[place] : Self.none
  }

  /// The column of lists with at most one entry each, for the nodes of a vertex.
  convenience init(_ lists: [LinkLists], of nodes: VertexNodes, _ work: PageWork) throws {
    let (targets, _) = try work.filled(nodes.pages, as: UInt32.self, absent: Self.none) { page, numbers in
      guard numbers.begin(nodes, page) else { return false }
      let found = Self.targets(lists, page)
      for local in 0..<Snapshot.pageSize {
        numbers.numbers[local] = numbers.numbers[local] == 0 ? Self.none : found[local]
      }
      return true
    }
    self.init(base: nodes.base, targets: targets)
  }

  /// Where lists with at most one entry lead from the nodes of a page.
  static func targets(_ lists: [LinkLists], _ page: Int) -> [UInt32] {
    var targets = Array(repeating: Self.none, count: Snapshot.pageSize)
    for list in lists {
      list.withPage(page) { run, offsets, neighbors, _ in
        guard !offsets.isEmpty else {
          for (place, local) in run.enumerated() { targets[local] = neighbors[place].rawValue }
          return
        }
        let first = offsets[0]
        for local in 0..<Snapshot.pageSize where offsets[local + 1] > offsets[local] {
          targets[local] = neighbors[Int(offsets[local] - first)].rawValue
        }
      }
    }
    return targets
  }

  /// Where nodes lead to, one by one.
  func targets(of nodes: [UInt32]) -> [UInt32] {
    nodes.map { $0 == Self.none ? $0 : self[NodeID(rawValue: $0)] }
  }

  /// The column that goes on from here along another.
  func followed(by next: FunctionColumn) -> FunctionColumn {
    FunctionColumn(base: base, targets: next.targets(of: targets))
  }
}
