import GQL
import Testing

@testable import graphq

@Suite struct HelpTests {
  private let tool = ToolDescription.graphq

  @Test func showsExamplesBeforeOptions() throws {
    for command in tool.commands {
      let text = HelpText(tool: tool, style: .plain).text(of: command)
      let examples = try #require(text.firstRange(of: "Examples"))
      let options = try #require(text.firstRange(of: "Options"))
      #expect(examples.lowerBound < options.lowerBound)
      for option in command.options { #expect(text.contains(option.spelling)) }
    }
  }

  @Test func staysWithinTheWidth() {
    for command in tool.commands {
      let text = HelpText(tool: tool, style: .plain, width: 80).text(of: command)
      // Examples are for copying and never broken.
      let described = text.split(separator: "Usage\n").last ?? ""
      for line in described.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test func namesEveryCommandInCompletionsAndManual() {
    let scripts = CompletionScript.Shell.allCases.map { CompletionScript(tool: tool).text(for: $0) }
    for text in scripts + [ManualPage(tool: tool).text()] {
      for command in tool.commands { #expect(text.contains(command.name.rawValue)) }
      #expect(text.hasSuffix("\n"))
    }
  }

  @Test func colorsOnlyWhereWished() {
    let none: (String) -> String? = { _ in nil }
    #expect(ColorChoice.auto.style(isTerminal: true, environment: none) == .colored)
    #expect(ColorChoice.auto.style(isTerminal: false, environment: none) == .plain)
    #expect(ColorChoice.auto.style(isTerminal: true) { $0 == "NO_COLOR" ? "1" : nil } == .plain)
    #expect(ColorChoice.auto.style(isTerminal: true) { $0 == "TERM" ? "dumb" : nil } == .plain)
    #expect(ColorChoice.always.style(isTerminal: false, environment: none) == .colored)
    #expect(ColorChoice.never.style(isTerminal: true, environment: none) == .plain)
  }

  @Test func cutsByCells() {
    #expect(DisplayWidth.prefix(of: "日本語", cells: 5).text == "日本")
    #expect(DisplayWidth.prefix(of: "日本語", cells: 5).cells == 4)
    #expect(DisplayWidth.prefix(of: "abc", cells: 9).text == "abc")
  }
}
