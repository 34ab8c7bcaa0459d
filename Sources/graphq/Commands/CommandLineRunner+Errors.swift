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
      if let command = error.command {
        console.tell("  see `graphq \(command.rawValue) --help`")
      }
      return .usage
    default:
      tell("\(error)")
      return .refused
    }
  }

  private func tell(_ message: String, hint: String? = nil) {
    // Rows that were already made belong before the error.
    try? console.output.flush()
    console.tell(console.errorStyle.error("error") + ": " + message)
    if let hint { console.tell("  " + console.errorStyle.hint("hint") + ": " + hint) }
  }
}
