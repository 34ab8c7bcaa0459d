import Foundation
import GQL

/// Prints how many megabytes of query text the lexer and the parser read per second of CPU time, the best of several rounds.
///
/// usage: ParseBench GOLDEN_FOLDER
@main
struct ParseBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: ParseBench GOLDEN_FOLDER\n".utf8))
      exit(2)
    }
    let query = """
      MATCH (p:Person {name: 'Ada'})-[k:KNOWS]->(f:Person)-[:WORKS_AT]->(o:Organization)
      WHERE p.born < 1900 AND f.name <> 'Bob'
      OPTIONAL MATCH (f)-[:KNOWS]->(g)
      RETURN f.name AS friend, o.name AS employer, count(g) AS n ORDER BY n DESC, friend LIMIT 10
      """
    report("a query of everyday", Array(repeating: query, count: 2000))
    report("scripts of the features", try scripts(in: arguments[1] + "/features"))
    for count in [2_000, 20_000] {
      let nodes = (0..<count).map { "(:Person {id: \($0), name: 'name \($0)', born: 1985})" }
      report("one INSERT of \(count) nodes", ["INSERT " + nodes.joined(separator: ", ")])
    }
    for count in [3_600, 36_000] {
      let terms = repeatElement("x.y + 12 * f('abc', [1, 2])", count: count)
      report(
        "a list of \(count) terms", ["LET x = {y: 1} RETURN [" + terms.joined(separator: ", ") + "] AS l"])
    }
  }

  private static func scripts(in folder: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gql") }
    let texts = try names.sorted().map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    return (0..<50).flatMap { _ in texts }
  }

  private static func report(_ name: String, _ texts: [String]) {
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    var best = Double.infinity
    for _ in 0..<7 {
      let start = clock()
      for text in texts { precondition(SyntaxCheck.errors(in: text).isEmpty, "\(text.prefix(200))") }
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    print("\(name), \(bytes) bytes: \((Double(bytes) / best / 1e5).rounded() / 10) MB/s")
  }
}
