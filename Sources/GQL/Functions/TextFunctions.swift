import GraphStore

/// The functions of character strings and byte strings (20.24, 20.25). A character is a code point.
enum TextFunctions {
  static func evaluate(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    switch arguments.function {
    case .characterLength: return .int64(Int64(try arguments.text(0).unicodeScalars.count))
    case .byteLength: return .int64(try byteLength(arguments))
    case .upper: return .string(try arguments.text(0).uppercased())
    case .lower: return .string(try arguments.text(0).lowercased())
    case .trim: return try trimOne(arguments, .both)
    case .trimLeading: return try trimOne(arguments, .start)
    case .trimTrailing: return try trimOne(arguments, .end)
    case .trimBoth: return try trimMany(arguments, .both)
    case .trimLeft: return try trimMany(arguments, .start)
    case .trimRight: return try trimMany(arguments, .end)
    case .left: return try part(arguments, fromStart: true)
    case .right: return try part(arguments, fromStart: false)
    case .normalize: return .string(try normalForm(arguments).apply(to: arguments.text(0)))
    case .substring: return try substring(arguments)
    case .replace: return try replace(arguments)
    case .split: return try split(arguments)
    case .padLeft: return try pad(arguments, atStart: true)
    default: return try pad(arguments, atStart: false)
    }
  }

  private static func byteLength(_ arguments: FunctionArguments) throws(ValueError) -> Int64 {
    switch arguments[0] {
    case .bytes(let bytes): Int64(bytes.count)
    case .string(let text): Int64(text.utf8.count)
    default: throw arguments.mismatch(0, "BYTES or a STRING")
    }
  }

  private static func normalForm(_ arguments: FunctionArguments) throws(ValueError) -> NormalForm {
    if arguments.count < 2 { return .nfc }
    let name = try arguments.text(1)
    guard let form = NormalForm(rawValue: name.uppercased()) else {
      throw .invalidType("\(name) is no normal form; they are NFC, NFD, NFKC and NFKD")
    }
    return form
  }

  /// `LEFT` and `RIGHT`; 22011 for a negative length.
  private static func part(_ arguments: FunctionArguments, fromStart: Bool) throws(ValueError) -> Value {
    let count = try arguments.integer(1)
    if count < 0 { throw .substringError("\(arguments.function.name) of a negative length, \(count)") }
    switch arguments[0] {
    case .bytes(let bytes): return .bytes(Array(fromStart ? bytes.prefix(count) : bytes.suffix(count)))
    default:
      let scalars = try arguments.text(0).unicodeScalars
      return .string(String(fromStart ? scalars.prefix(count) : scalars.suffix(count)))
    }
  }

  /// `substring(text, start, length)`, the first character at 0; 22011 where one is negative.
  private static func substring(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    let scalars = try arguments.text(0).unicodeScalars
    let start = try arguments.integer(1)
    let length = arguments.count > 2 ? try arguments.integer(2) : Int.max
    if start < 0 || length < 0 {
      throw .substringError("substring from \(start) of length \(length): neither may be negative")
    }
    return .string(String(scalars.dropFirst(start).prefix(length)))
  }

  private static func replace(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    let text = Array(try arguments.text(0).utf8)
    let searched = Array(try arguments.text(1).utf8)
    let replacement = Array(try arguments.text(2).utf8)
    let places = TextSearch(searched).places(in: text)
    if searched.isEmpty || places.isEmpty { return arguments[0] }
    let (growth, overflow) = places.count.multipliedReportingOverflow(by: replacement.count)
    guard !overflow, growth <= Value.maximumLength else { throw tooLong(arguments) }
    var result: [UInt8] = []
    var copied = 0
    for place in places {
      result += text[copied..<place]
      result += replacement
      copied = place + searched.count
    }
    result += text[copied...]
    return .string(String(decoding: result, as: UTF8.self))
  }

