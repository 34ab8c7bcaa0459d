/// The place in the text that a bound expression comes from, for errors of its evaluation.
///
/// Every origin equals every other: expressions that compute the same are equal wherever they are written.
struct Origin: Sendable, Hashable {
  /// Nil where no text says it.
  let range: SourceRange?

  init(_ range: SourceRange?) {
    self.range = range
  }

  static func == (left: Origin, right: Origin) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}

extension BoundExpression {
  /// The expression with its place in the text, where its own evaluation can fail; its parts have their own places.
  func located(at origin: Origin) -> BoundExpression {
    switch self {
    case .binary(let operation, _, _):
      switch operation {
      case .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate: .located(self, origin)
      default: self
      }
    case .unary(let operation, _): operation == .not ? self : .located(self, origin)
    case .cast, .stored, .conforming, .call, .valueSubquery, .element, .slice, .path, .horizontalAggregate:
      .located(self, origin)
    default: self
    }
  }
}
