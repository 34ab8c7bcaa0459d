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
  /// What the scalars stand for, run by run.
  private var runs: [Run] = []

  /// Scalars that stand for those of a text from a position on, or for one space.
  private struct Run {
    let first: Int
    let source: Source
    /// What is to be added to the places of bytes in the source.
    let shift: Int
  }

  private enum Source {
    case text(FoldedText, position: Int)
    case space(Range<Int>)
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
    case .text(let text, let position):
      let place = position + index - run.first
      return Int(text.starts[place]) + run.shift..<Int(text.ends[place]) + run.shift
    case .space(let bytes):
      return bytes.lowerBound + run.shift..<bytes.upperBound + run.shift
    }
  }

  /// Appends a passage whose bytes begin at `byteOffset` of the text.
  mutating func append(_ passage: Passage, byteOffset: Int) {
    let source = passage.text
    let shift = byteOffset - passage.bytes.lowerBound
    var position = passage.range.lowerBound
    let end = passage.range.upperBound
    if scalars.isEmpty { scalars.reserveCapacity(passage.count) }
    while position < end {
      let scalar = source.scalars[position]
      if !scalar.isSpace {
        // All up to the next space at once.
        var next = position + 1
        while next < end, !source.scalars[next].isSpace { next += 1 }
        runs.append(Run(first: scalars.count, source: .text(source, position: position), shift: shift))
        scalars.append(contentsOf: source.scalars[position..<next])
        position = next
      } else {
        var next = position + 1
        while next < end, source.scalars[next].isSpace { next += 1 }
        if isSpaceMeant(before: next < end ? source.scalars[next] : 0x20) {
          appendSpace(Int(source.starts[position])..<Int(source.ends[next - 1]), shift: shift)
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
