import Foundation
import Testing

/// The README's questions: each `console` block holds a command and what it prints.
@Suite struct ReadmeTests {
  @Test func showsWhatTheToolPrints() throws {
    let readme = try String(contentsOf: Transcript.root.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```console\n$ ").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.count == 10)
    let tool = try Tool()
    defer { tool.remove() }
    for block in blocks {
      let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let (output, status) = try tool.run(String(lines[0]))
      #expect(output + (status == 0 ? "" : "[\(status)]\n") == lines[1], "$ \(lines[0])")
    }
  }
}
