/// All concepts and their names, ready to be found in texts.
///
/// The files `Data/lexicon/*.tsv` are built in; a user's files are laid over them, and later ones win: a concept
/// with an id that exists replaces it, and a label that exists moves to the later concept.
public final class Lexicon: Sendable {
  /// The built-in lexicons alone.
  public static let builtIn = Lexicon(builtInFiles)

  /// The concepts by id.
  public let concepts: [String: Concept]
  let labels: [Label]
  /// The traits of each label.
  let traits: [LabelTraits]
  let automaton: LabelAutomaton

  /// The built-in lexicons and a user's over them, each a name (for errors) and its bytes.
  ///
  /// Throws `LexiconError` for the first line that is wrong: an unreadable row, two concepts of one file with the
  /// same label or id, a `broader` or `parent` that no concept has, a circle of them.
  public convenience init(adding files: [(name: String, bytes: [UInt8])]) throws {
    var merger = LexiconMerger()
    for file in Lexicon.builtInFiles { merger.add(file) }
    for (name, bytes) in files { try merger.add(checking: LexiconFile(name: name, bytes: bytes)) }
    try merger.checkHierarchy()
    self.init(merger)
  }

  private convenience init(_ files: [LexiconFile]) {
    var merger = LexiconMerger()
    for file in files { merger.add(file) }
    self.init(merger)
  }

  private init(_ merger: LexiconMerger) {
    concepts = merger.concepts
    labels = merger.labels
    traits = labels.map(\.traits)
    automaton = LabelAutomaton(labels)
  }

  /// The files of `Data/lexicon`, in the binary.
  static let builtInFiles: [LexiconFile] = [
    ("technologies.tsv", PackageResources.technologies_tsv),
    ("organizations.tsv", PackageResources.organizations_tsv),
    ("places.tsv", PackageResources.places_tsv),
    ("programmes.tsv", PackageResources.programmes_tsv),
  ].compactMap { name, bytes in
    // The built-in files are checked by the tests, so that a program never starts by failing.
    try? LexiconFile(name: name, bytes: bytes)
  }

  /// The concepts above one, nearest first; ends at a broken or circular reference.
  public func ancestors(of concept: Concept) -> [Concept] {
    var chain: [Concept] = []
    var next = concept.broader.flatMap { concepts[$0] }
    while let current = next, chain.count < 64, !chain.contains(where: { $0 === current }) {
      chain.append(current)
      next = current.broader.flatMap { concepts[$0] }
    }
    return chain
  }

  /// The organization with the longest name that the passage begins with, and the length of that name.
  func organization(beginning passage: Passage) -> (concept: Concept, length: Int)? {
    var found: (label: Int, length: Int)?
    automaton.labels(beginning: passage) { label, length in
      if traits[label].kind == .organization, !traits[label].isAbbreviation { found = (label, length) }
    }
    return found.map { (labels[$0.label].concept, $0.length) }
  }
}

/// Lays lexicon files over each other.
private struct LexiconMerger {
  private(set) var concepts: [String: Concept] = [:]
  private var allLabels: [Label] = []
  private var numberOfLabel: [[UInt32]: Int] = [:]
  private var places: [String: (file: String, line: Int)] = [:]
  /// Whether a concept was replaced, so that labels of the one before must go.
  private var hasReplaced = false

  /// The labels in the order of the files.
  var labels: [Label] {
    hasReplaced ? allLabels.filter { concepts[$0.concept.id] === $0.concept } : allLabels
  }

  mutating func add(_ file: LexiconFile) {
    withExtendedLifetime(file) {
      for entry in file.entries { add(entry, of: file.name) }
    }
  }

  private mutating func add(_ entry: LexiconFile.Entry, of file: String) {
    if concepts.updateValue(entry.concept, forKey: entry.concept.id) != nil { hasReplaced = true }
    places[entry.concept.id] = (file, entry.line)
    for (name, rule) in entry.labels {
      let scalars = LexiconMerger.key(of: name)
      // The first of a concept's own equal labels is the better one: prefLabel before altLabel.
      let label = Label(concept: entry.concept, rule: rule, scalars: scalars)
      if let known = numberOfLabel[scalars] {
        if allLabels[known].concept !== entry.concept { allLabels[known] = label }
      } else {
        numberOfLabel[scalars] = allLabels.count
        allLabels.append(label)
      }
    }
  }

  mutating func add(checking file: LexiconFile) throws {
    defer { withExtendedLifetime(file) {} }
    var owners: [[UInt32]: LexiconFile.Entry] = [:]
    var ids: Set<String> = []
    for entry in file.entries {
      guard ids.insert(entry.concept.id).inserted else {
        throw LexiconError(
          file: file.name, line: entry.line, problem: "the id `\(entry.concept.id)` stands here a second time"
        )
      }
      for (name, _) in entry.labels {
        let key = LexiconMerger.key(of: name)
        if let owner = owners[key], owner.concept !== entry.concept {
          throw LexiconError(
            file: file.name, line: entry.line,
            problem:
              "the label `\(name.printed)` of `\(entry.concept.id)` already names `\(owner.concept.id)` in line \(owner.line)"
          )
        }
        owners[key] = entry
      }
    }
    add(file)
  }

  func checkHierarchy() throws {
    var isSound: Set<String> = []
    for concept in concepts.values.sorted(by: { $0.id < $1.id }) {
      var path: [String] = []
      var onPath: Set<String> = []
      var current = concept
      while !isSound.contains(current.id) {
        path.append(current.id)
        onPath.insert(current.id)
        guard let broader = current.broader else { break }
        let place = places[current.id] ?? ("", 0)
        guard let next = concepts[broader] else {
          throw LexiconError(
            file: place.file, line: place.line,
            problem: "`\(current.id)` is under `\(broader)`, which no lexicon has")
        }
        if onPath.contains(broader) {
          throw LexiconError(
            file: place.file, line: place.line,
            problem: "`\(current.id)` is above itself: \((path + [broader]).joined(separator: " under "))")
        }
        current = next
      }
      isSound.formUnion(path)
    }
  }

  private static func key(of name: Passage) -> [UInt32] {
    var text = MatchableText()
    text.append(name, byteOffset: 0)
    return text.scalars
  }
}
