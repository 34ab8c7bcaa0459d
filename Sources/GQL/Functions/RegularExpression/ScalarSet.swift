/// A set of characters of a pattern: ranges, properties of Unicode, other sets, or all but these.
struct ScalarSet: Hashable, Sendable {
  /// The code points of the set, as ranges in any order.
  var ranges: [ClosedRange<UInt32>] = []
  var properties: [ScalarProperty] = []
  /// Sets within the brackets of this one: `[^\d]` has one, `[\D_]` too.
  var members: [ScalarSet] = []
  var isNegated = false
  /// Whether upper and lower case are the same.
  var ignoresCase = false

  /// The set of one character.
  init(_ scalar: Unicode.Scalar) {
    ranges = [scalar.value...scalar.value]
  }

  init(ranges: [ClosedRange<UInt32>] = [], properties: [ScalarProperty] = [], isNegated: Bool = false) {
    self.ranges = ranges
    self.properties = properties
    self.isNegated = isNegated
  }

  /// Every character, line ends included.
  static let everything = ScalarSet(ranges: [0...0x10FFFF])

  /// Every character but the ends of lines.
  static let anyInLine = ScalarSet(
    ranges: [0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029], isNegated: true)

  /// Whether a character belongs to the set.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if holds(scalar) { return !isNegated }
    if ignoresCase {
      // Mappings to several characters, such as of ß, are left out: a set has single characters.
      let mappings = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
      for mapping in mappings {
        let scalars = mapping.unicodeScalars
        if let other = scalars.first, scalars.count == 1, holds(other) { return !isNegated }
      }
    }
    return isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    for range in ranges where range.contains(scalar.value) { return true }
    for property in properties where property.holds(for: scalar) { return true }
    for member in members where member.contains(scalar) { return true }
    return false
  }
}
