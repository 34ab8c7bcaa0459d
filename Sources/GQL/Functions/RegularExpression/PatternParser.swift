import GraphStore

/// Reads regular expressions in the common syntax of Java, Perl and ECMAScript, as far as it is regular.
///
/// Alternation, groups (also `(?:…)` and `(?<name>…)`, whose contents nobody asks for), classes, the quantifiers
/// `*`, `+`, `?`, `{n}`, `{n,}` and `{n,m}` (lazy ones are the same), the anchors `^`, `$`, `\A`, `\z`, `\b`, `\B`,
/// the flags `i`, `m` and `s`, escapes, and properties of Unicode. References to groups and looking around are
/// refused: no engine finds them in linear time.
struct PatternParser {
  private struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesAll = false
  }

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private var flags = Flags()

  static let maximumLength = 10_000
  static let maximumDepth = 200
  static let maximumRepetition = 1000

  private init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  /// The tree of a pattern.
  ///
  /// - Throws: 22000 with the place of what is wrong, counted in characters from 1.
  static func parse(_ pattern: String) throws(ValueError) -> PatternNode {
    var parser = PatternParser(pattern)
    guard parser.scalars.count <= maximumLength else {
      throw parser.error("it is longer than \(maximumLength) characters")
    }
    let node = try parser.readAlternatives()
    if parser.peek != nil { throw parser.error("there is no ( for this )") }
    return node
  }

  private func error(_ reason: String) -> ValueError {
    ValueError(status: "22000", message: "invalid regular expression, at character \(place + 1): \(reason)")
  }

  private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func next() -> Unicode.Scalar? {
    guard place < scalars.count else { return nil }
    place += 1
    return scalars[place - 1]
  }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }
}

// MARK: Structure
extension PatternParser {
  private mutating func readAlternatives() throws(ValueError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw error("groups are nested deeper than \(Self.maximumDepth)")
    }
    var alternatives = [try readSequence()]
    while take("|") { alternatives.append(try readSequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func readSequence() throws(ValueError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      if take("\\Q") {
        while peek != nil, !take("\\E") { nodes.append(.set(literal(next() ?? " "))) }
        // A quantifier after the quotation is of its last character.
        if let last = nodes.popLast() { nodes.append(try readQuantifiers(of: last)) }
        continue
      }
      guard let atom = try readAtom() else { continue }
      nodes.append(try readQuantifiers(of: atom))
    }
    return nodes.count == 1 ? nodes[0] : (nodes.isEmpty ? .empty : .sequence(nodes))
  }

  /// One character, class, group or anchor; nil for a group of flags, which is none.
  private mutating func readAtom() throws(ValueError) -> PatternNode? {
    switch next() {
    case "(": return try readGroup()
    case "[": return .set(try readClass())
    case ".": return .set(flags.dotMatchesAll ? .everything : .anyInLine)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "\\": return try readEscape()
    case "*", "+", "?":
      place -= 1
      throw error("there is nothing to repeat")
    case let scalar?: return .set(literal(scalar))
    case nil: return nil
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> ScalarSet {
    var set = ScalarSet(scalar)
    set.ignoresCase = flags.ignoresCase
    return set
  }

  private mutating func readGroup() throws(ValueError) -> PatternNode? {
    let outer = flags
    if take("?") {
      if peek == "=" || peek == "!" || scalars[place...].starts(with: "<=".unicodeScalars)
        || scalars[place...].starts(with: "<!".unicodeScalars)
      {
        throw error("looking ahead or behind is not supported")
      }
      if peek == ">" { throw error("atomic groups are not supported") }
      if take("<") || take("P<") {
        while let scalar = next(), scalar != ">" {
          guard scalar.properties.isIDContinue else { throw error("the name of a group ends with >") }
        }
      } else if try readFlags() {
        // Flags without a group hold to the end of the group around them.
        return nil
      }
    }
    let node = try readAlternatives()
    guard take(")") else { throw error("a ) is missing") }
    flags = outer
    return node
  }

  /// Reads `i-s:` or `i)`; whether it was the latter.
  private mutating func readFlags() throws(ValueError) -> Bool {
    var isOn = true
    while let scalar = next() {
      switch scalar {
      case "i": flags.ignoresCase = isOn
      case "m": flags.isMultiline = isOn
      case "s": flags.dotMatchesAll = isOn
      case "u", "U": continue
      case "-": isOn = false
      case ":": return false
      case ")": return true
      default:
        place -= 1
        throw error("there is no flag \(scalar)")
      }
    }
    throw error("a ) is missing")
  }

  private mutating func readQuantifiers(of atom: PatternNode) throws(ValueError) -> PatternNode {
    var node = atom
    while let (minimum, maximum) = try readQuantifier() {
      node = .repeated(node, minimum: minimum, maximum: maximum)
      // Lazy or greedy, the same texts match.
      if take("?") { continue }
      if peek == "+" { throw error("possessive quantifiers are not supported") }
    }
    return node
  }

  private mutating func readQuantifier() throws(ValueError) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return nil }
    let minimum = try readCount()
    var maximum = minimum
    if take(",") { maximum = peek == "}" ? nil : try readCount() }
    guard take("}"), let minimum = minimum ?? (maximum == nil ? nil : 0) else {
      throw error("a quantifier is {n}, {n,} or {n,m}; \\{ is the character itself")
    }
    if let maximum, maximum < minimum { throw error("the bounds of a quantifier are in the wrong order") }
    return (minimum, maximum)
  }

  private mutating func readCount() throws(ValueError) -> Int? {
    var count: Int?
    while let scalar = peek, let digit = scalar.properties.numericType == .decimal ? Int(String(scalar)) : nil
    {
      count = (count ?? 0) * 10 + digit
      guard count ?? 0 <= Self.maximumRepetition else {
        throw error("a quantifier is at most \(Self.maximumRepetition)")
      }
      place += 1
    }
    return count
  }
}

// MARK: Escapes and classes
extension PatternParser {
  private mutating func readEscape() throws(ValueError) -> PatternNode {
    switch peek {
    case "A": return anchor(.textStart)
    case "z", "Z": return anchor(.textEnd)
    case "b": return anchor(.wordBoundary)
    case "B": return anchor(.noWordBoundary)
    case let digit? where ("1"..."9").contains(digit): throw error("references to groups are not supported")
    case "k": throw error("references to groups are not supported")
    default: return .set(try readEscapedSet())
    }
  }

