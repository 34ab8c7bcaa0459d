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
  /// Where the visible entry of each name is.
  private var places: [String: Int] = [:]

  init(_ entries: [Entry] = []) {
    for entry in entries { add(entry.name, entry.meaning) }
  }

  /// A scope of columns.
  init(columns: [BoundVariable]) {
    for column in columns { add(column) }
  }

  /// What a name stands for here.
  subscript(name: String) -> Meaning? {
    places[name].map { entries[$0].meaning }
  }

  /// The variables of all visible columns, in the order of their declaration.
  var variables: [BoundVariable] { [].adding(entries.compactMap(\.meaning.variable)) }

  mutating func add(_ name: String, _ meaning: Meaning) {
    places[name] = entries.count
    entries.append(Entry(name: name, meaning: meaning))
  }

  mutating func add(_ variable: BoundVariable) {
    add(variable.name, .value(variable))
  }

  /// Both scopes, the names of the other hiding those of this one.
  func adding(_ other: Scope) -> Scope {
    if entries.isEmpty { return other }
    var result = self
    for entry in other.entries { result.add(entry.name, entry.meaning) }
    return result
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
