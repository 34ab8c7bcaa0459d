/// Fixed words that a passage is tested for: the longest one that it begins or ends with, or is.
struct WordList: Sendable {
  private let byFirst: Groups
  private let byLast: Groups

  init(_ words: [String]) {
    let words = words.map { $0.unicodeScalars.map(\.value) }.filter { !$0.isEmpty }
    byFirst = Groups(words, by: { $0[0] })
    byLast = Groups(words, by: { $0[$0.count - 1] })
  }

  /// The words between spaces of a text.
  init(_ words: String) {
    self.init(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// The length of the longest word that the passage ends with.
  func suffixLength(of passage: Passage) -> Int? {
    guard let last = passage.last, let group = byLast.group(of: last) else { return nil }
    for word in group where word.count <= passage.count {
      let base = passage.count - word.count
      if matches(word, passage, at: base) { return word.count }
    }
    return nil
  }

  /// The length of the longest word that the passage begins with, or that stands at a position of it.
  func prefixLength(of passage: Passage, at start: Int = 0) -> Int? {
    guard start < passage.count, let group = byFirst.group(of: passage[start]) else { return nil }
    for word in group where word.count <= passage.count - start {
      if matches(word, passage, at: start) { return word.count }
    }
    return nil
  }

  @inline(__always)
  private func matches(_ word: [UInt32], _ passage: Passage, at base: Int) -> Bool {
    var index = 0
    while index < word.count {
      if passage[base + index] != word[index] { return false }
      index += 1
    }
    return true
  }

  /// Whether the passage is one of the words.
  func contains(_ passage: Passage) -> Bool {
    guard let first = passage.first, let group = byFirst.group(of: first) else { return false }
    return group.contains { $0.count == passage.count && matches($0, passage, at: 0) }
  }

  /// Whether one of the words stands somewhere in the passage.
  func isInside(_ passage: Passage) -> Bool {
    var index = 0
    while index < passage.count {
      if prefixLength(of: passage, at: index) != nil { return true }
      index += 1
    }
    return false
  }

  /// Words by one of their letters, the longest first.
  private struct Groups: Sendable {
    private var filter: UInt64 = 0
    private var letters: [UInt32] = []
    private var groups: [[[UInt32]]] = []

    init(_ words: [[UInt32]], by letter: ([UInt32]) -> UInt32) {
      for (letter, group) in Dictionary(grouping: words, by: letter).sorted(by: { $0.key < $1.key }) {
        filter |= 1 << UInt64(letter & 63)
        letters.append(letter)
        groups.append(group.sorted { $0.count > $1.count })
      }
    }

    @inline(__always)
    func group(of letter: UInt32) -> [[UInt32]]? {
      filter >> UInt64(letter & 63) & 1 == 0 ? nil : find(letter)
    }

    private func find(_ letter: UInt32) -> [[UInt32]]? {
      var low = 0
      var high = letters.count
      while low < high {
        let middle = (low + high) / 2
        if letters[middle] == letter { return groups[middle] }
        if letters[middle] < letter { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }
}
