/// The neighbours of a node with very many: a tree of three levels with sorted leaves.
///
/// Inserting copies a leaf and two small directories, whatever the degree. A class, as are its levels, because snapshots
/// share what did not change.
final class HubList: @unchecked Sendable {
  static var leafCapacity: Int { 1024 }
  static var branchCapacity: Int { 32 }

  @safe
  final class Leaf: @unchecked Sendable {
    let era: Era
    var count: Int
    private let slab: Slab
    let neighbors: Cells<NodeID>
    let edges: Cells<EdgeID>

    init(era: Era) {
      self.era = era
      count = 0
      slab = Slab(byteCount: HubList.leafCapacity * 8)
      neighbors = slab.cells(as: NodeID.self)
      edges = slab.cells(at: HubList.leafCapacity * 4, as: EdgeID.self)
    }

    func copied(from start: Int, count: Int, era: Era) -> Leaf {
      let leaf = Leaf(era: era)
      list.copy(from: start, count: count, to: leaf.neighbors, leaf.edges)
      leaf.count = count
      return leaf
    }

    var list: AdjacencyList {
      AdjacencyList(neighbors: neighbors, edges: edges, edgeBase: 0, count: count)
    }

    var last: PairKey { PairKey(neighbors[count - 1], edges[count - 1]) }
  }

  /// A neighbour and an edge in one number that sorts as they do.
  struct PairKey: BitwiseCopyable, Comparable {
    let raw: UInt64

    init(_ neighbor: NodeID, _ edge: EdgeID) {
      raw = UInt64(neighbor.rawValue) << 32 | UInt64(edge.rawValue)
    }

    static func < (left: PairKey, right: PairKey) -> Bool { left.raw < right.raw }
  }

  final class Branch: @unchecked Sendable {
    let era: Era
    private(set) var leaves: [Leaf]
    /// The last pair of each leaf, side by side, so that a search touches few lines of memory.
    private(set) var lasts: [PairKey]

    init(_ leaves: [Leaf], era: Era) {
      self.leaves = leaves
      self.era = era
      lasts = leaves.map(\.last)
    }

    init(copying other: Branch, era: Era) {
      leaves = other.leaves
      lasts = other.lasts
      self.era = era
    }

    /// Puts a leaf in place, or one that was changed in place again.
    func set(_ index: Int, to leaf: Leaf) {
      leaves[index] = leaf
      lasts[index] = leaf.last
    }

    func insert(_ leaf: Leaf, at index: Int) {
      leaves.insert(leaf, at: index)
      lasts.insert(leaf.last, at: index)
    }

    func remove(at index: Int) {
      leaves.remove(at: index)
      lasts.remove(at: index)
    }

    /// Takes away the leaves from an index on.
    func split(from index: Int) -> [Leaf] {
      defer {
        leaves.removeSubrange(index...)
        lasts.removeSubrange(index...)
      }
      return Array(leaves[index...])
    }
  }

  let era: Era
  private(set) var branches: [Branch]
  /// The last pair of each branch.
  private var lasts: [PairKey]
  private(set) var count: Int

  private init(copying other: HubList, era: Era) {
    branches = other.branches
    lasts = other.lasts
    count = other.count
    self.era = era
  }

  /// A hub of the given list, packed.
  init(_ list: AdjacencyList, era: Era) {
    self.era = era
    count = list.count
    branches = []
    lasts = []
    var leaves: [Leaf] = []
    var start = 0
    while start < list.count {
      let size = min(Self.leafCapacity, list.count - start)
      let leaf = Leaf(era: era)
      list.copy(from: start, count: size, to: leaf.neighbors, leaf.edges)
      leaf.count = size
      leaves.append(leaf)
      start += size
      if leaves.count == Self.branchCapacity {
        branches.append(Branch(leaves, era: era))
        leaves = []
      }
    }
    if !leaves.isEmpty { branches.append(Branch(leaves, era: era)) }
    lasts = branches.compactMap(\.lasts.last)
  }

  func copied(era: Era) -> HubList { HubList(copying: self, era: era) }

  func forEachSlice(_ body: (AdjacencyList) -> Void) {
    for branch in branches {
      for leaf in branch.leaves { body(leaf.list) }
    }
  }

  /// The branch and leaf that hold the given pair, or would.
  private func locate(_ neighbor: NodeID, _ edge: EdgeID) -> (branch: Int, leaf: Int) {
    let key = PairKey(neighbor, edge)
    let branch = min(Self.firstIndex(in: lasts, notBefore: key), branches.count - 1)
    let leaves = branches[branch].lasts
    return (branch, min(Self.firstIndex(in: leaves, notBefore: key), leaves.count - 1))
  }

