/// The powers of ten and of five that fit into 128 bits.
enum PowersOfTen {
  /// 10 to the power of 0 to 38.
  private static let tens: [UInt128] = powers(of: 10, count: 39)

  /// 5 to the power of 0 to 55.
  private static let fives: [UInt128] = powers(of: 5, count: 56)

  /// 10 to the power of an exponent, which must be 0 to 38; beyond, the largest.
  static func value(_ exponent: Int) -> UInt128 {
    tens[min(max(exponent, 0), 38)]
  }

  /// 5 to the power of an exponent; nil where it does not fit.
  static func five(_ exponent: Int) -> UInt128? {
    exponent >= 0 && exponent < fives.count ? fives[exponent] : nil
  }

  /// How many decimal digits a number has; 1 for 0.
  static func digitCount(_ value: UInt128) -> Int {
    if value < 10 { return 1 }
    // 1233/4096 is log10(2), so the estimate is right or one too small.
    let estimate = ((128 - value.leadingZeroBitCount) * 1233) >> 12
    if estimate > 38 { return 39 }
    return value >= tens[estimate] ? estimate + 1 : estimate
  }

  private static func powers(of base: UInt128, count: Int) -> [UInt128] {
    var powers: [UInt128] = [1]
    while powers.count < count { powers.append(powers[powers.count - 1] * base) }
    return powers
  }
}
