/// A stretch of folded text: what every rule of reading looks at.
///
/// Positions are relative to the passage's begin. Cutting is O(1); the source bytes stay reachable. A plain value of a
/// pointer and two positions, for passages are copied more often than anything else: it counts no reference, and is
/// valid as long as its `FoldedText` lives.
@safe
struct Passage: @unchecked Sendable {
  private let memory: UnsafePointer<FoldedMemory>
  private let low: Int32
  private let high: Int32

  /// The scalars at positions of a text, which are fewer than `Int32.max`.
  @unsafe
  init(_ memory: UnsafePointer<FoldedMemory>, _ range: Range<Int>) {
    unsafe self.memory = memory
    low = Int32(truncatingIfNeeded: range.lowerBound)
    high = Int32(truncatingIfNeeded: range.upperBound)
  }

  /// The positions in the text.
  @inline(__always)
  var range: Range<Int> { unsafe Range(uncheckedBounds: (Int(low), Int(high))) }

  @inline(__always)
  var count: Int { Int(high) - Int(low) }

  @inline(__always)
  var isEmpty: Bool { low == high }

  @inline(__always)
  subscript(_ index: Int) -> UInt32 { scalar(Int(low) + index) }

  var first: UInt32? { isEmpty ? nil : scalar(Int(low)) }

  var last: UInt32? { isEmpty ? nil : scalar(Int(high) - 1) }

  /// The scalar at a position of the text.
  @inline(__always)
  private func scalar(_ position: Int) -> UInt32 { unsafe memory.pointee.scalar(position) }

  /// The scalars one after the other.
  var scalars: [UInt32] { unsafe withScalars { unsafe Array($0) } }

  /// The scalars one after the other, for a moment.
  @inline(__always)
  func withScalars<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    unsafe precondition(low >= 0 && Int(high) <= memory.pointee.count, "no such scalars")
    return unsafe body(UnsafeBufferPointer(start: memory.pointee.scalars + Int(low), count: count))
  }

  /// The bytes of the source that the passage was folded from.
  var bytes: Range<Int> {
    guard !isEmpty else {
      let at =
        unsafe Int(low) < memory.pointee.count
        ? memory.pointee.place(Int(low)).lowerBound : memory.pointee.bytes.count
      return at..<at
    }
    return unsafe memory.pointee.place(Int(low)).lowerBound..<memory.pointee.place(Int(high) - 1).upperBound
  }

  /// The bytes of the source that a scalar was folded from.
  func bytes(of index: Int) -> Range<Int> { unsafe memory.pointee.place(Int(low) + index) }

  /// The bytes of the source at places that passages of the text told.
  func source(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
    unsafe UnsafeBufferPointer(memory.pointee.bytes)[range]
  }

  /// Whether the passage's text writes each letter in one way only (`FoldedMemory.hasOneSpelling`).
  var isOfTextWithOneSpelling: Bool { unsafe memory.pointee.hasOneSpelling }

  /// The passage as the source prints it.
  var printed: String {
    unsafe String(decoding: source(bytes), as: UTF8.self)
  }

  /// The passage folded.
  var folded: String { string { _ in true } }

  /// The passage folded, without spaces.
  var compact: String { string { !$0.isSpace } }

  private func string(_ isWanted: (UInt32) -> Bool) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(count * 3)
    for index in 0..<count where isWanted(self[index]) { UTF8Scalar.append(self[index], to: &utf8) }
    return String(decoding: utf8, as: UTF8.self)
  }
}

// MARK: - Cutting

extension Passage {
  @inline(__always)
  func slice(_ bounds: Range<Int>) -> Passage {
    unsafe Passage(memory, Int(low) + bounds.lowerBound..<Int(low) + bounds.upperBound)
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
    var start = 0
    var end = count
    while start < end, isUnwanted(self[start]) { start += 1 }
    while end > start, isUnwanted(self[end - 1]) { end -= 1 }
    return slice(start..<end)
  }

  /// The parts between scalars that the test accepts; empty parts are left out.
  func split(where isSeparator: (UInt32) -> Bool) -> [Passage] {
    var parts: [Passage] = []
    var start = 0
    for index in 0..<count where isSeparator(self[index]) {
      if start < index { parts.append(slice(start..<index)) }
      start = index + 1
    }
    if start < count { parts.append(slice(start..<count)) }
    return parts
  }

