extension Value {
  /// How deep lists and records may lie in one another: what walks over a value takes stack for each level.
  public static let maximumNesting = 200

  /// The value itself, where its lists and records are not nested too deep. Linear in the size of the value.
  ///
  /// - Throws: 22G03 beyond `maximumNesting` levels.
  public func checkingNesting() throws(ValueError) -> Value {
    guard isNested(atMost: Value.maximumNesting) else {
      throw .invalidType("lists and records are nested deeper than \(Value.maximumNesting) levels")
    }
    return self
  }

  /// Whether there are at most so many levels of lists and records.
  func isNested(atMost levels: Int) -> Bool {
    switch self {
    case .list(let values): levels > 0 && values.allSatisfy { $0.isNested(atMost: levels - 1) }
    case .record(let record): levels > 0 && record.values.allSatisfy { $0.isNested(atMost: levels - 1) }
    default: true
    }
  }
}