  private mutating func anchor(_ assertion: PatternAssertion) -> PatternNode {
    place += 1
    return .assertion(assertion)
  }

  /// The characters of what follows a backslash.
  private mutating func readEscapedSet() throws(ValueError) -> ScalarSet {
    guard let scalar = next() else { throw error("the pattern ends with a \\") }
    switch scalar {
    case "d", "D": return ScalarSet(properties: [.decimalDigit], isNegated: scalar == "D")
    case "w", "W": return ScalarSet(properties: [.word], isNegated: scalar == "W")
    case "s", "S": return ScalarSet(properties: [.whitespace], isNegated: scalar == "S")
    case "R": return ScalarSet(ranges: [0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])
    case "p", "P": return try readProperty(isNegated: scalar == "P")
    case "t": return literal("\t")
    case "n": return literal("\n")
    case "r": return literal("\r")
    case "f": return literal("\u{C}")
    case "e": return literal("\u{1B}")
    case "0": return literal("\0")
    case "x": return literal(try readHexadecimal(digits: 2))
    case "u": return literal(try readHexadecimal(digits: 4))
    default:
      if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
        place -= 1
        throw error("there is no escape \\\(scalar)")
      }
      return literal(scalar)
    }
  }

  private mutating func readHexadecimal(digits count: Int) throws(ValueError) -> Unicode.Scalar {
    var digits = ""
    if take("{") {
      while let scalar = next(), scalar != "}" { digits.unicodeScalars.append(scalar) }
    } else {
      while digits.unicodeScalars.count < count, let scalar = next() { digits.unicodeScalars.append(scalar) }
    }
    guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }), let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw error("\(digits) is no character in hexadecimal") }
    return scalar
  }

  private mutating func readProperty(isNegated: Bool) throws(ValueError) -> ScalarSet {
    var name = ""
    var isInverse = isNegated
    if take("{") {
      if take("^") { isInverse.toggle() }
      while let scalar = next(), scalar != "}" { name.unicodeScalars.append(scalar) }
    } else if let scalar = next() {
      name.unicodeScalars.append(scalar)
    }
    guard let property = ScalarProperty(named: name) else { throw error("there is no property \(name)") }
    return ScalarSet(properties: [property], isNegated: isInverse)
  }

  /// The class whose `[` has been read.
  private mutating func readClass() throws(ValueError) -> ScalarSet {
    var set = ScalarSet()
    set.ignoresCase = flags.ignoresCase
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = peek, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "[" { throw error("a class within a class is not supported; \\[ is the character itself") }
      if take("&&") { throw error("intersections of classes are not supported") }
      guard let first = try readClassMember(&set) else { continue }
      guard peek == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
        set.ranges.append(first.value...first.value)
        continue
      }
      place += 1
      guard let last = try readClassMember(&set), last >= first else {
        throw error("the ends of a range are two characters in order")
      }
      set.ranges.append(first.value...last.value)
    }
    guard take("]") else { throw error("a ] is missing") }
    return set
  }

  /// A character of a class, or nil where a set such as `\d` was read into it.
  private mutating func readClassMember(_ set: inout ScalarSet) throws(ValueError) -> Unicode.Scalar? {
    guard let scalar = next() else { throw error("a ] is missing") }
    guard scalar == "\\" else { return scalar }
    // Within a class, \b is the backspace.
    if take("b") { return "\u{8}" }
    let member = try readEscapedSet()
    if member.ranges.count == 1, member.properties.isEmpty, !member.isNegated,
      let range = member.ranges.first,
      range.count == 1
    {
      return Unicode.Scalar(range.lowerBound)
    }
    set.members.append(member)
    return nil
  }
}
