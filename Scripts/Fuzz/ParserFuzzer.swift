/// What libFuzzer calls with each text that it makes up: read it, and read again what it prints as.
///
/// Compiled by `Scripts/fuzz` together with the sources of the lexer and the parser, outside of the package.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  for isStrict in [false, true] {
    do {
      let script = try Parser.parse(text, options: ParserOptions(isStrict: isStrict))
      let printed = Printer.text(of: script)
      let again = try Parser.parse(printed)
      precondition(Printer.text(of: again) == printed, "prints differently the second time")
    } catch {
      _ = error.rendered(in: text)
    }
  }
  return 0
}
