#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command-line tool: reads the arguments, runs a command, ends with its status.
@main
struct Graphq {
  /// The version of the tool and of the libraries it is built with.
  static let version = "0.1.0"

  static func main() {
    // A reader that leaves (`| head`) shows as an error of `write`, which ends the run quietly.
    signal(SIGPIPE, SIG_IGN)
    let status = CommandLineRunner(console: .process()).run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }
}
