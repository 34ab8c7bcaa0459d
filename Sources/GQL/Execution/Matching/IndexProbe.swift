import GraphStore

/// A range or a part of a text that an index is asked for, with its values.
struct IndexProbe {
  private let kind: IndexSeek.Kind
  private let value: Value
  private let upper: Value

  /// Reads the values, which are the same for every row.
  init(
    _ kind: IndexSeek.Kind, value: (any Evaluator)?, upper: (any Evaluator)?, in context: ExecutionContext
  ) throws {
    self.kind = kind
    self.value = try value?.evaluate(.unit, in: context)[0] ?? .null
    self.upper = try upper?.evaluate(.unit, in: context)[0] ?? .null
  }

  /// Nodes that may be wanted, all that are among them, by id; nil where reading every page costs less, or where the index can't tell.
  func nodes(_ index: PropertyIndex) -> [NodeID]? {
    let limit = IndexSeek.limit(index)
    let found: [NodeID]?
    if kind == .text {
      guard case .string(let part) = value, let count = index.estimatedCount(containing: part, limit: limit),
        count < limit
      else { return nil }
      found = index.nodes(containing: part)
    } else {
      let (lower, upper) = bounds
      guard let count = index.estimatedCount(from: lower, to: upper, limit: limit), count < limit else {
        return nil
      }
      found = index.nodes(from: lower, to: upper)
    }
    return found?.sorted()
  }

  /// The ends of the range, wide enough for every way in which the language may compare them.
  private var bounds: (lower: PropertyIndex.Bound?, upper: PropertyIndex.Bound?) {
    let ends: (Value?, Value?) =
      switch kind {
      case .from: (value, nil)
      case .upTo: (nil, value)
      default: (value, upper)
      }
    return (
      ends.0.flatMap { $0.indexSpellings.min { Value.order($0, $1) == .less } }.map { .init($0) },
      ends.1.flatMap { $0.indexSpellings.max { Value.order($0, $1) == .less } }.map { .init($0) }
    )
  }
}

extension Value {
  /// The value, and for a decimal the float nearest to it: beside floats a decimal is compared as a float.
  var indexSpellings: [Value] {
    guard case .decimal(let number) = self, let float = Double(number.description) else { return [self] }
    let rounded = Value.float64(float)
    return rounded == self ? [self] : [self, rounded]
  }
}
