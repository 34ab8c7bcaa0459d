import GQL
import GraphStore

/// The options of every command that runs GQL, read from the arguments.
struct RunOptions {
  var session = SessionOptions()
  let showsTiming: Bool
  let parameters: [String: Value]

  init(_ arguments: ParsedArguments) throws {
    showsTiming = arguments.has(.timing)
    parameters = try Self.parameters(arguments)
    session.isStrict = arguments.has(.strict)
    session.isReadOnly = arguments.has(.readOnly)
    if let text = arguments.value(.timeout) {
      guard let seconds = Double(text), seconds > 0, seconds < 1e9 else {
        throw UsageError(
          message: "`--timeout` needs seconds above 0, not `\(text)`", command: arguments.command)
      }
      session.timeout = .seconds(seconds)
    }
    if let text = arguments.value(.memoryLimit) {
      guard let size = Self.bytes(text) else {
        throw UsageError(
          message: "`--memory-limit` needs a size such as 500MB or 2GiB, not `\(text)`",
          command: arguments.command)
      }
      session.memoryLimit = size
    }
    session.threads = try Self.count(.threads, arguments)
  }

  /// The number of an option, at least 1.
  static func count(_ name: OptionName, _ arguments: ParsedArguments) throws(UsageError) -> Int? {
    guard let text = arguments.value(name) else { return nil }
    guard let number = Int(text), number >= 1, number <= 1_000_000_000 else {
      throw UsageError(
        message: "`--\(name.rawValue)` needs a number from 1 on, not `\(text)`", command: arguments.command)
    }
    return number
  }

  /// A number of bytes: `1000`, `64k`, `500MB`, `2GiB`.
  static func bytes(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number > 0 else { return nil }
    let factor: Double
    switch text.dropFirst(digits.count).trimmed.lowercased() {
    case "", "b": factor = 1
    case "k", "kb": factor = 1e3
    case "m", "mb": factor = 1e6
    case "g", "gb": factor = 1e9
    case "t", "tb": factor = 1e12
    case "kib": factor = 1024
    case "mib": factor = 1_048_576
    case "gib": factor = 1_073_741_824
    default: return nil
    }
    let bytes = number * factor
    return bytes >= 1 && bytes < 1e18 ? Int(bytes) : nil
  }

  /// The parameters of `--params` files, then those of `--param`, which win.
  private static func parameters(_ arguments: ParsedArguments) throws -> [String: Value] {
    var parameters: [String: Value] = [:]
    for path in arguments.values(.parameters) {
      let bytes = try FileBytes.read(path)
      do {
        let value = try JSONReader.value(of: bytes)
        guard let members = value.members else {
          throw FileError(path: path, reason: "the file must hold one JSON object")
        }
        for member in members { parameters[member.name] = try member.value.propertyValue() }
      } catch let error as TextError {
        throw FileError(error, path: path, bytes: bytes)
      } catch let error as ValueError {
        throw FileError(path: path, reason: error.message)
      }
    }
    for text in arguments.values(.parameter) {
      let (name, value) = try parameter(text, arguments.command)
      parameters[name] = value
    }
    return parameters
  }

  /// `NAME=VALUE`, the value being JSON or else a string.
  static func parameter(_ text: String, _ command: CommandName) throws -> (name: String, value: Value) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw UsageError(message: "`--param` needs NAME=VALUE, not `\(text)`", command: command)
    }
    let name = text[..<equals].drop { $0 == "$" }
    let raw = String(text[text.index(after: equals)...])
    guard let json = try? JSONReader.value(of: Array(raw.utf8)) else { return (String(name), .string(raw)) }
    return (String(name), try json.propertyValue())
  }
}
