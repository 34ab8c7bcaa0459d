import Foundation
import GraphStore
import Testing

@Suite struct ImportTests {
  /// A folder with files, removed at the end.
  private final class Folder {
    let path = NSTemporaryDirectory() + "graphq-import-" + UUID().uuidString

    init(_ files: [String: String]) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private func run(
    _ files: [String: String], _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> (lines: [String], report: ImportReport) {
    let folder = try Folder(files)
    var options = ImportOptions()
    change(&options)
    let (graph, report) = try TableImporter(ImportTable.tables(inFolder: folder.path), options: options).run()
    return (Self.lines(graph.snapshot()), report)
  }

  private static func lines(_ snapshot: Snapshot) -> [String] {
    let text = { (properties: [(key: PropertyKeyID, value: Value)]) in
      properties.map { "\(snapshot.name(of: $0.key)): \($0.value)" }.sorted().joined(separator: ", ")
    }
    let nodes = snapshot.nodes().map {
      "n\($0.rawValue) \(snapshot.labels(of: $0).sorted().joined(separator: ":")) {\(text(snapshot.properties(of: $0)))}"
    }
    let edges = snapshot.edges().map { edge in
      "n\(snapshot.source(of: edge)?.rawValue ?? 0)-\(snapshot.labels(of: edge).joined())->"
        + "n\(snapshot.target(of: edge)?.rawValue ?? 0) {\(text(snapshot.properties(of: edge)))}"
    }
    return nodes + edges.sorted()
  }

  @Test func takesLabelsFromNames() throws {
    let lines = try run([
      "Person.csv": "id:ID(Person)|name\n7|Ada\n9|Bob\n",
      "City.csv": "id:ID(City)|name\n7|東京\n",
      "Person_livesIn_City.csv": ":START_ID(Person)|:END_ID(City)|since:int\n7|7|1999\n9|7|\n",
      "Person_knows_Person.csv": ":START_ID(Person)|:END_ID(Person)\n7|9\n",
    ]).lines
    #expect(
      lines == [
        "n0 City {id: 7, name: '東京'}", "n1 Person {id: 7, name: 'Ada'}", "n2 Person {id: 9, name: 'Bob'}",
        "n1-knows->n2 {}", "n1-livesIn->n0 {since: 1999}", "n2-livesIn->n0 {}",
      ])
  }

  @Test func readsEveryType() throws {
    let lines = try run([
      "nodes.csv": """
      :ID,:LABEL,i:int,f:float,b:boolean,s:string,d:date,ldt:localdatetime,dt:datetime,du:duration,xs:int[],ss:string[],t:localtime,skip:IGNORE
      a,A;B,007,1.5,true,007,2021-12-09,2021-12-09T17:15,2021-12-09T17:15:00+09:00,P1Y2M,1;2;3,x;y,12:30,zzz
      b,,,,,"",,,,,,,,

      """
    ]).lines
    #expect(
      lines == [
        "n0 A:B {b: TRUE, d: DATE '2021-12-09', dt: DATETIME '2021-12-09T17:15:00+09:00', du: DURATION 'P1Y2M', f: 1.5D, i: 7, ldt: DATETIME '2021-12-09T17:15:00', s: '007', ss: ['x', 'y'], t: TIME '12:30:00', xs: [1, 2, 3]}",
        "n1  {s: ''}",
      ])
  }

  @Test func detectsTypesAndWidensThem() throws {
    let rows = (0..<900).map { "\($0),\($0),\($0),2020-01-01,true,00\($0)" }
    let lines = try run([
      "N.csv": ":ID,a,b,c,d,e\n" + rows.joined(separator: "\n") + "\n900,x,1.5,2020-02-30,maybe,0\n"
    ]).lines
    #expect(lines[0] == "n0 N {a: '0', b: 0.0D, c: '2020-01-01', d: 'true', e: '000'}")
    #expect(lines[900] == "n900 N {a: 'x', b: 1.5D, c: '2020-02-30', d: 'maybe', e: '0'}")
  }

