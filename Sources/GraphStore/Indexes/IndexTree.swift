/// A persistent sorted set of index keys: a tree of three levels with packed leaves.
///
/// A class, as are its levels, because snapshots share what did not change. Inserting copies a leaf and two directories.
final class IndexTree: @unchecked Sendable {
  private static var leafCapacity: Int { 256 }
  private static var branchCapacity: Int { 64 }

  @safe
  private final class Leaf: @unchecked Sendable {
    let era: Era
    var count = 0
    private let slab = Slab(byteCount: IndexTree.leafCapacity * MemoryLayout<IndexKey>.stride)
    let keys: Cells<IndexKey>

    init(era: Era) {
      self.era = era
      keys = slab.cells(as: IndexKey.self)
    }

    func copied(from start: Int, count: Int, era: Era) -> Leaf {
      let leaf = Leaf(era: era)
      if count > 0 { leaf.keys.copy(from: keys.advanced(by: start), count: count) }
      leaf.count = count
      return leaf
    }

    /// The first position whose key is not before the given one.
    func position(of key: IndexKey) -> Int {
      IndexTree.firstIndex(count) { !(keys[$0] < key) }
    }
  }

  private final class Branch: @unchecked Sendable {
    let era: Era
    var leaves: [Leaf]

    init(_ leaves: [Leaf], era: Era) {
      self.leaves = leaves
      self.era = era
    }

    var last: IndexKey {
      let leaf = leaves[leaves.count - 1]
      return leaf.keys[leaf.count - 1]
    }
  }

  private let era: Era
  private var branches: [Branch]
  private(set) var count: Int

  private init(_ branches: [Branch], count: Int, era: Era) {
    self.branches = branches
    self.count = count
    self.era = era
  }

  /// A packed tree of keys that are sorted and distinct.
  init(sorted count: Int, era: Era, _ key: (Int) -> IndexKey) {
    self.era = era
    self.count = count
    branches = []
    var leaves: [Leaf] = []
    var position = 0
    while position < count {
      let leaf = Leaf(era: era)
      leaf.count = min(Self.leafCapacity, count - position)
      for index in 0..<leaf.count { leaf.keys[index] = key(position + index) }
      position += leaf.count
      leaves.append(leaf)
      if leaves.count == Self.branchCapacity || position == count {
        branches.append(Branch(leaves, era: era))
        leaves = []
      }
    }
  }

  func writable(era: Era) -> IndexTree {
    self.era == era ? self : IndexTree(branches, count: count, era: era)
  }

  /// Calls `body` with the keys from one on, ascending, until it returns false.
  func forEach(from key: IndexKey, _ body: (IndexKey) -> Bool) {
    // Taken out once: what a class holds is asked for with care each time.
    let branches = branches
    guard !branches.isEmpty else { return }
    var (branch, leaf) = Self.locate(key, in: branches)
    var leaves = branches[branch].leaves
    var position = leaves[leaf].position(of: key)
    while true {
      while leaf < leaves.count {
        let keys = leaves[leaf].keys
        for index in position..<max(position, leaves[leaf].count) where !body(keys[index]) { return }
        position = 0
        leaf += 1
      }
      leaf = 0
      branch += 1
      guard branch < branches.count else { return }
      leaves = branches[branch].leaves
    }
  }

  private static func firstIndex(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func locate(_ key: IndexKey, in branches: [Branch]) -> (branch: Int, leaf: Int) {
    let branch = min(firstIndex(branches.count) { !(branches[$0].last < key) }, branches.count - 1)
    let leaves = branches[branch].leaves
    let leaf = firstIndex(leaves.count) { !(leaves[$0].keys[leaves[$0].count - 1] < key) }
    return (branch, min(leaf, leaves.count - 1))
  }

  /// Inserts into a tree that its era owns; a key that is there already stays once.
  func insert(_ key: IndexKey) {
    guard count > 0 else {
      let leaf = Leaf(era: era)
      leaf.keys[0] = key
      leaf.count = 1
      branches = [Branch([leaf], era: era)]
      count = 1
      return
    }
    let (branchIndex, leafIndex) = Self.locate(key, in: branches)
    let old = branches[branchIndex].leaves[leafIndex]
    let position = old.position(of: key)
    if position < old.count, old.keys[position] == key { return }
    count += 1
    let branch = writableBranch(branchIndex)
    guard old.count == Self.leafCapacity else {
      let leaf = old.era == era ? old : old.copied(from: 0, count: old.count, era: era)
      branch.leaves[leafIndex] = leaf
      Self.insert(key, at: position, in: leaf)
      return
    }
    let isEnd =
      position == old.count && leafIndex == branch.leaves.count - 1 && branchIndex == branches.count - 1
    let cut = isEnd ? old.count : old.count / 2
    let right = old.copied(from: cut, count: old.count - cut, era: era)
    if isEnd {
      Self.insert(key, at: 0, in: right)
    } else {
      let left = old.copied(from: 0, count: cut, era: era)
      branch.leaves[leafIndex] = left
      if position <= cut {
        Self.insert(key, at: position, in: left)
      } else {
        Self.insert(key, at: position - cut, in: right)
      }
    }
    branch.leaves.insert(right, at: leafIndex + 1)
    guard branch.leaves.count > Self.branchCapacity else { return }
    let half = isEnd ? branch.leaves.count - 1 : branch.leaves.count / 2
    branches.insert(Branch(Array(branch.leaves[half...]), era: era), at: branchIndex + 1)
    branch.leaves.removeSubrange(half...)
  }

  /// Removes a key from a tree that its era owns, if it is there.
  func remove(_ key: IndexKey) {
    guard count > 0 else { return }
    let (branchIndex, leafIndex) = Self.locate(key, in: branches)
    let old = branches[branchIndex].leaves[leafIndex]
    let position = old.position(of: key)
    guard position < old.count, old.keys[position] == key else { return }
    count -= 1
    let branch = writableBranch(branchIndex)
    if old.count == 1 {
      branch.leaves.remove(at: leafIndex)
      if branch.leaves.isEmpty { branches.remove(at: branchIndex) }
      return
    }
    let leaf = old.copied(from: 0, count: position, era: era)
    if position + 1 < old.count {
      leaf.keys.advanced(by: position).copy(
        from: old.keys.advanced(by: position + 1), count: old.count - position - 1)
    }
    leaf.count = old.count - 1
    branch.leaves[leafIndex] = leaf
  }

  private func writableBranch(_ index: Int) -> Branch {
    let branch = branches[index]
    if branch.era == era { return branch }
    let copy = Branch(branch.leaves, era: era)
    branches[index] = copy
    return copy
  }

  private static func insert(_ key: IndexKey, at position: Int, in leaf: Leaf) {
    var index = leaf.count
    while index > position {
      leaf.keys[index] = leaf.keys[index - 1]
      index -= 1
    }
    leaf.keys[position] = key
    leaf.count += 1
  }
}
