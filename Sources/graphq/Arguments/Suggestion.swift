/// Finds what a mistyped word may have meant.
enum Suggestion {
  /// The candidate nearest to the word, if one is near enough to be worth naming.
  ///
  /// Takes time in proportion to the product of the lengths, per candidate.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let lowercased = word.lowercased()
    if let prefixed = candidates.first(where: { lowercased.count >= 3 && $0.hasPrefix(lowercased) }) {
      return prefixed
    }
    let reach = max(1, min(3, word.count / 3))
    let near = candidates.map { (word: $0, distance: distance(lowercased, $0.lowercased())) }
      .filter { $0.distance <= reach && $0.distance < $0.word.count }
    return near.min { $0.distance < $1.distance }?.word
  }

  /// The edit distance in which swapping two neighbours counts once.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.prefix(64))
    let right = Array(right.prefix(64))
    var older: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, older[column - 1] + 1)
        }
        current.append(best)
      }
      older = previous
      previous = current
    }
    return previous[right.count]
  }
}