  @Test(arguments: [",", "\t", "|", ";"])
  func detectsDelimiters(delimiter: String) throws {
    let lines = try run([
      "N.csv": [":ID", "x", "y"].joined(separator: delimiter) + "\r\n"
        + ["a", "1", "\"q\(delimiter)\"\"r\"\"\""].joined(separator: delimiter) + "\r\n"
    ]).lines
    #expect(lines == ["n0 N {x: 1, y: 'q\(delimiter == "\t" ? "\\t" : delimiter)\"r\"'}"])
  }

  @Test func readsQuotesOverLinesAndPieces() throws {
    // Longer than a piece, with a line end within each field, so that borders fall into quotes.
    let long = String(repeating: "行\n,", count: 30)
    let rows = (0..<100).map { "\($0),\"\(long)\($0)\"" }.joined(separator: "\n")
    let lines = try run(["N.csv": "id:ID,text\n" + rows]) { $0.pieceLength = 1000 }.lines
    #expect(lines.count == 100)
    #expect(lines[99].hasSuffix(",99'}"))
  }

  @Test func cutsPiecesAtLines() throws {
    let count = 2000
    let nodes = "id:ID\n" + (0..<count).map { "\($0 * 3)\n" }.joined()
    let edges =
      ":START_ID,:END_ID\n" + (0..<count).map { "\($0 * 3),\(($0 * 7919 % count) * 3)\n" }.joined()
    let folder = try Folder(["N.csv": nodes, "N_to_N.csv": edges])
    var options = ImportOptions()
    options.pieceLength = 1 << 10
    let (graph, report) = try TableImporter(ImportTable.tables(inFolder: folder.path), options: options).run()
    let snapshot = graph.snapshot()
    #expect(report.nodeCount == count)
    #expect(report.edgeCount == count)
    var seen = [Int](repeating: -1, count: count)
    for edge in snapshot.edges() {
      guard let source = snapshot.source(of: edge), let target = snapshot.target(of: edge) else { continue }
      seen[Int(source.rawValue)] = Int(target.rawValue)
    }
    #expect(seen == (0..<count).map { $0 * 7919 % count })
  }

  /// Tables of nothing but pairs are read in a way of their own: they give what the same table with one more column gives.
  @Test func pairsAgreeWithRows() throws {
    var random = SplitMix(seed: 8)
    var keys: [Int64] = [0, -1, .min, .max, 7, 1_234_567_890_123_456_789, 99_999_999, 100_000_000, -42]
    for length in 1...18 {
      let start = (0..<length).reduce(Int64(0)) { number, _ in
        number * 10 + Int64.random(in: 1...9, using: &random)
      }
      keys += (0..<40).map { start &+ $0 }
    }
    keys = Array(Set(keys)).sorted()
    for lineEnd in ["\n", "\r\n"] {
      let pairs = (0..<3000).map { index in
        index % 3 == 0
          ? (keys[index % keys.count], keys[(index + 1) % keys.count])
          : (keys.randomElement(using: &random) ?? 0, keys.randomElement(using: &random) ?? 0)
      }
      var bad: [Int: String] = [:]
      for (row, text) in [
        "007,7", "12", "1,2,3", "x,7", "7,123456789012345678901", "-0,7", "5000000000000000001,7",
      ].enumerated() {
        bad[row * 400 + 3] = text
      }
      func table(_ header: String, _ more: String) -> String {
        var lines = [header]
        for (index, pair) in pairs.enumerated() {
          lines.append((bad[index] ?? "\(pair.0),\(pair.1)") + more)
          if index % 500 == 499 { lines.append("") }
        }
        return lines.joined(separator: lineEnd)
      }
      let nodes = ":ID" + lineEnd + keys.map(String.init).joined(separator: lineEnd) + lineEnd
      let (plain, plainReport) = try run(["N.csv": nodes, "E.csv": table(":START_ID,:END_ID", "")]) {
        $0.onError = .skip
        $0.pieceLength = 20_000
      }
      let (wide, wideReport) = try run(["N.csv": nodes, "E.csv": table(":START_ID,:END_ID,:IGNORE", ",z")]) {
        $0.onError = .skip
        $0.pieceLength = 20_000
      }
      #expect(plain == wide)
      #expect(plainReport.edgeCount == 3000 - bad.count)
      #expect(plainReport.badRows.map(\.line) == wideReport.badRows.map(\.line))
      #expect(plainReport.badRows.count == bad.count)
    }
  }

