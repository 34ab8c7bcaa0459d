#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the machine says of itself.
package enum Machine {
  /// How many threads can run at once, at least 1.
  package static let coreCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The time since the beginning of 1970 in UTC.
  package static var now: (seconds: Int64, nanosecond: Int) {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return (Int64(time.tv_sec), Int(time.tv_nsec))
  }
}
