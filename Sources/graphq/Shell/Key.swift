/// A key as a terminal sends it.
enum Key: Equatable {
  case text(String)
  /// Text from the clipboard, in which line ends and tabs are no keys.
  case paste(String)
  case enter, tab, backspace, delete, escape
  case left, right, up, down, home, end
  case wordLeft, wordRight
  /// Ctrl with a letter.
  case control(Character)
  /// A key that means nothing here.
  case other

  /// The control keys of line editors that are keys of their own on most keyboards.
  static func control(byte: UInt8) -> Key {
    switch byte {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    default: .control(Character(Unicode.Scalar(byte | 0x60)))
    }
  }

  /// The key of an escape sequence without its escape: `[A`, `[1;5C`, `OH`, `b`.
  static func sequence(_ text: String) -> Key {
    switch text {
    case "[A", "OA": .up
    case "[B", "OB": .down
    case "[C", "OC": .right
    case "[D", "OD": .left
    case "[H", "OH", "[1~", "[7~": .home
    case "[F", "OF", "[4~", "[8~": .end
    case "[3~": .delete
    case "[1;5C", "[1;3C", "f": .wordRight
    case "[1;5D", "[1;3D", "b": .wordLeft
    case "": .escape
    default: .other
    }
  }
}
