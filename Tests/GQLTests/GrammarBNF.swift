import FoundationEssentials

/// The standard's own grammar, read from its text.
struct GrammarBNF {
  /// What the right-hand side of a production is made of.
  indirect enum Node {
    case sequence([Node])
    case choice([Node])
    case optional(Node)
    case repeated(Node)
    case reference(String)
    case terminal(String)
    /// "See the Syntax Rules": the grammar leaves it to words.
    case inWords
  }

  /// The right-hand side of each production.
  let productions: [String: Node]
  /// The names in the order of the file.
  let names: [String]

  /// Reads the fixture.
  init() throws {
    let file = goldenFolder.appendingPathComponent("grammar/gql.bnf.txt")
    self.init(text: try String(contentsOf: file, encoding: .utf8))
  }

  init(text: String) {
    var productions: [String: Node] = [:]
    var names: [String] = []
    var name: String?
    var body: [Substring] = []
    func finish() {
      guard let name else { return }
      names.append(name)
      productions[name] = Self.node(of: body)
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<"), line.hasSuffix("> ::=") {
        finish()
        name = String(line.dropFirst().dropLast(5))
        body = []
      } else if name != nil {
        body.append(line)
      }
    }
    finish()
    self.productions = productions
    self.names = names
  }

  // MARK: Reading

  private static func node(of lines: [Substring]) -> Node {
    let rules = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    // Productions of punctuation stand for themselves: `<left brace> ::= {`.
    if rules.isEmpty { return .terminal(" ") }
    if rules.count == 1, let rule = rules.first.map({ $0.filter { $0 != " " } }),
      !rule.contains("<") || !rule.contains(where: \.isLetter),
      !rule.contains(where: { $0.isLetter || $0.isNumber }),
      !rule.hasPrefix("!!")
    {
      return .terminal(rule)
    }
    var reader = Reader(symbols: symbols(of: rules))
    return reader.readChoice()
  }

  private static func symbols(of lines: [Substring]) -> [String] {
    var symbols: [String] = []
    for line in lines {
      var rest = line
      while let character = rest.first {
        if character == " " {
          rest.removeFirst()
        } else if rest.hasPrefix("!!") {
          symbols.append("!!")
          rest = ""
        } else if rest.hasPrefix("...") {
          symbols.append("...")
          rest.removeFirst(3)
        } else if character == "<", let end = rest.firstIndex(of: ">") {
          symbols.append(String(rest[...end]))
          rest = rest[rest.index(after: end)...]
        } else if "{}[]|".contains(character) {
          symbols.append(String(character))
          rest.removeFirst()
        } else {
          let word = rest.prefix { !" <{}[]|".contains($0) }
          symbols.append(String(word))
          rest.removeFirst(word.count)
        }
      }
    }
    return symbols
  }

  private struct Reader {
    let symbols: [String]
    var position = 0

    var current: String? { position < symbols.count ? symbols[position] : nil }

    mutating func readChoice() -> Node {
      var choices: [Node] = []
      repeat {
        if current == "|" { position += 1 }
        if let sequence = readSequence() { choices.append(sequence) }
      } while current == "|"
      return choices.count == 1 ? choices[0] : .choice(choices)
    }

    mutating func readSequence() -> Node? {
      var parts: [Node] = []
      while let symbol = current, symbol != "|", symbol != "}", symbol != "]" {
        position += 1
        switch symbol {
        case "{":
          parts.append(readChoice())
          position += 1
        case "[":
          parts.append(.optional(readChoice()))
          position += 1
        case "...": parts.append(.repeated(parts.removeLast()))
        case "!!": if parts.isEmpty { parts.append(.inWords) }
        case _ where symbol.hasPrefix("<"): parts.append(.reference(String(symbol.dropFirst().dropLast())))
        default: parts.append(.terminal(symbol))
        }
      }
      return parts.isEmpty ? nil : parts.count == 1 ? parts[0] : .sequence(parts)
    }
  }
}

/// Where the golden files are.
let goldenFolder = URL(filePath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
