/// How numbers of matches are multiplied and added.
protocol CountArithmetic<Number> {
  associatedtype Number: FixedWidthInteger & BitwiseCopyable & Sendable

  static func multiply(_ left: Number, _ right: Number, _ overflows: inout Bool) -> Number
  static func add(_ left: Number, _ right: Number, _ overflows: inout Bool) -> Number
}

/// Notes what does not fit into 64 bits.
enum CheckedArithmetic: CountArithmetic {
  @inline(__always)
  static func multiply(_ left: Int64, _ right: Int64, _ overflows: inout Bool) -> Int64 {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    overflows = overflows || overflow
    return product
  }

  @inline(__always)
  static func add(_ left: Int64, _ right: Int64, _ overflows: inout Bool) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    overflows = overflows || overflow
    return sum
  }
}

/// For where bounds tell that nothing can overflow, so that loops can work on several numbers at once.
enum BoundedArithmetic: CountArithmetic {
  @inline(__always)
  static func multiply(_ left: Int64, _ right: Int64, _ overflows: inout Bool) -> Int64 { left &* right }

  @inline(__always)
  static func add(_ left: Int64, _ right: Int64, _ overflows: inout Bool) -> Int64 { left &+ right }
}

/// For where bounds tell that no number exceeds 32 bits: a vector register holds twice as many, and multiplies them faster.
enum NarrowArithmetic: CountArithmetic {
  @inline(__always)
  static func multiply(_ left: UInt32, _ right: UInt32, _ overflows: inout Bool) -> UInt32 { left &* right }

  @inline(__always)
  static func add(_ left: UInt32, _ right: UInt32, _ overflows: inout Bool) -> UInt32 { left &+ right }
}

/// An upper bound of a number of matches; nil where it exceeds 64 bits.
typealias CountBound = Int64?

extension CountBound {
  /// The bound of a product.
  func times(_ other: CountBound) -> CountBound {
    guard let self, let other else { return nil }
    let (product, overflows) = self.multipliedReportingOverflow(by: other)
    return overflows ? nil : product
  }

  /// The bound of a sum.
  func plus(_ other: CountBound) -> CountBound {
    guard let self, let other else { return nil }
    let (sum, overflows) = self.addingReportingOverflow(other)
    return overflows ? nil : sum
  }
}

extension GQLError {
  /// 22003: more matches than an integer can count.
  static let tooManyMatches = GQLError(
    .numericValueOutOfRange, "the number of matches exceeds 64 bits")
}

extension Int64 {
  /// Multiplies a number of matches.
  ///
  /// - Throws: 22003 where the product exceeds 64 bits.
  mutating func multiplyMatches(by factor: Int64) throws {
    let (product, overflows) = multipliedReportingOverflow(by: factor)
    if overflows { throw GQLError.tooManyMatches }
    self = product
  }

  /// Adds a number of matches.
  ///
  /// - Throws: 22003 where the sum exceeds 64 bits.
  mutating func addMatches(_ addend: Int64) throws {
    let (sum, overflows) = addingReportingOverflow(addend)
    if overflows { throw GQLError.tooManyMatches }
    self = sum
  }
}
