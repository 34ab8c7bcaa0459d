import GraphStore

/// The order of rows by the columns of their keys.
///
/// A first key of a simple type is compared by one number per row; only where these are equal are values compared.
struct SortOrder {
  private let prefixes: [UInt64]
  private let comparators: [(Int, Int) -> Ordering]
  /// Whether equal prefixes mean that the first keys are equal.
  private let isExact: Bool

  init(_ columns: [Column], _ keys: [SortOperator.Key]) {
    comparators = zip(columns, keys).map { column, key in
      Self.comparator(column, isDescending: key.isDescending, nullsFirst: key.nullsFirst)
    }
    let first = columns.first.flatMap { Self.prefixes($0) }
    let isDescending = keys.first?.isDescending ?? false
    prefixes = first.map { isDescending ? $0.numbers.map { ~$0 } : $0.numbers } ?? []
    isExact = first?.isExact ?? false
  }

  /// The places of so many rows in order, stable; with a limit only the first ones.
  func places(_ count: Int, limit: Int? = nil) -> [Int] {
    var places: [Int]
    if prefixes.isEmpty {
      places = Array(0..<count)
      places.sort { precedes($0, $1, from: 0) }
    } else {
      var entries = (0..<count).map { (prefix: prefixes[$0], place: $0) }
      let next = isExact ? 1 : 0
      entries.sort { left, right in
        left.prefix == right.prefix
          ? precedes(left.place, right.place, from: next) : left.prefix < right.prefix
      }
      places = entries.map(\.place)
    }
    if let limit, limit < places.count { places.removeSubrange(limit...) }
    return places
  }

  /// The place decides last, so the order is stable whatever the algorithm.
  private func precedes(_ left: Int, _ right: Int, from key: Int) -> Bool {
    for comparator in comparators[key...] {
      switch comparator(left, right) {
      case .less: return true
      case .greater: return false
      case .equal: continue
      }
    }
    return left < right
  }

  /// Numbers that grow with the values of a column without nulls; equal ones mean equal values if exact.
  private static func prefixes(_ column: Column) -> (numbers: [UInt64], isExact: Bool)? {
    guard column.validity == nil else { return nil }
    switch column.storage {
    case .int64(let numbers): return (numbers.map { UInt64(bitPattern: $0) ^ (1 << 63) }, true)
    case .nodes(let nodes): return (nodes.map { UInt64($0.rawValue) }, true)
    case .edges(let edges): return (edges.map { UInt64($0.rawValue) }, true)
    case .date(let dates):
      return (dates.map { UInt64(bitPattern: Int64($0.daysSinceEpoch)) ^ (1 << 63) }, true)
    case .string(let texts): return (texts.map(Self.prefix), false)
    case .float64, .boolean, .values: return nil
    }
  }

  /// The first eight bytes of a text as a number.
  private static func prefix(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      var result: UInt64 = 0
      for place in 0..<min(8, bytes.count) { result |= UInt64(unsafe bytes[place]) << UInt64(56 - 8 * place) }
      return result
    }
  }

  private static func comparator(
    _ column: Column, isDescending: Bool, nullsFirst: Bool
  ) -> (Int, Int) -> Ordering {
    let compare: (Int, Int) -> Ordering =
      switch column.storage {
      case .int64(let numbers): { Ordering(numbers[$0], numbers[$1]) }
      case .float64: { Value.order(column[$0], column[$1]) }
      case .string(let texts): { TextOrder.compare(texts[$0], texts[$1]) }
      case .nodes(let nodes): { Ordering(nodes[$0], nodes[$1]) }
      case .edges(let edges): { Ordering(edges[$0], edges[$1]) }
      case .date(let dates): { Ordering(dates[$0], dates[$1]) }
      case .boolean(let truths): { Ordering(truths[$0] ? 1 : 0, truths[$1] ? 1 : 0) }
      case .values(let values): { Value.order(values[$0], values[$1]) }
      }
    let directed: (Int, Int) -> Ordering = isDescending ? { compare($0, $1).reversed } : compare
    if column.validity == nil {
      guard case .values(let values) = column.storage, values.contains(where: \.isNull) else {
        return directed
      }
    }
    return { left, right in
      switch (column.isNull(left), column.isNull(right)) {
      case (false, false): directed(left, right)
      case (true, true): .equal
      case (true, false): nullsFirst ? .less : .greater
      case (false, true): nullsFirst ? .greater : .less
      }
    }
  }
}
