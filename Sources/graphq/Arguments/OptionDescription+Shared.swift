/// The options that several commands share, described once.
extension OptionDescription {
  static let database = OptionDescription(
    name: .database, letter: "d",
    value: ArgumentValue(placeholder: "FILE.graph", kind: .file(["graph"])),
    summary: "Open a native graph file, and keep what the query changes")

  static let from = OptionDescription(
    name: .from, value: ArgumentValue(placeholder: "SOURCE", kind: .path), isRepeatable: true,
    summary: "Read minutes, tables, GraphML, JSON or GQL into memory; minutes:PATH forces a kind")

  static let output = OptionDescription(
    name: .output, letter: "o", value: ArgumentValue(placeholder: "FILE", kind: .path),
    summary: "Write to a file instead of standard output")

  static let file = OptionDescription(
    name: .file, letter: "f", value: ArgumentValue(placeholder: "FILE.gql", kind: .file(["gql"])),
    isRepeatable: true, summary: "Read GQL from a file")

  static let parameter = OptionDescription(
    name: .parameter, letter: "p", value: ArgumentValue(placeholder: "NAME=VALUE", kind: .text),
    isRepeatable: true, summary: "Give $NAME a value: JSON, or a string where it is not valid JSON")

  static let parameters = OptionDescription(
    name: .parameters, value: ArgumentValue(placeholder: "FILE.json", kind: .file(["json"])),
    isRepeatable: true, summary: "Give parameters from a file that holds one JSON object")

  static let color = OptionDescription(
    name: .color,
    value: ArgumentValue(
      placeholder: "WHEN",
      kind: .choice([
        .init(word: "auto", meaning: "on a terminal, unless NO_COLOR is set"),
        .init(word: "always", meaning: "also in a pipe"),
        .init(word: "never", meaning: "not at all"),
      ])),
    summary: "Colour the output: auto, always or never")

  static let quiet = OptionDescription(
    name: .quiet, letter: "q", summary: "Say nothing on standard error but errors")

  /// The options of every command that reads a graph.
  static let sources = [database, from]

  /// The options of every command that runs GQL.
  static let running: [OptionDescription] = [
    OptionDescription(name: .timing, summary: "Say how long each statement took"),
    OptionDescription(
      name: .timeout, value: ArgumentValue(placeholder: "SECONDS", kind: .text),
      summary: "Stop after this time (exit status 4)"),
    OptionDescription(
      name: .memoryLimit, value: ArgumentValue(placeholder: "SIZE", kind: .text),
      summary: "Stop above this memory, as in 500MB or 2GiB (exit status 4)"),
    OptionDescription(
      name: .threads, value: ArgumentValue(placeholder: "N", kind: .text),
      summary: "Use at most N threads; all cores by default"),
    OptionDescription(name: .readOnly, summary: "Refuse statements that change the graph"),
    OptionDescription(
      name: .strict, summary: "Refuse what ISO GQL does not have, and name the standard form"),
  ]

  /// `--format`, with the formats that a command can write.
  static func format(_ formats: [FormatName], default meaning: String) -> OptionDescription {
    OptionDescription(
      name: .format, letter: "F",
      value: ArgumentValue(
        placeholder: "FORMAT",
        kind: .choice(formats.map { .init(word: $0.rawValue, meaning: $0.meaning) })),
      summary: "Write " + formats.map(\.rawValue).joined(separator: ", ") + "; " + meaning)
  }
}
