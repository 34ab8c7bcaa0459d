import GraphStore

/// The variables that a part of a pattern declares, as they look from outside of the part (16.7).
struct PatternDeclarations {
  /// One variable.
  struct Declaration {
    var name: Identifier
    var kind: Kind
    var degree: Degree
  }

  /// What a variable of a pattern stands for.
  enum Kind: Hashable {
    case node, edge, path

    var type: ValueType {
      switch self {
      case .node: .node
      case .edge: .edge
      case .path: .path
      }
    }

    var article: String {
      switch self {
      case .node: "a node"
      case .edge: "an edge"
      case .path: "a path"
      }
    }
  }

  /// How many elements a variable is bound to at once.
  enum Degree: Comparable {
    /// One.
    case singleton
    /// One or none: null then.
    case conditional
    /// A list.
    case group
  }

  /// The variables in the order of the text.
  private(set) var all: [Declaration] = []
  private var places: [String: Int] = [:]

  subscript(name: String) -> Declaration? { places[name].map { all[$0] } }

  init() {}

  /// The declarations of a path pattern expression.
  init(_ path: PathPatternExpression) throws {
    self.init()
    switch path.kind {
    case .node(let node):
      if let name = node.filler.variable { append(Declaration(name: name, kind: .node, degree: .singleton)) }
    case .edge(let edge):
      if let name = edge.filler.variable { append(Declaration(name: name, kind: .edge, degree: .singleton)) }
    case .concatenation(let parts):
      for part in parts { try join(PatternDeclarations(part)) }
    case .union(let alternatives), .multisetAlternation(let alternatives):
      try add(alternatives: alternatives)
    case .quantified(let body, _):
      self = try PatternDeclarations(body).raised(to: .group)
    case .questioned(let body):
      self = try PatternDeclarations(body).raised(to: .conditional)
    case .parenthesized(let subpath):
      self = try PatternDeclarations(subpath.expression)
      if let name = subpath.variable { try join(Declaration(name: name, kind: .path, degree: .singleton)) }
    case .simplified: break
    }
  }

  /// A variable of every alternative is what it is in each; one of some is conditional.
  private mutating func add(alternatives: [PathPatternExpression]) throws {
    let parts = try alternatives.map { try PatternDeclarations($0) }
    var counts: [String: Int] = [:]
    for part in parts {
      for declaration in part.all {
        counts[declaration.name.name, default: 0] += 1
        guard let place = places[declaration.name.name] else {
          append(declaration)
          continue
        }
        try all[place].requireKind(of: declaration)
        guard (all[place].degree == .group) == (declaration.degree == .group) else {
          throw declaration.clash(
            "`\(declaration.name.name)` is one element in one alternative and a list in another")
        }
        all[place].degree = max(all[place].degree, declaration.degree)
      }
    }
    for index in all.indices where counts[all[index].name.name] != parts.count {
      all[index].degree = max(all[index].degree, .conditional)
    }
  }

  /// Adds the declarations of a part that is matched together with this one: a name that both have is one variable.
  mutating func join(_ other: PatternDeclarations) throws {
    for declaration in other.all { try join(declaration) }
  }

  mutating func join(_ declaration: Declaration) throws {
    guard let place = places[declaration.name.name] else {
      append(declaration)
      return
    }
    let known = all[place]
    try known.requireKind(of: declaration)
    let name = declaration.name.name
    if declaration.kind == .path { throw declaration.clash("the path `\(name)` is declared already") }
    guard known.degree == .singleton, declaration.degree == .singleton else {
      throw declaration.clash(
        max(known.degree, declaration.degree) == .group
          ? "`\(name)` is declared inside of a quantified pattern, where it is a list, and outside of it as well"
          : "`\(name)` is declared in an optional part of the pattern, and outside of it as well")
    }
  }

  private mutating func append(_ declaration: Declaration) {
    places[declaration.name.name] = all.count
    all.append(declaration)
  }

  private func raised(to degree: Degree) -> PatternDeclarations {
    var copy = self
    for index in copy.all.indices { copy.all[index].degree = max(copy.all[index].degree, degree) }
    return copy
  }
}

extension PatternDeclarations.Declaration {
  fileprivate func requireKind(of other: PatternDeclarations.Declaration) throws {
    guard kind != other.kind else { return }
    throw other.clash("`\(name.name)` is \(kind.article) and can't be \(other.kind.article) as well")
  }

  fileprivate func clash(_ message: String) -> GQLError {
    GQLError(.invalidSyntax, message, at: name.range)
  }
}
