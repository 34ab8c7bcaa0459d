import GraphStore

/// The values of one variable over the rows of a batch, stored by type where all rows have one.
///
/// A typed column never holds a boxed `Value`; kernels run over its array. `values` is the general form, in which
/// null is `Value.null` and `validity` is nil.
struct Column: Sendable {
  /// The storage of a column; null rows of a typed column hold an arbitrary element.
  enum Storage: Sendable {
    case nodes([NodeID])
    case edges([EdgeID])
    case int64([Int64])
    case float64([Double])
    case boolean([Bool])
    case string([String])
    case date([CalendarDate])
    case values([Value])
  }

  var storage: Storage
  /// Which rows have a value; nil where all have, and always nil for `values`.
  var validity: Bitmap?

  init(_ storage: Storage, validity: Bitmap? = nil) {
    self.storage = storage
    self.validity = validity
  }

  init(nodes: [NodeID]) { self.init(.nodes(nodes)) }
  init(edges: [EdgeID]) { self.init(.edges(edges)) }
  init(values: [Value]) { self.init(.values(values)) }

  /// A column of so many nulls.
  static func nulls(_ count: Int) -> Column {
    Column(.values(Array(repeating: .null, count: count)))
  }

  /// How many rows there are.
  var count: Int {
    switch storage {
    case .nodes(let elements): elements.count
    case .edges(let elements): elements.count
    case .int64(let elements): elements.count
    case .float64(let elements): elements.count
    case .boolean(let elements): elements.count
    case .string(let elements): elements.count
    case .date(let elements): elements.count
    case .values(let elements): elements.count
    }
  }

  /// Whether a row is null.
  func isNull(_ row: Int) -> Bool {
    if case .values(let values) = storage { return values[row].isNull }
    guard let validity else { return false }
    return !validity[row]
  }

  /// The value of a row; for paths that are not hot.
  subscript(row: Int) -> Value {
    if let validity, !validity[row] { return .null }
    switch storage {
    case .nodes(let elements): return .node(elements[row])
    case .edges(let elements): return .edge(elements[row])
    case .int64(let elements): return .int64(elements[row])
    case .float64(let elements): return .float64(elements[row])
    case .boolean(let elements): return .boolean(elements[row])
    case .string(let elements): return .string(elements[row])
    case .date(let elements): return .date(elements[row])
    case .values(let elements): return elements[row]
    }
  }

  /// The rows as values.
  var boxed: [Value] {
    if case .values(let values) = storage { return values }
    return (0..<count).map { self[$0] }
  }
}
