import GraphStore

@testable import GQL

/// Writes a bound pattern as the text of a query, so that parser, binder and optimizer take part in a comparison.
struct PatternText {
  /// What can't be written: a predicate on an element without a name that is no equality.
  struct Unwritable: Error {}

  /// The names that the text gives to groups: those of the elements inside.
  private var names: [Int: String] = [:]
  private var random: SeededGenerator

  /// `MATCH … RETURN …` with the outputs as columns, in order.
  static func query(of pattern: BoundGraphPattern, seed: UInt64) throws -> String {
    var writer = PatternText(seed: seed)
    return try writer.query(pattern)
  }

  private init(seed: UInt64) {
    random = SeededGenerator(seed: seed &+ 0x7E47)
  }

  private mutating func query(_ pattern: BoundGraphPattern) throws -> String {
    let mode =
      pattern.matchMode == .differentEdges
      ? (random.happens(50) ? "" : "DIFFERENT EDGES ") : "REPEATABLE ELEMENTS "
    // A prefix that all paths have may stand behind them instead.
    let prefixes = Set(pattern.paths.map(prefix))
    let isKept = prefixes.count == 1 && prefixes != [""] && random.happens(40)
    var paths: [String] = []
    for path in pattern.paths {
      let body = try text(path.body)
      let name = path.variable.map { "\($0.name) = " } ?? ""
      paths.append(name + (isKept ? "" : prefix(path)) + body)
    }
    let keep = isKept ? " KEEP \(prefixes.first ?? "")" : ""
    let filter = try pattern.predicate.map { " WHERE \(try text($0))" } ?? ""
    let columns = pattern.outputs.enumerated().map { "\(names[$1.id] ?? $1.name) AS c\($0)" }
    return "MATCH \(mode)\(paths.joined(separator: ", "))\(keep)\(filter) RETURN "
      + (columns.isEmpty ? "1 AS none" : columns.joined(separator: ", "))
  }

  private func prefix(_ path: BoundPathPattern) -> String {
    let mode =
      switch path.mode {
      case .walk: ""
      case .trail: "TRAIL "
      case .simple: "SIMPLE "
      case .acyclic: "ACYCLIC "
      }
    func count(_ expression: BoundExpression) -> String {
      if case .constant(.int64(let number)) = expression { "\(number)" } else { "" }
    }
    return switch path.selector {
    case .all: mode
    case .any(let number): "ANY \(count(number)) \(mode)"
    case .anyShortest: "ANY SHORTEST \(mode)"
    case .allShortest: "ALL SHORTEST \(mode)"
    case .shortest(let number): "SHORTEST \(count(number)) \(mode)"
    case .shortestGroups(let number): "SHORTEST \(count(number)) \(mode)GROUPS "
    }
  }

  private mutating func text(_ expression: BoundPathExpression) throws -> String {
    switch expression {
    case .node(let node):
      return "(\(try filler(node.variable, node.labels, node.predicate)))"
    case .edge(let edge):
      let inside = try filler(edge.variable, edge.labels, edge.predicate)
      if !edge.variable.isNamed, edge.predicate == nil, let labels = edge.labels, random.happens(40),
        let contents = simplified(labels), let (left, right) = Self.slashes[edge.direction]
      {
        return left + contents + right
      }
      if inside.isEmpty, random.happens(30), let short = Self.shorts[edge.direction] { return short }
      guard let (left, right) = Self.arrows[edge.direction] else { throw Unwritable() }
      return left + "[" + inside + "]" + right
    case .concatenation(let parts):
      return try parts.map { try text($0) }.joined()
    case .parenthesized(let subpath):
      let name = subpath.variable.map { "\($0.name) = " } ?? ""
      let mode = subpath.mode == .walk ? "" : "\(subpath.mode)".uppercased() + " "
      let body = try text(subpath.body)
      let filter = try subpath.predicate.map { " WHERE \(try text($0))" } ?? ""
      return "(\(name)\(mode)\(body)\(filter))"
    case .quantified(let body, let lower, let upper, let groups):
      let repeated = try repeatable(body)
      for group in groups { names[group.group.id] = names[group.element.id] ?? group.element.name }
      let quantifier: String
      switch (lower, upper) {
      case (0, nil): quantifier = random.happens(50) ? "*" : "{0,}"
      case (1, nil): quantifier = random.happens(50) ? "+" : "{1,}"
      case (_, nil): quantifier = "{\(lower),}"
      case (lower, lower?): quantifier = random.happens(50) ? "{\(lower)}" : "{\(lower),\(lower)}"
      case (_, let upper?): quantifier = "{\(lower),\(upper)}"
      }
      return repeated + quantifier
    case .questioned(let body):
      return try repeatable(body) + "?"
    case .union(let branches):
      return "(" + (try branches.map { try text($0) }.joined(separator: " | ")) + ")"
    case .multisetAlternation(let branches):
      return "(" + (try branches.map { try text($0) }.joined(separator: " |+| ")) + ")"
    }
  }

