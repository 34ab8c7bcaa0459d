/// A stretch of folded text: what every rule of reading looks at.
///
/// Positions are relative to the passage's begin. Cutting is O(1); the source bytes stay reachable.
struct Passage: Sendable {
  let text: FoldedText
  /// The positions in `text.scalars`.
  let range: Range<Int>

  @inline(__always)
  var count: Int { range.count }

  @inline(__always)
  var isEmpty: Bool { range.isEmpty }

  @inline(__always)
  subscript(_ index: Int) -> UInt32 { text.scalars[range.lowerBound + index] }

  var first: UInt32? { range.isEmpty ? nil : text.scalars[range.lowerBound] }

  var last: UInt32? { range.isEmpty ? nil : text.scalars[range.upperBound - 1] }

  /// The bytes of the source that the passage was folded from.
  var bytes: Range<Int> {
    guard !range.isEmpty else {
      let at = range.lowerBound < text.starts.count ? Int(text.starts[range.lowerBound]) : text.bytes.count
      return at..<at
    }
    return Int(text.starts[range.lowerBound])..<Int(text.ends[range.upperBound - 1])
  }

  /// The passage as the source prints it.
  var printed: String {
    String(decoding: text.bytes[bytes], as: UTF8.self)
  }

  /// The passage folded.
  var folded: String { string { _ in true } }

  /// The passage folded, without spaces.
  var compact: String { string { !$0.isSpace } }

  private func string(_ isWanted: (UInt32) -> Bool) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(count * 3)
    for position in range where isWanted(text.scalars[position]) {
      UTF8Scalar.append(text.scalars[position], to: &utf8)
    }
    return String(decoding: utf8, as: UTF8.self)
  }
}

// MARK: - Cutting

extension Passage {
  @inline(__always)
  func slice(_ bounds: Range<Int>) -> Passage {
    Passage(
      text: text, range: range.lowerBound + bounds.lowerBound..<range.lowerBound + bounds.upperBound)
  }

  /// The first `length` scalars, or all where there are fewer.
  func prefix(_ length: Int) -> Passage { slice(0..<Swift.min(length, count)) }

  /// All but the first `length` scalars.
  func dropFirst(_ length: Int) -> Passage { slice(Swift.min(length, count)..<count) }

  /// All but the last `length` scalars.
  func dropLast(_ length: Int) -> Passage { slice(0..<Swift.max(0, count - length)) }

  /// The last `length` scalars, or all where there are fewer.
  func suffix(_ length: Int) -> Passage { slice(Swift.max(0, count - length)..<count) }

  /// Without spaces and tabs at both ends.
  var trimmed: Passage { trimming { $0.isSpace } }

  /// Without the scalars at both ends that the test accepts.
  func trimming(_ isUnwanted: (UInt32) -> Bool) -> Passage {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, isUnwanted(text.scalars[low]) { low += 1 }
    while high > low, isUnwanted(text.scalars[high - 1]) { high -= 1 }
    return Passage(text: text, range: low..<high)
  }

  /// The parts between scalars that the test accepts; empty parts are left out.
  func split(where isSeparator: (UInt32) -> Bool) -> [Passage] {
    var parts: [Passage] = []
    var start = range.lowerBound
    for position in range where isSeparator(text.scalars[position]) {
      if start < position { parts.append(Passage(text: text, range: start..<position)) }
      start = position + 1
    }
    if start < range.upperBound { parts.append(Passage(text: text, range: start..<range.upperBound)) }
    return parts
  }

  /// The parts between spaces.
  var words: [Passage] { split { $0.isSpace } }
}

// MARK: - Looking

extension Passage {
  /// The position of the first scalar that the test accepts.
  func firstIndex(from start: Int = 0, where isWanted: (UInt32) -> Bool) -> Int? {
    var index = start
    while index < count {
      if isWanted(self[index]) { return index }
      index += 1
    }
    return nil
  }

  /// The position of the last scalar that the test accepts.
  func lastIndex(where isWanted: (UInt32) -> Bool) -> Int? {
    var index = count - 1
    while index >= 0 {
      if isWanted(self[index]) { return index }
      index -= 1
    }
    return nil
  }

  func allSatisfy(_ test: (UInt32) -> Bool) -> Bool {
    firstIndex { !test($0) } == nil
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    firstIndex { $0 == scalar.value } != nil
  }

  /// The length of `phrase` where the passage holds it at `index`; nil where it does not.
  @inline(__always)
  func length(of phrase: String, at index: Int = 0) -> Int? {
    var position = index
    for scalar in phrase.unicodeScalars {
      guard position < count, self[position] == scalar.value else { return nil }
      position += 1
    }
    return position - index
  }

  func hasPrefix(_ phrase: String) -> Bool { length(of: phrase) != nil }

  func hasSuffix(_ phrase: String) -> Bool {
    let length = phrase.unicodeScalars.count
    return length <= count && self.length(of: phrase, at: count - length) != nil
  }

  /// The position of the first occurrence of `phrase`.
  func firstIndex(of phrase: String, from start: Int = 0) -> Int? {
    guard let initial = phrase.unicodeScalars.first?.value else { return start }
    var index = start
    while index < count {
      if self[index] == initial, length(of: phrase, at: index) != nil { return index }
      index += 1
    }
    return nil
  }

  func contains(_ phrase: String) -> Bool { firstIndex(of: phrase) != nil }

  /// Whether the letters are set apart one by one: 議 事 録.
  var isSpacedOut: Bool {
    let words = words
    return words.count >= 3 && words.count { $0.count == 1 } * 5 >= words.count * 4
      && words.contains { $0.first.map { ScalarKind($0).isJapanese } ?? false }
  }

  /// Where `phrase` stands, spaces in the passage aside.
  func range(ofSpelled phrase: String) -> Range<Int>? {
    for start in 0..<count where !self[start].isSpace {
      var position = start
      var isMatch = true
      for scalar in phrase.unicodeScalars {
        position = skippingSpaces(from: position)
        guard position < count, self[position] == scalar.value else {
          isMatch = false
          break
        }
        position += 1
      }
      if isMatch { return start..<position }
    }
    return nil
  }

  /// Whether the passage is exactly `phrase`, spaces in the passage aside.
  func isSpelled(_ phrase: String) -> Bool {
    var index = 0
    for scalar in phrase.unicodeScalars {
      while index < count, self[index].isSpace { index += 1 }
      guard index < count, self[index] == scalar.value else { return false }
      index += 1
    }
    while index < count, self[index].isSpace { index += 1 }
    return index == count
  }
}
