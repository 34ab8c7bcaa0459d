extension TextBuffer {
  /// Appends text of XML or HTML, also within double quotes. What XML 1.0 can't hold (control characters other than
  /// tab and line ends) becomes U+FFFD.
  mutating func appendXML(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      case 0x09: append("&#9;")
      case 0x0A: append("&#10;")
      case 0x0D: append("&#13;")
      case 0..<0x20: append("\u{FFFD}")
      default: append(byte)
      }
    }
  }
}
