#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system refused, in its own words.
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
  private let code: Int32

  /// The error of the last call.
  static var last: SystemError { SystemError(code: errno) }

  /// Whether there is no such file or folder.
  package var isMissing: Bool { code == ENOENT }
  /// Whether the file or folder is another's.
  package var isForbidden: Bool { code == EACCES || code == EPERM }

  package var description: String { unsafe String(cString: strerror(code)) }
}
