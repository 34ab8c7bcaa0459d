extension CompletionScript {
  /// A function of `complete -F`: commands first, then options, then what the option before takes.
  func bash() -> String {
    let commands = tool.commands.map(\.name.rawValue).joined(separator: " ")
    var lines = [
      "# bash completion for graphq, made by `graphq completions bash`",
      "_graphq() {",
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" command= index",
      "  # bash takes --format=json apart at the sign",
      "  if [[ $word == = ]]; then word=",
      "  elif [[ $before == = ]]; then before=\"${COMP_WORDS[COMP_CWORD-2]}\"; fi",
      "  for ((index = 1; index < COMP_CWORD; index++)); do",
      "    case \"${COMP_WORDS[index]}\" in",
      "      \(tool.commands.map(\.name.rawValue).joined(separator: "|"))) "
        + "command=\"${COMP_WORDS[index]}\"; break ;;",
      "    esac",
      "  done",
      "  case \"$command$before\" in",
      "    help) COMPREPLY=($(compgen -W \"\(commands)\" -- \"$word\")); return ;;",
    ]
    for command in tool.commands {
      for option in options(of: command) {
        guard let value = option.value else { continue }
        let patterns = option.spellings.map { command.name.rawValue + $0 }.joined(separator: "|")
        lines.append("    \(patterns)) \(bashReply(value)); return ;;")
      }
    }
    for option in tool.commonOptions {
      if let value = option.value { lines.append("    *\(option.spelling)) \(bashReply(value)); return ;;") }
    }
    let early = tool.commonOptions.map(\.spelling).joined(separator: " ") + " --help --version"
    lines += [
      "  esac", "  case \"$command\" in",
      "    '') COMPREPLY=($(compgen -W \"\(commands) help \(early)\" -- \"$word\")) ;;",
    ]
    for command in tool.commands {
      let words = options(of: command).map(\.spelling).joined(separator: " ")
      let operand = command.operands.first.map { bashReply($0.value) } ?? "COMPREPLY=()"
      lines += [
        "    \(command.name.rawValue))",
        "      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"\(words)\" -- \"$word\"));"
          + " else \(operand); fi ;;",
      ]
    }
    lines += ["  esac", "}", "complete -o filenames -F _graphq graphq", ""]
    return lines.joined(separator: "\n")
  }

  private func bashReply(_ value: ArgumentValue) -> String {
    switch value.kind {
    case .text: "COMPREPLY=()"
    case .path: "local IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$word\"))"
    case .file(let endings):
      "local IFS=$'\\n'; COMPREPLY=($(compgen -d -- \"$word\"; "
        + endings.map { "compgen -f -X '!*.\($0)' -- \"$word\"; " }.joined() + "))"
    case .choice: "COMPREPLY=($(compgen -W \"\(value.words.joined(separator: " "))\" -- \"$word\"))"
    }
  }
}
