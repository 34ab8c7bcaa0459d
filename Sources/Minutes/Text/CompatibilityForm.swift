/// What a compatibility character is matched as: the part of NFKC that Japanese and English documents need.
enum CompatibilityForm {
  /// An ordinary character.
  case itself
  /// Invisible: zero-width characters and byte order marks.
  case nothing
  /// One character: full-width letters, half-width katakana, Kangxi radicals, compatibility ideographs.
  case one(UInt32)
  /// Several: ㈱ is (株), ㍿ is 株式会社.
  case several([UInt32])
  /// A voicing mark that joins with the kana before it.
  case voicingMark(UInt32)

  init(of scalar: UInt32) {
    switch scalar {
    case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F:
      self = .one(0x20)
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      self = .nothing
    case 0xFF01...0xFF5E:
      self = .one(scalar - 0xFEE0)
    case 0xFF61...0xFF9D:
      self = .one(Self.halfWidthKatakana[Int(scalar - 0xFF61)])
    case 0xFF9E, 0x3099, 0x309B:
      self = .voicingMark(0x3099)
    case 0xFF9F, 0x309A, 0x309C:
      self = .voicingMark(0x309A)
    case 0xA8...0xBE, 0x2010...0x2FFF, 0x3036...0x33FF, 0xF900...0xFAFF, 0xFB00...0xFB06, 0xFE30...0xFE6B,
      0xFFE0...0xFFEE:
      guard let expansion = Self.table[scalar] else {
        self = .itself
        return
      }
      self = expansion.count == 1 ? .one(expansion[0]) : .several(expansion)
    default:
      self = .itself
    }
  }

  /// Whether a folded scalar is its own canonical form and joins with none before it: most are, and what is not known to
  /// be is taken for one that is not.
  static func hasOneSpelling(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x2010...0x2125, 0x212C...0x2328, 0x232B...0x2ADB, 0x2ADD...0x3029, 0x3030...0x3098,
      0x309B...0x9FFF, 0xFF00...0xFFEF, 0x1F000...0x1FAFF, 0x20000...0x2F7FF:
      true
    default: false
    }
  }

  /// The voiced (が) or half-voiced (ぱ) kana, where there is one.
  static func compose(_ kana: UInt32, with mark: UInt32) -> UInt32? {
    if mark == 0x3099 {
      switch kana {
      // か … と and カ … ト: the voiced form follows the plain one; つ and ツ have a small form before them.
      case 0x304B, 0x304D, 0x304F, 0x3051, 0x3053, 0x3055, 0x3057, 0x3059, 0x305B, 0x305D, 0x305F, 0x3061,
        0x3064, 0x3066, 0x3068, 0x306F, 0x3072, 0x3075, 0x3078, 0x307B, 0x30AB, 0x30AD, 0x30AF, 0x30B1,
        0x30B3,
        0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CF, 0x30D2,
        0x30D5,
        0x30D8, 0x30DB:
        return kana + 1
      case 0x3046, 0x30A6:
        return kana + 0x4E
      default:
        return nil
      }
    }
    switch kana {
    case 0x306F, 0x3072, 0x3075, 0x3078, 0x307B, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB:
      return kana + 2
    default:
      return nil
    }
  }

  private static let halfWidthKatakana: [UInt32] =
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)

  private static let table: [UInt32: [UInt32]] = {
    var table: [UInt32: [UInt32]] = [:]
    for entry in compatibilityTable.unicodeScalars.split(separator: "|") {
      guard let key = entry.first else { continue }
      table[key.value] = entry.dropFirst().map(\.value)
    }
    return table
  }()
}
