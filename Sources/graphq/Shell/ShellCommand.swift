/// A command of the shell, which begins with a colon.
enum ShellCommand: String, CaseIterable {
  case help, schema, format, param, timing, explain, profile, open, read, export, quit

  /// What follows the name.
  var synopsis: String {
    switch self {
    case .help, .schema, .timing, .quit: ":" + rawValue
    case .format: ":format FORMAT"
    case .param: ":param [NAME=VALUE]"
    case .explain: ":explain GQL"
    case .profile: ":profile GQL"
    case .open: ":open PATH"
    case .read: ":read FILE.gql"
    case .export: ":export FILE"
    }
  }

  /// One line for `:help`.
  var meaning: String {
    switch self {
    case .help: "show this"
    case .schema: "show labels, edges and properties with counts"
    case .format: "change how rows are shown: " + FormatName.allCases.map(\.rawValue).joined(separator: " ")
    case .param: "give $NAME a value, or list the values"
    case .timing: "say how long statements take, or no longer"
    case .explain: "show the plan of a statement"
    case .profile: "run a statement and show its plan with rows and times"
    case .open: "go on with another file or source"
    case .read: "run a script"
    case .export: "write the whole graph; the ending tells the format"
    case .quit: "leave (also Ctrl-D)"
    }
  }
}