  /// From the begin of this passage to the end of a later one of the same text, which may lie within it.
  func joined(to last: Passage) -> Passage { unsafe Passage(memory, Int(low)..<Int(last.high)) }

  /// What stands between this passage and a later one of the same text.
  func gap(before next: Passage) -> Passage { unsafe Passage(memory, Int(high)..<Int(next.low)) }

  /// The parts between spaces.
  var words: [Passage] { split { $0.isSpace } }
}

// MARK: - Looking

extension Passage {
  /// The position of the first scalar that the test accepts.
  func firstIndex(from start: Int = 0, where isWanted: (UInt32) -> Bool) -> Int? {
    precondition(start >= 0, "no such position")
    return unsafe withScalars { scalars in
      var index = start
      while index < scalars.count {
        if unsafe isWanted(scalars[index]) { return index }
        index += 1
      }
      return nil
    }
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

  /// The length of `phrase` where the passage holds it at `index`; nil where it does not.
  @inline(__always)
  func length(of phrase: StaticString, at index: Int = 0) -> Int? {
    var position = index
    var scalars = PhraseScalars(phrase)
    while let scalar = scalars.next() {
      guard position < count, self[position] == scalar else { return nil }
      position += 1
    }
    return position - index
  }

  func hasPrefix(_ phrase: StaticString) -> Bool { length(of: phrase) != nil }

  func hasSuffix(_ phrase: StaticString) -> Bool {
    let length = phrase.scalarCount
    return length <= count && self.length(of: phrase, at: count - length) != nil
  }

  /// Whether the passage ends with the scalars of another.
  func hasSuffix(_ ending: Passage) -> Bool {
    let start = count - ending.count
    return start >= 0 && (0..<ending.count).allSatisfy { self[start + $0] == ending[$0] }
  }

  /// The position of the first occurrence of `phrase`.
  func firstIndex(of phrase: StaticString, from start: Int = 0) -> Int? {
    var scalars = PhraseScalars(phrase)
    guard let initial = scalars.next() else { return start }
    var index = start
    while let found = firstIndex(from: index, where: { $0 == initial }) {
      if length(of: phrase, at: found) != nil { return found }
      index = found + 1
    }
    return nil
  }

  /// The position of the first occurrence of scalars.
  func firstIndex(of scalars: [UInt32]) -> Int? {
    guard scalars.count <= count else { return nil }
    return (0...count - scalars.count).first { start in
      scalars.indices.allSatisfy { self[start + $0] == scalars[$0] }
    }
  }

  func contains(_ phrase: StaticString) -> Bool { firstIndex(of: phrase) != nil }

  /// Whether the letters are set apart one by one: 議 事 録.
  var isSpacedOut: Bool {
    var words = 0
    var letters = 0
    var hasJapanese = false
    var start = skippingSpaces(from: 0)
    while start < count {
      let end = firstIndex(from: start, where: { $0.isSpace }) ?? count
      words += 1
      if end == start + 1 { letters += 1 }
      hasJapanese = hasJapanese || ScalarKind(self[start]).isJapanese
      start = skippingSpaces(from: end)
    }
    return words >= 3 && letters * 5 >= words * 4 && hasJapanese
  }

  /// Where `phrase` stands, spaces in the passage aside.
  func range(ofSpelled phrase: StaticString) -> Range<Int>? {
    for start in 0..<count where !self[start].isSpace {
      var position = start
      var isMatch = true
      var scalars = PhraseScalars(phrase)
      while let scalar = scalars.next() {
        position = skippingSpaces(from: position)
        guard position < count, self[position] == scalar else {
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
  func isSpelled(_ phrase: StaticString) -> Bool {
    var index = 0
    var scalars = PhraseScalars(phrase)
    while let scalar = scalars.next() {
      while index < count, self[index].isSpace { index += 1 }
      guard index < count, self[index] == scalar else { return false }
      index += 1
    }
    while index < count, self[index].isSpace { index += 1 }
    return index == count
  }
}
