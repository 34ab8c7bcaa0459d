/// Completion scripts for shells, made from the description of the arguments.
struct CompletionScript {
  let tool: ToolDescription

  /// The script for a shell.
  func text(for shell: Shell) -> String {
    switch shell {
    case .bash: bash()
    case .zsh: zsh()
    case .fish: fish()
    }
  }

  /// The shells that completion is made for.
  enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
  }

  /// A command's own options and those of every command.
  func options(of command: CommandDescription) -> [OptionDescription] {
    command.options + tool.commonOptions
      + [OptionDescription(name: .help, letter: "h", summary: "Show help")]
  }

  /// The text between single quotes of a POSIX shell.
  func quoted(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" { result += "'\\''" } else { result.append(character) }
    }
    return result + "'"
  }
}
