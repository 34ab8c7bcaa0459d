import Foundation
import GraphStore
import Testing

@testable import GQL

/// No text may trap, hang or overflow the stack in the binder, the optimizer or the printer of plans.
@Suite struct BinderRobustnessTests {
  /// Texts derived from the standard's grammar: bound or refused, never worse. Most name variables that nothing declares.
  @Test func generatedTexts() throws {
    var generator = GrammarGenerator(try GrammarBNF(), seed: 4711)
    var bound = 0
    for name in generator.grammar.names {
      guard let text = generator.text(from: "GQL-program", through: name, size: 25) else { continue }
      bound += bind(text) ? 1 : 0
    }
    #expect(bound > 50)
  }

  /// The texts of the golden scripts with single tokens left out, doubled or swapped.
  @Test(arguments: PlanScript.names(in: "binder"))
  func mutations(_ name: String) throws {
    for item in try PlanScript(name).cases {
      let words = item.query.split(separator: " ")
      for index in words.indices {
        var fewer = words
        fewer.remove(at: index)
        var more = words
        more.insert(words[(index * 7 + 3) % words.count], at: index)
        for text in [fewer, more] { _ = bind(text.joined(separator: " ")) }
      }
    }
  }

  /// As deep as the parser lets a text be, and as long as a command may be, on the stack of a main thread. (Without the
  /// optimizations of a release build, frames are several times as large as users have them.)
  @Test(arguments: [
    deep("RETURN ", "(1 + ", "1", ")", " AS x"),
    deep("RETURN ", "NOT (", "TRUE", ")", " AS x"),
    deep("RETURN ", "[", "1", "]", " AS x"),
    deep("RETURN ", "CASE WHEN TRUE THEN ", "1", " END", " AS x"),
    deep("MATCH (a) WHERE ", "EXISTS { (a)->(b) WHERE ", "TRUE", " }", " RETURN a"),
    deep("", "CALL { ", "RETURN 1 AS x", " RETURN x }", " RETURN x"),
    deep("MATCH ", "(", "(a)-[e]->(b)", "){1,2}", " RETURN e"),
    deep("MATCH ", "(", "(a)-[e]->(b)", " | (a)->(b))", " RETURN a"),
    wide("RETURN ", "1 + ", "1 AS x"), wide("RETURN ", "TRUE AND ", "TRUE AS x"),
    wide("MATCH (n:", "A|", "B) RETURN n"), wide("RETURN [", "1, ", "1] AS x"),
    wide("MATCH ", "(a)->(b), ", "(c) RETURN c"), wide("MATCH (a)", "-[e]->(b)", " RETURN a"),
    wide("INSERT ", "(:A {x: 1})-[:B]->(:C), ", "(:D)"), wide("MATCH (a) ", "FILTER a.x > 1 ", "RETURN a"),
    wide("MATCH (a) ", "MATCH (b) ", "RETURN a"), wide("", "RETURN 1 AS x NEXT ", "RETURN x"),
    wide("", "RETURN 1 AS x UNION ALL ", "RETURN 2 AS x"),
    wide("MATCH (a) ", "OPTIONAL MATCH (a)->(b) ", "RETURN a"),
    wide("", "INSERT (:A) ", "RETURN 1 AS x"), wide("MATCH (a) ", "CALL (a) { RETURN 1 AS x } ", "RETURN a"),
  ])
  func deepTexts(_ text: String) {
    let thread = Thread { _ = bind(text) }
    thread.stackSize = 8 << 20
    thread.start()
    while !thread.isFinished { Thread.sleep(forTimeInterval: 0.001) }
  }

  private static func deep(
    _ start: String, _ open: String, _ core: String, _ close: String, _ end: String
  ) -> String {
    start + String(repeating: open, count: 120) + core + String(repeating: close, count: 120) + end
  }

  private static func wide(_ start: String, _ part: String, _ end: String) -> String {
    start + String(repeating: part, count: 190) + end
  }
}

/// Binds, optimizes and prints a text; whether it was understood.
@discardableResult
private func bind(_ text: String) -> Bool {
  guard let script = try? Parser.parse(text) else { return false }
  var understood = true
  for program in script.programs {
    do {
      for case .query(let query) in try Binder(BoundText.context(text)).bind(program) {
        let optimized = Optimizer().optimize(query)
        _ = optimized.plan.description
        #expect(Set(optimized.plan.outputs) == Set(query.plan.outputs), "\(text)")
      }
    } catch {
      understood = false
      #expect(error is GQLError)
    }
  }
  return understood
}
