/// Finds the names of concepts in a text: all occurrences in one pass, then those whose boundaries are right,
/// then, from left to right, the longest at each place.
///
/// Holds buffers that are used again from text to text; each thread has its own.
struct MentionFinder {
  private let lexicon: Lexicon
  private var candidates: [Candidate] = []

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  private struct Candidate {
    let label: Int
    let range: Range<Int>
  }

  /// The mentions in the order of the text, none overlapping another. `utf8` is what the text's bytes are.
  mutating func mentions(in text: borrowing MatchableText, utf8: [UInt8]) -> [Mention] {
    candidates.removeAll(keepingCapacity: true)
    let scalars = text.scalars
    collect(scalars)
    // From left to right, the longest first.
    candidates.sort {
      $0.range.lowerBound != $1.range.lowerBound
        ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound > $1.range.upperBound
    }
    var mentions: [Mention] = []
    var end = 0
    var index = 0
    while index < candidates.count {
      let candidate = candidates[index]
      index += 1
      guard candidate.range.lowerBound >= end else { continue }
      let label = lexicon.labels[candidate.label]
      var taken = [candidate]
      if label.rule == .abbreviation {
        taken = countryRun(from: index - 1)
        guard let last = taken.last,
          NameBoundary.isCountryRun(scalars, candidate.range.lowerBound..<last.range.upperBound)
        else { continue }
      }
      for one in taken {
        let start = text.bytes(of: one.range.lowerBound).lowerBound
        let stop = text.bytes(of: one.range.upperBound - 1).upperBound
        let entry = lexicon.labels[one.label]
        mentions.append(
          Mention(
            concept: entry.concept, surface: String(decoding: utf8[start..<stop], as: UTF8.self),
            range: start..<stop, rule: entry.rule))
        end = one.range.upperBound
      }
    }
    return mentions
  }

  private mutating func collect(_ scalars: [UInt32]) {
    var found: [Candidate] = []
    swap(&found, &candidates)
    lexicon.automaton.forEachOccurrence(in: scalars.span) { index, range in
      let label = lexicon.labels[index]
      if label.keepsCase, !range.indices.allSatisfy({ scalars[$0] == label.scalars[$0 - range.lowerBound] }) {
        return
      }
      guard let whole = NameBoundary.whole(range, of: label, in: scalars) else { return }
      found.append(Candidate(label: index, range: whole))
    }
    swap(&found, &candidates)
  }

  /// The single signs of countries that stand side by side from a candidate on.
  private func countryRun(from first: Int) -> [Candidate] {
    var run = [candidates[first]]
    for candidate in candidates[(first + 1)...] {
      guard let last = run.last, candidate.range.lowerBound <= last.range.upperBound else { break }
      // A longer name that begins inside ends the run: 日米国 is no 日米.
      guard lexicon.labels[candidate.label].rule == .abbreviation else {
        if candidate.range.lowerBound == last.range.lowerBound { continue }
        break
      }
      if candidate.range.lowerBound == last.range.upperBound { run.append(candidate) }
    }
    return run
  }
}
