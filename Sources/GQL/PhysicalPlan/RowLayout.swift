/// Which variable a slot of a batch holds.
struct RowLayout: Sendable, Hashable {
  /// The variables by slot.
  let variables: [BoundVariable]
  private let slots: [Int: Int]

  /// Makes a layout of variables in the order of their slots; of a variable that comes twice the first counts.
  init(_ variables: [BoundVariable]) {
    self.variables = variables
    slots = Dictionary(zip(variables.map(\.id), variables.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The layout without slots.
  static let empty = RowLayout([])

  /// How many slots there are.
  var count: Int { variables.count }

  /// The slot of a variable, nil where the rows don't have it.
  func slot(of variable: BoundVariable) -> Int? { slots[variable.id] }

  /// Whether the rows have a variable.
  func contains(_ variable: BoundVariable) -> Bool { slots[variable.id] != nil }

  /// This layout followed by further variables.
  func appending(_ others: [BoundVariable]) -> RowLayout { RowLayout(variables + others) }
}