  @Test func stopsAtBadRowsWithEveryReason() throws {
    let error = #expect(throws: ImportError.self) {
      try run([
        "N.csv": "id:ID,a:int\n1,x\n2,3,4\n,5\n1,6\n\"7\"x,8\n9,99999999999999999999\n10,1\n10,2\n"
      ])
    }
    guard case .badRows(let rows, false) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(
      rows.map { "\($0.line): \($0.reason)" } == [
        "2: `a` is not an integer of 64 bits: `x`", "3: 3 fields where the header has 2",
        "4: the id is empty",
        "6: text follows the closing quote of a field",
        "7: `a` is not an integer of 64 bits: `99999999999999999999`",
      ])
  }

  @Test func skipsBadRows() throws {
    let result = try run([
      "N.csv": "id:ID,a:int\n1,x\n1,6\n2,7\n2,8\n",
      "N_e_N.csv": ":START_ID,:END_ID\n1,2\n1,3\n2\n\"1\",\"2\"\nx,1\n",
    ]) { $0.onError = .skip }
    #expect(result.lines == ["n0 N {a: 6, id: 1}", "n1 N {a: 7, id: 2}", "n0-e->n1 {}", "n0-e->n1 {}"])
    #expect(
      result.report.badRows.map { "\($0.line): \($0.reason)" } == [
        "2: `a` is not an integer of 64 bits: `x`", "5: a second node with the id `2`",
        "3: the end `3` is no node of the import", "4: 1 fields where the header has 2",
        "6: the start `x` is no node of the import",
      ])
    let error = #expect(throws: ImportError.self) {
      try run(["N.csv": ":ID,a:int\n1,x\n2,y\n"]) {
        $0.onError = .skip
        $0.badRowLimit = 1
      }
    }
    guard case .badRows(_, true) = error else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  @Test(arguments: [
    ("name,age\nx,1\n", "there is no `:ID` column (nodes), nor `:START_ID` and `:END_ID` columns (edges)"),
    (":START_ID\n1\n", "edges need one `:START_ID` and one `:END_ID` column"),
    (":ID,a:complex\n1,2\n", "the column `a:complex` has a type that is not known"),
    (":ID,a,a\n1,2,3\n", "two columns for the property `a`"),
    (":START_ID(X),:END_ID(X)\n1,2\n", "there are no nodes with ids of the space `X`"),
    ("", "there is no `:ID` column (nodes), nor `:START_ID` and `:END_ID` columns (edges)"),
  ])
  func refusesHeaders(text: String, reason: String) throws {
    let error = #expect(throws: ImportError.self) { try run(["T.csv": text]) }
    guard case .header(_, let given) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(given == reason)
  }

  @Test func treatsTextsAsIDs() throws {
    let lines = try run([
      "N.csv": ":ID\n007\n7\nab\n\"a\"\"b\"\n", "N_e_N.csv": ":START_ID,:END_ID\n007,7\nab,\"a\"\"b\"\n",
    ]).lines
    #expect(lines == ["n0 N {}", "n1 N {}", "n2 N {}", "n3 N {}", "n0-e->n1 {}", "n2-e->n3 {}"])
  }

  @Test func refusesWhatIsNoText() throws {
    let folder = try Folder([:])
    let path = folder.path + "/N.csv"
    try Data([0x3A, 0x49, 0x44, 0x2C, 0x61, 0x0A, 0x31, 0x2C, 0xFF, 0x0A]).write(
      to: URL(fileURLWithPath: path))
    #expect(throws: ImportError.self) { try TableImporter([ImportTable(path: path)]).run() }
    try Data([0xFF, 0xFE, 0x3A, 0x00]).write(to: URL(fileURLWithPath: path))
    #expect(throws: ImportError.self) { try TableImporter([ImportTable(path: path)]).run() }
    #expect(throws: ImportError.self) {
      try TableImporter([ImportTable(path: folder.path + "/none.csv")]).run()
    }
    #expect(throws: ImportError.self) { try TableImporter([ImportTable(path: folder.path)]).run() }
  }
}
