/// The columns of a table, read from its first line.
struct TableHeader: Hashable, Sendable {
  /// What the fields of a column are.
  enum Role: Hashable, Sendable {
    /// A property; a nil type is to be detected.
    case property(name: String, type: ImportType?)
    /// The id of a node within a space of ids, kept as a property where it has a name.
    case id(space: String?, name: String?)
    case startID(space: String?)
    case endID(space: String?)
    /// Labels, several of them separated by `;`.
    case labels
    case type
    case ignored
  }

  let roles: [Role]

  /// Whether the header is one of edges.
  var isOfEdges: Bool {
    roles.contains { if case .startID = $0 { true } else { false } }
      || roles.contains { if case .endID = $0 { true } else { false } }
  }

  var hasLabels: Bool { roles.contains(.labels) || roles.contains(.type) }

  /// Reads the fields of a header.
  init(_ fields: [String], path: String) throws(ImportError) {
    var roles: [Role] = []
    for field in fields {
      guard let role = Self.role(of: field) else {
        throw .header(path: path, reason: "the column `\(field)` has a type that is not known")
      }
      roles.append(role)
    }
    self.roles = roles
    try check(path: path)
  }

  private func check(path: String) throws(ImportError) {
    let ids = roles.count { if case .id = $0 { true } else { false } }
    let starts = roles.count { if case .startID = $0 { true } else { false } }
    let ends = roles.count { if case .endID = $0 { true } else { false } }
    switch (ids, starts, ends) {
    case (1, 0, 0), (0, 1, 1): break
    case (0, 0, 0):
      throw .header(
        path: path, reason: "there is no `:ID` column (nodes), nor `:START_ID` and `:END_ID` columns (edges)")
    case (0, _, _):
      throw .header(path: path, reason: "edges need one `:START_ID` and one `:END_ID` column")
    case (_, 0, 0): throw .header(path: path, reason: "several `:ID` columns")
    default: throw .header(path: path, reason: "`:ID` stands beside `:START_ID` or `:END_ID`")
    }
    var names: Set<String> = []
    for role in roles {
      if case .property(let name, _) = role, !names.insert(name).inserted {
        throw .header(path: path, reason: "two columns for the property `\(name)`")
      }
    }
  }

  /// The role of `name:type`; a name may hold colons, its type not.
  private static func role(of field: String) -> Role? {
    // Options in braces, such as `{id-type: long}`, say nothing that is not detected.
    let text = field.firstIndex(of: "{").map { String(field[..<$0]) } ?? field
    guard let colon = text.lastIndex(of: ":") else {
      return text.isEmpty ? .ignored : .property(name: text, type: nil)
    }
    let name = String(text[..<colon])
    let word = text[text.index(after: colon)...]
    let (keyword, space) = split(word)
    switch keyword.uppercased() {
    case "ID": return .id(space: space, name: name.isEmpty ? nil : name)
    case "START_ID": return .startID(space: space)
    case "END_ID": return .endID(space: space)
    case "LABEL": return .labels
    case "TYPE": return .type
    case "IGNORE": return .ignored
    default:
      if name.isEmpty { return nil }
      return ImportType(named: word).map { .property(name: name, type: $0) }
    }
  }

  /// `ID(Person)` as its keyword and the space of ids.
  private static func split(_ word: Substring) -> (keyword: Substring, space: String?) {
    guard word.last == ")", let open = word.firstIndex(of: "(") else { return (word, nil) }
    return (word[..<open], String(word[word.index(after: open)...].dropLast()))
  }
}
