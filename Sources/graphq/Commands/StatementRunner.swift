import GQL
import GraphStore

/// Runs scripts in a session, writes the rows of each statement, and keeps what they change.
///
/// A class, because what is not yet kept carries over from one script to the next.
final class StatementRunner {
  let session: Session
  var parameters: [String: Value]
  var showsTiming: Bool
  private let database: String?
  private let console: Console
  private var hasUnsaved = false

  init(_ opened: SourceLoader.Opened, options: RunOptions, console: Console) {
    session = Session(opened.graph, options: options.session)
    database = opened.database
    parameters = options.parameters
    showsTiming = options.showsTiming
    self.console = console
  }

  /// Runs every statement of a text.
  func run(_ text: String, name: String, writer: any RowWriter) throws {
    let interruption = Interruption { [session] in session.cancel() }
    defer { interruption.end() }
    let clock = ContinuousClock()
    var start = clock.now
    do {
      try session.executeScript(text, parameters: parameters) { stream in
        try write(stream, writer, until: interruption)
        if showsTiming { console.note("time: \(Self.text(of: clock.now - start))") }
        start = clock.now
      }
      try keep()
    } catch let error as OutputError {
      throw error
    } catch {
      try keep()
      throw ScriptError(error: error, text: text, name: name)
    }
  }

  private func write(
    _ stream: ResultStream, _ writer: any RowWriter, until interruption: Interruption
  ) throws {
    try keep()
    // A statement that fails at once prints no header.
    var next = try stream.nextBatch()
    try writer.begin(columns: stream.columns, elements: ElementReader(snapshot: stream.snapshot))
    do {
      while let batch = next {
        if interruption.isRequested { throw Interrupted() }
        try writer.write(batch)
        try console.output.flushIfDue()
        next = try stream.nextBatch()
      }
      // What is damaged in a native file reads as empty, and must not pass for an answer.
      if let damage = stream.snapshot.damage { throw damage }
      if interruption.isRequested { throw Interrupted() }
    } catch {
      // What was begun is ended in its form, with the status that tells why.
      if !(error is OutputError) { try writer.end(ResultEnding(status: Self.status(of: error))) }
      throw error
    }
    try writer.end(ResultEnding(status: stream.status.rawValue, hasResult: !stream.columns.isEmpty))
    if !stream.changes.isEmpty {
      hasUnsaved = true
      try keep()
      console.note("\(stream.changes)")
    }
  }

  /// Keeps what has been committed.
  private func keep() throws {
    guard hasUnsaved, !session.isInTransaction else { return }
    hasUnsaved = false
    if let database { try NativeFile.save(session.graph, to: database) }
  }

  /// Says at the end of everything what may surprise: changes of an open transaction that are lost, and a file that was named
  /// but is not there.
  func warnOfSurprises() {
    if session.isInTransaction { console.warn("the transaction was not committed; its changes are dropped") }
    if let database, FileBytes.kind(of: database) == nil {
      console.warn("there is no file \(database), and nothing was written to make it")
    }
  }

  /// The GQLSTATUS of an error, nil of one that is none of the language.
  private static func status(of error: any Error) -> String? {
    switch error {
    case let error as GQLError: error.status.rawValue
    case let error as ValueError: error.status
    default: nil
    }
  }

  /// A time with three digits.
  static func text(of duration: Duration) -> String {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    let (number, unit) =
      seconds >= 1 ? (seconds, "s") : seconds >= 1e-3 ? (seconds * 1e3, "ms") : (seconds * 1e6, "µs")
    let digits = number >= 100 ? 1.0 : number >= 10 ? 10.0 : 100.0
    return "\((number * digits).rounded() / digits) \(unit)"
  }
}

/// Ctrl-C between two steps of the engine: exit status 130.
struct Interrupted: Error {}
