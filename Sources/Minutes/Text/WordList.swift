/// Fixed words that a passage is tested for: the longest one that it begins or ends with, or is. A class, because lists are
/// handed about and never change.
final class WordList: Sendable {
  private let byFirst: WordGroups
  private let byLast: WordGroups

  init(_ words: [String]) {
    let words = words.map { $0.unicodeScalars.map(\.value) }.filter { !$0.isEmpty }
    byFirst = WordGroups(words, by: { $0[0] })
    byLast = WordGroups(words, by: { $0[$0.count - 1] })
  }

  /// The words between spaces of a text.
  convenience init(_ words: String) {
    self.init(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// The letters that words end with.
  var lastLetters: [UInt32] { byLast.letters }

  /// The length of the longest word that the passage ends with.
  func suffixLength(of passage: Passage) -> Int? {
    guard let last = passage.last, let group = byLast.group(of: last) else { return nil }
    for word in group {
      let length = byLast.length(of: word)
      if length <= passage.count, byLast.matches(word, passage, at: passage.count - length) { return length }
    }
    return nil
  }

  /// The length of the longest word that the passage begins with, or that stands at a position of it.
  func prefixLength(of passage: Passage, at start: Int = 0) -> Int? {
    guard start < passage.count, let group = byFirst.group(of: passage[start]) else { return nil }
    for word in group {
      let length = byFirst.length(of: word)
      if length <= passage.count - start, byFirst.matches(word, passage, at: start) { return length }
    }
    return nil
  }

  /// Whether the passage is one of the words.
  func contains(_ passage: Passage) -> Bool {
    guard let first = passage.first, let group = byFirst.group(of: first) else { return false }
    return group.contains {
      byFirst.length(of: $0) == passage.count && byFirst.matches($0, passage, at: 0)
    }
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
}

/// Words by one of their letters, the longest first: flat arrays, and a table in which most letters are found, or found
/// missing, at once.
private struct WordGroups: Sendable {
  /// For each slot one more than the number of the letter in it; a letter that finds its slot taken is in the next free one.
  private var slots: [UInt16]
  private(set) var letters: [UInt32] = []
  /// The words of letter `l` are `firstWord[l]..<firstWord[l + 1]`.
  private var firstWord: [Int] = [0]
  /// The scalars of word `w` are `firstScalar[w]..<firstScalar[w + 1]`.
  private var firstScalar: [Int] = [0]
  private var scalars: [UInt32] = []

  init(_ words: [[UInt32]], by letter: ([UInt32]) -> UInt32) {
    let groups = Dictionary(grouping: words, by: letter).sorted { $0.key < $1.key }
    var slotCount = 64
    while slotCount < groups.count * 4 { slotCount *= 2 }
    slots = Array(repeating: 0, count: slotCount)
    for (letter, group) in groups {
      letters.append(letter)
      for word in group.sorted(by: { $0.count > $1.count }) {
        scalars += word
        firstScalar.append(scalars.count)
      }
      firstWord.append(firstScalar.count - 1)
      var slot = Int(letter) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt16(letters.count)
    }
  }

  /// The words of a letter.
  @inline(__always)
  func group(of letter: UInt32) -> Range<Int>? {
    var slot = Int(letter) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if letters[index] == letter { return firstWord[index]..<firstWord[index + 1] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  func length(of word: Int) -> Int { firstScalar[word + 1] - firstScalar[word] }

  /// Whether a word stands at a position of a passage that is long enough.
  @inline(__always)
  func matches(_ word: Int, _ passage: Passage, at base: Int) -> Bool {
    let first = firstScalar[word]
    for offset in 0..<length(of: word) where passage[base + offset] != scalars[first + offset] {
      return false
    }
    return true
  }
}
