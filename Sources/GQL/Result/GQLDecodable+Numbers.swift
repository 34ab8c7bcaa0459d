public import GraphStore

extension Int: GQLDecodable {}
extension Int8: GQLDecodable {}
extension Int16: GQLDecodable {}
extension Int32: GQLDecodable {}
extension Int64: GQLDecodable {}
extension UInt: GQLDecodable {}
extension UInt8: GQLDecodable {}
extension UInt16: GQLDecodable {}
extension UInt32: GQLDecodable {}
extension UInt64: GQLDecodable {}

extension GQLDecodable where Self: FixedWidthInteger {
  /// Makes an integer of an integer of any width that fits.
  public init(gql value: Value) throws {
    let exact: Self? =
      switch value {
      case .int8(let number): Self(exactly: number)
      case .int16(let number): Self(exactly: number)
      case .int32(let number): Self(exactly: number)
      case .int64(let number): Self(exactly: number)
      case .int128(let number): Self(exactly: number)
      case .uint8(let number): Self(exactly: number)
      case .uint16(let number): Self(exactly: number)
      case .uint32(let number): Self(exactly: number)
      case .uint64(let number): Self(exactly: number)
      case .uint128(let number): Self(exactly: number)
      case .int256, .uint256: nil
      default: throw Self.refusal(of: value)
      }
    guard let exact else {
      throw GQLError(.numericValueOutOfRange, "\(value) is outside the range of \(Self.self)")
    }
    self = exact
  }
}

extension Double: GQLDecodable {
  /// Makes a number of a number of any type, rounded where it must be.
  public init(gql value: Value) throws {
    switch value {
    case .float64(let number): self = number
    case .float32(let number): self = Double(number)
    default:
      guard value.isNumeric, case .float64(let number) = try value.cast(to: .float64) else {
        throw Self.refusal(of: value)
      }
      self = number
    }
  }
}

extension Float: GQLDecodable {
  /// Makes a number of a number of any type, rounded where it must be.
  public init(gql value: Value) throws {
    self = Float(try Double(gql: value))
  }
}
