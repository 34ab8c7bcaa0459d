extension CompletionScript {
  /// One `complete` line per command, option and choice.
  func fish() -> String {
    var lines = [
      "# fish completion for graphq, made by `graphq completions fish`", "complete -c graphq -f",
    ]
    for command in tool.commands {
      lines.append(
        "complete -c graphq -n __fish_use_subcommand -a \(command.name.rawValue) -d \(fishQuoted(command.summary))"
      )
    }
    let names = tool.commands.map(\.name.rawValue).joined(separator: " ")
    lines += [
      "complete -c graphq -n __fish_use_subcommand -a help -d 'Show help on a command'",
      "complete -c graphq -n __fish_use_subcommand -l version -s V -d 'Show the version'",
      "complete -c graphq -n '__fish_seen_subcommand_from help' -a '\(names)'",
    ]
    lines += options(beforeCommand: "-n __fish_use_subcommand")
    for command in tool.commands {
      let condition = "-n '__fish_seen_subcommand_from \(command.name.rawValue)'"
      for option in options(of: command) {
        let names =
          (option.letter.map { " -s \($0)" } ?? "") + " -l \(option.name.rawValue)"
          + option.aliases.map { " -l \($0)" }.joined()
        lines.append(
          "complete -c graphq \(condition)\(names)\(fishValue(option.value)) -d \(fishQuoted(option.summary))"
        )
      }
      for operand in command.operands { lines += fishOperand(operand, condition) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func options(beforeCommand condition: String) -> [String] {
    tool.commonOptions.map { option in
      "complete -c graphq \(condition) -l \(option.name.rawValue)\(fishValue(option.value)) "
        + "-d \(fishQuoted(option.summary))"
    }
  }

  private func fishOperand(_ operand: CommandDescription.Operand, _ condition: String) -> [String] {
    switch operand.value.kind {
    case .text: []
    case .path, .file: ["complete -c graphq \(condition) -F"]
    case .choice(let choices):
      choices.map { "complete -c graphq \(condition) -a \($0.word) -d \(fishQuoted($0.meaning))" }
    }
  }

  private func fishValue(_ value: ArgumentValue?) -> String {
    switch value?.kind {
    case nil: ""
    case .text: " -x"
    case .path, .file: " -r -F"
    case .choice(let choices):
      // A line per word, the meaning after a tab.
      " -x -a "
        + fishQuoted(
          "(printf '%s\\t%s\\n' "
            + choices.map { "\($0.word) \(fishQuoted($0.meaning))" }.joined(separator: " ") + ")")
    }
  }

  private func fishQuoted(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "'"
  }
}
