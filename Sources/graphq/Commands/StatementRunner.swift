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
        try write(stream, writer)
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

  private func write(_ stream: ResultStream, _ writer: any RowWriter) throws {
    try keep()
    let elements = ElementReader(snapshot: stream.snapshot)
    try writer.begin(columns: stream.columns, elements: elements)
    while let rows = try stream.nextRows() {
      for row in rows { try writer.write(row.values) }
      try console.output.flushIfDue()
    }
    // What is damaged in a native file reads as empty, and must not pass for an answer.
    if let damage = stream.snapshot.damage { throw damage }
    let status = stream.status
    try writer.end(ResultEnding(status: status.rawValue, hasResult: !stream.columns.isEmpty))
    if !stream.changes.isEmpty {
      hasUnsaved = true
      console.note("\(stream.changes)")
      try keep()
    }
  }

  /// Keeps what has been committed.
  private func keep() throws {
    guard hasUnsaved, !session.isInTransaction else { return }
    hasUnsaved = false
    if let database { try NativeFile.save(session.graph, to: database) }
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
