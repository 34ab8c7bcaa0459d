/// The mappings of the normal forms, read once from their text.
struct DecompositionTables: Sendable {
  /// One step of canonical decomposition.
  private let canonical: [UInt32: [UInt32]]

  /// Compatibility decomposition to the end, of characters where it differs from the canonical one.
  private let compatibility: [UInt32: [UInt32]]

  /// The character that two compose to.
  private let compositions: [UInt64: UInt32]

  static let shared = DecompositionTables()

  private init() {
    var compositions: [UInt64: UInt32] = [:]
    var canonical: [UInt32: [UInt32]] = [:]
    Self.read(CanonicalDecompositions.text) { character, mapping, mayCompose in
      canonical[character] = mapping
      if mayCompose && mapping.count == 2 { compositions[Self.key(mapping[0], mapping[1])] = character }
    }
    var compatibility: [UInt32: [UInt32]] = [:]
    Self.read(CompatibilityDecompositions.text) { character, mapping, _ in compatibility[character] = mapping
    }
    (self.canonical, self.compatibility, self.compositions) = (canonical, compatibility, compositions)
  }

  /// Appends what a character decomposes to.
  func decompose(_ character: UInt32, isCompatible: Bool, into result: inout [UInt32]) {
    if character < 0xA0 {
      result.append(character)
    } else if let parts = HangulSyllable.decomposed(character) {
      result += parts
    } else if isCompatible, let parts = compatibility[character] {
      result += parts
    } else if let parts = canonical[character] {
      for part in parts { decompose(part, isCompatible: isCompatible, into: &result) }
    } else {
      result.append(character)
    }
  }

  /// The character that two compose to; nil where they stay apart.
  func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
    HangulSyllable.composed(first, second) ?? compositions[Self.key(first, second)]
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private static func read(_ text: String, _ report: (UInt32, [UInt32], Bool) -> Void) {
    var character: UInt32 = 0
    for word in text.utf8.split(separator: 0x20) {
      var mapping = word[...]
      if let colon = word.firstIndex(of: 0x3A) {
        character = number(word[..<colon])
        mapping = word[word.index(after: colon)...]
      }
      var count: UInt32 = 1
      if let plus = mapping.firstIndex(of: 0x2B) {
        count = number(mapping[mapping.index(after: plus)...])
        mapping = mapping[..<plus]
      }
      let mayCompose = mapping.last != 0x21
      let parts = mapping.split(separator: 0x2E).map { number($0) }
      for step in 0..<count {
        report(character + step, count == 1 ? parts : parts.map { $0 + step }, mayCompose)
      }
      character += count
    }
  }

  /// Hexadecimal digits up to the first other character.
  private static func number(_ digits: Substring.UTF8View) -> UInt32 {
    var value: UInt32 = 0
    for byte in digits where byte != 0x21 {
      value = value << 4 | UInt32(byte < 0x3A ? byte - 0x30 : byte - 0x37)
    }
    return value
  }
}

/// The syllables of Hangul, which compose by calculation.
private enum HangulSyllable {
  private static let (leads, vowels, trails): (UInt32, UInt32, UInt32) = (0x1100, 0x1161, 0x11A7)
  private static let first: UInt32 = 0xAC00

  static func decomposed(_ character: UInt32) -> [UInt32]? {
    guard character >= first, character < first + 11_172 else { return nil }
    let index = character - first
    let parts = [leads + index / 588, vowels + index % 588 / 28]
    return index % 28 == 0 ? parts : parts + [trails + index % 28]
  }

  static func composed(_ one: UInt32, _ other: UInt32) -> UInt32? {
    if one >= leads, one < leads + 19, other >= vowels, other < vowels + 21 {
      return first + (one - leads) * 588 + (other - vowels) * 28
    }
    if one >= first, one < first + 11_172, (one - first) % 28 == 0, other > trails, other < trails + 28 {
      return one + other - trails
    }
    return nil
  }
}
