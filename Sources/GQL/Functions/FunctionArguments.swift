import GraphStore

/// The arguments of one call, with the reading of each as what the function needs.
struct FunctionArguments {
  let function: BuiltinFunction
  let values: [Value]

  /// How many arguments were given.
  var count: Int { values.count }

  /// An argument; null where it was left out.
  subscript(index: Int) -> Value {
    index < values.count ? values[index] : .null
  }

  /// The error of a wrong type of argument (22G03).
  func mismatch(_ index: Int, _ expected: String) -> ValueError {
    .invalidType("\(function.name) takes \(expected), not \(self[index].typeName)")
  }

  func text(_ index: Int) throws(ValueError) -> String {
    guard case .string(let text) = self[index] else { throw mismatch(index, "a STRING") }
    return text
  }

  func list(_ index: Int) throws(ValueError) -> [Value] {
    guard case .list(let values) = self[index] else { throw mismatch(index, "a LIST") }
    return values
  }

  func path(_ index: Int) throws(ValueError) -> Path {
    guard case .path(let path) = self[index] else { throw mismatch(index, "a PATH") }
    return path
  }

  /// A number of any type as the nearest double.
  func double(_ index: Int) throws(ValueError) -> Double {
    if case .float64(let number) = self[index] { return number }
    guard self[index].isNumeric, case .float64(let number) = try self[index].cast(to: .float64) else {
      throw mismatch(index, "a number")
    }
    return number
  }

  /// A whole number of any type; 22G03 for one with a fraction.
  func integer(_ index: Int) throws(ValueError) -> Int {
    if case .int64(let number) = self[index] { return Int(number) }
    guard self[index].isNumeric, case let whole = try self[index].cast(to: .int64), whole == self[index],
      case .int64(let number) = whole
    else { throw mismatch(index, "a whole number") }
    return Int(number)
  }
}
