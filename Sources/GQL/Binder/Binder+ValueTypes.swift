import GraphStore

extension Binder {
  /// The type that a text means, synonyms and sizes resolved (18.9).
  func valueType(_ syntax: ValueTypeSyntax) throws -> ValueType {
    let type = try materialType(syntax)
    return syntax.isNotNull ? type.nonNull : type
  }

  private func materialType(_ syntax: ValueTypeSyntax) throws -> ValueType {
    switch syntax.kind {
    case .boolean: .boolean
    case .string(let minimum, let maximum):
      .string(minimum: minimum ?? 0, maximum: try length(minimum, maximum, at: syntax.range))
    case .bytes(let minimum, let maximum):
      .bytes(minimum: minimum ?? 0, maximum: try length(minimum, maximum, at: syntax.range))
    case .integer(let isSigned, let size): .integer(signed: isSigned, bits: try bits(size, at: syntax.range))
    case .decimal(let precision, let scale): try decimal(precision, scale, at: syntax.range)
    case .float(let size): .float(bits: try bits(size, at: syntax.range))
    case .date: .date
    case .time(let isZoned): isZoned ? .zonedTime : .localTime
    case .datetime(let isZoned): isZoned ? .zonedDateTime : .localDateTime
    case .duration(.yearToMonth?): .duration(.yearToMonth)
    case .duration(.dayToSecond?): .duration(.dayToSecond)
    case .duration(nil): .duration(nil)
    case .null: .null
    case .nothing: .nothing
    case .any: .any
    case .anyProperty: .propertyValue
    case .union(let members): .union(try members.map { try valueType($0) })
    case .list(element: let element, maximum: let maximum, isGroup: _):
      .list(try element.map { try valueType($0) } ?? .any, maximum: maximum)
    case .record(let fields): .record(try fields.map { try recordFields($0) })
    case .path: .path
    case .node: .node
    case .edge: .edge
    case .graph(let specification): .graph(type: try specification.map { try bind($0).canonicalText })
    case .bindingTable(let fields): .bindingTable(try recordFields(fields))
    }
  }

  func recordFields(_ fields: [FieldType]) throws -> [ValueType.RecordField] {
    var known: Set<String> = []
    return try fields.map { field in
      guard known.insert(field.name.name).inserted else {
        throw refusal("the field `\(field.name.name)` is there already", at: field.name.range)
      }
      return ValueType.RecordField(name: field.name.name, type: try valueType(field.type))
    }
  }

  private func length(_ minimum: Int?, _ maximum: Int?, at range: SourceRange) throws -> Int? {
    guard let maximum else { return nil }
    guard maximum > 0, minimum ?? 0 <= maximum else {
      throw refusal("the length must be positive, and the least no more than the greatest", at: range)
    }
    return maximum
  }

  private func bits(_ size: IntegerSize, at range: SourceRange) throws -> Int {
    switch size {
    case .bits(let bits): return bits
    case .regular, .big: return 64
    case .small: return 16
    case .precision(let digits):
      guard digits > 0, let bits = [8, 16, 32, 64, 128, 256].first(where: { digits < $0 }) else {
        throw refusal("an integer has between 1 and 255 binary digits", at: range)
      }
      return bits
    }
  }

  private func bits(_ size: FloatSize, at range: SourceRange) throws -> Int {
    switch size {
    case .bits(let bits): return bits
    case .regular, .double: return 64
    case .real: return 32
    case .precision(let digits, let exponentDigits):
      let formats = [(11, 5, 16), (24, 8, 32), (53, 11, 64), (113, 15, 128), (237, 19, 256)]
      guard digits > 0,
        let format = formats.first(where: { digits <= $0.0 && exponentDigits ?? 0 <= $0.1 })
      else {
        throw refusal(
          "a float has between 1 and 237 binary digits, and at most 19 in its exponent", at: range)
      }
      return format.2
    }
  }

  private func decimal(_ precision: Int?, _ scale: Int?, at range: SourceRange) throws -> ValueType {
    if let precision {
      guard (1...ExactDecimal.maximumPrecision).contains(precision), scale ?? 0 <= precision else {
        throw refusal(
          "a decimal has between 1 and \(ExactDecimal.maximumPrecision) digits, and no more of them after the point",
          at: range)
      }
    }
    return .decimal(precision: precision, scale: precision == nil ? nil : scale ?? 0)
  }
}
