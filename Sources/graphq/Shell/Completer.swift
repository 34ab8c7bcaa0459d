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
    if text.hasPrefix(":") {
      guard let space = text.firstIndex(of: " ") else { return (word.count, matching(word, commands)) }
      let argument = String(text[text.index(after: space)...])
      switch ShellCommand(rawValue: String(text[..<space].dropFirst())) {
      case .format: return (argument.count, matching(argument, FormatName.allCases.map(\.rawValue)))
      case .open, .read, .export: return (argument.count, paths(argument))
      default: break
      }
    }
    switch before.last {
    case "$": return (word.count, matching(word, parameters))
    case ".": return (word.count, matching(word, propertyKeys))
    case ":" where !isWithin("{", before), "|", "&", "!":
      return (word.count, matching(word, isWithin("[", before) ? edgeLabels : nodeLabels))
    default: break
    }
    if isWithin("{", before), ["{", ","].contains(before.last { !$0.isWhitespace }) {
      return (word.count, matching(word, propertyKeys))
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
    let parts = StatementText(String(text)).parts
    let words = zip(parts, [nil] + parts).filter { part, before in
      // What follows a dot is a property.
      part.kind == .word && before?.text.last != "."
    }.map(\.0.text)
    return Set(words.filter { !keywords.contains($0.uppercased()) }).sorted()
  }

  /// Whether the last bracket is an opening one of this kind.
  private func isWithin(_ bracket: Character, _ text: some StringProtocol) -> Bool {
    text.last { "[](){}".contains($0) } == bracket
  }

  /// The files and folders that a path may go on to.
  private func paths(_ start: String) -> [String] {
    let folder = start.lastIndex(of: "/").map { String(start[...$0]) } ?? ""
    let names = (try? FileBytes.names(in: folder.isEmpty ? "." : folder)) ?? []
    return names.filter { (folder + $0).hasPrefix(start) }.map {
      folder + $0 + (FileBytes.kind(of: folder + $0) == .folder ? "/" : "")
    }
  }

  private var propertyKeys: [String] { snapshot.propertyKeyNames.sorted().map(GQLText.identifier) }

  private var nodeLabels: [String] {
    snapshot.labelNames.filter { name in
      snapshot.label(named: name).map { snapshot.nodeCount(with: $0) > 0 } ?? false
    }.sorted().map(GQLText.identifier)
  }

  private var edgeLabels: [String] {
    let sets = Set(snapshot.edgeTriples.map(\.edge))
    return Set(sets.flatMap { snapshot.labels(in: $0) }).map { snapshot.name(of: $0) }.sorted()
      .map(GQLText.identifier)
  }

  private func matching(_ word: String, _ words: [String]) -> [String] {
    var seen: Set<String> = []
    let start = word.lowercased()
    return words.filter { $0.lowercased().hasPrefix(start) && seen.insert($0).inserted }
  }
}
