import GraphStore

/// The kinds of values that a static type is told apart by: which operations a value can take part in.
enum TypeKind: Sendable, Hashable {
  /// Not known before the query runs.
  case unknown
  /// Null alone.
  case null
  case boolean, number, string, bytes
  /// A date, a time or both.
  case instant
  case duration, list, record, node, edge, path
  /// References to objects that are no values themselves.
  case graph, table
}

extension ValueType {
  /// The kind of the type's values.
  var kind: TypeKind {
    switch unwrapped {
    case .any, .propertyValue: .unknown
    case .null, .nothing: .null
    case .boolean: .boolean
    case .string: .string
    case .bytes: .bytes
    case .integer, .decimal, .float: .number
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime: .instant
    case .duration: .duration
    case .list: .list
    case .record: .record
    case .node: .node
    case .edge: .edge
    case .path: .path
    case .graph: .graph
    case .bindingTable: .table
    case .union(let types): ValueType.commonKind(of: types)
    case .notNull(let type): type.kind
    }
  }

  private static func commonKind(of types: [ValueType]) -> TypeKind {
    let kinds = Set(types.map(\.kind)).subtracting([.null])
    if kinds.count == 1, let kind = kinds.first { return kind }
    return kinds.isEmpty ? .null : .unknown
  }

  /// Whether a value of the type may be one of these kinds, as far as is known.
  func mayBe(_ kinds: TypeKind...) -> Bool {
    kind == .unknown || kind == .null || kinds.contains(kind)
  }

  /// A type to which the values of both belong (22.19): the same type, a wider number, or ANY.
  func combined(with other: ValueType) -> ValueType {
    if self == other { return self }
    let (left, right) = (unwrapped, other.unwrapped)
    if left == right { return left }
    switch (left, right) {
    case (.null, _), (.nothing, _): return right
    case (_, .null), (_, .nothing): return left
    case (.string, .string): return .anyString
    case (.bytes, .bytes): return .anyBytes
    case (.list(let one, _), .list(let two, _)): return .list(one.combined(with: two), maximum: nil)
    case (.record, .record): return .record(nil)
    case (.duration, .duration): return .duration(nil)
    default: return left.kind == .number && right.kind == .number ? left.numericResult(with: right) : .any
    }
  }

  /// The type of an arithmetic operation on two numbers. Integers that fit into INT64 give INT64; beyond, unsigned ones give the
  /// wider type, and others a signed type that holds both.
  func arithmeticResult(with other: ValueType) -> ValueType {
    guard case .integer(let isSigned, let bits) = unwrapped,
      case .integer(let isOtherSigned, let otherBits) = other.unwrapped
    else { return numericResult(with: other) }
    let fits = (isSigned ? bits <= 64 : bits <= 32) && (isOtherSigned ? otherBits <= 64 : otherBits <= 32)
    if fits { return .int64 }
    if !isSigned && !isOtherSigned { return .integer(signed: false, bits: max(bits, otherBits)) }
    let wider = max(isSigned ? bits : bits * 2, isOtherSigned ? otherBits : otherBits * 2)
    return .integer(signed: true, bits: min(max(wider, 64), 256))
  }

  /// The common type of two numbers: floats win over decimals, these over integers; ANY where it depends
  /// on more.
  func numericResult(with other: ValueType) -> ValueType {
    switch (unwrapped, other.unwrapped) {
    case (.float(let one), .float(let two)): .float(bits: max(one, two, 32))
    case (.float, .integer), (.float, .decimal), (.integer, .float), (.decimal, .float): .float64
    case (.decimal, .integer), (.decimal, .decimal), (.integer, .decimal): .anyDecimal
    case (.integer(let isSigned, let one), .integer(let isOtherSigned, let two))
    where isSigned == isOtherSigned:
      .integer(signed: isSigned, bits: max(one, two))
    default: .any
    }
  }

