/// Makes texts that the grammar derives, at random but always the same for a seed.
struct GrammarGenerator {
  let grammar: GrammarBNF
  /// The productions that texts so far have used.
  private(set) var used: Set<String> = []
  private var random: SplitMix64
  private let costs: [String: Int]
  private let references: [String: [String]]
  private var pieces: [String] = []
  private var lexicalDepth = 0
  private var budget = 0
  /// Whether an empty text would be an empty name, which the Syntax Rules refuse.
  private var isInName = false

  init(_ grammar: GrammarBNF, seed: UInt64) {
    self.grammar = grammar
    random = SplitMix64(state: seed)
    costs = Self.costs(of: grammar)
    references = grammar.productions.mapValues { Array(Set($0.references)).sorted() }
  }

  /// A text that a production derives; on the way to `target`, where one is named.
  mutating func text(
    from start: String, through target: String? = nil, avoiding: Set<String> = [], size: Int
  ) -> String? {
    var forced: [String] = []
    if let target {
      guard let path = path(from: start, to: target, avoiding: avoiding) else { return nil }
      forced = path
    }
    pieces = []
    lexicalDepth = 0
    budget = size
    expand(.reference(start), forced: forced[...])
    return pieces.joined(separator: " ")
  }

  // MARK: Expansion

  private mutating func expand(_ node: GrammarBNF.Node, forced: ArraySlice<String>) {
    switch node {
    case .terminal(let terminal): emit(terminal)
    case .inWords: break
    case .sequence(let parts):
      var open = forced
      for part in parts {
        let isOnPath = !open.isEmpty && part.mentions(open[open.startIndex])
        expand(part, forced: isOnPath ? open : [])
        if isOnPath { open = [] }
      }
    case .choice(let choices): expand(pick(choices, forced: forced), forced: forced)
    case .optional(let part):
      if let next = forced.first, part.mentions(next) {
        expand(part, forced: forced)
      } else if budget > 0 && random.next() % 3 == 0 || isInName {
        expand(part, forced: [])
      }
    case .repeated(let part):
      expand(part, forced: forced)
      while budget > 0, random.next() % 4 == 0 { expand(part, forced: []) }
    case .reference(let name): expandProduction(name, forced: forced)
    }
  }

  private mutating func expandProduction(_ name: String, forced: ArraySlice<String>) {
    used.insert(name)
    budget -= 1
    let rest = forced.first == name ? forced.dropFirst() : forced
    let isLexical = Self.lexical.contains(name)
    if isLexical, lexicalDepth == 0 { pieces.append("") }
    if isLexical { lexicalDepth += 1 }
    if name.hasPrefix("unbroken") { isInName = name != "unbroken single quoted character sequence" }
    if let samples = Self.samples[name] {
      emit(samples[Int(random.next() % UInt64(samples.count))])
    } else if let node = grammar.productions[name] {
      expand(node, forced: rest)
    }
    if name.hasPrefix("unbroken") { isInName = false }
    if isLexical { lexicalDepth -= 1 }
  }

  private mutating func pick(_ choices: [GrammarBNF.Node], forced: ArraySlice<String>) -> GrammarBNF.Node {
    var candidates = choices
    if let next = forced.first {
      let onPath = choices.filter { $0.mentions(next) }
      if !onPath.isEmpty { candidates = onPath }
    }
    if budget > 0 { return candidates[Int(random.next() % UInt64(candidates.count))] }
    return candidates.min { cost($0) < cost($1) } ?? candidates[0]
  }

  private mutating func emit(_ terminal: String) {
    if lexicalDepth > 0 { pieces[pieces.count - 1] += terminal } else { pieces.append(terminal) }
  }

  // MARK: Steering

  private func cost(_ node: GrammarBNF.Node) -> Int { Self.cost(node, costs) }

  private static func cost(_ node: GrammarBNF.Node, _ costs: [String: Int]) -> Int {
    switch node {
    case .terminal, .inWords: 1
    case .sequence(let parts): parts.reduce(0) { min($0 + cost($1, costs), 1 << 30) }
    case .choice(let choices): choices.map { cost($0, costs) }.min() ?? 1
    case .optional: 0
    case .repeated(let part): cost(part, costs)
    case .reference(let name): min(1 + (costs[name] ?? 1 << 30), 1 << 30)
    }
  }

