import GraphStore

/// The tests of a text against another: `STARTS WITH`, `ENDS WITH`, `CONTAINS`, `LIKE` and `=~` (extensions).
///
/// A value of this type remembers the pattern that it saw last, so that a column against one pattern compiles it once.
/// It belongs to one thread.
struct TextPredicate: Sendable {
  enum Kind: Sendable, Hashable {
    case startsWith, endsWith, contains, like, matches
  }

  private enum Form: Sendable {
    case prefix([UInt8])
    case suffix([UInt8])
    case search(TextSearch)
    case exact([UInt8])
    case pattern(RegularExpression)
  }

  private let kind: Kind
  private var pattern: String?
  private var form = Form.exact([])

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// Whether a text stands to a pattern as asked; null where one is null.
  ///
  /// - Throws: 22G03 where one is no string, 22000 for a pattern that is none.
  mutating func evaluate(_ text: Value, _ pattern: Value) throws(ValueError) -> Value {
    if text.isNull || pattern.isNull { return .null }
    guard case .string(let text) = text else { throw mismatch(text) }
    guard case .string(let pattern) = pattern else { throw mismatch(pattern) }
    return .boolean(try holds(text, pattern))
  }

  private func mismatch(_ value: Value) -> ValueError {
    .invalidType("a test of texts takes STRING values, not \(value.typeName)")
  }

  /// Whether a text stands to a pattern as asked; 22000 for a pattern that is none.
  mutating func holds(_ text: String, _ pattern: String) throws(ValueError) -> Bool {
    if self.pattern.map({ !$0.utf8.elementsEqual(pattern.utf8) }) ?? true {
      form = try Self.form(kind, pattern)
      self.pattern = pattern
    }
    switch form {
    case .prefix(let bytes): return text.utf8.starts(with: bytes)
    case .suffix(let bytes): return text.utf8.suffix(bytes.count).elementsEqual(bytes)
    case .search(let search): return search.isFound(in: text.utf8)
    case .exact(let bytes): return text.utf8.elementsEqual(bytes)
    case .pattern(var expression):
      // Moved out and back: the automaton grows in place and is not copied.
      form = .exact([])
      defer { form = .pattern(expression) }
      return expression.matches(text)
    }
  }

  private static func form(_ kind: Kind, _ pattern: String) throws(ValueError) -> Form {
    switch kind {
    case .startsWith: .prefix(Array(pattern.utf8))
    case .endsWith: .suffix(Array(pattern.utf8))
    case .contains: .search(TextSearch(Array(pattern.utf8)))
    case .like: try likeForm(pattern)
    case .matches: .pattern(try RegularExpression(pattern))
    }
  }

  /// Patterns with `%` at their ends alone are prefixes, suffixes or searches.
  private static func likeForm(_ pattern: String) throws(ValueError) -> Form {
    var middle = Array(pattern.utf8)
    let isOpenAtStart = middle.first == 0x25
    let isOpenAtEnd = middle.count > 1 && middle.last == 0x25
    if isOpenAtStart { middle.removeFirst() }
    if isOpenAtEnd { middle.removeLast() }
    if middle.contains(where: { $0 == 0x25 || $0 == 0x5F || $0 == 0x5C }) {
      return .pattern(try RegularExpression(like: pattern))
    }
    switch (isOpenAtStart, isOpenAtEnd) {
    case (false, false): return .exact(middle)
    case (false, true): return .prefix(middle)
    case (true, false): return .suffix(middle)
    case (true, true): return .search(TextSearch(middle))
    }
  }
}
