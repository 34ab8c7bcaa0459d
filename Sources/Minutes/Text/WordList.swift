/// Fixed words that a passage is tested for: the longest one that it begins or ends with, or is.
struct WordList: Sendable {
  private var byFirst: [UInt32: [[UInt32]]] = [:]
  private var byLast: [UInt32: [[UInt32]]] = [:]

  init(_ words: [String]) {
    for word in words.map({ $0.unicodeScalars.map(\.value) }) {
      guard let first = word.first, let last = word.last else { continue }
      byFirst[first, default: []].append(word)
      byLast[last, default: []].append(word)
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
    for key in byLast.keys { byLast[key]?.sort { $0.count > $1.count } }
  }

  /// The words between spaces of a text.
  init(_ words: String) {
    self.init(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// The length of the longest word that the passage ends with.
  func suffixLength(of passage: Passage) -> Int? {
    guard let last = passage.last, let words = byLast[last] else { return nil }
    for word in words where word.count <= passage.count {
      let base = passage.count - word.count
      if word.indices.allSatisfy({ passage[base + $0] == word[$0] }) { return word.count }
    }
    return nil
  }

  /// The length of the longest word that the passage begins with.
  func prefixLength(of passage: Passage) -> Int? {
    guard let first = passage.first, let words = byFirst[first] else { return nil }
    for word in words where word.count <= passage.count {
      if word.indices.allSatisfy({ passage[$0] == word[$0] }) { return word.count }
    }
    return nil
  }

  /// Whether the passage is one of the words.
  func contains(_ passage: Passage) -> Bool {
    prefixLength(of: passage) == passage.count && !passage.isEmpty
  }
}
