import GQL
import GraphStore

/// Finds what may be typed next.
struct Completer {
  let snapshot: Snapshot
  let parameters: [String]
  let commands: [String]

  /// The words that may replace the beginning of a word before the cursor, and the length of that beginning.
  func candidates(_ text: String) -> (replacing: Int, words: [String]) {
    let word = String(text.reversed().prefix { $0 == "_" || $0.isLetter || $0.isNumber }.reversed())
    let before = text.dropLast(word.count)
    if text.hasPrefix(":"), !text.contains(" ") {
      return (word.count, matching(word, commands))
    }
    switch before.last {
    case "$": return (word.count, matching(word, parameters))
    case ".": return (word.count, matching(word, snapshot.propertyKeyNames.sorted()))
    case ":", "|", "&", "!":
      return (word.count, matching(word, isWithinEdge(before) ? edgeLabels : nodeLabels))
    default: break
    }
    if word.isEmpty { return (0, []) }
    let isUpper = word == word.uppercased() && word != word.lowercased()
    let keywords = Vocabulary.keywords.map { isUpper ? $0 : $0.lowercased() }
    let functions = Vocabulary.functions.map { $0 + "(" }
    return (word.count, matching(word, variables(before) + keywords + functions))
  }

  /// The names that the statement has used so far.
  private func variables(_ text: some StringProtocol) -> [String] {
    let keywords = Set(Vocabulary.keywords)
    let words = StatementText(String(text)).parts.filter { $0.kind == .word }.map(\.text)
    return Set(words.filter { !keywords.contains($0.uppercased()) }).sorted()
  }

  private func isWithinEdge(_ text: some StringProtocol) -> Bool {
    text.last { "[](){}".contains($0) } == "["
  }

  private var nodeLabels: [String] {
    snapshot.labelNames.filter { name in
      snapshot.label(named: name).map { snapshot.nodeCount(with: $0) > 0 } ?? false
    }.sorted()
  }

  private var edgeLabels: [String] {
    let sets = Set(snapshot.edgeTriples.map(\.edge))
    return Set(sets.flatMap { snapshot.labels(in: $0) }).map { snapshot.name(of: $0) }.sorted()
  }

  private func matching(_ word: String, _ words: [String]) -> [String] {
    var seen: Set<String> = []
    let start = word.lowercased()
    return words.filter { $0.lowercased().hasPrefix(start) && seen.insert($0).inserted }
  }
}
