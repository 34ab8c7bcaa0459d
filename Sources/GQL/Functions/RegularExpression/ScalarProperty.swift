/// A property of characters that a pattern can ask for: `\d`, `\p{Lu}`, `\p{Han}`.
enum ScalarProperty: Hashable, Sendable {
  case alphabetic, uppercase, lowercase, whitespace, decimalDigit, word, ideographic
  /// A general category by its one or two letters: `L`, `Lu`.
  case category(String)
  /// A script by its blocks.
  case script(Script)

  /// The scripts that `\p{…}` knows by name.
  enum Script: String, Hashable, Sendable, CaseIterable {
    case han, hiragana, katakana, hangul, latin, greek, cyrillic, arabic, hebrew, thai, devanagari
  }

  /// The property of a name as written in `\p{…}`; nil where there is none.
  init?(named name: String) {
    let key = name.lowercased().filter { $0 != "_" && $0 != " " && $0 != "-" }
    switch key {
    case "alphabetic", "isalphabetic", "alpha": self = .alphabetic
    case "uppercase", "isuppercase", "upper": self = .uppercase
    case "lowercase", "islowercase", "lower": self = .lowercase
    case "whitespace", "iswhitespace", "space": self = .whitespace
    case "digit", "isdigit": self = .decimalDigit
    case "ideographic", "isideographic": self = .ideographic
    case "alnum": self = .word
    case "punct", "punctuation", "ispunctuation": self = .category("P")
    default:
      var script = key
      for prefix in ["script=", "sc=", "is", "in"]
      where script.hasPrefix(prefix) && script.count > prefix.count {
        script.removeFirst(prefix.count)
        break
      }
      if let known = Script(rawValue: script) {
        self = .script(known)
      } else if Self.categories.contains(name) {
        self = .category(name)
      } else {
        return nil
      }
    }
  }

  private static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe", "Pi",
    "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co", "Cn", "Cs",
  ]

  /// Whether a character has the property.
  func holds(for scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch self {
    case .alphabetic: return properties.isAlphabetic
    case .uppercase: return properties.isUppercase
    case .lowercase: return properties.isLowercase
    case .whitespace: return properties.isWhitespace
    case .ideographic: return properties.isIdeographic
    case .decimalDigit: return properties.generalCategory == .decimalNumber
    case .word:
      if properties.isAlphabetic { return true }
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
      default: return false
      }
    case .category(let name): return Self.name(of: properties.generalCategory).hasPrefix(name)
    case .script(let script): return script.ranges.contains { $0.contains(scalar.value) }
    }
  }

  private static func name(of category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}

extension ScalarProperty.Script {
  /// The blocks in which the letters of the script stand.
  fileprivate var ranges: [ClosedRange<UInt32>] {
    switch self {
    case .han:
      [
        0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xF900...0xFAD9, 0x20000...0x323AF,
      ]
    case .hiragana: [0x3041...0x3096, 0x309D...0x309F, 0x1B001...0x1B11F, 0x1F200...0x1F200]
    case .katakana:
      [
        0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x32D0...0x32FE, 0x3300...0x3357, 0xFF66...0xFF9D,
        0x1B000...0x1B000,
      ]
    case .hangul: [0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xD7B0...0xD7FB]
    case .latin:
      [
        0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8,
        0x1E00...0x1EFF,
        0x2C60...0x2C7F, 0xA722...0xA7FF, 0xAB30...0xAB64, 0xFB00...0xFB06, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
      ]
    case .greek: [0x370...0x373, 0x375...0x377, 0x37A...0x37D, 0x37F...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1FFE]
    case .cyrillic: [0x400...0x52F, 0x1C80...0x1C8A, 0x2DE0...0x2DFF, 0xA640...0xA69F]
    case .arabic:
      [0x600...0x604, 0x606...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC]
    case .hebrew: [0x591...0x5F4, 0xFB1D...0xFB4F]
    case .thai: [0xE01...0xE3A, 0xE40...0xE5B]
    case .devanagari: [0x900...0x950, 0x955...0x963, 0x966...0x97F, 0xA8E0...0xA8FF]
    }
  }
}
