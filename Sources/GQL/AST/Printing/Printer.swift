/// Writes a syntax tree back as GQL text.
///
/// Synonyms come out in one form, noise words and needless parentheses not at all; what is written reads as the
/// same tree. Recursion is bounded by the depth that the parser allows.
struct Printer {
  /// What has been written so far.
  private(set) var text = ""
  /// How many braces are open; statements stand on lines of their own outside of all.
  var nesting = 0

  /// The text of a whole script.
  static func text(of script: Script) -> String {
    var printer = Printer()
    printer.write(script)
    return printer.text
  }

  /// The text of an expression.
  static func text(of expression: Expression) -> String {
    var printer = Printer()
    printer.write(expression)
    return printer.text
  }

  /// The text of a value type.
  static func text(of type: ValueTypeSyntax) -> String {
    var printer = Printer()
    printer.write(type)
    return printer.text
  }

  mutating func write(_ words: String) {
    text += words
  }

  /// Writes elements with a separator between them.
  mutating func write<Element>(
    _ elements: [Element], separatedBy separator: String = ", ", _ write: (inout Printer, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      if index > 0 { text += separator }
      write(&self, element)
    }
  }

  /// Writes what stands in parentheses or brackets.
  mutating func enclose(_ opening: String, _ closing: String, _ write: (inout Printer) -> Void) {
    text += opening
    write(&self)
    text += closing
  }

  // MARK: Names

  mutating func write(_ identifier: Identifier) {
    writeName(identifier.name, isDelimited: identifier.isDelimited)
  }

  mutating func writeName(_ name: String, isDelimited: Bool) {
    if isDelimited { writeQuoted(name) } else { text += name }
  }

  /// A name in a place where a keyword could be taken for something else.
  mutating func writeUnmistakable(_ identifier: Identifier) {
    let isWord = TokenKind.allCases.contains { $0.isKeyword && $0.text == identifier.name.uppercased() }
    if identifier.isDelimited || isWord { writeQuoted(identifier.name) } else { text += identifier.name }
  }

  mutating func write(_ identifiers: [Identifier], separatedBy separator: String = ", ") {
    write(identifiers, separatedBy: separator) { $0.write($1) }
  }

  private mutating func writeQuoted(_ name: String) {
    text += "`"
    writeEscaped(name, quote: "`")
    text += "`"
  }

  mutating func write(_ parameter: Parameter) {
    if parameter.isSubstituted { text += "$" }
    writeParameter(parameter.name)
  }

  mutating func writeParameter(_ name: String) {
    text += "$"
    let isPlain = !name.isEmpty && name.unicodeScalars.allSatisfy(CharacterClass.continuesIdentifier)
    writeName(name, isDelimited: !isPlain)
  }

  /// The characters of a quoted text, with escapes where they are needed.
  mutating func writeEscaped(_ content: String, quote: Unicode.Scalar) {
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\\": text += #"\\"#
      case quote: text += "\\" + String(quote)
      case "\n": text += #"\n"#
      case "\t": text += #"\t"#
      case "\r": text += #"\r"#
      case "\u{8}": text += #"\b"#
      case "\u{C}": text += #"\f"#
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
