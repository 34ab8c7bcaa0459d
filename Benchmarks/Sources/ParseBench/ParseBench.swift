import Foundation
import GQL

/// Prints how many megabytes of query text the lexer and the parser read per second of CPU time, and that the time grows with the
/// length of the text and no faster. The best of several rounds; the tree is freed within the time.
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
      "\nmilliseconds for 128, 256, 512 and 1,024 kB, and how many times longer 1,024 kB take than 128 kB (8 is linear)"
    )
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
  ]

  private static func scripts(in folder: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".gql") }
    let texts = try names.sorted().map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    return (0..<50).flatMap { _ in texts }
  }

  private static func reportSpeed(_ name: String, _ texts: [String]) {
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    print("\(name): \(rounded(Double(bytes) / seconds(texts) / 1e6)) MB/s")
  }

  private static func reportGrowth(_ kind: Kind) {
    let times = [128, 256, 512, 1024].map { 1000 * seconds([kind.text(of: $0 * 1000)]) }
    let shown = times.map { "\(rounded($0))" }.joined(separator: ", ")
    print("\(kind.name): \(shown); \(rounded((times.last ?? 0) / (times.first ?? 1)))")
  }

  /// The CPU time of reading each text once.
  private static func seconds(_ texts: [String]) -> Double {
    var best = Double.infinity
    for _ in 0..<9 {
      let start = clock()
      for text in texts {
        let errors = SyntaxCheck.errors(in: text)
        precondition(errors.isEmpty, "\(errors.first?.message ?? "") in \(text.prefix(200))")
      }
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    return best
  }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
