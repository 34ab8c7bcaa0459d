import Foundation

/// A file of commands and what they print: `$ ` begins a command of the shell, the lines after it are its output and its
/// errors, and `[2]` at the end is its exit status unless that is 0.
struct Transcript {
  /// A command and what it printed.
  struct Step: Equatable {
    var command: String
    var output: String
  }

  let url: URL
  var steps: [Step]
  /// The lines before the first command.
  let preface: String

  /// The transcripts beside the tests.
  static var names: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []
    return names.filter { $0.hasSuffix(".transcript") }.sorted()
  }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  /// The root of the package, where the commands run.
  static let root = fixtures.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init(name: String) throws {
    url = Self.fixtures.appendingPathComponent(name)
    var steps: [Step] = []
    var preface = ""
    for line in try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
      } else if steps.isEmpty {
        preface += line + "\n"
      } else {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    // The last line end of the file is not the last command's.
    if let last = steps.indices.last { steps[last].output.removeLast() }
    self.steps = steps
    self.preface = preface
  }

  func write() throws {
    let text = preface + steps.map { "$ \($0.command)\n\($0.output)" }.joined()
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
}

/// Runs the built tool, which lies beside the bundle of the tests.
struct Tool {
  /// A folder of its own for what commands write; `$TMP` in a transcript.
  let folder: URL

  init() throws {
    folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(
      "graphq-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  static let folderOfBinary: String = {
    let executable = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    var folder = executable.deletingLastPathComponent()
    // The bundle of tests may be a folder itself.
    while folder.path != "/",
      !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("graphq").path)
    {
      folder = folder.deletingLastPathComponent()
    }
    return folder.path
  }()

  /// Runs a line of the shell and gives what it printed, errors included, and its status.
  func run(_ command: String, in place: URL = Transcript.root) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = place
    process.environment = [
      "PATH": Self.folderOfBinary + ":/usr/bin:/bin", "TMP": folder.path, "HOME": folder.path,
      "LC_ALL": "C.UTF-8",
      "GRAPHQ_HISTORY": "",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self).split(
      separator: folder.path, omittingEmptySubsequences: false
    )
    .joined(separator: "$TMP")
    return (text, process.terminationStatus)
  }
}
