/// A time of the day without a time zone, to the nanosecond.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// The nanoseconds since midnight, below those of a day. Leap seconds do not exist (IA026).
  public let nanosecondOfDay: Int64

  static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  /// The time at a distance from midnight; nil outside of a day.
  public init?(nanosecondOfDay: Int64) {
    guard nanosecondOfDay >= 0, nanosecondOfDay < LocalTime.nanosecondsPerDay else { return nil }
    self.nanosecondOfDay = nanosecondOfDay
  }

  /// The time of hour, minute, second and nanosecond; nil where one is beyond its range.
  public init?(hour: Int, minute: Int = 0, second: Int = 0, nanosecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999_999).contains(nanosecond)
    else { return nil }
    nanosecondOfDay = Int64((hour * 60 + minute) * 60 + second) * 1_000_000_000 + Int64(nanosecond)
  }

  /// The time some nanoseconds later, around the clock.
  func advanced(byNanoseconds nanoseconds: Int64) -> LocalTime {
    let day = LocalTime.nanosecondsPerDay
    let sum = (nanosecondOfDay + nanoseconds % day) % day
    return LocalTime(uncheckedNanosecondOfDay: sum < 0 ? sum + day : sum)
  }

  private init(uncheckedNanosecondOfDay: Int64) {
    nanosecondOfDay = uncheckedNanosecondOfDay
  }

  /// 00:00:00.
  public static let midnight = LocalTime(uncheckedNanosecondOfDay: 0)

  /// The hour, 0 to 23.
  public var hour: Int { Int(nanosecondOfDay / 3_600_000_000_000) }
  /// The minute, 0 to 59.
  public var minute: Int { Int(nanosecondOfDay / 60_000_000_000 % 60) }
  /// The second, 0 to 59.
  public var second: Int { secondOfDay % 60 }
  /// The part below a second, in nanoseconds.
  public var nanosecond: Int { Int(nanosecondOfDay % 1_000_000_000) }

  /// The whole seconds since midnight.
  public var secondOfDay: Int { Int(nanosecondOfDay / 1_000_000_000) }

  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.nanosecondOfDay < right.nanosecondOfDay
  }
}

extension LocalTime: CustomStringConvertible {
  /// ISO 8601: `13:05:00`, with as many decimals as are needed.
  public var description: String {
    "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))\(fractionText(nanosecond))"
  }
}

/// A time of the day in a time zone of a fixed offset, to the nanosecond.
///
/// Times are equal where they name one moment of a day in UTC: `10:00+01:00` equals `09:00Z`.
public struct ZonedTime: Sendable {
  /// The time that the clock shows.
  public let local: LocalTime

  /// The seconds that the clock is ahead of UTC, at most 18 hours either way.
  public let offset: Int32

  /// Joins a time and the seconds ahead of UTC; nil for an offset beyond 18 hours.
  public init?(_ local: LocalTime, offset: Int) {
    guard UTCOffset.isValid(offset) else { return nil }
    self.local = local
    self.offset = Int32(offset)
  }

  /// The nanoseconds since midnight in UTC, which may be those of the day before or after.
  var utcNanoseconds: Int64 { local.nanosecondOfDay - Int64(offset) * 1_000_000_000 }
}

extension ZonedTime: Hashable, Comparable {
  public static func == (left: ZonedTime, right: ZonedTime) -> Bool {
    left.utcNanoseconds == right.utcNanoseconds
  }

  public static func < (left: ZonedTime, right: ZonedTime) -> Bool {
    left.utcNanoseconds < right.utcNanoseconds
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(utcNanoseconds)
  }
}

extension ZonedTime: CustomStringConvertible {
  /// ISO 8601: `13:05:00+09:00`, `Z` for UTC.
  public var description: String { "\(local)\(UTCOffset.text(Int(offset)))" }
}

/// Offsets of time zones from UTC, in seconds.
enum UTCOffset {
  /// Whether an offset is at most 18 hours either way.
  static func isValid(_ seconds: Int) -> Bool { (-64_800...64_800).contains(seconds) }

  /// `Z`, `+09:00`, `-03:30`, with seconds where there are.
  static func text(_ offset: Int) -> String {
    if offset == 0 { return "Z" }
    let size = abs(offset)
    let seconds = size % 60 == 0 ? "" : ":" + padded(size % 60, 2)
    return "\(offset < 0 ? "-" : "+")\(padded(size / 3600, 2)):\(padded(size / 60 % 60, 2))\(seconds)"
  }
}

/// The decimals of a second with their point and without zeros at the end; empty for none.
func fractionText(_ nanosecond: Int) -> String {
  if nanosecond == 0 { return "" }
  var digits = padded(nanosecond, 9)
  while digits.utf8.last == 0x30 { digits.removeLast() }
  return "." + digits
}
