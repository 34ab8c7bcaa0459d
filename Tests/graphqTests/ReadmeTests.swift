import Foundation
import Testing

/// What the documents show of the tool: each `console` block holds commands and what they print. `UPDATE_GOLDEN=1` rewrites
/// them.
@Suite struct ReadmeTests {
  @Test func printsWhatTheReadmeShows() throws {
    let tool = try Tool()
    defer { tool.remove() }
    #expect(try check("README.md", with: tool, in: Transcript.root) >= 10)
  }

  /// The commands of the cookbook run one after the other in a folder of their own, because some write files.
  @Test func printsWhatTheCookbookShows() throws {
    let tool = try Tool()
    defer { tool.remove() }
    for name in ["Data", "Examples"] {
      try FileManager.default.createSymbolicLink(
        at: tool.folder.appendingPathComponent(name),
        withDestinationURL: Transcript.root.appendingPathComponent(name))
    }
    #expect(try check("Documentation/Cookbook.md", with: tool, in: tool.folder) >= 20)
  }

  /// Runs the commands of a document, and gives how many there are.
  private func check(_ document: String, with tool: Tool, in folder: URL) throws -> Int {
    let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
    let url = Transcript.root.appendingPathComponent(document)
    let before = try String(contentsOf: url, encoding: .utf8)
    var parts = before.components(separatedBy: "```console\n")
    var count = 0
    for index in parts.indices.dropFirst() {
      let pieces = parts[index].components(separatedBy: "```")
      let shown = pieces[0]
      var printed = ""
      for line in shown.split(separator: "\n", omittingEmptySubsequences: false) where line.hasPrefix("$ ") {
        let (output, status) = try tool.run(String(line.dropFirst(2)), in: folder)
        let ended = output.isEmpty || output.hasSuffix("\n") ? output : output + "\n"
        printed += line + "\n" + ended + (status == 0 ? "" : "[\(status)]\n")
        count += 1
      }
      if !isUpdate { #expect(printed == shown, "\(document)") }
      parts[index] = ([printed] + pieces.dropFirst()).joined(separator: "```")
    }
    let after = parts.joined(separator: "```console\n")
    if isUpdate, after != before { try after.write(to: url, atomically: true, encoding: .utf8) }
    return count
  }
}
