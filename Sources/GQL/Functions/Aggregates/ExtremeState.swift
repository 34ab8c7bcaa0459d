import GraphStore

/// The least or the greatest value so far, in the total order of values.
struct ExtremeState: Sendable {
  /// How a value must stand to the one so far to take its place.
  let wanted: Ordering

  private(set) var value: Value?

  init(wanted: Ordering) {
    self.wanted = wanted
  }

  mutating func add(_ candidate: Value) {
    guard let value else {
      self.value = candidate
      return
    }
    if Value.order(candidate, value) == wanted { self.value = candidate }
  }

  mutating func merge(_ other: ExtremeState) {
    if let value = other.value { add(value) }
  }
}