  /// An edge or what is in parentheses already may be repeated as it is.
  private mutating func repeatable(_ body: BoundPathExpression) throws -> String {
    switch body {
    case .edge, .parenthesized, .union, .multisetAlternation: try text(body)
    default: "(" + (try text(body)) + ")"
    }
  }

  private mutating func filler(
    _ variable: BoundVariable, _ labels: BoundLabelExpression?, _ predicate: BoundExpression?
  ) throws -> String {
    let name = variable.isNamed ? variable.name : ""
    let label = labels.map { (random.happens(50) ? ":" : " IS ") + text($0) } ?? ""
    guard let predicate else { return name + label }
    if variable.isNamed { return "\(name)\(label) WHERE \(try text(predicate))" }
    // Without a name only a property may be asked for.
    guard case .binary(.equal, .property(_, let key), .constant(let value)) = predicate else {
      throw Unwritable()
    }
    return "\(label) {\(key): \(value)}"
  }

  /// The contents of a simplified path pattern, which has no `%`.
  private func simplified(_ labels: BoundLabelExpression) -> String? {
    switch labels {
    case .label(let name): return name
    case .wildcard: return nil
    case .negation(let operand): return simplified(operand).map { "!\($0)" }
    case .conjunction(let left, let right):
      guard let one = simplified(left), let other = simplified(right) else { return nil }
      return "\(one)&\(other)"
    case .disjunction(let left, let right):
      guard let one = simplified(left), let other = simplified(right) else { return nil }
      return "\(one)|\(other)"
    }
  }

  private func text(_ labels: BoundLabelExpression) -> String {
    switch labels {
    case .label(let name): name
    case .wildcard: "%"
    case .negation(let operand): "!\(text(operand))"
    case .conjunction(let left, let right): "(\(text(left))&\(text(right)))"
    case .disjunction(let left, let right): "(\(text(left))|\(text(right)))"
    }
  }

  private func text(_ expression: BoundExpression) throws -> String {
    switch expression {
    case .constant(let value): return "\(value)"
    case .variable(let variable): return names[variable.id] ?? variable.name
    case .property(let owner, let name): return "\(try text(owner)).\(name)"
    case .binary(let operation, let left, let right):
      return "(\(try text(left)) \(operation.rawValue) \(try text(right)))"
    case .horizontalAggregate(let call, _, let group):
      guard case .property(_, let name)? = call.argument else { throw Unwritable() }
      return "SUM(\(names[group.id] ?? group.name).\(name))"
    default: throw Unwritable()
    }
  }

  private static let arrows: [BoundEdgeDirections: (String, String)] = [
    .right: ("-", "->"), .left: ("<-", "-"), .undirected: ("~", "~"), .any: ("-", "-"),
    [.left, .right]: ("<-", "->"), [.left, .undirected]: ("<~", "~"), [.undirected, .right]: ("~", "~>"),
  ]

  private static let slashes: [BoundEdgeDirections: (String, String)] = [
    .right: ("-/", "/->"), .left: ("<-/", "/-"), .undirected: ("~/", "/~"), .any: ("-/", "/-"),
    [.left, .right]: ("<-/", "/->"), [.left, .undirected]: ("<~/", "/~"),
    [.undirected, .right]: ("~/", "/~>"),
  ]

  private static let shorts: [BoundEdgeDirections: String] = [
    .right: "->", .left: "<-", .undirected: "~", .any: "-", [.left, .right]: "<->",
    [.left, .undirected]: "<~",
    [.undirected, .right]: "~>",
  ]
}
