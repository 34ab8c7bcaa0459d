/// The outcome of a three-way comparison.
public enum Ordering: Int8, Sendable, Hashable {
  case less = -1
  case equal = 0
  case greater = 1

  /// Compares two things that have an order.
  @inlinable
  public init<T: Comparable>(_ left: T, _ right: T) {
    self = left < right ? .less : (left == right ? .equal : .greater)
  }

  /// The outcome with the sides exchanged.
  @inlinable
  public var reversed: Ordering {
    switch self {
    case .less: .greater
    case .equal: .equal
    case .greater: .less
    }
  }

  /// This outcome, or where it is a draw, the next.
  @inlinable
  public func or(_ next: @autoclosure () -> Ordering) -> Ordering {
    self == .equal ? next() : self
  }
}

/// The outcome of a comparison in the language, where NaN is neither less nor equal nor greater.
public enum Comparison: Sendable, Hashable {
  case less
  case equal
  case greater
  /// One side is NaN: `=`, `<` and `>` are all false.
  case unordered

  init(_ ordering: Ordering) {
    switch ordering {
    case .less: self = .less
    case .equal: self = .equal
    case .greater: self = .greater
    }
  }
}
