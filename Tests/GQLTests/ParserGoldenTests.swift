import FoundationEssentials
import Testing

@testable import GQL

/// Golden scripts: texts in `Golden/parser` and `Golden/errors`, what they should give beside them.
///
/// A file holds cases with a line of four hyphens between them. `UPDATE_GOLDEN=1` writes the expectations anew;
/// read the difference before it is committed.
@Suite struct ParserGoldenTests {
  static let parserScripts = scripts(in: "parser")
  static let errorScripts = scripts(in: "errors")

  @Test(arguments: parserScripts) func parser(_ name: String) throws {
    try check("parser/\(name)") { text in
      do {
        let script = try Parser.parse(text)
        let printed = Printer.text(of: script)
        #expect(TreeText.of(try Parser.parse(printed)) == TreeText.of(script), "\(printed)")
        var parts = [printed]
        let extensions = Set(script.extensions.map { "\($0.kind)" }).sorted()
        if !extensions.isEmpty { parts.append("extensions: \(extensions.joined(separator: ", "))\n") }
        parts.append(TreeText.of(script))
        return parts.joined(separator: "\n")
      } catch let errors as GQLErrors {
        Issue.record("\(errors.rendered(in: text))")
        return errors.rendered(in: text)
      }
    }
  }

  @Test(arguments: errorScripts) func errors(_ name: String) throws {
    try check("errors/\(name)") { text in
      do {
        _ = try Parser.parse(text, options: ParserOptions(isStrict: name.hasPrefix("strict")))
        Issue.record("accepted: \(text)")
        return "accepted\n"
      } catch let errors as GQLErrors {
        return errors.rendered(in: text) + "\n"
      }
    }
  }

  // MARK: The runner

  static func scripts(in folder: String) -> [String] {
    let path = goldenFolder.appendingPathComponent(folder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".gql") }.map { String($0.dropLast(4)) }.sorted()
  }

  private func check(_ name: String, _ result: (String) throws -> String) throws {
    let script = goldenFolder.appendingPathComponent("\(name).gql")
    let expectation = goldenFolder.appendingPathComponent("\(name).txt")
    let cases = try String(contentsOf: script, encoding: .utf8).split(separator: "\n----\n").map(String.init)
    var report = ""
    for text in cases {
      let text = text.last == "\n" ? String(text.dropLast()) : text
      report += "==== \(text)\n\(try result(text))\n"
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try report.write(to: expectation, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: expectation, encoding: .utf8)
    #expect(report == expected, "\(name) differs; UPDATE_GOLDEN=1 writes it anew")
  }
}
