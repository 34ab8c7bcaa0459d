import Foundation
import GQL

/// Prints how many megabytes of query text the lexer and the parser read per second of CPU time, and that the time grows with the
/// length of the text and no faster. The tree is freed within the time.
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
    reportSpeed("a query of everyday", Array(repeating: everyday, count: 2000))
    reportSpeed("scripts of the features", try scripts(in: arguments[1] + "/features"))
    for kind in kinds.prefix(2) {
      reportSpeed("\(kind.name), 100 kB", [kind.text(of: 100_000)])
      reportSpeed("\(kind.name), 1 MB", [kind.text(of: 1_000_000)])
    }
    print(
      "\nnanoseconds a byte for 250, 500 and 1,000 kB, medians, and the last over the first (1 is linear)")
    for kind in kinds { reportGrowth(kind) }
  }

  private static let everyday = """
    MATCH (p:Person {name: 'Ada'})-[k:KNOWS]->(f:Person)-[:WORKS_AT]->(o:Organization)
    WHERE p.born < 1900 AND f.name <> 'Bob'
    OPTIONAL MATCH (f)-[:KNOWS]->(g)
    RETURN f.name AS friend, o.name AS employer, count(g) AS n ORDER BY n DESC, friend LIMIT 10
    """

  /// A kind of text that can be of any length: a beginning, pieces with something between them, and an end.
  private struct Kind {
    let name: String
    let start: String
    let piece: String
    let separator: String
    let end: String

    func text(of bytes: Int) -> String {
      let count = max(1, bytes / (piece.utf8.count + separator.utf8.count))
      return start + repeatElement(piece, count: count).joined(separator: separator) + end
    }
  }

  /// The greatest depth that the parser allows is 128 levels; a list within a list takes two of them.
  private static let kinds = [
    Kind(
      name: "an INSERT of nodes", start: "INSERT ",
      piece: "(:Person {id: 12345, name: 'name 12345', born: 1985})",
      separator: ", ", end: ""),
    Kind(
      name: "a list of terms", start: "LET x = {y: 1} RETURN [", piece: "x.y + 12 * f('abc', [1, 2])",
      separator: ", ", end: "] AS l"),
    Kind(
      name: "a path", start: "MATCH ", piece: "(a:Person {born: 1985})", separator: "-[:KNOWS]->",
      end: " FINISH"),
    Kind(
      name: "deep nesting", start: "RETURN ",
      piece: String(repeating: "[", count: 60) + "1" + String(repeating: "]", count: 60), separator: ", ",
      end: ""),
    Kind(
      name: "conditions", start: "MATCH (n) WHERE ", piece: "n.born = 1985 AND NOT n.name = 'Ada'",
      separator: " OR ", end: " RETURN n"),
    Kind(
      name: "one string", start: "RETURN '", piece: "forty bytes of a text that goes on and on",
      separator: " ", end: "'"),
    Kind(
      name: "one comment", start: "/* ", piece: "forty bytes of a text that goes on and on", separator: " ",
      end: " */ FINISH"),
    Kind(name: "a script", start: "", piece: everyday, separator: ";\n", end: ""),
    Kind(name: "many statements", start: "", piece: "LET x = 1 FILTER x > 0", separator: " ", end: " FINISH"),
  ]

  private static func scripts(in folder: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gql") }
    let texts = try names.sorted().map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    return (0..<50).flatMap { _ in texts }
  }

  private static func reportSpeed(_ name: String, _ texts: [String]) {
    let bytes = Double(texts.reduce(0) { $0 + $1.utf8.count })
    let times = (0..<rounds).map { _ in seconds(texts) }.sorted()
    print(
      "\(name): \(rounded(bytes / times[0] / 1e6)) MB/s, median \(rounded(bytes / times[rounds / 2] / 1e6))")
  }

  /// A round reads a text of each length, so that what else the machine does in the meantime befalls them alike.
  private static func reportGrowth(_ kind: Kind) {
    let texts = [250_000, 500_000, 1_000_000].map { kind.text(of: $0) }
    var times = texts.map { _ in [Double]() }
    for _ in 0..<rounds {
      for (index, text) in texts.enumerated() {
        times[index].append(1e9 * seconds([text]) / Double(text.utf8.count))
      }
    }
    let medians = times.map { $0.sorted()[rounds / 2] }
    let shown = medians.map { "\(rounded($0))" }.joined(separator: ", ")
    print("\(kind.name): \(shown); \(rounded(medians[2] / medians[0]))")
  }

  private static let rounds = 11

  /// The CPU time of reading each text once.
  private static func seconds(_ texts: [String]) -> Double {
    let start = clock()
    for text in texts {
      let errors = SyntaxCheck.errors(in: text)
      precondition(errors.isEmpty, "\(errors.first?.message ?? "") in \(text.prefix(200))")
    }
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
