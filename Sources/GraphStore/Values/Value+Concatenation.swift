extension Value {
  /// `self || other`: strings, byte strings, lists and paths. Null in, null out.
  ///
  /// - Throws: 22G03 for other types or two of different kinds, 22G0Z for paths of which the second does not start
  ///   where the first ends, 22001 or 22G0B where the result would be longer than a value can be.
  public func concatenated(with other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.null, _), (_, .null): return .null
    case (.string(let one), .string(let two)) where one.utf8.count > Value.maximumLength - two.utf8.count:
      throw ValueError(status: "22001", message: "|| makes too long a text")
    case (.bytes(let one), .bytes(let two)) where one.count > Value.maximumLength - two.count:
      throw ValueError(status: "22001", message: "|| makes too long a byte string")
    case (.list(let one), .list(let two)) where one.count > Value.maximumLength / 16 - two.count:
      throw ValueError(status: "22G0B", message: "|| makes too long a list")
    case (.string(let one), .string(let two)): return .string(one + two)
    case (.bytes(let one), .bytes(let two)): return .bytes(one + two)
    case (.list(let one), .list(let two)): return .list(one + two)
    case (.path(let one), .path(let two)):
      guard let path = one.concatenated(with: two) else {
        throw ValueError(
          status: "22G0Z",
          message: "the second path starts at \(Value.node(two.start)), not at \(Value.node(one.end))")
      }
      return .path(path)
    default: throw Value.mismatch("||", self, other)
    }
  }
}
