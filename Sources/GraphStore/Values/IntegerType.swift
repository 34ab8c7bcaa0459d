/// A type of integers by sign and width, and the arithmetic of choosing one.
struct IntegerType: Hashable {
  let isSigned: Bool
  let bits: Int

  /// The type of an integer value; nil for any other value.
  init?(_ value: Value) {
    switch value {
    case .int8: self.init(isSigned: true, bits: 8)
    case .int16: self.init(isSigned: true, bits: 16)
    case .int32: self.init(isSigned: true, bits: 32)
    case .int64: self.init(isSigned: true, bits: 64)
    case .int128: self.init(isSigned: true, bits: 128)
    case .int256: self.init(isSigned: true, bits: 256)
    case .uint8: self.init(isSigned: false, bits: 8)
    case .uint16: self.init(isSigned: false, bits: 16)
    case .uint32: self.init(isSigned: false, bits: 32)
    case .uint64: self.init(isSigned: false, bits: 64)
    case .uint128: self.init(isSigned: false, bits: 128)
    case .uint256: self.init(isSigned: false, bits: 256)
    default: return nil
    }
  }

  init(isSigned: Bool, bits: Int) {
    self.isSigned = isSigned
    self.bits = bits
  }

  /// The type of the result of an operation on integers of two types (ID064).
  ///
  /// INT64 where it holds both; of unsigned types the wider; else the next signed type that holds both, at most
  /// INT256.
  static func common(_ left: IntegerType, _ right: IntegerType) -> IntegerType {
    if left.fitsInt64 && right.fitsInt64 { return IntegerType(isSigned: true, bits: 64) }
    if !left.isSigned && !right.isSigned {
      return IntegerType(isSigned: false, bits: max(left.bits, right.bits))
    }
    let bits = max(left.signedBits, right.signedBits)
    return IntegerType(isSigned: true, bits: min(max(bits, 64), 256))
  }

  private var fitsInt64: Bool { isSigned ? bits <= 64 : bits <= 32 }

  /// The width of the signed type that holds all values.
  private var signedBits: Int { isSigned ? bits : bits * 2 }

  /// The value of an integer in this type.
  ///
  /// - Throws: 22003 where the type does not hold it.
  func value(isNegative: Bool, magnitude: UInt256) throws(ValueError) -> Value {
    if let value = exactValue(isNegative: isNegative, magnitude: magnitude) { return value }
    throw .outOfRange("\(isNegative ? "-" : "")\(magnitude) is out of the range of \(name)")
  }

  var name: String { "\(isSigned ? "INT" : "UINT")\(bits)" }

  private func exactValue(isNegative: Bool, magnitude: UInt256) -> Value? {
    if bits == 256 {
      if isSigned { return Int256(isNegative: isNegative, magnitude: magnitude).map(Value.int256) }
      return isNegative && !magnitude.isZero ? nil : .uint256(magnitude)
    }
    guard magnitude.high == 0 else { return nil }
    if !isSigned {
      return isNegative && magnitude.low != 0 ? nil : unsignedValue(magnitude.low)
    }
    let limit: UInt128 = isNegative ? 1 << 127 : (1 << 127) - 1
    guard magnitude.low <= limit else { return nil }
    let size = Int128(truncatingIfNeeded: magnitude.low)
    return signedValue(isNegative ? 0 &- size : size)
  }

  private func signedValue(_ number: Int128) -> Value? {
    switch bits {
    case 8: Int8(exactly: number).map(Value.int8)
    case 16: Int16(exactly: number).map(Value.int16)
    case 32: Int32(exactly: number).map(Value.int32)
    case 64: Int64(exactly: number).map(Value.int64)
    default: .int128(number)
    }
  }

  private func unsignedValue(_ number: UInt128) -> Value? {
    switch bits {
    case 8: UInt8(exactly: number).map(Value.uint8)
    case 16: UInt16(exactly: number).map(Value.uint16)
    case 32: UInt32(exactly: number).map(Value.uint32)
    case 64: UInt64(exactly: number).map(Value.uint64)
    default: .uint128(number)
    }
  }
}