  /// The size of the smallest text of each production.
  private static func costs(of grammar: GrammarBNF) -> [String: Int] {
    var costs: [String: Int] = [:]
    for name in samples.keys { costs[name] = 1 }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for name in grammar.names where samples[name] == nil {
        guard let node = grammar.productions[name] else { continue }
        let new = cost(node, costs)
        if new < costs[name] ?? 1 << 30 {
          costs[name] = new
          hasChanged = true
        }
      }
    }
    return costs
  }

  /// The productions that lead from one to another, the first left out.
  private func path(from start: String, to target: String, avoiding: Set<String>) -> [String]? {
    if start == target { return [start] }
    var previous: [String: String] = [start: start]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let name = queue[head]
      head += 1
      if Self.samples[name] != nil || avoiding.contains(name) { continue }
      for next in references[name] ?? [] where previous[next] == nil {
        previous[next] = name
        if next == target {
          var path = [target]
          while let last = path.last, last != start, let before = previous[last] { path.append(before) }
          return path.reversed()
        }
        queue.append(next)
      }
    }
    return nil
  }

  /// Productions whose parts are written without spaces between them.
  static let lexical: Set<String> = [
    "regular identifier", "extended identifier", "delimited identifier", "unsigned numeric literal",
    "unsigned integer", "unsigned decimal integer", "signed decimal integer", "character string literal",
    "byte string literal", "substituted parameter reference", "general parameter reference", "separator",
    "comment", "token", "escaped character", "iso8601 years and months", "iso8601 days and time",
    "GQL terminal character", "delimiter token", "double minus sign", "whitespace", "exact numeric literal",
    "approximate numeric literal", "identifier", "separated identifier", "non-delimited identifier",
    "single quoted character representation", "double quoted character representation",
    "accent quoted character representation", "string literal character",
  ]

  /// Texts of the productions that the grammar describes in words.
  static let samples: [String: [String]] = [
    "implementation-defined access mode": ["READ ONLY"],
    "external object reference": ["'file:///types/people'"],
    "SQL-datetime literal": ["TIMESTAMP '2024-04-12 09:30:00'", "DATE '2024-04-12'", "TIME '09:30:00'"],
    "SQL-interval literal": ["INTERVAL '3' DAY", "INTERVAL - '1-6' YEAR TO MONTH", "INTERVAL '4' HOUR"],
    "character representation": ["a", "é", "京", "\\n", "\\u00e9", "\\U01F600", "|", " "],
    "string literal character": ["a", "京"],
    "unicode 6 digit escape value": ["\\U01F600", "\\U00e9aB"],
    "identifier start": ["q", "z", "Q", "ż", "東"],
    "identifier extend": ["k", "7", "v", "京"],
    "whitespace": [" ", "\t", "\n", "\u{3000}"],
    "truncating whitespace": [" ", "\u{3000}"],
    "bidirectional control character": ["\u{202A}", "\u{2067}"],
    "simple comment character": ["a", "*", "/", "-", "'", "京"],
    "bracketed comment contents": ["", " a ", "'", "*", "\n", "京 -- //"],
    "newline": ["\n", "\r\n", "\r"],
    "other digit": ["３", "٣"],
    "other language character": ["é", "京", "😀"],
    // The first quote of a doubled one would end the sequence.
    "no escape": ["@"],
  ]
}

extension GrammarBNF.Node {
  /// The productions that it names.
  var references: [String] {
    switch self {
    case .reference(let name): [name]
    case .sequence(let parts), .choice(let parts): parts.flatMap(\.references)
    case .optional(let part), .repeated(let part): part.references
    case .terminal, .inWords: []
    }
  }

  /// Whether it names a production.
  func mentions(_ name: String) -> Bool {
    switch self {
    case .reference(let reference): reference == name
    case .sequence(let parts), .choice(let parts): parts.contains { $0.mentions(name) }
    case .optional(let part), .repeated(let part): part.mentions(name)
    case .terminal, .inWords: false
    }
  }
}

/// A small generator of pseudo-random numbers, the same everywhere.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
