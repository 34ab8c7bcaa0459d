import Foundation
import GQL
import GraphStore

/// Holds the benchmark graph and answers the queries of the workload, one name per line of standard input, with their seconds.
///
/// usage: QueryBench FOLDER QUERIES.json
@main
struct QueryBench {
  struct Query: Decodable {
    var name: String
    var text: String
  }

  /// What the engines print, one line per answer.
  struct Answer: Encodable {
    var loaded: Double?
    var seconds: Double?
    var rows: [[Int64]]?
    var error: String?
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: QueryBench FOLDER QUERIES.json\n".utf8))
      exit(2)
    }
    let queries = try JSONDecoder().decode(
      [Query].self, from: Data(contentsOf: URL(filePath: arguments[2])))
    let texts = Dictionary(uniqueKeysWithValues: queries.map { ($0.name, $0.text) })

    let clock = ContinuousClock()
    var graph = Graph()
    let loading = try clock.measure { graph = try SocialNetwork.load(folder: arguments[1]) }
    try say(Answer(loaded: loading.seconds))

    let session = Session(graph)
    while let name = readLine() {
      do {
        var rows: [[Int64]] = []
        let time = try clock.measure {
          rows = try session.execute(texts[name] ?? name).map { row in
            try row.values.map { try Int64(gql: $0) }
          }
        }
        try say(Answer(seconds: time.seconds, rows: rows))
      } catch {
        try say(Answer(error: "\(error)"))
      }
    }
  }

  private static func say(_ answer: Answer) throws {
    var line = try JSONEncoder().encode(answer)
    line.append(10)
    FileHandle.standardOutput.write(line)
  }
}

extension Duration {
  /// The duration as a number of seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
