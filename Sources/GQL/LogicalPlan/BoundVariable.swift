import GraphStore

/// A variable of a bound query: one binding site, whatever its name.
///
/// Two variables of one name in different scopes are two `BoundVariable`s; nothing after the binder looks at
/// names, save to print them. Within a quantified path pattern an element variable has two: the one that holds
/// a single element in each iteration, and the group variable that holds the list of them outside of it.
struct BoundVariable: Sendable {
  /// The number of the variable, unique within one bound query.
  let id: Int

  /// The name as the user wrote it, or a made-up one such as `#3` for an element that the text left unnamed.
  let name: String

  /// The static type where it is known, else `.any`.
  let type: ValueType

  /// Whether the variable may be null: bound by an optional match, a questioned path or one branch of a union.
  let isNullable: Bool

  /// Whether the text named it; unnamed ones never reach a result.
  let isNamed: Bool

  init(id: Int, name: String, type: ValueType, isNullable: Bool = false, isNamed: Bool = true) {
    self.id = id
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.isNamed = isNamed
  }
}

extension BoundVariable: Hashable {
  static func == (left: BoundVariable, right: BoundVariable) -> Bool {
    left.id == right.id
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}

extension BoundVariable: CustomStringConvertible {
  var description: String { name }
}