  /// The type of a list's elements or a table's rows, ANY where it is not known.
  var element: ValueType {
    switch unwrapped {
    case .list(let element, _): element
    case .bindingTable(let columns?): .record(columns)
    default: .any
    }
  }

  /// The name for messages: `a string`, `an integer`.
  var article: String {
    switch kind {
    case .unknown: "a value"
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .bytes: "a byte string"
    case .instant: "a date or time"
    case .duration: "a duration"
    case .list: "a list"
    case .record: "a record"
    case .node: "a node"
    case .edge: "an edge"
    case .path: "a path"
    case .graph: "a graph"
    case .table: "a table"
    }
  }
}

extension BoundBinaryOperator {
  /// The type of the result; nil where no values of such types can be operands.
  func resultType(_ left: ValueType, _ right: ValueType) -> ValueType? {
    if left.kind == .null || right.kind == .null {
      // The result is null, but the other operand must be one that the operator has with some type.
      return resultType(left.kind == .null ? .any : left, right.kind == .null ? .any : right)
    }
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return .boolean
    case .and, .or, .exclusiveOr: return left.mayBe(.boolean) && right.mayBe(.boolean) ? .boolean : nil
    case .startsWith, .endsWith, .containsText, .like, .matchesExpression:
      return left.mayBe(.string) && right.mayBe(.string) ? .boolean : nil
    case .concatenate: return concatenation(left, right)
    case .power: return left.mayBe(.number) && right.mayBe(.number) ? .float64 : nil
    case .add, .subtract, .multiply, .divide, .modulo: return arithmetic(left, right)
    }
  }

  /// The type of `+` between texts or lists, which it joins as an extension, and where it may; nil where it would add.
  private func joining(_ left: ValueType, _ right: ValueType) -> ValueType? {
    switch (left.kind, right.kind) {
    case (.list, .list): .list(left.element.combined(with: right.element), maximum: nil)
    case (.list, .unknown), (.unknown, .list): .list(.any, maximum: nil)
    case (.list, _): .list(left.element.combined(with: right), maximum: nil)
    case (_, .list): .list(right.element.combined(with: left), maximum: nil)
    case (.string, .string), (.string, .number), (.number, .string): .anyString
    case (.unknown, _), (_, .unknown): .any
    default: nil
    }
  }

  private func concatenation(_ left: ValueType, _ right: ValueType) -> ValueType? {
    let kinds: [TypeKind] = [.string, .bytes, .list, .path]
    switch (left.kind, right.kind) {
    case (.unknown, let kind), (let kind, .unknown):
      return kind == .unknown || kinds.contains(kind) ? .any : nil
    case (.list, .list): return .list(left.element.combined(with: right.element), maximum: nil)
    case (.string, .string): return .anyString
    case (.bytes, .bytes): return .anyBytes
    case (.path, .path): return .path
    default: return nil
    }
  }

  private func arithmetic(_ left: ValueType, _ right: ValueType) -> ValueType? {
    if self == .add, let joined = joining(left, right) { return joined }
    switch (left.kind, right.kind) {
    case (.number, .number): return left.arithmeticResult(with: right)
    case (.unknown, .number), (.number, .unknown), (.unknown, .unknown): return .any
    case (.duration, .number) where self == .multiply || self == .divide: return .duration(nil)
    case (.duration, .unknown) where self == .multiply || self == .divide: return .duration(nil)
    case (.number, .duration) where self == .multiply: return .duration(nil)
    case (.unknown, .duration) where self == .multiply: return .any
    case (.duration, .duration) where self == .add || self == .subtract: return .duration(nil)
    case (.instant, .duration) where self == .add || self == .subtract: return left.unwrapped
    case (.duration, .instant) where self == .add: return right.unwrapped
    case (.instant, .instant) where self == .subtract: return .duration(nil)
    case (.unknown, .duration), (.duration, .unknown), (.unknown, .instant), (.instant, .unknown):
      return self == .subtract ? .any : nil
    default: return nil
    }
  }
}
