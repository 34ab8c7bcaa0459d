import GraphStore

/// What libFuzzer calls with each text that it makes up: read it, read again what it prints as, and bind it.
///
/// Compiled by `Scripts/fuzz` together with the sources of the lexer, the parser and the binder, outside of the package.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  for isStrict in [false, true] {
    do {
      let script = try Parser.parse(text, options: ParserOptions(isStrict: isStrict))
      let printed = Printer.text(of: script)
      let again = try Parser.parse(printed)
      precondition(Printer.text(of: again) == printed, "prints differently the second time")
      if !isStrict { bind(script, text) }
    } catch {
      _ = error.rendered(in: text)
    }
  }
  return 0
}

/// Binds every command, with and without parameters, and prints the plans.
private func bind(_ script: Script, _ text: String) {
  for parameters in [nil, ["g": Value.string("/a/g"), "x": .int64(1)]] as [[String: Value]?] {
    let procedure = ProcedureSignature(
      name: "gql.labels", parameters: [.init("graph", .graph(type: nil), isOptional: true)],
      columns: [.init("label", .anyString)])
    let context = BindingContext(
      procedures: ["gql.labels": procedure], hints: { _ in Names() }, parameters: parameters, text: text)
    for program in script.programs {
      do {
        for case .query(let query) in try Binder(context).bind(program) { _ = query.plan.description }
      } catch let error as GQLError {
        _ = error.rendered(in: text)
      } catch {
        precondition(error is UnknownParameters, "\(error)")
      }
    }
  }
}

/// A graph's names, for the hints.
private struct Names: CatalogHints {
  let labels = ["Person", "KNOWS"]
  let propertyKeys = ["name", "since"]
}
