extension InvariantChecker {
  /// Every index has one entry for each value that it must find, and no other; a unique one finds no value twice.
  func indexes() -> BrokenInvariants {
    var broken = BrokenInvariants(limit: limit)
    for index in state.indexes {
      let expected = expectedEntries(index)
      let parts = [("equality", index.hashes), ("ranges", index.order), ("parts of text", index.bigrams)]
      for ((use, entries), expected) in zip(parts, expected) {
        guard let entries else {
          broken.expect(
            expected.count == 0, "the index `\(index.definition.name)` has no entries for \(use)")
          continue
        }
        var found = Fingerprint()
        var last: IndexKey?
        var isSorted = true
        entries.forEach(from: IndexKey(prefix: 0, id: 0)) { key in
          if let last, !(last < key) { isSorted = false }
          last = key
          found.add(key)
          return true
        }
        broken.expect(
          isSorted, "the entries for \(use) of the index `\(index.definition.name)` are not sorted")
        broken.expect(
          found == expected && entries.count == found.count,
          "the entries for \(use) of the index `\(index.definition.name)` disagree with the data: "
            + "\(found.count) entries, \(expected.count) values")
      }
      do {
        try state.checkUnique(index)
      } catch {
        broken.expect(false, "\(error)")
      }
    }
    return broken
  }

  /// A set of entries in two numbers: sets that differ have different ones but by a chance of 1 to 2⁶⁴.
  private struct Fingerprint: Equatable, Sendable {
    var count = 0
    var sum: UInt64 = 0

    mutating func add(_ key: IndexKey) {
      count += 1
      var hash = (key.prefix ^ (UInt64(key.id) &* 0x9E37_79B1_85EB_CA87)) &* 0xC2B2_AE3D_27D4_EB4F
      hash = (hash ^ (hash >> 29)) &* 0x1656_67B1_9E37_79F9
      sum = sum &+ (hash ^ (hash >> 32))
    }

    mutating func add(_ other: Fingerprint) {
      count += other.count
      sum = sum &+ other.sum
    }
  }

  /// The entries for equality, ranges and parts of text that the elements call for.
  private func expectedEntries(_ index: IndexState) -> [Fingerprint] {
    let isOfNodes = index.definition.element == .node
    let pages = PageSize.pages(for: isOfNodes ? state.nodeCapacity : state.edgeCapacity)
    let filter = Snapshot(state).labelSets(with: index.label)
    let parts = PageWork.map(pages) { pages in
      var result = [Fingerprint](repeating: Fingerprint(), count: 3)
      let snapshot = Snapshot(state)
      var nodes: [NodeID] = []
      var edges: [EdgeID] = []
      func add(_ id: UInt32) {
        index.forEachEntry(state.values(index, of: id)) { part, prefix in
          result[part].add(IndexKey(prefix: prefix, id: id))
        }
      }
      for page in pages {
        if isOfNodes {
          nodes.removeAll(keepingCapacity: true)
          snapshot.appendNodes(inPage: page, matching: filter, to: &nodes)
          for node in nodes { add(node.rawValue) }
        } else {
          edges.removeAll(keepingCapacity: true)
          snapshot.appendEdges(inPage: page, matching: filter, to: &edges)
          for edge in edges { add(edge.rawValue) }
        }
      }
      return result
    }
    var total = [Fingerprint](repeating: Fingerprint(), count: 3)
    for part in parts {
      for number in total.indices { total[number].add(part[number]) }
    }
    return total
  }
}
