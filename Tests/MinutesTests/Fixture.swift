import FoundationEssentials

/// The files beside the tests, found through the source's path.
enum Fixture {
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast().joined(separator: "/") + "/Fixtures"
  }()

  static let package: String = {
    folder.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  }()

  static let seedPath = package + "/Data/minutes/2021-12-09-kanmin-gijutsu-kyoryoku-1.txt"

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path))
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try data(path))
  }
}
