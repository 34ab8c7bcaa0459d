/// Finds what a mistyped word probably meant.
package enum Suggestion {
  /// The candidate nearest to a word, where one is near enough to be worth naming.
  ///
  /// Distance is counted in insertions, deletions, substitutions and swaps of neighbours, without regard to
  /// case; a third of the word's length is allowed. Linear in the number of candidates.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    guard letters.count > 1, letters.count <= 64 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased())
      let allowed = min(max(1, min(letters.count, other.count) / 3), (best?.distance ?? .max) - 1)
      guard abs(other.count - letters.count) <= allowed else { continue }
      let distance = distance(letters, other)
      if distance <= allowed, distance > 0 || word != candidate { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// The restricted Damerau–Levenshtein distance of two words.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(previous[column + 1] + 1, current[column] + 1, substitution)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
