/// A data exception: what a value could not do, with the GQLSTATUS that the standard gives it.
///
/// Every operation on values that can fail throws this one type, so that the language above only adds the place
/// in the text. Clause 22 ("data exception") of ISO/IEC 39075:2024, Table 8.
public struct ValueError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The five letters of the GQLSTATUS, such as `22003`.
  public let status: String

  /// What went wrong, in words, with the values that took part.
  public let message: String

  /// Makes an error of a GQLSTATUS and its explanation.
  public init(status: String, message: String) {
    self.status = status
    self.message = message
  }

  public var description: String {
    "\(status): \(message)"
  }
}

extension ValueError {
  /// 22003: a number does not fit into its type.
  public static func outOfRange(_ message: String) -> ValueError {
    ValueError(status: "22003", message: message)
  }

  /// 22004: null where a value is needed.
  public static func nullNotAllowed(_ message: String) -> ValueError {
    ValueError(status: "22004", message: message)
  }

  /// 22007: a text is no date, time or datetime.
  public static func invalidTemporalFormat(_ message: String) -> ValueError {
    ValueError(status: "22007", message: message)
  }

  /// 22008: a date or time leaves the range of its type.
  public static func temporalOverflow(_ message: String) -> ValueError {
    ValueError(status: "22008", message: message)
  }

  /// 22011: a substring of negative length or before the start.
  public static func substringError(_ message: String) -> ValueError {
    ValueError(status: "22011", message: message)
  }

  /// 22012: division by zero.
  public static func divisionByZero(_ message: String = "division by zero") -> ValueError {
    ValueError(status: "22012", message: message)
  }

  /// 22015: a duration leaves the range of its type.
  public static func durationOverflow(_ message: String) -> ValueError {
    ValueError(status: "22015", message: message)
  }

  /// 22018: a text can not be read as a value of the type of the cast.
  public static func invalidTextForCast(_ message: String) -> ValueError {
    ValueError(status: "22018", message: message)
  }

  /// 22G03: a value of the wrong type.
  public static func invalidType(_ message: String) -> ValueError {
    ValueError(status: "22G03", message: message)
  }

  /// 22G0H: a text is no duration.
  public static func invalidDurationFormat(_ message: String) -> ValueError {
    ValueError(status: "22G0H", message: message)
  }
}
