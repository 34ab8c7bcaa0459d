import Foundation
import GQL
import GraphStore

/// Holds the benchmark graph and answers the queries of the workload, one name per line of standard input, with their seconds.
///
/// usage: QueryBench FOLDER QUERIES.json [FOLDER-WITH-PROPERTIES]
@main
struct QueryBench {
  /// A query as the workload describes it.
  struct Query: Decodable {
    var name: String
    var text: String
    /// The values of each parameter; the n-th of several runs takes the n-th of each, over and over.
    var parameters: [String: [Int64]]?
    /// How often to run it for one answer, whose seconds are those of one run; nil: once.
    var repetitions: Int?
    /// Whether it is prepared before the clock starts.
    var isPrepared: Bool?
    /// Whether an answer is how many rows came, as a program that reads them all one after the other counts them.
    var countsRows: Bool?
  }

  /// What the engines print, one line per answer.
  struct Answer: Encodable {
    var loaded: Double?
    var seconds: Double?
    var rows: [[Cell]]?
    var error: String?
  }

  /// A value of a row in JSON.
  enum Cell: Encodable {
    case integer(Int64)
    case float(Double)
    case text(String)

    init(_ value: Value) throws {
      switch value {
      case .string(let text): self = .text(text)
      case .float64(let number): self = .float(number)
      default: self = .integer(try Int64(gql: value))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .integer(let number): try container.encode(number)
      case .float(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 || arguments.count == 4 else {
      FileHandle.standardError.write(
        Data("usage: QueryBench FOLDER QUERIES.json [FOLDER-WITH-PROPERTIES]\n".utf8))
      exit(2)
    }
    let queries = try JSONDecoder().decode(
      [Query].self, from: Data(contentsOf: URL(filePath: arguments[2])))
    let known = Dictionary(uniqueKeysWithValues: queries.map { ($0.name, $0) })

    let clock = ContinuousClock()
    var graph = Graph()
    let loading = try clock.measure {
      graph = try SocialNetwork.load(
        folder: arguments[1], properties: arguments.count == 4 ? arguments[3] : nil)
    }
    try say(Answer(loaded: loading.seconds))

    var options = SessionOptions()
    options.threads = ProcessInfo.processInfo.environment["THREADS"].flatMap { Int($0) }
    let session = Session(graph, options: options)
    while let name = readLine() {
      do {
        try say(try answer(known[name] ?? Query(name: name, text: name), session))
      } catch {
        try say(Answer(error: "\(error)"))
      }
    }
  }

  private static func answer(_ query: Query, _ session: Session) throws -> Answer {
    let count = query.repetitions ?? 1
    let values = query.parameters ?? [:]
    let variants = values.values.map(\.count).max() ?? 1
    let parameters = (0..<variants).map { run in values.mapValues { Value.int64($0[run % $0.count]) } }
    let statement = query.isPrepared == true ? try session.prepare(query.text) : nil
    var rows: [[Value]] = []
    let time = try ContinuousClock().measure {
      for run in 0..<count {
        let given = parameters[run % variants]
        if query.countsRows == true {
          let stream = try session.stream(query.text, parameters: given)
          var total: Int64 = 0
          while try stream.next() != nil { total += 1 }
          rows = [[.int64(total)]]
          continue
        }
        let result =
          try statement?.execute(parameters: given) ?? session.execute(query.text, parameters: given)
        rows = result.map(\.values)
      }
    }
    return Answer(seconds: time.seconds / Double(count), rows: try rows.map { try $0.map(Cell.init) })
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
