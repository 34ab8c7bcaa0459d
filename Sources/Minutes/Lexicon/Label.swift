/// A name as the automaton holds it.
struct Label: Sendable {
  let concept: Concept
  let rule: LabelRule
  /// The folded scalars, case kept, without spaces between Latin and Japanese letters.
  let scalars: [UInt32]
  let traits: LabelTraits

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
    traits = LabelTraits(
      first: scalars.first ?? 0, last: scalars.last ?? 0, kind: concept.kind,
      isCollective: concept.category == "collective", isAbbreviation: rule == .abbreviation,
      keepsCase: capitals > 0 && (letters <= 5 || capitals == letters))
  }
}

/// What an occurrence of a label is tested for, as plain numbers: occurrences are many, and a label counts references.
struct LabelTraits: Sendable {
  let first: UInt32
  let last: UInt32
  let kind: Concept.Kind
  /// Whether the concept is a group of organizations (防衛) rather than one.
  let isCollective: Bool
  let isAbbreviation: Bool
  /// Whether the case must agree: short Latin names with capitals (AI, GaN), which are words otherwise.
  let keepsCase: Bool
}

/// The folded text as labels are compared with it: spaces collapsed, and left out between Latin and Japanese
/// letters, where converters and typists put them at will (`RAND 研究所`).
struct MatchableText {
  private(set) var scalars: [UInt32] = []
  /// What the scalars stand for, run by run.
  private var runs: [Run] = []

  /// Scalars that are those of a passage, or one space.
  private struct Run {
    let first: Int
    let source: Source
    /// What is to be added to the places of bytes in the source.
    let shift: Int
  }

  private enum Source {
    case text(Passage)
    case space(Range<Int>)
  }

  /// Forgets the text and keeps the memory.
  mutating func removeAll() {
    scalars.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
  }

  /// The bytes of the text that a scalar stands for. O(log runs).
  func bytes(of index: Int) -> Range<Int> {
    var low = 0
    var high = runs.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if runs[middle].first <= index { low = middle } else { high = middle }
    }
    let run = runs[low]
    switch run.source {
    case .text(let passage):
      let bytes = passage.bytes(of: index - run.first)
      return bytes.lowerBound + run.shift..<bytes.upperBound + run.shift
    case .space(let bytes):
      return bytes.lowerBound + run.shift..<bytes.upperBound + run.shift
    }
  }

  /// Appends a passage whose bytes begin at `byteOffset` of the text.
  mutating func append(_ passage: Passage, byteOffset: Int) {
    let shift = byteOffset - passage.bytes.lowerBound
    var position = 0
    let end = passage.count
    while position < end {
      if !passage[position].isSpace {
        // All up to the next space at once.
        var next = position + 1
        while next < end, !passage[next].isSpace { next += 1 }
        let part = passage.slice(position..<next)
        runs.append(Run(first: scalars.count, source: .text(part), shift: shift))
        unsafe part.withScalars { unsafe scalars.append(contentsOf: $0) }
        position = next
      } else {
        var next = position + 1
        while next < end, passage[next].isSpace { next += 1 }
        if isSpaceMeant(before: next < end ? passage[next] : 0x20) {
          appendSpace(passage.slice(position..<next).bytes, shift: shift)
        }
        position = next
      }
    }
  }

  /// Appends the space that a line end is between Latin words.
  mutating func appendLineEnd(at offset: Int, length: Int) {
    appendSpace(offset..<offset + length, shift: 0)
  }

  private mutating func appendSpace(_ bytes: Range<Int>, shift: Int) {
    runs.append(Run(first: scalars.count, source: .space(bytes), shift: shift))
    scalars.append(0x20)
  }

  private func isSpaceMeant(before next: UInt32) -> Bool {
    guard let last = scalars.last else { return false }
    let before = ScalarKind(last)
    let after = ScalarKind(next)
    return !(before.isAlphanumeric && after.isJapanese || before.isJapanese && after.isAlphanumeric)
  }
}
