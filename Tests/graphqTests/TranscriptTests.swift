import Foundation
import Testing

/// Drives the built tool: every transcript's commands print what they printed. `UPDATE_GOLDEN=1` rewrites them.
@Suite struct TranscriptTests {
  @Test(arguments: Transcript.names)
  func printsAsBefore(name: String) throws {
    var transcript = try Transcript(name: name)
    let tool = try Tool()
    defer { tool.remove() }
    let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
    for index in transcript.steps.indices {
      let step = transcript.steps[index]
      let (output, status) = try tool.run(step.command)
      let ended = output.isEmpty || output.hasSuffix("\n") ? output : output + "\n"
      let shown = ended + (status == 0 ? "" : "[\(status)]\n")
      if isUpdate {
        transcript.steps[index].output = shown
      } else {
        #expect(shown == step.output, "$ \(step.command)")
      }
    }
    if isUpdate { try transcript.write() }
  }

  @Test func runsFromAnyFolder() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let (output, status) = try tool.run("cd / && graphq --version")
    #expect(output.hasPrefix("graphq "))
    #expect(status == 0)
  }

  /// A reader that leaves ends the run quietly and early.
  @Test func endsQuietlyWithItsReader() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let (output, status) = try tool.run(
      "graphq query --format jsonl 'UNWIND range(1, 300000) AS n RETURN n' | head -n 2")
    #expect(output == "{\"n\":1}\n{\"n\":2}\n")
    #expect(status == 0)
  }
}
