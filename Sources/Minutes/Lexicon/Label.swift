/// A name as the automaton holds it.
struct Label: Sendable {
  let concept: Concept
  let rule: LabelRule
  /// The folded scalars, case kept, without spaces between Latin and Japanese letters.
  let scalars: [UInt32]
  /// Whether the case must agree: short Latin names with capitals (AI, GaN), which are words otherwise.
  let keepsCase: Bool

  init(concept: Concept, rule: LabelRule, scalars: [UInt32]) {
    self.concept = concept
    self.rule = rule
    self.scalars = scalars
    var letters = 0
    var capitals = 0
    for scalar in scalars where ScalarKind(scalar) == .latin {
      letters += 1
      if scalar.lowercased != scalar { capitals += 1 }
    }
    keepsCase = capitals > 0 && (letters <= 5 || capitals == letters)
  }
}

/// The folded text as labels are compared with it: spaces collapsed, and left out between Latin and Japanese
/// letters, where converters and typists put them at will (`RAND 研究所`).
struct MatchableText {
  private(set) var scalars: [UInt32] = []
  /// For each scalar, the bytes of the text it stands for.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []

  mutating func removeAll() {
    scalars.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Appends a passage whose bytes begin at `byteOffset` of the text.
  mutating func append(_ passage: Passage, byteOffset: Int) {
    let source = passage.text
    let shift = Int32(truncatingIfNeeded: byteOffset - passage.bytes.lowerBound)
    var position = passage.range.lowerBound
    let end = passage.range.upperBound
    if scalars.isEmpty {
      scalars.reserveCapacity(passage.count)
      starts.reserveCapacity(passage.count)
      ends.reserveCapacity(passage.count)
    }
    while position < end {
      let scalar = source.scalars[position]
      if !scalar.isSpace {
        // All up to the next space at once.
        var next = position + 1
        while next < end, !source.scalars[next].isSpace { next += 1 }
        scalars.append(contentsOf: source.scalars[position..<next])
        for index in position..<next {
          starts.append(source.starts[index] + shift)
          ends.append(source.ends[index] + shift)
        }
        position = next
      } else {
        var next = position + 1
        while next < end, source.scalars[next].isSpace { next += 1 }
        if isSpaceMeant(before: next < end ? source.scalars[next] : 0x20) {
          append(0x20, source.starts[position] + shift, source.ends[next - 1] + shift)
        }
        position = next
      }
    }
  }

  /// Appends the space that a line end is between Latin words.
  mutating func appendLineEnd(at offset: Int, length: Int) {
    append(0x20, Int32(truncatingIfNeeded: offset), Int32(truncatingIfNeeded: offset + length))
  }

  private func isSpaceMeant(before next: UInt32) -> Bool {
    guard let last = scalars.last else { return false }
    let before = ScalarKind(last)
    let after = ScalarKind(next)
    return !(before.isAlphanumeric && after.isJapanese || before.isJapanese && after.isAlphanumeric)
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32, _ start: Int32, _ end: Int32) {
    scalars.append(scalar)
    starts.append(start)
    ends.append(end)
  }
}
