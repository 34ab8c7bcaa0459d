import FoundationEssentials
import GraphStore
import Testing

@testable import Minutes

/// What can't be read as minutes is refused with the reason, and nothing is written.
@Suite struct RefusalTests {
  private func reason(of text: String) -> MinutesError.Reason? {
    reason(of: Array(text.utf8))
  }

  private func reason(of bytes: [UInt8]) -> MinutesError.Reason? {
    do throws(MinutesError) {
      _ = try MinutesReader().read(bytes, name: "x.txt")
      return nil
    } catch {
      #expect(error.path == "x.txt")
      return error.reason
    }
  }

  @Test func emptyFiles() {
    #expect(reason(of: "") == .empty)
    #expect(reason(of: "  \n\n\t\n") == .empty)
    #expect(reason(of: [0xEF, 0xBB, 0xBF]) == .empty)
  }

  @Test func bytesThatAreNoText() {
    #expect(reason(of: [0xFF, 0x00, 0x81, 0x20, 0xFD, 0xFF]) == .notDecodable)
    let png: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0xFF, 0xFE, 0x80,
    ]
    #expect(reason(of: png) == .notDecodable)
  }

  @Test(arguments: [
    "買い物\n牛乳\n卵\nパン\n",
    "# A recipe\n\n- flour\n- sugar\n- eggs\n\nMix and bake on 3 May 2021.\n",
    "id,name\n1,Ada\n2,Bob\n",
    "むかしむかし、あるところに、おじいさんとおばあさんがいました。\nおじいさんは山へ行きました。\n",
    "func main() {\n  print(\"x\")\n}\n",
    "2021-12-09 17:15 started\n2021-12-09 17:16 stopped\n",
  ]) func otherTexts(_ text: String) throws {
    guard case .notMinutes(let lack)? = reason(of: text) else {
      Issue.record("read as minutes: \(text)")
      return
    }
    #expect(!lack.isEmpty)
  }

  @Test func verticalPrint() {
    let column = "第一回水の会議議事録令和三年四月一日場所公民館".map { "\($0)\n" }.joined()
    #expect(reason(of: column) == .verticalPrint)
  }

  @Test func aPathThatIsMissing() {
    let graph = Graph()
    #expect(throws: MinutesError(path: "/nowhere/x.txt", reason: .missing)) {
      _ = try MinutesIngester().ingest(["/nowhere/x.txt"], into: graph)
    }
    #expect(graph.snapshot().nodeCount == 0)
  }

  /// One bad file does not stop the rest, and is named at the end.
  @Test func oneBadFileAmongGoodOnes() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/minutes-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/deep", withIntermediateDirectories: true)
    try Data(contentsOf: URL(filePath: Fixture.seedPath)).write(to: URL(filePath: folder + "/deep/good.txt"))
    try Data("no minutes".utf8).write(to: URL(filePath: folder + "/bad.txt"))
    try Data("about this folder".utf8).write(to: URL(filePath: folder + "/README.md"))
    let graph = Graph()
    var done = 0
    let report = try MinutesIngester().ingest([folder], into: graph) { done = $0.filesDone }
    #expect(done == 2)
    #expect(report.documents.map(\.name) == ["deep/good.txt"])
    #expect(report.failures.map(\.path) == [folder + "/bad.txt"])
    #expect("\(report)".contains("bad.txt"))
    // Only bad files: an error, and nothing written.
    let empty = Graph()
    #expect(throws: MinutesError.self) {
      _ = try MinutesIngester().ingest([folder + "/bad.txt"], into: empty)
    }
    #expect(empty.snapshot().nodeCount == 0)
  }
}
