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
      guard lexicon.traits[candidate.label].isAbbreviation else {
        mentions.append(mention(candidate, in: text, utf8))
        end = candidate.range.upperBound
        continue
      }
      let run = countryRun(from: index - 1)
      guard let last = run.last,
        NameBoundary.isCountryRun(scalars, candidate.range.lowerBound..<last.range.upperBound)
      else { continue }
      for one in run { mentions.append(mention(one, in: text, utf8)) }
      end = last.range.upperBound
    }
    return mentions
  }

  private func mention(
    _ candidate: Candidate, in text: borrowing MatchableText, _ utf8: [UInt8]
  ) -> Mention {
    let start = text.bytes(of: candidate.range.lowerBound).lowerBound
    let stop = text.bytes(of: candidate.range.upperBound - 1).upperBound
    let label = lexicon.labels[candidate.label]
    return Mention(
      concept: label.concept, surface: String(decoding: utf8[start..<stop], as: UTF8.self),
      range: start..<stop, rule: label.rule)
  }

  private mutating func collect(_ scalars: [UInt32]) {
    var found: [Candidate] = []
    swap(&found, &candidates)
    let (labels, traits) = (lexicon.labels, lexicon.traits)
    lexicon.automaton.forEachOccurrence(in: scalars.span) { index, range in
      if traits[index].keepsCase, !scalars[range].elementsEqual(labels[index].scalars) { return }
      guard let whole = NameBoundary.whole(range, of: traits[index], in: scalars) else { return }
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
      guard lexicon.traits[candidate.label].isAbbreviation else {
        if candidate.range.lowerBound == last.range.lowerBound { continue }
        break
      }
      if candidate.range.lowerBound == last.range.upperBound { run.append(candidate) }
    }
    return run
  }
}
