extension String {
  /// A string of bytes that are known to be valid UTF-8, because they are cut between characters of a text that was
  /// decoded: they are not looked through a second time.
  @unsafe
  init(valid bytes: Span<UInt8>) {
    if #available(macOS 26, *) {
      self = unsafe String(copying: UTF8Span(unchecked: bytes))
    } else {
      self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }
}
