extension Value {
  /// The total order of all values: that of ORDER BY, of indexes and of sorted output.
  ///
  /// Equal exactly where the values are `==`. Numbers of all types are one kind and compare without rounding, NaN
  /// largest; strings by code point; false before true; lists element by element, a prefix first; records by their
  /// fields in the order of names. Kinds stand in a fixed order: booleans, numbers, strings, bytes, the temporal
  /// kinds, lists, records, nodes, edges, paths, references to objects; null is the largest of all (IS001).
  ///
  /// Linear in the size of the values.
  public static func order(_ left: Value, _ right: Value) -> Ordering {
    switch (left, right) {
    case (.int64(let one), .int64(let other)): Ordering(one, other)
    case (.string(let one), .string(let other)): TextOrder.compare(one, other)
    case (.boolean(let one), .boolean(let other)): Ordering(one ? 1 : 0, other ? 1 : 0)
    case (.bytes(let one), .bytes(let other)): TextOrder.compareBytes(one, other)
    case (.date(let one), .date(let other)): Ordering(one, other)
    case (.localTime(let one), .localTime(let other)): Ordering(one, other)
    case (.zonedTime(let one), .zonedTime(let other)): Ordering(one, other)
    case (.localDateTime(let one), .localDateTime(let other)): Ordering(one, other)
    case (.zonedDateTime(let one), .zonedDateTime(let other)): Ordering(one, other)
    case (.duration(let one), .duration(let other)): CalendarDuration.order(one, other)
    case (.list(let one), .list(let other)): order(one, other)
    case (.record(let one), .record(let other)): order(one, other)
    case (.node(let one), .node(let other)): Ordering(one, other)
    case (.edge(let one), .edge(let other)): Ordering(one, other)
    case (.path(let one), .path(let other)): Path.order(one, other)
    case (.object(let one), .object(let other)): order(one, other)
    default: orderAcrossTypes(left, right)
    }
  }

  /// By what they show, then in an order that lasts as long as the program runs.
  private static func order(_ left: ObjectValue, _ right: ObjectValue) -> Ordering {
    if left == right { return .equal }
    let shown =
      if let one = left.element, let other = right.element { order(one, other) } else {
        TextOrder.compare(left.text, right.text)
      }
    return shown.or(ObjectIdentifier(left.object) < ObjectIdentifier(right.object) ? .less : .greater)
  }

  private static func orderAcrossTypes(_ left: Value, _ right: Value) -> Ordering {
    if let one = Number(left), let other = Number(right) { return Number.order(one, other) }
    return Ordering(left.family.rawValue, right.family.rawValue)
  }

  private static func order(_ left: [Value], _ right: [Value]) -> Ordering {
    for (one, other) in zip(left, right) {
      let ordering = order(one, other)
      if ordering != .equal { return ordering }
    }
    return Ordering(left.count, right.count)
  }

  private static func order(_ left: Record, _ right: Record) -> Ordering {
    for (one, other) in zip(left.sortedFields, right.sortedFields) {
      let ordering = TextOrder.compare(one.name, other.name).or(order(one.value, other.value))
      if ordering != .equal { return ordering }
    }
    return Ordering(left.count, right.count)
  }
}
