import GraphStore

/// The search for one byte string in others, in linear time (Knuth, Morris, Pratt).
struct TextSearch: Sendable {
  private let pattern: [UInt8]
  /// For each prefix of the pattern, the length of the longest that ends it and is shorter.
  private let fallback: [Int]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var fallback = Array(repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0 && pattern[index] != pattern[length] { length = fallback[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      fallback[index] = length
    }
    self.fallback = fallback
  }

  /// Where the pattern stands, from the start and without overlaps; nowhere for an empty pattern.
  func places(in text: [UInt8]) -> [Int] {
    var places: [Int] = []
    scan(text) { place in
      places.append(place)
      return true
    }
    return places
  }

  /// Whether the pattern stands anywhere; an empty one stands everywhere.
  func isFound(in text: some Sequence<UInt8>) -> Bool {
    if pattern.isEmpty { return true }
    var found = false
    scan(text) { _ in
      found = true
      return false
    }
    return found
  }

  private func scan(_ text: some Sequence<UInt8>, _ report: (Int) -> Bool) {
    if pattern.isEmpty { return }
    var length = 0
    var place = 0
    for byte in text {
      while length > 0 && byte != pattern[length] { length = fallback[length - 1] }
      if byte == pattern[length] { length += 1 }
      place += 1
      if length == pattern.count {
        if !report(place - length) { return }
        length = 0
      }
    }
  }
}
