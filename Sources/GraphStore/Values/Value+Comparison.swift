extension Value {
  /// The `=` of the language: true, false, or nil for unknown.
  ///
  /// Unknown where a side is null, or where lists or records hold nulls that decide. Values of different kinds are
  /// universally comparable (GA04) and never equal: false. NaN equals nothing, itself included. Nothing throws.
  public static func equals(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.int64(let one), .int64(let other)): one == other
    case (.string(let one), .string(let other)): TextOrder.areSame(one, other)
    case (.null, _), (_, .null): nil
    case (.list(let one), .list(let other)): equals(one, other)
    case (.record(let one), .record(let other)): equals(one, other)
    case (.float64, _), (_, .float64), (.float32, _), (_, .float32), (.wideFloat, _), (_, .wideFloat):
      left == right && !(Number(left)?.isNaN ?? false)
    default: left == right
    }
  }

  /// The `<`, `=` and `>` of the language, or nil for unknown.
  ///
  /// Unknown where a side is null, where the kinds differ, and for records, nodes, edges and paths that are not
  /// equal, for those have no order. Durations that count months compare only with such as do (or with others of
  /// the same months). `unordered` where a side is NaN.
  public static func compare(_ left: Value, _ right: Value) -> Comparison? {
    switch (left, right) {
    case (.int64(let one), .int64(let other)): return Comparison(Ordering(one, other))
    case (.null, _), (_, .null): return nil
    case (.list(let one), .list(let other)): return compare(one, other)
    case (.duration(let one), .duration(let other)):
      let areAlike = one.months == other.months || (one.kind == .yearToMonth && other.kind == .yearToMonth)
      return areAlike ? Comparison(CalendarDuration.order(one, other)) : nil
    case (.record, .record): return equals(left, right) == true ? .equal : nil
    case (.node, .node), (.edge, .edge), (.path, .path), (.object, .object):
      return left == right ? .equal : nil
    default: break
    }
    guard left.family == right.family else { return nil }
    if let one = Number(left), let other = Number(right), one.isNaN || other.isNaN { return .unordered }
    return Comparison(order(left, right))
  }

  private static func equals(_ left: [Value], _ right: [Value]) -> Bool? {
    guard left.count == right.count else { return false }
    return all(zip(left, right))
  }

  private static func equals(_ left: Record, _ right: Record) -> Bool? {
    let (one, other) = (left.sortedFields, right.sortedFields)
    guard one.map(\.name) == other.map(\.name) else { return false }
    return all(zip(one.map(\.value), other.map(\.value)))
  }

  /// AND over the equality of pairs: one false decides.
  private static func all(_ pairs: some Sequence<(Value, Value)>) -> Bool? {
    var isKnown = true
    for (one, other) in pairs {
      switch equals(one, other) {
      case .some(false): return false
      case .some(true): continue
      case nil: isKnown = false
      }
    }
    return isKnown ? true : nil
  }

  private static func compare(_ left: [Value], _ right: [Value]) -> Comparison? {
    for (one, other) in zip(left, right) {
      let comparison = compare(one, other)
      if comparison != .equal { return comparison }
    }
    return Comparison(Ordering(left.count, right.count))
  }
}
