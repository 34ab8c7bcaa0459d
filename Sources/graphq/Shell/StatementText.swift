/// Looks at text that is still being typed: whether it is whole, and what its parts are.
struct StatementText {
  /// A part of the text, for colouring.
  enum Kind: Equatable {
    case word, number, string, comment, label, parameter, space, sign
  }

  /// A stretch of characters of one kind.
  struct Part: Equatable {
    let kind: Kind
    let text: String
  }

  /// The parts in order; together they are the text.
  let parts: [Part]
  /// Whether a string, a quoted name or a comment is still open at the end.
  let isOpen: Bool

  /// Whether the text ends with a semicolon outside of strings and comments, so that it can run.
  var isComplete: Bool {
    !isOpen && parts.last { $0.kind != .space && $0.kind != .comment }?.text.hasSuffix(";") ?? false
  }

  init(_ text: String) {
    var scanner = Scanner(characters: Array(text))
    scanner.scan()
    parts = scanner.parts
    isOpen = scanner.isOpen
  }

  private struct Scanner {
    let characters: [Character]
    var position = 0
    var parts: [Part] = []
    var isOpen = false

    mutating func scan() {
      while position < characters.count {
        let start = position
        let kind = scanPart()
        parts.append(Part(kind: kind, text: String(characters[start..<position])))
      }
    }

    private mutating func scanPart() -> Kind {
      let first = characters[position]
      position += 1
      if first.isWhitespace {
        skip { $0.isWhitespace }
        return .space
      }
      switch first {
      case "'": return scanQuoted("'", .string)
      case "\"": return scanQuoted("\"", .word)
      case "`": return scanQuoted("`", .word)
      case "/" where peek == "/", "-" where peek == "-" && !followsNode:
        skip { !$0.isNewline }
        return .comment
      case "/" where peek == "*": return scanBlockComment()
      case "$":
        skip(Self.isWord)
        return .parameter
      case ":" where peek.map(Self.isWord) ?? false:
        skip(Self.isWord)
        return .label
      case _ where first.isNumber:
        skip { Self.isWord($0) || $0 == "." }
        return .number
      case _ where Self.isWord(first):
        skip(Self.isWord)
        return .word
      default: return .sign
      }
    }

    private var peek: Character? { position < characters.count ? characters[position] : nil }

    /// Whether the place follows a node pattern, where two dashes are an edge.
    private var followsNode: Bool {
      characters[..<(position - 1)].last { !$0.isWhitespace } == ")"
    }

    private mutating func skip(_ accepts: (Character) -> Bool) {
      while let next = peek, accepts(next) { position += 1 }
    }

    private mutating func scanQuoted(_ quote: Character, _ kind: Kind) -> Kind {
      while let next = peek {
        position += 1
        if next == "\\", quote != "`", peek != nil { position += 1 }
        if next == quote {
          // A doubled quote stands for itself.
          if peek == quote { position += 1 } else { return kind }
        }
      }
      isOpen = true
      return kind
    }

    private mutating func scanBlockComment() -> Kind {
      position += 1
      while let next = peek {
        position += 1
        if next == "*", peek == "/" {
          position += 1
          return .comment
        }
      }
      isOpen = true
      return .comment
    }

    static func isWord(_ character: Character) -> Bool {
      character == "_" || character.isLetter || character.isNumber
    }
  }
}
