extension ValueType {
  /// Whether a value belongs to the type, without conversion: `x IS TYPED type`.
  ///
  /// Integers and floats belong to the type of their very width; decimals to every DECIMAL whose digits suffice;
  /// null to every nullable type.
  public func contains(_ value: Value) -> Bool {
    if value.isNull { return isNullable }
    switch (self, value) {
    case (.notNull(let type), _): return type.contains(value)
    case (.any, _): return true
    case (.propertyValue, _): return value.isStorable
    case (.union(let types), _): return types.contains { $0.contains(value) }
    case (.boolean, .boolean), (.date, .date), (.localTime, .localTime), (.zonedTime, .zonedTime): return true
    case (.localDateTime, .localDateTime), (.zonedDateTime, .zonedDateTime): return true
    case (.node, .node), (.edge, .edge), (.path, .path): return true
    case (.node, .object(let reference)), (.edge, .object(let reference)), (.path, .object(let reference)):
      return reference.element.map(contains) ?? false
    case (.graph(let type), .object(let reference)):
      guard case .graph(let own) = reference.type else { return false }
      return type == nil || type == own
    case (.bindingTable(let fields), .object(let reference)):
      guard case .bindingTable(let own) = reference.type else { return false }
      return fields == nil || fields == own
    case (.string(let minimum, let maximum), .string(let text)):
      if minimum == 0 && maximum == nil { return true }
      return ValueType.isWithin(text.unicodeScalars.count, minimum, maximum)
    case (.bytes(let minimum, let maximum), .bytes(let bytes)):
      return ValueType.isWithin(bytes.count, minimum, maximum)
    case (.integer(let signed, let bits), _):
      return IntegerType(value) == IntegerType(isSigned: signed, bits: bits)
    case (.decimal(let precision, let scale), .decimal(let number)):
      return number.fits(precision: precision, scale: scale)
    case (.float(let bits), .float32(let number)):
      return bits == 32 || (bits == 16 && (number.isNaN || number.roundedToHalf == number))
    case (.float(let bits), .float64): return bits == 64
    case (.float(let bits), .wideFloat(let number)): return bits == number.format.bits
    case (.duration(let kind), .duration(let duration)): return kind == nil || kind == duration.kind
    case (.list(let element, let maximum), .list(let values)):
      return ValueType.isWithin(values.count, 0, maximum) && values.allSatisfy { element.contains($0) }
    case (.record(nil), .record): return true
    case (.record(let fields?), .record(let record)):
      return fields.count == record.count
        && fields.allSatisfy { field in record[field.name].map(field.type.contains) ?? false }
    default: return false
    }
  }

  static func isWithin(_ count: Int, _ minimum: Int, _ maximum: Int?) -> Bool {
    count >= minimum && maximum.map { count <= $0 } ?? true
  }
}

extension Value {
  /// Whether a property may hold the value: anything but references, at any depth up to
  /// `maximumNesting`.
  public var isStorable: Bool { isStorable(levels: Value.maximumNesting) }

  private func isStorable(levels: Int) -> Bool {
    switch self {
    case .node, .edge, .path, .object: false
    case .list(let values): levels > 0 && values.allSatisfy { $0.isStorable(levels: levels - 1) }
    case .record(let record): levels > 0 && record.values.allSatisfy { $0.isStorable(levels: levels - 1) }
    default: true
    }
  }
}

extension ExactDecimal {
  /// Whether the digits are at most `precision`, of which `scale` right of the point.
  func fits(precision: Int?, scale: Int?) -> Bool {
    guard let precision else { return true }
    let limit = scale ?? 0
    let shortest = normalized
    guard shortest.scale <= limit else { return false }
    return shortest.coefficient == 0
      || PowersOfTen.digitCount(shortest.coefficient.magnitude) - shortest.scale <= precision - limit
  }
}

extension Float {
  /// The nearest number with the 11 binary digits and the exponents of 16-bit floats, halves to even.
  var roundedToHalf: Float {
    if !isFinite || self == 0 { return self }
    // Below 2^-14 numbers are multiples of 2^-24; above, of 2^-10 of their power of two.
    let unit = Float(sign: .plus, exponent: max(Int(exponent), -14) - 10, significand: 1)
    let rounded = (self / unit).rounded(.toNearestOrEven) * unit
    return rounded.magnitude > 65_504 ? (self < 0 ? -.infinity : .infinity) : rounded
  }
}
