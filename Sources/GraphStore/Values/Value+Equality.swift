extension Value: Hashable {
  /// Whether two values are not distinct.
  ///
  /// Linear in the size of the values; constant for scalars of one type.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.int64(let one), .int64(let other)): one == other
    case (.string(let one), .string(let other)): TextOrder.areSame(one, other)
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.bytes(let one), .bytes(let other)): one == other
    case (.date(let one), .date(let other)): one == other
    case (.localTime(let one), .localTime(let other)): one == other
    case (.zonedTime(let one), .zonedTime(let other)): one == other
    case (.localDateTime(let one), .localDateTime(let other)): one == other
    case (.zonedDateTime(let one), .zonedDateTime(let other)): one == other
    case (.duration(let one), .duration(let other)): one == other
    case (.list(let one), .list(let other)): one == other
    case (.record(let one), .record(let other)): one == other
    case (.node(let one), .node(let other)): one == other
    case (.edge(let one), .edge(let other)): one == other
    case (.path(let one), .path(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: areEqualNumbers(left, right)
    }
  }

  private static func areEqualNumbers(_ left: Value, _ right: Value) -> Bool {
    guard let one = Number(left), let other = Number(right) else { return false }
    return Number.order(one, other) == .equal
  }

  public func hash(into hasher: inout Hasher) {
    if let number = Number(self) {
      hasher.combine(Family.number)
      number.hash(into: &hasher)
      return
    }
    hasher.combine(family)
    switch self {
    case .boolean(let value): hasher.combine(value)
    case .string(let text): Value.hash(text, into: &hasher)
    case .bytes(let bytes): hasher.combine(bytes)
    case .date(let value): hasher.combine(value)
    case .localTime(let value): hasher.combine(value)
    case .zonedTime(let value): hasher.combine(value)
    case .localDateTime(let value): hasher.combine(value)
    case .zonedDateTime(let value): hasher.combine(value)
    case .duration(let value): hasher.combine(value)
    case .list(let values): hasher.combine(values)
    case .record(let record): hasher.combine(record)
    case .node(let id): hasher.combine(id)
    case .edge(let id): hasher.combine(id)
    case .path(let path): hasher.combine(path)
    case .object(let reference): hasher.combine(reference)
    default: break
    }
  }

  /// Hashes the bytes: `String` hashes canonical equivalents alike, at the cost of normalizing.
  private static func hash(_ text: String, into hasher: inout Hasher) {
    hasher.combine(text.utf8.count)
    let done: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
    if done == nil {
      for byte in text.utf8 { hasher.combine(byte) }
    }
  }
}
