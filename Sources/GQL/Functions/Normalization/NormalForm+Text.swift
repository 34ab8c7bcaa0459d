extension NormalForm {
  private var isComposed: Bool { self == .nfc || self == .nfkc }
  private var isCompatible: Bool { self == .nfkc || self == .nfkd }

  /// A text in this normal form (UAX #15). Linear, but for the order of runs of combining marks.
  func apply(to text: String) -> String {
    // ASCII is in every form.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = decomposed(text)
    if isComposed { scalars = Self.composed(scalars) }
    var result = String.UnicodeScalarView()
    for value in scalars {
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return String(result)
  }

  /// Whether a text is in this normal form.
  func holds(for text: String) -> Bool {
    text.utf8.elementsEqual(apply(to: text).utf8)
  }

  /// The decomposition, its combining marks in canonical order.
  private func decomposed(_ text: String) -> [UInt32] {
    let tables = DecompositionTables.shared
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      tables.decompose(scalar.value, isCompatible: isCompatible, into: &scalars)
    }
    var start = 0
    while start < scalars.count {
      guard Self.combiningClass(scalars[start]) != 0 else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, Self.combiningClass(scalars[end]) != 0 { end += 1 }
      if end - start > 1 {
        // The sort must be stable, which sorting by class and place makes it.
        let run = scalars[start..<end].enumerated().sorted {
          (Self.combiningClass($0.element), $0.offset) < (Self.combiningClass($1.element), $1.offset)
        }
        scalars.replaceSubrange(start..<end, with: run.map(\.element))
      }
      start = end
    }
    return scalars
  }

  /// The composition of a decomposed text.
  private static func composed(_ scalars: [UInt32]) -> [UInt32] {
    let tables = DecompositionTables.shared
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var starter: Int?
    var lastClass: UInt8 = 0
    for scalar in scalars {
      let scalarClass = combiningClass(scalar)
      if let starter {
        // A mark is blocked by one of its own class or higher, or by a letter, between it and the starter.
        let isAdjacent = result.count == starter + 1
        let isFree = isAdjacent || (lastClass < scalarClass && lastClass != 0)
        if isFree, let whole = tables.composition(result[starter], scalar) {
          result[starter] = whole
          continue
        }
      }
      if scalarClass == 0 { starter = result.count }
      lastClass = scalarClass
      result.append(scalar)
    }
    return result
  }

  private static func combiningClass(_ value: UInt32) -> UInt8 {
    // No mark stands before U+0300.
    if value < 0x300 { return 0 }
    return Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
  }
}
