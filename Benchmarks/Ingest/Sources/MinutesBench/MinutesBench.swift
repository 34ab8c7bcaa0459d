import FoundationEssentials
import GraphStore
import Minutes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures the reading of minutes, through the public API, over documents that a generator makes.
@main struct MinutesBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      print("usage: MinutesBench generate FOLDER [COUNT] | read FOLDER | ingest FOLDER")
      return
    }
    let folder = arguments[2]
    switch arguments[1] {
    case "generate": try generate(folder, count: arguments.count > 3 ? Int(arguments[3]) ?? 10_000 : 10_000)
    case "read": try read(folder)
    case "ingest": try ingest(folder)
    default: print("unknown: \(arguments[1])")
    }
  }

  /// Writes documents of about 7 KB each, from a fixed seed.
  private static func generate(_ folder: String, count: Int) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var generator = MinutesGenerator(seed: 5)
    for number in 0..<count {
      let made = generator.next(remarkCount: 40)
      try Data(made.text.utf8).write(to: URL(filePath: "\(folder)/\(number).txt"))
    }
  }

  /// Reading only, on one core: bytes in memory to plain values.
  private static func read(_ folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let files = try names.map { [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0))) }
    let reader = MinutesReader()
    _ = try reader.read(files[0], name: names[0])
    var remarks = 0
    let start = processorTime()
    for (name, bytes) in zip(names, files) {
      remarks += try reader.read(bytes, name: name).sittings.reduce(0) { $0 + $1.remarks.count }
    }
    say(
      "read", files.reduce(0) { $0 + $1.count }, since: start, "\(files.count) documents, \(remarks) remarks")
  }

  /// All of an ingest: files on all cores, a graph, identities.
  private static func ingest(_ folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let bytes = try names.reduce(0) { $0 + (try Data(contentsOf: URL(filePath: folder + "/" + $1))).count }
    let graph = Graph()
    let start = processorTime()
    let report = try MinutesIngester().ingest([folder], into: graph)
    let snapshot = graph.snapshot()
    say(
      "ingest", bytes, since: start,
      "\(report.documents.count) documents, \(snapshot.nodeCount) nodes, \(snapshot.edgeCount) edges, \(report.failures.count) failures"
    )
    // The generator's documents are always the same, and so is what they say.
    guard bytes == expected.bytes else { return }
    guard snapshot.nodeCount == expected.nodes, snapshot.edgeCount == expected.edges, report.failures.isEmpty
    else {
      print("WRONG: \(expected.nodes) nodes, \(expected.edges) edges and no failures are expected")
      exit(1)
    }
    let fingerprint = GraphFingerprint(of: snapshot).value
    guard fingerprint == expected.fingerprint else {
      print("WRONG: the fingerprint is \(fingerprint), and \(expected.fingerprint) is expected")
      exit(1)
    }
  }

  /// What 10,000 documents of the fixed seed are, and what is in them.
  private static let expected = (
    bytes: 81_454_527, nodes: 497_766, edges: 1_575_196, fingerprint: 8_897_072_990_893_582_926 as UInt64
  )

  private static func say(_ what: String, _ bytes: Int, since start: Double, _ rest: String) {
    let seconds = processorTime() - start
    let rate = Double(bytes) / 1e6 / seconds
    print(
      "\(what): \(rate.formatted2) MB/s per core (\(bytes) bytes in \(seconds.formatted2) s of processor time); \(rest)"
    )
  }

  /// Seconds of processor time that all threads of the process took.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Double {
  fileprivate var formatted2: String { "\((self * 100).rounded() / 100)" }
}
