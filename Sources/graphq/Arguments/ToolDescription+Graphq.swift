import Minutes

/// The whole command line of `graphq`.
extension ToolDescription {
  static let graphq = ToolDescription(
    name: "graphq",
    version: Graphq.version,
    summary: "query property graphs and meeting minutes with ISO GQL",
    examples: [
      .init(
        meaning: "Ask minutes of meetings a question",
        line: "graphq query --from minutes/ 'MATCH (a:Attendee) RETURN a.name, a.printedAffiliation'"),
      .init(
        meaning: "Keep the graph of the minutes in a file, and type GQL against it",
        line: "graphq ingest minutes/ --output minutes.graph\ngraphq shell --db minutes.graph"),
      .init(
        meaning: "Read tables into a graph",
        line: "graphq import social-network/ --output social.graph"),
      .init(
        meaning: "Draw a graph on a page for any browser",
        line: "graphq export --db minutes.graph --output minutes.html"),
      .init(
        meaning: "JSON for the next program in a pipe",
        line:
          "graphq query --db minutes.graph --format jsonl 'MATCH (t:Technology) RETURN t.name AS name' | jq .name"
      ),
    ],
    commands: [
      .query, .shell, .ingest, .import, .export, .schema, .explain, .report, .check, .completions,
    ],
    commonOptions: [.color, .quiet],
    exitStatuses: ExitStatus.allCases.map { ($0.rawValue, $0.meaning) })
}

extension CommandDescription {
  private static let gql = Operand(value: ArgumentValue(placeholder: "GQL", kind: .text), isOptional: true)

  static let query = CommandDescription(
    name: .query,
    summary: "Run GQL and print its rows",
    notes: [
      "GQL comes from the argument, from --file, or from standard input (- or nothing). "
        + "Several statements are separated by `;`.",
      "With --db each statement outside an explicit transaction commits on its own. With --from the graph is read "
        + "into memory and nothing is written. Without either the graph is empty.",
      "Rows stream to standard output; errors, timing and notes go to standard error.",
    ],
    examples: [
      .init(
        meaning: "Who attended, from the minutes themselves",
        line: "graphq query --from minutes/ 'MATCH (a:Attendee) RETURN a.name, a.printedAffiliation'"),
      .init(
        meaning: "A native file, as CSV, with a parameter",
        line: "graphq query --db minutes.graph --format csv --param org=東京大学 \\\n"
          + "  'MATCH (o:Organization {name: $org})<-[:AFFILIATED_WITH]-(a) RETURN a.name'"),
      .init(
        meaning: "Draw the result",
        line:
          "graphq query --db minutes.graph --format dot 'MATCH p = (:Remark)-[:MENTIONS]->(:Technology) RETURN p' "
          + "| dot -Tsvg > mentions.svg"),
      .init(meaning: "A script from a pipe", line: "graphq query --db people.graph < changes.gql"),
    ],
    operands: [gql],
    options: OptionDescription.sources + [
      .format(FormatName.allCases, default: "table on a terminal, else csv"),
      .parameter, .parameters, .file,
      OptionDescription(
        name: .output, letter: "o", value: ArgumentValue(placeholder: "FILE", kind: .path),
        summary: "Write the rows to a file instead of standard output"),
    ] + OptionDescription.running)

  static let shell = CommandDescription(
    name: .shell,
    summary: "Type GQL and see its rows at once",
    notes: [
      "A statement ends with `;`. Tab completes keywords, labels, property keys and variables; the arrow keys recall "
        + "the history, which is kept across runs. Ctrl-C stops a running query, Ctrl-D leaves.",
      ":help lists the commands of the shell.",
    ],
    examples: [
      .init(meaning: "On a native file", line: "graphq shell --db minutes.graph"),
      .init(meaning: "On tables, without writing anything", line: "graphq shell --from social-network/"),
    ],
    options: OptionDescription.sources + [
      .format(FormatName.allCases, default: "table by default"), .parameter, .parameters,
    ] + OptionDescription.running)