  private static func firstIndex(in keys: [PairKey], notBefore key: PairKey) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The slices that may hold a neighbour, cut to it.
  func forEachSlice(of neighbor: NodeID, _ body: (AdjacencyList, Range<Int>) -> Void) {
    guard count > 0 else { return }
    var (branch, leaf) = locate(neighbor, EdgeID(rawValue: 0))
    while branch < branches.count {
      let leaves = branches[branch].leaves
      while leaf < leaves.count {
        let list = leaves[leaf].list
        let range = list.positions(of: neighbor)
        if !range.isEmpty { body(list, range) }
        if range.upperBound < list.count { return }
        leaf += 1
      }
      branch += 1
      leaf = 0
    }
  }

  /// Inserts into a hub that its era owns; tells whether the neighbour was there already.
  func insert(_ neighbor: NodeID, _ edge: EdgeID) -> Bool {
    let (branchIndex, leafIndex) = locate(neighbor, edge)
    let branch = writableBranch(branchIndex)
    let old = branch.leaves[leafIndex]
    let position = old.list.position(of: neighbor, edge)
    let isParallel =
      (position > 0 && old.neighbors[position - 1] == neighbor)
      || (position < old.count && old.neighbors[position] == neighbor)
    count += 1
    defer { noteLast(of: branchIndex) }
    guard old.count == Self.leafCapacity else {
      let leaf = old.era == era ? old : old.copied(from: 0, count: old.count, era: era)
      Self.insert(neighbor, edge, at: position, in: leaf)
      branch.set(leafIndex, to: leaf)
      return isParallel
    }
    // A hub that grows at its end keeps its leaves full; elsewhere a full leaf is halved.
    let isEnd =
      position == old.count && leafIndex == branch.leaves.count - 1 && branchIndex == branches.count - 1
    let cut = isEnd ? old.count : old.count / 2
    let right = old.copied(from: cut, count: old.count - cut, era: era)
    if isEnd {
      Self.insert(neighbor, edge, at: 0, in: right)
    } else {
      let left = old.copied(from: 0, count: cut, era: era)
      if position <= cut {
        Self.insert(neighbor, edge, at: position, in: left)
      } else {
        Self.insert(neighbor, edge, at: position - cut, in: right)
      }
      branch.set(leafIndex, to: left)
    }
    branch.insert(right, at: leafIndex + 1)
    if branch.leaves.count > Self.branchCapacity { split(branchIndex, atEnd: isEnd) }
    return isParallel
  }

  /// Removes a pair from a hub that its era owns; false where it is not there.
  func remove(_ neighbor: NodeID, _ edge: EdgeID) -> Bool {
    guard count > 0 else { return false }
    let (branchIndex, leafIndex) = locate(neighbor, edge)
    let old = branches[branchIndex].leaves[leafIndex]
    let position = old.list.position(of: neighbor, edge)
    guard position < old.count, old.neighbors[position] == neighbor, old.edges[position] == edge else {
      return false
    }
    count -= 1
    let branch = writableBranch(branchIndex)
    if old.count == 1 {
      branch.remove(at: leafIndex)
      if branch.leaves.isEmpty {
        branches.remove(at: branchIndex)
        lasts.remove(at: branchIndex)
      } else {
        noteLast(of: branchIndex)
      }
      return true
    }
    let leaf = old.copied(from: 0, count: position, era: era)
    old.list.copy(
      from: position + 1, count: old.count - position - 1, to: leaf.neighbors.advanced(by: position),
      leaf.edges.advanced(by: position))
    leaf.count = old.count - 1
    branch.set(leafIndex, to: leaf)
    noteLast(of: branchIndex)
    return true
  }

  private func noteLast(of branch: Int) {
    let leaves = branches[branch].lasts
    lasts[branch] = leaves[leaves.count - 1]
  }

  private func writableBranch(_ index: Int) -> Branch {
    let branch = branches[index]
    if branch.era == era { return branch }
    let copy = Branch(copying: branch, era: era)
    branches[index] = copy
    return copy
  }

  private func split(_ index: Int, atEnd: Bool) {
    let branch = branches[index]
    let right = Branch(
      branch.split(from: atEnd ? branch.leaves.count - 1 : branch.leaves.count / 2), era: era)
    branches.insert(right, at: index + 1)
    lasts.insert(right.lasts[right.lasts.count - 1], at: index + 1)
  }

  private static func insert(_ neighbor: NodeID, _ edge: EdgeID, at position: Int, in leaf: Leaf) {
    var index = leaf.count
    while index > position {
      leaf.neighbors[index] = leaf.neighbors[index - 1]
      leaf.edges[index] = leaf.edges[index - 1]
      index -= 1
    }
    leaf.neighbors[position] = neighbor
    leaf.edges[position] = edge
    leaf.count += 1
  }
}
