import FoundationEssentials
import Testing

@testable import GQL

/// Replays the texts that the fuzzer (`Scripts/fuzz`) begins with and has found.
@Suite struct ParserCorpusTests {
  @Test func corpusIsReadOrRefused() throws {
    let folder = goldenFolder.appendingPathComponent("corpus")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
      for isStrict in [false, true] {
        do {
          let script = try Parser.parse(text, options: ParserOptions(isStrict: isStrict))
          let again = try Parser.parse(Printer.text(of: script))
          #expect(TreeText.of(again) == TreeText.of(script), "\(name)")
          Self.bind(script, text)
        } catch {
          #expect(!error.rendered(in: text).isEmpty, "\(name)")
        }
      }
    }
  }
  /// Binds and prints every command; what is refused is refused with an error of the language.
  private static func bind(_ script: Script, _ text: String) {
    for program in script.programs {
      do {
        for case .query(let query) in try Binder(BoundText.context(text)).bind(program) {
          #expect(!query.plan.description.isEmpty)
        }
      } catch {
        #expect(error is GQLError)
      }
    }
  }
}
