import GraphStore

/// The functions of lists, records and paths (20.16 to 20.18, 20.22), and of the extensions.
enum ListFunctions {
  static func evaluate(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments.function {
    case .size, .cardinality: return .int64(Int64(try count(arguments)))
    case .pathLength: return .int64(Int64(try arguments.path(0).length))
    case .elements: return .list(try arguments.path(0).values)
    case .nodes: return .list(try arguments.path(0).nodes.map(Value.node))
    case .edges: return .list(try arguments.path(0).edges.map(Value.edge))
    case .trimList: return try trimmed(arguments)
    case .head: return try arguments.list(0).first ?? .null
    case .last: return try arguments.list(0).last ?? .null
    case .tail: return .list(Array(try arguments.list(0).dropFirst()))
    case .range: return try range(arguments)
    default: return try reversed(arguments)
    }
  }

  private static func count(_ arguments: FunctionArguments) throws(ValueError) -> Int {
    switch arguments[0] {
    case .list(let values): values.count
    case .record(let record): record.count
    case .path(let path): path.length * 2 + 1
    case .string(let text): text.unicodeScalars.count
    case .bytes(let bytes): bytes.count
    case .object(let reference):
      if let table = reference.object as? BindingTable {
        table.rows.count
      } else {
        throw arguments.mismatch(0, "a LIST")
      }
    default: throw arguments.mismatch(0, "a LIST, RECORD, PATH, STRING or BYTES")
    }
  }

  /// `TRIM(list, n)`: without the last `n` elements; 22G0C where `n` is negative or more than there are.
  static func trimmed(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    let values = try arguments.list(0)
    let count = try arguments.integer(1)
    guard count >= 0, count <= values.count else {
      throw ValueError(
        status: "22G0C", message: "TRIM can not take \(count) elements from a list of \(values.count)")
    }
    return .list(Array(values.dropLast(count)))
  }

  /// `range(first, last, step)`, both ends included.
  private static func range(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    try IntegerRange(arguments).list
  }

  private static func reversed(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments[0] {
    case .list(let values): return .list(values.reversed())
    case .bytes(let bytes): return .bytes(bytes.reversed())
    case .string(let text):
      // By character as a reader sees it, so that accents stay with their letters.
      return .string(String(text.reversed()))
    default: throw arguments.mismatch(0, "a LIST, STRING or BYTES")
    }
  }
}

extension ListFunctions {
  /// `list[index]`, from 0, from the end where negative; null outside. Also a field of a record or a character.
  ///
  /// - Throws: 22G03 for a value that has no elements or an index of the wrong type.
  static func element(of value: Value, at index: Value) throws(ValueError) -> Value {
    if value.isNull || index.isNull { return .null }
    if case .record(let record) = value {
      guard case .string(let name) = index else {
        throw .invalidType("a field of a record has a STRING as name")
      }
      return record[name] ?? .null
    }
    guard case .list(let values) = value else { throw .invalidType("\(value.typeName) has no elements") }
    let place = try wholeNumber(index)
    let offset = place < 0 ? place + values.count : place
    return values.indices.contains(offset) ? values[offset] : .null
  }

  /// `list[from..to]`, the end excluded, negative from the end; nil for an end that is left out.
  static func slice(of value: Value, from: Value?, to: Value?) throws(ValueError) -> Value {
    if value.isNull || from?.isNull == true || to?.isNull == true { return .null }
    guard case .list(let values) = value else { throw .invalidType("\(value.typeName) has no elements") }
    let start = try from.map { from throws(ValueError) in try bound(from, values.count) } ?? 0
    let end = try to.map { to throws(ValueError) in try bound(to, values.count) } ?? values.count
    return .list(start < end ? Array(values[start..<end]) : [])
  }

  private static func bound(_ value: Value, _ count: Int) throws(ValueError) -> Int {
    let place = try wholeNumber(value)
    return min(max(place < 0 ? place + count : place, 0), count)
  }

  private static func wholeNumber(_ value: Value) throws(ValueError) -> Int {
    guard value.isNumeric, case let whole = try value.cast(to: .int64), whole == value,
      case .int64(let number) = whole
    else { throw .invalidType("an index is a whole number, not \(value)") }
    // Far from any list, so that adding a length can not overflow.
    return Int(max(min(number, 1 << 40), -(1 << 40)))
  }

  /// `element IN list`: true where an element is equal, unknown where one may be, else false.
  static func contains(_ list: Value, _ element: Value) throws(ValueError) -> Value {
    if list.isNull { return .null }
    guard case .list(let values) = list else { throw .invalidType("IN takes a LIST, not \(list.typeName)") }
    var isUnknown = false
    for value in values {
      switch Value.equals(value, element) {
      case .some(true): return .boolean(true)
      case nil: isUnknown = true
      default: continue
      }
    }
    return isUnknown ? .null : .boolean(false)
  }
}