  /// `split(text, separator)`; an empty separator gives the single characters.
  private static func split(_ arguments: FunctionArguments) throws(ValueError) -> Value {
    let text = try arguments.text(0)
    let separator = Array(try arguments.text(1).utf8)
    if separator.isEmpty { return .list(text.unicodeScalars.map { .string(String($0)) }) }
    let bytes = Array(text.utf8)
    var parts: [Value] = []
    var start = 0
    for place in TextSearch(separator).places(in: bytes) {
      parts.append(.string(String(decoding: bytes[start..<place], as: UTF8.self)))
      start = place + separator.count
    }
    parts.append(.string(String(decoding: bytes[start...], as: UTF8.self)))
    return .list(parts)
  }

  /// `lpad(text, length, filling)`: cut or filled to a length.
  private static func pad(_ arguments: FunctionArguments, atStart: Bool) throws(ValueError) -> Value {
    let scalars = Array(try arguments.text(0).unicodeScalars)
    let length = try arguments.integer(1)
    let filling = arguments.count > 2 ? Array(try arguments.text(2).unicodeScalars) : [" "]
    if length < 0 { throw .substringError("\(arguments.function.name) to a negative length, \(length)") }
    guard length <= Value.maximumLength else { throw tooLong(arguments) }
    var result = String.UnicodeScalarView()
    let missing = filling.isEmpty ? 0 : max(0, length - scalars.count)
    if !atStart { result.append(contentsOf: scalars.prefix(length)) }
    for index in 0..<missing { result.append(filling[index % filling.count]) }
    if atStart { result.append(contentsOf: scalars.prefix(length)) }
    return .string(String(result))
  }

  private static func tooLong(_ arguments: FunctionArguments) -> ValueError {
    ValueError(status: "22001", message: "\(arguments.function.name) would make too long a text")
  }
}

extension TextFunctions {
  private enum Side { case start, end, both }

  /// `TRIM(side character FROM text)`: one character or byte, a space by default; 22027 for more or fewer.
  private static func trimOne(_ arguments: FunctionArguments, _ side: Side) throws(ValueError) -> Value {
    if case .bytes(let bytes) = arguments[0] {
      var unwanted: UInt8 = 0
      if arguments.count > 1 {
        guard case .bytes(let bytes) = arguments[1] else { throw arguments.mismatch(1, "BYTES beside BYTES") }
        guard bytes.count == 1 else { throw trimError(arguments) }
        unwanted = bytes[0]
      }
      return .bytes(Array(trimmed(bytes[...], side) { $0 == unwanted }))
    }
    if case .list = arguments[0] { return try ListFunctions.trimmed(arguments) }
    let text = try arguments.text(0)
    guard arguments.count > 1 else { return .string(trimmedText(text, side) { $0 == " " }) }
    let unwanted = try arguments.text(1).unicodeScalars
    guard unwanted.count == 1, let character = unwanted.first else { throw trimError(arguments) }
    return .string(trimmedText(text, side) { $0 == character })
  }

  /// `BTRIM`, `LTRIM` and `RTRIM`: every character of a set, white space by default.
  private static func trimMany(_ arguments: FunctionArguments, _ side: Side) throws(ValueError) -> Value {
    let text = try arguments.text(0)
    guard arguments.count > 1 else {
      return .string(trimmedText(text, side) { $0.properties.isWhitespace })
    }
    let unwanted = Set(try arguments.text(1).unicodeScalars)
    return .string(trimmedText(text, side) { unwanted.contains($0) })
  }

  private static func trimmedText(
    _ text: String, _ side: Side, _ isUnwanted: (Unicode.Scalar) -> Bool
  ) -> String {
    String(trimmed(Substring(text).unicodeScalars, side, isUnwanted))
  }

  private static func trimmed<Part: BidirectionalCollection>(
    _ part: Part, _ side: Side, _ isUnwanted: (Part.Element) -> Bool
  ) -> Part where Part.SubSequence == Part {
    var rest = part
    if side != .end { rest = rest.drop(while: isUnwanted) }
    if side != .start {
      while let last = rest.last, isUnwanted(last) { rest = rest.dropLast() }
    }
    return rest
  }

  private static func trimError(_ arguments: FunctionArguments) -> ValueError {
    ValueError(
      status: "22027",
      message: "TRIM takes away one character or byte, not \(arguments[1]); BTRIM takes several")
  }
}
