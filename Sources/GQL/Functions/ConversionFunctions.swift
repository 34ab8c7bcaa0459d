import GraphStore

/// The conversions of Cypher, which give null where a text can not be read, and the choices between values.
enum ConversionFunctions {
  static func evaluate(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments.function {
    case .toString: return try text(arguments)
    case .toInteger: return try number(arguments, .int64)
    case .toFloat: return try number(arguments, .float64)
    case .toBoolean: return try boolean(arguments)
    case .valueType: return .string(arguments[0].typeName)
    case .nullIf:
      return Value.equals(arguments[0], arguments[1]) == true ? .null : arguments[0]
    default: return arguments.values.first { !$0.isNull } ?? .null
    }
  }

  private static func text(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments[0] {
    case .node, .edge, .path, .object: throw arguments.mismatch(0, "a value that is no reference")
    case .list, .record: .string(arguments[0].plainText)
    default: try arguments[0].cast(to: .anyString)
    }
  }

  private static func number(_ arguments: FunctionArguments, _ type: ValueType) throws(ValueError) -> Value {
    switch arguments[0] {
    case .string: return (try? arguments[0].cast(to: type)) ?? .null
    case .boolean(let isTrue) where type == .int64: return .int64(isTrue ? 1 : 0)
    default:
      guard arguments[0].isNumeric else { throw arguments.mismatch(0, "a number or a STRING") }
      return try arguments[0].cast(to: type)
    }
  }

  private static func boolean(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments[0] {
    case .boolean: return arguments[0]
    case .string: return (try? arguments[0].cast(to: .boolean)) ?? .null
    case .int64(let number): return .boolean(number != 0)
    default: throw arguments.mismatch(0, "a BOOL, STRING or INT64")
    }
  }
}
