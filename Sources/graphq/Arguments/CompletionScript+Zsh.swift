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
    lines += ["      'help:Show help on a command'"]
    let names = tool.commands.map(\.name.rawValue).joined(separator: " ")
    lines += [
      "    )", "    _describe command commands ;;", "  argument)", "    case $line[1] in",
      "    help) _arguments '1:command:(\(names))' ;;",
    ]
    for command in tool.commands {
      lines += ["    \(command.name.rawValue))", "      _arguments \\"]
      lines += options(of: command).map { "        \(zshOption($0)) \\" }
      // A message on what can't be completed would keep zsh from inserting the option that can.
      let operands = command.operands.filter { if case .text = $0.value.kind { false } else { true } }.map {
        operand in
        quoted(
          (operand.isRepeatable ? "*:" : "1:") + "\(operand.value.placeholder):\(zshAction(operand.value))")
      }
      lines += ["        " + (operands.isEmpty ? "&& return" : operands.joined(separator: " ")) + " ;;"]
    }
    lines += ["    esac ;;", "  esac", "}"]
    // Loaded at the first Tab the file is the function itself; sourced, it only tells of it.
    lines += ["if [[ $funcstack[1] == _graphq ]]; then _graphq \"$@\"; else compdef _graphq graphq; fi", ""]
    return lines.joined(separator: "\n")
  }

  private func zshOption(_ option: OptionDescription) -> String {
    let tail =
      "[\(zshEscaped(option.summary))]"
      + (option.value.map { ":\(zshEscaped($0.placeholder)):\(zshAction($0))" } ?? "")
    let star = option.isRepeatable ? "*" : ""
    // A long option takes its value after a sign or a space, a letter also at once.
    return option.spellings.map {
      quoted(star + $0 + (option.value == nil ? "" : $0.hasPrefix("--") ? "=" : "+") + tail)
    }.joined(separator: " ")
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
