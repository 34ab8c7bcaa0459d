extension CompletionScript {
  /// A `#compdef` function over `_arguments`.
  func zsh() -> String {
    var lines = [
      "#compdef graphq", "# zsh completion for graphq, made by `graphq completions zsh`",
      "_graphq() {", "  local state line", "  _arguments -C \\",
    ]
    lines += tool.commonOptions.map { "    \(zshOption($0)) \\" }
    lines += [
      "    '--version[Show the version]' '--help[Show help]' \\",
      "    '1:command:->command' '*::argument:->argument'",
      "  case $state in", "  command)", "    local -a commands=(",
    ]
    lines += tool.commands.map { "      " + quoted("\($0.name.rawValue):\(zshEscaped($0.summary))") }
    lines += ["    )", "    _describe command commands ;;", "  argument)", "    case $line[1] in"]
    for command in tool.commands {
      lines += ["    \(command.name.rawValue))", "      _arguments \\"]
      lines += options(of: command).map { "        \(zshOption($0)) \\" }
      let operands = command.operands.map { operand in
        quoted(
          (operand.isRepeatable ? "*:" : "1:") + "\(operand.value.placeholder):\(zshAction(operand.value))")
      }
      lines += ["        " + (operands.isEmpty ? "&& return" : operands.joined(separator: " ")) + " ;;"]
    }
    lines += ["    esac ;;", "  esac", "}", "compdef _graphq graphq", ""]
    return lines.joined(separator: "\n")
  }

  private func zshOption(_ option: OptionDescription) -> String {
    let tail =
      "[\(zshEscaped(option.summary))]"
      + (option.value.map { ":\(zshEscaped($0.placeholder)):\(zshAction($0))" } ?? "")
    let star = option.isRepeatable ? "*" : ""
    return option.spellings.map { quoted(star + $0 + tail) }.joined(separator: " ")
  }

  private func zshAction(_ value: ArgumentValue) -> String {
    switch value.kind {
    case .text: " "
    case .path: "_files"
    case .file(let endings):
      endings.isEmpty ? "_files" : "_files -g \"*.(\(endings.joined(separator: "|")))\""
    case .choice: "(\(value.words.joined(separator: " ")))"
    }
  }

  private func zshEscaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "[]:\\".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
