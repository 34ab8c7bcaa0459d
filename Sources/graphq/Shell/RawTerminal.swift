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
    write("\u{1B}[?2004h")
  }

  /// Puts the terminal back, so that Ctrl-C is a signal again while a query runs.
  func restore() {
    if isRaw {
      write("\u{1B}[?2004l")
      unsafe tcsetattr(Terminal.input, TCSADRAIN, &original)
    }
    isRaw = false
  }

  /// Tells the terminal something that shows nothing.
  private func write(_ text: String) {
    let sink = ByteSink(descriptor: Terminal.output)
    try? sink.write(text)
    try? sink.flush()
  }

  /// The next key; nil when the terminal is gone.
  func readKey() -> Key? {
    guard let byte = readByte() else { return nil }
    if byte == 0x1B {
      let sequence = readSequence()
      return sequence == "[200~" ? .paste(readPaste()) : .sequence(sequence)
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte: byte) }
    var bytes = [byte]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    while bytes.count < length, let next = readByte() { bytes.append(next) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// What a terminal pastes, up to the mark of its end.
  private func readPaste() -> String {
    let end = Array("\u{1B}[201~".utf8)
    var bytes: [UInt8] = []
    while let byte = readByte() {
      bytes.append(byte)
      if byte == UInt8(ascii: "~"), bytes.suffix(end.count).elementsEqual(end) {
        bytes.removeLast(end.count)
        break
      }
    }
    // Terminals send the line ends of a paste as the Enter key does; other control characters would move the cursor.
    let text = String(decoding: bytes, as: UTF8.self)
    return String(
      text.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 == "\t" ? " " : $0 }.filter {
        $0 == "\n" || ($0.asciiValue ?? 32) >= 32
      })
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
