/// A hash table from 64-bit numbers to group numbers, given out from 0 in the order of first appearance.
///
/// Open addressing with linear probing, at most half full; a plain dictionary costs several times as much per look-up.
struct IntegerTable: Sendable {
  private var keys: [UInt64]
  /// The group of the key in the same place, plus one; 0 is free.
  private var groups: [UInt32]
  private var mask: Int
  private(set) var count = 0

  init() {
    keys = Array(repeating: 0, count: 64)
    groups = Array(repeating: 0, count: 64)
    mask = 63
  }

  /// The group of a key, a new one where the key is new.
  mutating func group(of key: UInt64) -> Int {
    var place = home(of: key)
    while groups[place] != 0 {
      if keys[place] == key { return Int(groups[place]) - 1 }
      place = (place + 1) & mask
    }
    keys[place] = key
    count += 1
    groups[place] = UInt32(count)
    if count * 2 > mask { grow() }
    return count - 1
  }

  /// The group of a key that is there already.
  func existingGroup(of key: UInt64) -> Int? {
    var place = home(of: key)
    while groups[place] != 0 {
      if keys[place] == key { return Int(groups[place]) - 1 }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Calls `body` with every key, in no order that means anything.
  func forEachKey(_ body: (UInt64) -> Void) {
    for place in keys.indices where groups[place] != 0 { body(keys[place]) }
  }

  /// About how many bytes the table takes.
  var estimatedByteCount: Int { keys.count * 12 }

  private func home(of key: UInt64) -> Int {
    let mixed = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20) & mask
  }

  private mutating func grow() {
    let (oldKeys, oldGroups) = (keys, groups)
    mask = mask * 2 + 1
    keys = Array(repeating: 0, count: mask + 1)
    groups = Array(repeating: 0, count: mask + 1)
    for place in oldKeys.indices where oldGroups[place] != 0 {
      var target = home(of: oldKeys[place])
      while groups[target] != 0 { target = (target + 1) & mask }
      keys[target] = oldKeys[place]
      groups[target] = oldGroups[place]
    }
  }
}
