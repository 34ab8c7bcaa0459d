import GraphStore

/// The names that a place of a query can see, and what they stand for.
struct Scope: Sendable {
  /// One visible name.
  struct Entry: Sendable {
    var name: String
    var meaning: Meaning
  }

  /// What a name stands for.
  enum Meaning: Sendable {
    /// A column of the current rows.
    case value(BoundVariable)
    /// A list of elements that a quantified pattern has bound: aggregates range over its members (16.7, 20.9).
    case group(BoundVariable)
    /// A `GRAPH` variable.
    case graph(GraphReference)
    /// A `TABLE` variable, with the columns of its rows.
    case table(BoundTable, [BoundVariable])
    /// A name that exists but may not be used here, and why.
    case hidden(String)

    /// The variable that rows hold, if the name stands for one.
    var variable: BoundVariable? {
      switch self {
      case .value(let variable), .group(let variable): variable
      case .graph, .table, .hidden: nil
      }
    }
  }

  /// The names, the later hiding the earlier.
  private(set) var entries: [Entry] = []

  init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// A scope of columns.
  init(columns: [BoundVariable]) {
    entries = columns.map { Entry(name: $0.name, meaning: .value($0)) }
  }

  /// What a name stands for here.
  subscript(name: String) -> Meaning? {
    entries.last { $0.name == name }?.meaning
  }

  /// The variables of all visible columns, in the order of their declaration.
  var variables: [BoundVariable] { [].adding(entries.compactMap(\.meaning.variable)) }

  mutating func add(_ name: String, _ meaning: Meaning) {
    entries.append(Entry(name: name, meaning: meaning))
  }

  mutating func add(_ variable: BoundVariable) {
    add(variable.name, .value(variable))
  }

  /// Both scopes, the names of the other hiding those of this one.
  func adding(_ other: Scope) -> Scope {
    other.entries.isEmpty ? self : Scope(entries + other.entries)
  }

  /// The scope with groups as plain lists: past a projection a list is a value like any other.
  var flattened: Scope {
    Scope(
      entries.map { entry in
        if case .group(let variable) = entry.meaning {
          return Entry(name: entry.name, meaning: .value(variable))
        }
        return entry
      })
  }
}
