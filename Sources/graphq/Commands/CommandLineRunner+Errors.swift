import GQL
import GraphStore
import Minutes

extension CommandLineRunner {
  /// Says on standard error what went wrong, and gives the status that scripts see.
  func report(_ error: any Error) -> ExitStatus {
    switch error {
    case OutputError.closed:
      // Who read has had enough; that is no failure.
      return .done
    case OutputError.failed(let reason):
      tell("can't write the output: \(reason)")
      return .badFile
    case let error as UsageError:
      tell(error.message, hint: error.hint)
      if let command = error.command { console.tell("  see `graphq \(command.rawValue) --help`") }
      return .usage
    case let error as ScriptError:
      return report(error.error, in: error.text, name: error.name)
    default:
      return report(error, in: "", name: "query")
    }
  }

  /// Reports an error of a text, with the place in it where that is known.
  func report(_ error: any Error, in text: String, name: String) -> ExitStatus {
    switch error {
    case let error as GQLError:
      show(error.rendered(in: text, name: name))
      return .refused
    case let error as GQLErrors:
      show(error.rendered(in: text, name: name))
      return .refused
    case let error as ValueError:
      show("error[\(error.status)]: \(error.message)")
      return .refused
    case let error as ExecutionLimitError:
      tell(error.description)
      return error.kind == .cancellation ? .interrupted : .limit
    case is Interrupted:
      tell("the query was cancelled")
      return .interrupted
    case let error as FileError:
      tell(error.message)
      return .badFile
    case let error as ImportError:
      report(error)
      return .badFile
    case let error as MinutesError:
      tell(error.description)
      return .badFile
    case let error as LexiconError:
      tell(error.description)
      return .badFile
    case let error as GraphError:
      tell(error.description)
      return error.isOfFile ? .badFile : .refused
    case is OutputError, is UsageError, is ScriptError:
      return report(error)
    default:
      tell("\(error)")
      return .refused
    }
  }

  private func report(_ error: ImportError) {
    guard case .badRows(let rows, let isOverLimit) = error else { return tell(error.description) }
    for row in rows.prefix(20) { console.tell(Console.harmless("\(row)")) }
    if rows.count > 20 { console.tell("… and \(rows.count - 20) more") }
    tell(
      isOverLimit ? "more bad rows than `--error-limit` bears; nothing was written" : "nothing was written",
      hint: isOverLimit ? nil : "`--on-error skip` leaves bad rows out")
  }

  /// Prints a rendered error, its code and its underline coloured.
  private func show(_ text: String) {
    try? console.output.flush()
    let lines = Console.harmless(text).split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> String in
      if line.hasPrefix("error["), let colon = line.firstIndex(of: ":") {
        return console.errorStyle.error(String(line[..<colon])) + line[colon...]
      }
      if line.contains("^"), line.allSatisfy({ " |^".contains($0) }) {
        return console.errorStyle.error(String(line))
      }
      return String(line)
    }
    console.tell(lines.joined(separator: "\n"))
  }

  private func tell(_ message: String, hint: String? = nil) {
    // Rows that were already made belong before the error.
    try? console.output.flush()
    console.tell(console.errorStyle.error("error") + ": " + Console.harmless(message))
    if let hint { console.tell("  " + console.errorStyle.hint("hint") + ": " + hint) }
  }
}

extension GraphError {
  /// Whether a file is to blame.
  fileprivate var isOfFile: Bool {
    switch self {
    case .file, .damagedSection: true
    default: false
    }
  }
}