  static let ingest = CommandDescription(
    name: .ingest,
    summary: "Read meeting minutes into a native graph file",
    notes: [
      "A folder is searched for .txt and .md files. Nothing is guessed: who spoke is written only where the minutes "
        + "print it, and every fact knows the bytes it was read from. --report tells what was and was not understood."
    ],
    examples: [
      .init(
        meaning: "A folder of minutes, with a report",
        line: "graphq ingest minutes/ --output minutes.graph --report"),
      .init(
        meaning: "With names of your own field",
        line: "graphq ingest minutes.txt --lexicon robots.tsv --output minutes.graph"),
      .init(
        meaning: "Judge who is the same person in several meetings, and have it obeyed",
        line: "graphq ingest minutes/ --output minutes.graph --review-output review.tsv\n"
          + "graphq ingest minutes/ --output minutes.graph --review review.tsv"),
    ],
    operands: [
      Operand(value: ArgumentValue(placeholder: "MINUTES", kind: .path), isRepeatable: true)
    ],
    options: [
      OptionDescription(
        name: .output, letter: "o",
        value: ArgumentValue(placeholder: "FILE.graph", kind: .file(["graph"])),
        summary: "The native file to write"),
      OptionDescription(
        name: .lexicon, letter: "l", value: ArgumentValue(placeholder: "FILE.tsv", kind: .file(["tsv"])),
        isRepeatable: true, summary: "Add a lexicon of technologies or organizations"),
      OptionDescription(
        name: .encoding, value: ArgumentValue(placeholder: "NAME", kind: .text),
        summary: "Of the files: UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP; found out by default"),
      OptionDescription(
        name: .reviewOutput, value: ArgumentValue(placeholder: "FILE.tsv", kind: .file(["tsv"])),
        summary: "Write the identities across meetings as a table to judge"),
      OptionDescription(
        name: .review, value: ArgumentValue(placeholder: "FILE.tsv", kind: .file(["tsv"])),
        summary: "Obey such a table: keep, reject or nothing in the column decision"),
      OptionDescription(name: .report, summary: "Tell per document what was understood"),
      .format([.table, .json, .jsonl], default: "of the report; a text by default"),
      .threads,
    ])

  static let `import` = CommandDescription(
    name: .import,
    summary: "Read tables (neo4j-admin form) into a native graph file",
    notes: [
      "A folder's file names tell the labels: Person.csv holds nodes, Person_knows_Person.csv holds edges. Headers "
        + "follow neo4j-admin: id:ID(Person), name, age:int, :START_ID(Person), :END_ID(Person), :LABEL, :TYPE; "
        + "types are int long float double boolean string date localdatetime datetime duration, and [] for lists.",
      "The delimiter is detected, and the type of a column that names none. An import that stops writes nothing.",
    ],
    examples: [
      .init(meaning: "A folder", line: "graphq import social-network/ --output social.graph"),
      .init(
        meaning: "Files, with labels",
        line: "graphq import --nodes Person=people.csv --edges KNOWS=knows.csv --output people.graph"),
      .init(
        meaning: "Pass over bad rows, and list them",
        line: "graphq import tables/ --on-error skip --output people.graph"),
    ],
    operands: [
      Operand(
        value: ArgumentValue(placeholder: "FOLDER", kind: .path), isOptional: true, isRepeatable: true)
    ],
    options: [
      OptionDescription(
        name: .nodes, value: ArgumentValue(placeholder: "[LABEL[:LABEL]=]FILE", kind: .path),
        isRepeatable: true, summary: "A table of nodes"),
      OptionDescription(
        name: .edges, aliases: ["relationships"],
        value: ArgumentValue(placeholder: "[LABEL=]FILE", kind: .path), isRepeatable: true,
        summary: "A table of edges"),
      OptionDescription(
        name: .delimiter, value: ArgumentValue(placeholder: "C", kind: .text),
        summary: "What separates the fields: one character, or TAB; detected by default"),
      OptionDescription(
        name: .onError,
        value: ArgumentValue(
          placeholder: "WHAT",
          kind: .choice([
            .init(word: "stop", meaning: "write nothing if a row is bad (the default)"),
            .init(word: "skip", meaning: "leave bad rows out, and list them"),
          ])),
        summary: "What to do about a bad row: stop or skip"),
      OptionDescription(
        name: .limit, value: ArgumentValue(placeholder: "N", kind: .text),
        summary: "Stop after N bad rows; 1000 by default"),
      OptionDescription(
        name: .output, letter: "o",
        value: ArgumentValue(placeholder: "FILE.graph", kind: .file(["graph"])),
        summary: "The native file to write"),
      .threads,
    ])

