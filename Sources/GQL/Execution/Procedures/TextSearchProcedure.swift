import GraphStore

/// `gql.search`: what a text index finds, best first.
///
/// Each word of the query (between white space) must be part of the text. A hit scores the share of its characters that the words
/// cover, so that a short text beats a long one of the same words.
struct TextSearchProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "gql.search", parameters: [.init("index", .anyString), .init("words", .anyString)],
    columns: [.init("element", .any), .init("text", .anyString), .init("score", .float64)])
  let summary =
    "The nodes or edges of a text index whose text has every word of a query, the best covered first."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    let arguments = AlgorithmArguments(arguments, of: signature)
    guard let name = try arguments.text("index"), let query = try arguments.text("words") else { return [] }
    guard let index = snapshot.index(named: name) else {
      throw GQLError(
        .invalidReference, "there is no index `\(name)`",
        hint: Suggestion.nearest(to: name, among: snapshot.indexes.map(\.name)).map {
          "did you mean `\($0)`?"
        })
    }
    guard index.definition.kind == .text, let key = index.definition.keys.first else {
      throw GQLError(
        .invalidReference, "the index `\(name)` is no text index",
        hint: "CREATE TEXT INDEX … FOR (n:Label) ON (n.property)")
    }
    let words = Array(Set(query.split(whereSeparator: \.isWhitespace).map(String.init))).sorted()
    var hits: [(element: Value, text: String, score: Double)] = []
    for element in Self.candidates(words, index) {
      try context.limits.checkpoint()
      guard case .string(let text) = Self.text(of: element, key, in: snapshot),
        let score = Self.score(text, words)
      else { continue }
      hits.append((element, text, score))
    }
    hits.sort { $0.score != $1.score ? $0.score > $1.score : Value.order($0.element, $1.element) == .less }
    return hits.map { [$0.element, .string($0.text), .float64($0.score)] }
  }

  /// What has the longest word: it is the rarest, as a rule.
  private static func candidates(_ words: [String], _ index: PropertyIndex) -> [Value] {
    guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return [] }
    if index.definition.element == .node {
      return (index.nodes(containing: longest) ?? []).map(Value.node)
    }
    return (index.edges(containing: longest) ?? []).map(Value.edge)
  }

  private static func text(of element: Value, _ key: String, in snapshot: Snapshot) -> Value {
    switch element {
    case .node(let node): snapshot.property(key, of: node)
    case .edge(let edge): snapshot.property(key, of: edge)
    default: .null
    }
  }

  /// The share of the text that the words cover; nil where one is missing.
  private static func score(_ text: String, _ words: [String]) -> Double? {
    let scalars = Array(text.unicodeScalars)
    var isCovered = [Bool](repeating: false, count: scalars.count)
    for word in words {
      let wanted = Array(word.unicodeScalars)
      guard !wanted.isEmpty, wanted.count <= scalars.count else { return nil }
      var isFound = false
      for start in 0...(scalars.count - wanted.count)
      where scalars[start..<start + wanted.count].elementsEqual(wanted) {
        isFound = true
        for place in start..<start + wanted.count { isCovered[place] = true }
      }
      if !isFound { return nil }
    }
    return Double(isCovered.count { $0 }) / Double(scalars.count)
  }
}
