/// The sorted entries of an index: a tree in memory, or an array as it lies in a file until the first write.
enum IndexEntries: Sendable {
  case tree(IndexTree)
  case mapped(MappedEntries)

  var count: Int {
    switch self {
    case .tree(let tree): tree.count
    case .mapped(let entries): entries.count
    }
  }

  /// Calls `body` with the keys from one on, ascending, until it returns false.
  func forEach(from key: IndexKey, _ body: (IndexKey) -> Bool) {
    switch self {
    case .tree(let tree): tree.forEach(from: key, body)
    case .mapped(let entries): entries.forEach(from: key, body)
    }
  }

  /// The same entries as a tree that an era owns.
  func writable(era: Era) -> IndexTree {
    switch self {
    case .tree(let tree): tree.writable(era: era)
    case .mapped(let entries): IndexTree(sorted: entries.count, era: era) { entries.key($0) }
    }
  }
}

/// Sorted entries in a file, 12 bytes each, verified as they are searched.
struct MappedEntries: Sendable {
  static let entrySize = 12

  private let file: MappedFile
  private let section: SectionEntry
  let count: Int

  init(_ file: MappedFile, number: UInt32) {
    self.file = file
    section = file.section(.indexEntries, number)
    count = section.length / Self.entrySize
  }

  /// The entry at a position; damage is recorded and reads as the least key.
  func key(_ position: Int) -> IndexKey {
    let start = position * Self.entrySize
    do {
      try file.verify(section, start..<(start + Self.entrySize))
    } catch {
      file.record(error, in: section)
      return IndexKey(prefix: 0, id: 0)
    }
    let words = file.unverifiedCells(section, at: start, as: UInt32.self)
    return IndexKey(prefix: UInt64(words[1]) << 32 | UInt64(words[0]), id: words[2])
  }

  func forEach(from key: IndexKey, _ body: (IndexKey) -> Bool) {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.key(middle) < key { low = middle + 1 } else { high = middle }
    }
    while low < count, body(self.key(low)) { low += 1 }
  }
}
