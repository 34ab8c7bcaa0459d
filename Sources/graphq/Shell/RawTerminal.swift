#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A terminal that hands over each key at once, and is put back as it was at the end.
///
/// A class, because the terminal's state is to be restored exactly once.
final class RawTerminal {
  private var original = termios()
  private var isRaw = false

  /// Nil where standard input is no terminal, or one that can't be set.
  init?() {
    guard Terminal.isTerminal(Terminal.input), unsafe tcgetattr(Terminal.input, &original) == 0 else {
      return nil
    }
  }

  deinit { restore() }

  /// Begins to hand over keys.
  func begin() {
    var raw = original
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    raw.c_cflag |= tcflag_t(CS8)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    isRaw = unsafe tcsetattr(Terminal.input, TCSADRAIN, &raw) == 0
  }

  /// Puts the terminal back, so that Ctrl-C is a signal again while a query runs.
  func restore() {
    if isRaw { unsafe tcsetattr(Terminal.input, TCSADRAIN, &original) }
    isRaw = false
  }

  /// The next key; nil when the terminal is gone.
  func readKey() -> Key? {
    guard let byte = readByte() else { return nil }
    if byte == 0x1B { return .sequence(readSequence()) }
    if byte < 0x20 || byte == 0x7F { return .control(byte: byte) }
    var bytes = [byte]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    while bytes.count < length, let next = readByte() { bytes.append(next) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// What follows an escape that is not the key itself.
  private func readSequence() -> String {
    guard isReady(within: 50), let first = readByte() else { return "" }
    var text = String(UnicodeScalar(first))
    guard first == UInt8(ascii: "[") || first == UInt8(ascii: "O") else { return text }
    while text.utf8.count < 16, let byte = readByte() {
      text.unicodeScalars.append(UnicodeScalar(byte))
      if byte >= 0x40, byte != UInt8(ascii: "[") { break }
    }
    return text
  }

  private func isReady(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: Terminal.input, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&descriptor, 1, milliseconds) > 0
  }

  private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = unsafe read(Terminal.input, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }
}
