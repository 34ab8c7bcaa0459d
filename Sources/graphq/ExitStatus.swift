/// How the process ends, for scripts.
enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  case refused = 1
  case usage = 2
  case badFile = 3
  case limit = 4
  case interrupted = 130

  /// One line for help.
  var meaning: String {
    switch self {
    case .done: "Done"
    case .refused: "GQL was refused: the language, a value, a missing graph, a constraint"
    case .usage: "Wrong options or arguments"
    case .badFile: "A file can't be read, is damaged, or is not what it should be; nothing was written"
    case .limit: "A limit was reached: time or memory"
    case .interrupted: "Interrupted"
    }
  }
}
