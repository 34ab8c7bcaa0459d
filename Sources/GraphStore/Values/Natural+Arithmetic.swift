extension Natural {
  init(_ value: UInt256) {
    let halves = [value.low, value.high]
    self.init(
      digits: halves.flatMap { half in (0..<4).map { UInt32(truncatingIfNeeded: half >> UInt128($0 * 32)) } })
  }

  /// 10 to a power of at least 0, by squaring.
  init(powerOfTen exponent: Int) {
    var result = Natural(1)
    var square = Natural(10)
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    self = result
  }

  /// Whether the number is 0.
  var isZero: Bool { digits.isEmpty }

  /// How many bits the number needs; 0 needs none.
  var bitWidth: Int {
    digits.last.map { digits.count * 32 - $0.leadingZeroBitCount } ?? 0
  }

  /// How many zero bits end the number; 0 for 0.
  var trailingZeroBitCount: Int {
    guard let place = digits.firstIndex(where: { $0 != 0 }) else { return 0 }
    return place * 32 + digits[place].trailingZeroBitCount
  }

  /// The number where 256 bits hold it.
  var uint256: UInt256? {
    guard digits.count <= 8 else { return nil }
    var halves: [UInt128] = [0, 0]
    for (place, digit) in digits.enumerated() {
      halves[place / 4] |= UInt128(digit) << UInt128(place % 4 * 32)
    }
    return UInt256(high: halves[1], low: halves[0])
  }

  /// The number times 2 to the power of `count`.
  func shiftedLeft(by count: Int) -> Natural {
    var result = self
    result.shiftLeft(by: count)
    return result
  }

  /// The number divided by 2 to the power of `count`, toward zero, and whether bits were lost.
  func shiftedRight(by count: Int) -> (quotient: Natural, isInexact: Bool) {
    if count <= 0 || isZero { return (self, false) }
    let (whole, bits) = count.quotientAndRemainder(dividingBy: 32)
    guard whole < digits.count else { return (Natural(0), true) }
    var result = Array(digits[whole...])
    if bits > 0 {
      for place in result.indices {
        let above = place + 1 < result.count ? result[place + 1] : 0
        result[place] = result[place] >> UInt32(bits) | above << UInt32(32 - bits)
      }
    }
    return (Natural(digits: result), trailingZeroBitCount < count)
  }

  static func + (left: Natural, right: Natural) -> Natural {
    var result: [UInt32] = []
    result.reserveCapacity(max(left.digits.count, right.digits.count) + 1)
    var carry: UInt64 = 0
    for place in 0..<max(left.digits.count, right.digits.count) {
      let sum = UInt64(left.digit(place)) + UInt64(right.digit(place)) + carry
      result.append(UInt32(truncatingIfNeeded: sum))
      carry = sum >> 32
    }
    if carry > 0 { result.append(UInt32(carry)) }
    return Natural(digits: result)
  }

  /// The difference; `right` is no more than `left`.
  static func - (left: Natural, right: Natural) -> Natural {
    precondition(order(left, right) != .less, "a natural number is not negative")
    var result: [UInt32] = []
    result.reserveCapacity(left.digits.count)
    var borrow: Int64 = 0
    for place in left.digits.indices {
      let difference = Int64(left.digits[place]) - Int64(right.digit(place)) - borrow
      result.append(UInt32(truncatingIfNeeded: difference))
      borrow = difference < 0 ? 1 : 0
    }
    return Natural(digits: result)
  }

  /// The product, digit by digit.
  static func * (left: Natural, right: Natural) -> Natural {
    if left.isZero || right.isZero { return Natural(0) }
    var result = [UInt32](repeating: 0, count: left.digits.count + right.digits.count)
    for (place, digit) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (other, factor) in right.digits.enumerated() {
        let sum = UInt64(digit) * UInt64(factor) + UInt64(result[place + other]) + carry
        result[place + other] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      result[place + right.digits.count] = UInt32(carry)
    }
    return Natural(digits: result)
  }

  /// The quotient toward zero and what it leaves; nil for a divisor of 0. Knuth's algorithm D.
  func dividedWithRemainder(by divisor: Natural) -> (quotient: Natural, remainder: Natural)? {
    guard let top = divisor.digits.last else { return nil }
    if Natural.order(self, divisor) == .less { return (Natural(0), self) }
    if divisor.digits.count == 1 { return dividedWithRemainder(bySmall: top) }
    // The divisor's top bit set, the first guess of a digit is at most 2 too large.
    let shift = top.leadingZeroBitCount
    let scaled = divisor.shiftedLeft(by: shift).digits
    var rest = shiftedLeft(by: shift).digits
    let count = scaled.count
    while rest.count <= digits.count { rest.append(0) }
    var quotient = [UInt32](repeating: 0, count: rest.count - count)
    for place in quotient.indices.reversed() {
      quotient[place] = Natural.quotientDigit(&rest, scaled, at: place)
    }
    return (Natural(digits: quotient), Natural(digits: rest).shiftedRight(by: shift).quotient)
  }

  private static func quotientDigit(_ rest: inout [UInt32], _ divisor: [UInt32], at place: Int) -> UInt32 {
    let count = divisor.count
    let (top, next) = (UInt64(divisor[count - 1]), UInt64(divisor[count - 2]))
    let leading = UInt64(rest[place + count]) << 32 | UInt64(rest[place + count - 1])
    var (guess, left) = leading.quotientAndRemainder(dividingBy: top)
    while guess >> 32 != 0 || guess * next > left << 32 | UInt64(rest[place + count - 2]) {
      guess -= 1
      left += top
      if left >> 32 != 0 { break }
    }
    var borrow: Int64 = 0
    var carry: UInt64 = 0
    for offset in 0..<count {
      let product = guess * UInt64(divisor[offset]) + carry
      carry = product >> 32
      let difference = Int64(rest[place + offset]) - borrow - Int64(product & 0xFFFF_FFFF)
      rest[place + offset] = UInt32(truncatingIfNeeded: difference)
      borrow = difference < 0 ? 1 : 0
    }
    let difference = Int64(rest[place + count]) - borrow - Int64(carry)
    rest[place + count] = UInt32(truncatingIfNeeded: difference)
    guard difference < 0 else { return UInt32(guess) }
    // The guess was one too large: take a divisor back.
    var sumCarry: UInt64 = 0
    for offset in 0..<count {
      let sum = UInt64(rest[place + offset]) + UInt64(divisor[offset]) + sumCarry
      rest[place + offset] = UInt32(truncatingIfNeeded: sum)
      sumCarry = sum >> 32
    }
    rest[place + count] = UInt32(truncatingIfNeeded: UInt64(rest[place + count]) + sumCarry)
    return UInt32(guess - 1)
  }

  func dividedWithRemainder(bySmall divisor: UInt32) -> (quotient: Natural, remainder: Natural) {
    var quotient = digits
    var rest: UInt64 = 0
    for place in digits.indices.reversed() {
      let part = rest << 32 | UInt64(digits[place])
      quotient[place] = UInt32(part / UInt64(divisor))
      rest = part % UInt64(divisor)
    }
    return (Natural(digits: quotient), Natural(UInt128(rest)))
  }

  private func digit(_ place: Int) -> UInt32 {
    place < digits.count ? digits[place] : 0
  }
}

extension Natural: CustomStringConvertible {
  /// The decimal digits.
  var description: String {
    var pieces: [String] = []
    var rest = self
    while !rest.isZero {
      let parts = rest.dividedWithRemainder(bySmall: 1_000_000_000)
      let piece = String(parts.remainder.digits.first ?? 0)
      rest = parts.quotient
      pieces.append(rest.isZero ? piece : String(repeating: "0", count: 9 - piece.utf8.count) + piece)
    }
    return pieces.isEmpty ? "0" : pieces.reversed().joined()
  }

  /// The number of decimal digits, from 0 to 9 each.
  init(decimalDigits: some Sequence<UInt8>) {
    self.init(0)
    // Nine digits at a time: as many as a digit of base 2^32 holds.
    var (piece, factor): (UInt32, UInt32) = (0, 1)
    for digit in decimalDigits {
      piece = piece * 10 + UInt32(digit)
      factor *= 10
      if factor == 1_000_000_000 {
        multiply(by: factor, adding: piece)
        (piece, factor) = (0, 1)
      }
    }
    multiply(by: factor, adding: piece)
  }
}