  static let export = CommandDescription(
    name: .export,
    summary: "Write a graph, or the graph of a query, in another format",
    examples: [
      .init(
        meaning: "A page that draws the graph, for any browser",
        line: "graphq export --db minutes.graph --format html --output minutes.html"),
      .init(
        meaning: "Only what a query finds",
        line: "graphq export --db minutes.graph --format graphml \\\n"
          + "  --query 'MATCH p = (:Organization)<-[:AFFILIATED_WITH]-(:Attendee) RETURN p' --output people.graphml"
      ),
      .init(
        meaning: "Tables that other graph databases import",
        line: "graphq export --db minutes.graph --format csv --output tables/"),
    ],
    options: OptionDescription.sources + [
      .format(FormatName.ofExports, default: "told by the ending of --output where it is left out"),
      OptionDescription(
        name: .query, value: ArgumentValue(placeholder: "GQL", kind: .text),
        summary: "Export the nodes, edges and paths of its rows, instead of the whole graph"),
      .file, .parameter, .parameters,
      OptionDescription(
        name: .output, letter: "o", value: ArgumentValue(placeholder: "FILE", kind: .path),
        summary: "Write to a file (csv: a folder) instead of standard output"),
    ] + OptionDescription.running)

  static let schema = CommandDescription(
    name: .schema,
    summary: "Show labels, edge labels, properties and indexes with counts",
    examples: [
      .init(meaning: "Of a native file", line: "graphq schema --db minutes.graph"),
      .init(
        meaning: "Of tables, for a program", line: "graphq schema --from social-network/ --format json"),
    ],
    options: OptionDescription.sources + [
      .format(FormatName.ofRows, default: "table by default"), .threads,
    ])

  static let explain = CommandDescription(
    name: .explain,
    summary: "Show the plan of a query, with --profile also its rows and times",
    examples: [
      .init(
        meaning: "The plan",
        line: "graphq explain --db minutes.graph 'MATCH (a:Attendee)-[:SPOKE]->(r) RETURN a.name, count(*)'"),
      .init(
        meaning: "Where the time goes",
        line: "graphq explain --profile --db minutes.graph 'MATCH (r:Remark)-[:MENTIONS]->(t) RETURN t.name'"),
    ],
    operands: [gql],
    options: OptionDescription.sources + [
      OptionDescription(name: .profile, summary: "Run the query and count its rows and time per operator"),
      .parameter, .parameters, .file,
    ] + OptionDescription.running)

  static let report = CommandDescription(
    name: .report,
    summary: "Run a ready-made analysis of minutes; without a name, list them",
    examples: [
      .init(
        meaning: "Which affiliations spoke on which technologies",
        line: "graphq report affiliations-technologies --from minutes/"),
      .init(
        meaning: "Technologies named together, drawn",
        line: "graphq report co-mentions --from minutes/ --format dot | dot -Tsvg > together.svg"),
      .init(meaning: "The list", line: "graphq report"),
    ],
    operands: [
      Operand(
        value: ArgumentValue(
          placeholder: "NAME",
          kind: .choice(MinutesReport.allCases.map { .init(word: $0.rawValue, meaning: $0.summary) })),
        isOptional: true)
    ],
    options: OptionDescription.sources + [
      .format(FormatName.ofRows + FormatName.ofGraphs, default: "table on a terminal, else csv"), .output,
    ])

  static let check = CommandDescription(
    name: .check,
    summary: "Verify every section and invariant of a native graph file",
    examples: [.init(meaning: "A file", line: "graphq check minutes.graph")],
    operands: [
      Operand(value: ArgumentValue(placeholder: "FILE.graph", kind: .file(["graph"])), isRepeatable: true)
    ],
    options: [])

  static let completions = CommandDescription(
    name: .completions,
    summary: "Print the completion script of a shell",
    examples: [
      .init(meaning: "bash", line: "source <(graphq completions bash)"),
      .init(meaning: "zsh", line: "graphq completions zsh > \"${fpath[1]}/_graphq\""),
      .init(
        meaning: "fish", line: "graphq completions fish > ~/.config/fish/completions/graphq.fish"),
    ],
    operands: [
      Operand(
        value: ArgumentValue(
          placeholder: "SHELL",
          kind: .choice([
            .init(word: "bash", meaning: "GNU bash"), .init(word: "zsh", meaning: "Z shell"),
            .init(word: "fish", meaning: "fish"),
          ])))
    ],
    options: [])
}

extension OptionDescription {
  fileprivate static let threads = OptionDescription(
    name: .threads, value: ArgumentValue(placeholder: "N", kind: .text),
    summary: "Use at most N threads; all cores by default")
}
