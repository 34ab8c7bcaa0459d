/// The manual page, as troff with the `man` macros.
struct ManualPage {
  let tool: ToolDescription

  func text() -> String {
    var lines = [
      ".TH GRAPHQ 1 \"\" \"graphq \(tool.version)\" \"User Commands\"",
      ".SH NAME", "graphq \\- \(escaped(tool.summary))",
      ".nh", ".SH SYNOPSIS", ".B graphq", "COMMAND [OPTION]… [ARGUMENT]…",
      ".SH EXAMPLES",
    ]
    lines += tool.examples.flatMap(example)
    lines += [".SH COMMANDS"]
    for command in tool.commands { lines += section(command) }
    lines += [".SH OPTIONS OF EVERY COMMAND"]
    lines += tool.commonOptions.flatMap(entry)
    lines += [".SH SOURCES", "What \\fB\\-\\-from\\fR reads; the word and a colon before a path force it."]
    lines += SourceKind.allCases.flatMap { [".TP", ".B \($0.rawValue)", escaped($0.meaning) + "."] }
    lines += [".SH FORMATS"]
    lines += FormatName.allCases.flatMap { [".TP", ".B \(escaped($0.rawValue))", escaped($0.meaning) + "."] }
    lines += [".SH COMMANDS OF THE SHELL"]
    lines += ShellCommand.allCases.flatMap {
      [".TP", ".B \(escaped($0.synopsis))", escaped($0.meaning) + "."]
    }
    lines += [".SH EXIT STATUS"]
    for (status, meaning) in tool.exitStatuses { lines += [".TP", ".B \(status)", escaped(meaning)] }
    lines += [
      ".SH ENVIRONMENT", ".TP", ".B NO_COLOR", "Where set and not empty, nothing is coloured.",
      ".TP", ".B GRAPHQ_HISTORY", "The file of the shell's history; empty for none.",
      ".SH FILES", ".TP", ".I ~/.graphq_history", "What was typed in the shell, the last 1000 entries.",
      ".SH SEE ALSO", ".BR dot (1)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ command: CommandDescription) -> [String] {
    var lines = [".SS \(escaped(command.synopsis))", escaped(command.summary) + "."]
    for note in command.notes { lines += [".PP", escaped(note)] }
    lines += command.examples.flatMap(example)
    return lines + command.options.flatMap(entry)
  }

  private func example(_ example: CommandDescription.Example) -> [String] {
    [".PP", escaped(example.meaning) + ":", ".PP", ".nf", ".RS"]
      + example.line.split(separator: "\n").map { escaped(String($0)) } + [".RE", ".fi"]
  }

  private func entry(_ option: OptionDescription) -> [String] {
    let names = option.spellings.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let value = option.value.map { " \\fI\(escaped($0.placeholder))\\fR" } ?? ""
    return [".TP", names + value, escaped(option.summary) + "."]
  }

  /// Keeps troff from reading a text's backslashes, hyphens and leading dots as its own.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
