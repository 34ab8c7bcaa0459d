/// A natural number of any size, for what 256 bits can not hold: a double compared with a decimal, and the exact results
/// that wide floats round.
struct Natural {
  /// Digits of base 2^32, lowest first, no zeros at the end.
  private(set) var digits: [UInt32]

  /// The number of digits of base 2^32, lowest first.
  init(digits: [UInt32]) {
    self.digits = digits
    trim()
  }

  init(_ value: UInt128) {
    digits = (0..<4).map { UInt32(truncatingIfNeeded: value >> UInt128($0 * 32)) }
    trim()
  }

  /// Multiplies by a small factor, and adds a small number.
  mutating func multiply(by factor: UInt32, adding addend: UInt32 = 0) {
    var carry = UInt64(addend)
    for index in digits.indices {
      let product = UInt64(digits[index]) * UInt64(factor) + carry
      digits[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { digits.append(UInt32(truncatingIfNeeded: carry)) }
    trim()
  }

  /// Multiplies by 2 to the power of `count`.
  mutating func shiftLeft(by count: Int) {
    if digits.isEmpty { return }
    multiply(by: 1 << UInt32(count % 32))
    digits.insert(contentsOf: repeatElement(0, count: count / 32), at: 0)
  }

  static func order(_ left: Natural, _ right: Natural) -> Ordering {
    if left.digits.count != right.digits.count {
      return Ordering(left.digits.count, right.digits.count)
    }
    for index in left.digits.indices.reversed() where left.digits[index] != right.digits[index] {
      return Ordering(left.digits[index], right.digits[index])
    }
    return .equal
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }
}

extension Natural {
  /// Three-way comparison of a finite double with a decimal, without rounding.
  static func order(_ left: Double, _ right: ExactDecimal) -> Ordering {
    let signs = Ordering(left == 0 ? 0 : (left < 0 ? -1 : 1), Int(right.coefficient.signum()))
    if signs != .equal || left == 0 { return signs }
    // left is significand * 2^exponent, right is coefficient / 10^scale: compare over the common denominator.
    let isNormal = left.exponentBitPattern != 0
    let exponent = Int(isNormal ? left.exponentBitPattern : 1) - 1075
    var one = Natural(UInt128(left.significandBitPattern | (isNormal ? 1 << 52 : 0)))
    for _ in 0..<right.scale { one.multiply(by: 10) }
    var other = Natural(right.coefficient.magnitude)
    if exponent >= 0 { one.shiftLeft(by: exponent) } else { other.shiftLeft(by: -exponent) }
    let sizes = order(one, other)
    return left < 0 ? sizes.reversed : sizes
  }
}
