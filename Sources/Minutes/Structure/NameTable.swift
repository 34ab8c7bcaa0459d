/// Numbers of people by a name: found by the letters of a passage, without a string's being made.
///
/// Names are equal where strings are, which is where their scalars are, but for a text that writes one letter in several
/// ways (é as one scalar and as two). Such a text gets a table of strings.
struct NameTable {
  private let comparesStrings: Bool
  private var strings: [String: [Int]] = [:]
  /// For each slot one more than the number of the entry in it; an entry that finds its slot taken is in the next free one.
  private var slots = [UInt32](repeating: 0, count: 64)
  private var entries: [Entry] = []
  /// The scalars of all names, one after the other.
  private var scalars: [UInt32] = []

  private struct Entry {
    let hash: UInt32
    let scalars: Range<Int>
    var numbers: [Int]
  }

  init(comparesStrings: Bool) {
    self.comparesStrings = comparesStrings
  }

  /// Enters a number under a name, once.
  mutating func enter(_ name: String, _ number: Int) {
    if comparesStrings {
      NameTable.add(number, to: &strings[name, default: []])
      return
    }
    let letters = name.unicodeScalars.map(\.value)
    let hash = letters.reduce(NameTable.seed, NameTable.mixed)
    let found = slot(of: hash) { scalars[$0].elementsEqual(letters) }
    if slots[found] > 0 {
      NameTable.add(number, to: &entries[Int(slots[found]) - 1].numbers)
      return
    }
    entries.append(
      Entry(hash: hash, scalars: scalars.count..<scalars.count + letters.count, numbers: [number]))
    scalars += letters
    slots[found] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
  }

  private static func add(_ number: Int, to list: inout [Int]) {
    if list.last != number { list.append(number) }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in entries.indices {
      let free = slot(of: entries[index].hash) { _ in false }
      slots[free] = UInt32(index + 1)
    }
  }

  /// The numbers of a name.
  subscript(_ name: String) -> [Int] {
    if comparesStrings { return strings[name] ?? [] }
    let letters = name.unicodeScalars.map(\.value)
    let found = slot(of: letters.reduce(NameTable.seed, NameTable.mixed)) {
      scalars[$0].elementsEqual(letters)
    }
    return numbers(in: found)
  }

  /// The numbers of the name that a passage is, spaces in the passage aside.
  subscript(_ name: Passage) -> [Int] {
    if comparesStrings { return strings[name.compact] ?? [] }
    var hash = NameTable.seed
    for index in 0..<name.count where !name[index].isSpace { hash = NameTable.mixed(hash, name[index]) }
    return numbers(in: slot(of: hash) { isSpelled($0, by: name) })
  }

  private func numbers(in slot: Int) -> [Int] {
    slots[slot] > 0 ? entries[Int(slots[slot]) - 1].numbers : []
  }

  private func isSpelled(_ entry: Range<Int>, by name: Passage) -> Bool {
    var position = entry.lowerBound
    for index in 0..<name.count where !name[index].isSpace {
      guard position < entry.upperBound, scalars[position] == name[index] else { return false }
      position += 1
    }
    return position == entry.upperBound
  }

  /// The slot that holds the entry of a hash that the test accepts, or the free one where it would be.
  @inline(__always)
  private func slot(of hash: UInt32, _ isWanted: (Range<Int>) -> Bool) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] > 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, isWanted(entry.scalars) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private static let seed: UInt32 = 0x811c_9dc5

  @inline(__always)
  private static func mixed(_ hash: UInt32, _ scalar: UInt32) -> UInt32 {
    let product = (hash ^ scalar) &* 0x9E37_79B1
    return product ^ product >> 15
  }
}
