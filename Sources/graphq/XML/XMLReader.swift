/// Reads XML (1.0, UTF-8) from bytes, event by event, without a tree.
///
/// Names lose their namespace prefix. Comments, processing instructions and the document type are passed over, and
/// entities that a document declares are refused: GraphML and GEXF need none, and they are how small files grow large.
struct XMLReader {
  /// What stands next in the document.
  enum Event: Equatable, Sendable {
    case start(XMLElement)
    case end(String)
    /// Text with its entities read; white space is kept.
    case text(String)
  }

  /// The deepest nesting that is read.
  static let depthLimit = 200

  private let bytes: [UInt8]
  private(set) var position = 0
  /// The names of the elements that are open, outermost first.
  private(set) var open: [String] = []
  private var pendingEnd: String?
  private var hasRoot = false

  init(_ bytes: [UInt8]) throws(TextError) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw TextError(reason: "XML in UTF-16 is not read; convert it to UTF-8", offset: 0)
    }
  }

  /// The next event, nil at the end.
  mutating func next() throws(TextError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        if let text = try readText() { return .text(text) }
      } else if starts(with: "<!--") {
        try skip(past: "-->", from: 4)
      } else if starts(with: "<![CDATA[") {
        return .text(try readCharacterData())
      } else if starts(with: "<?") {
        try skip(past: "?>", from: 2)
      } else if starts(with: "<!DOCTYPE") {
        try skipDocumentType()
      } else if starts(with: "</") {
        return .end(try readEndTag())
      } else {
        return .start(try readStartTag())
      }
    }
    if let name = open.last { throw error("the document ends within `<\(name)>`") }
    if !hasRoot { throw error("the document has no element") }
    return nil
  }

  /// The text up to the end of the element that was just started; elements within are an error.
  mutating func readTextContent() throws(TextError) -> String {
    var text = ""
    while let event = try next() {
      switch event {
      case .text(let piece): text += piece
      case .end: return text
      case .start(let element): throw error("`<\(element.name)>` where only text should stand")
      }
    }
    return text
  }

  /// Passes over what is left of the element that was just started.
  mutating func skipElement() throws(TextError) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  func error(_ reason: String) -> TextError {
    TextError(reason: reason, offset: position)
  }

  private func starts(with text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  private mutating func skip(past end: String, from length: Int) throws(TextError) {
    let start = position
    position += length
    while position < bytes.count {
      if starts(with: end) {
        position += end.utf8.count
        return
      }
      position += 1
    }
    throw TextError(reason: "`\(end)` is missing", offset: start)
  }

  private mutating func skipDocumentType() throws(TextError) {
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if bytes[position] == UInt8(ascii: "[") {
        throw error("a document type with declarations of its own is not read")
      }
      position += 1
    }
    position += 1
  }

  private mutating func readText() throws(TextError) -> String? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    let text = try decoded(start..<position)
    if open.isEmpty {
      if !text.allSatisfy(\.isWhitespace) {
        throw TextError(reason: "text outside of an element", offset: start)
      }
      return nil
    }
    return text
  }

  private mutating func readCharacterData() throws(TextError) -> String {
    if open.isEmpty { throw error("text outside of an element") }
    let start = position + 9
    try skip(past: "]]>", from: 9)
    guard let text = String(validating: bytes[start..<(position - 3)], as: UTF8.self) else {
      throw TextError(reason: "not UTF-8", offset: start)
    }
    return text
  }

  private mutating func readEndTag() throws(TextError) -> String {
    position += 2
    let name = try readName()
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else { throw error("`>` is missing") }
    position += 1
    guard open.last == name else {
      throw error("`</\(name)>` closes " + (open.last.map { "`<\($0)>`" } ?? "nothing"))
    }
    open.removeLast()
    return name
  }

  private mutating func readStartTag() throws(TextError) -> XMLElement {
    if open.isEmpty, hasRoot { throw error("a second element beside the first") }
    hasRoot = true
    position += 1
    let name = try readName()
    var attributes: [XMLElement.Attribute] = []
    while true {
      skipSpace()
      guard position < bytes.count else { throw error("`<\(name)` has no `>`") }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        open.append(name)
        if open.count > Self.depthLimit { throw error("nested deeper than \(Self.depthLimit) levels") }
        break
      }
      if starts(with: "/>") {
        position += 2
        pendingEnd = name
        break
      }
      attributes.append(try readAttribute())
    }
    return XMLElement(name: name, attributes: attributes)
  }

  private mutating func readAttribute() throws(TextError) -> XMLElement.Attribute {
    let name = try readName()
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      throw error("`=` is missing after `\(name)`")
    }
    position += 1
    skipSpace()
    guard position < bytes.count,
      bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
    else { throw error("the value of `\(name)` is not quoted") }
    let quote = bytes[position]
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { throw error("a quote is not closed") }
    position = end + 1
    return XMLElement.Attribute(name: name, value: try decoded(start..<end))
  }

  /// A name without its prefix.
  private mutating func readName() throws(TextError) -> String {
    var start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ":"): start = position + 1
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "<"),
        UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "&"):
        if position == start { throw error("a name is missing") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      default: break
      }
      position += 1
    }
    throw error("the document ends within a tag")
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }
}

/// The start of an element: its name and attributes, without prefixes.
struct XMLElement: Equatable, Sendable {
  /// A name and its text.
  struct Attribute: Equatable, Sendable {
    let name: String
    let value: String
  }

  let name: String
  let attributes: [Attribute]

  /// The text of an attribute.
  subscript(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

extension XMLReader {
  /// The text of a range, with its entities read.
  private func decoded(_ range: Range<Int>) throws(TextError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw TextError(reason: "not UTF-8", offset: range.lowerBound)
    }
    guard bytes[range].contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      guard let end = rest[ampersand...].firstIndex(of: ";") else {
        throw TextError(reason: "`&` must be written `&amp;`", offset: range.lowerBound)
      }
      let name = rest[rest.index(after: ampersand)..<end]
      guard let character = Self.character(of: name) else {
        throw TextError(reason: "`&\(name);` is no entity of XML", offset: range.lowerBound)
      }
      result.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(of entity: Substring) -> Character? {
    switch entity {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard entity.hasPrefix("#") else { return nil }
      let digits = entity.dropFirst()
      let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}
