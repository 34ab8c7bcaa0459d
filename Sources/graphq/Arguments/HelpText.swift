/// Help as a terminal shows it: what to type first, then every option.
struct HelpText {
  let tool: ToolDescription
  let style: TerminalStyle
  /// The columns of the terminal; long lines are broken before it.
  var width = 100

  /// Help on the tool.
  func text() -> String {
    var lines = ["\(style.strong(tool.name)): \(tool.summary)", ""]
    lines.append(style.heading("Examples"))
    for example in tool.examples { lines += self.example(example) }
    lines += ["", style.heading("Commands")]
    lines += columns(tool.commands.map { ($0.name.rawValue, $0.summary) })
    lines += ["", style.heading("Options of every command")]
    lines += columns(
      tool.commonOptions.map(entry) + [
        ("-h, --help", "Show help, also after a command"), ("-V, --version", "Show the version"),
      ])
    lines += ["", style.heading("Exit status")]
    lines += columns(tool.exitStatuses.map { (String($0.status), $0.meaning) })
    return lines.joined(separator: "\n") + "\n"
  }

  /// Help on one command.
  func text(of command: CommandDescription) -> String {
    var lines = ["\(style.strong("graphq " + command.name.rawValue)): \(command.summary)", ""]
    lines.append(style.heading("Examples"))
    for example in command.examples { lines += self.example(example) }
    lines += ["", style.heading("Usage"), "  " + command.synopsis]
    for note in command.notes { lines += [""] + wrapped(note, indent: 2) }
    lines += ["", style.heading("Options")]
    lines += columns((command.options + tool.commonOptions).map(entry) + [("-h, --help", "Show this help")])
    return lines.joined(separator: "\n") + "\n"
  }

  private func example(_ example: CommandDescription.Example) -> [String] {
    ["  " + style.faint("# " + example.meaning)]
      + example.line.split(separator: "\n").map { "  " + String($0) }
  }

  /// `-o, --output FILE` and what it means.
  private func entry(_ option: OptionDescription) -> (String, String) {
    let value = option.value.map { " " + $0.placeholder } ?? ""
    let letter = option.letter.map { "-\($0), " } ?? "    "
    var summary = option.summary
    if !option.aliases.isEmpty {
      summary += " (also " + option.aliases.map { "--" + $0 }.joined(separator: ", ") + ")"
    }
    return (letter + option.spelling + value, option.isRepeatable ? summary + "; repeatable" : summary)
  }

  private func columns(_ entries: [(String, String)]) -> [String] {
    let left = min(28, entries.map { $0.0.count }.max() ?? 0)
    return entries.flatMap { name, meaning in
      let indent = left + 4
      let lines = wrapped(meaning, indent: indent)
      let first = lines.first.map { String($0.dropFirst(indent)) } ?? ""
      if name.count > left { return ["  " + name] + lines }
      let padding = String(repeating: " ", count: left - name.count + 2)
      return ["  " + name + padding + first] + lines.dropFirst()
    }
  }

  /// Breaks a text between words so that no line passes the width.
  private func wrapped(_ text: String, indent: Int) -> [String] {
    let blank = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = blank
    for word in text.split(separator: " ") {
      if line.count > indent, line.count + 1 + word.count > max(width, indent + 20) {
        lines.append(line)
        line = blank
      }
      line += (line.count > indent ? " " : "") + word
    }
    return lines + [line]
  }
}
