/// Literals.
extension Printer {
  mutating func write(_ literal: Literal) { write(literal.kind) }

  mutating func write(_ literal: Literal.Kind) {
    switch literal {
    case .boolean(let value): write(value ? "TRUE" : "FALSE")
    case .unknown: write("UNKNOWN")
    case .null: write("NULL")
    case .string(let content): writeString(content)
    case .bytes(let bytes): write("X'" + bytes.map(Self.hexadecimal).joined() + "'")
    case .integer(let digits, let radix):
      switch radix {
      case 16: write("0x" + digits)
      case 8: write("0o" + digits)
      case 2: write("0b" + digits)
      default: write(digits)
      }
    case .decimal(let number):
      let hasPointOnly = number.contains(".") && !number.contains { $0 == "e" || $0 == "E" }
      write(hasPointOnly ? number : number + "M")
    case .float(let number, let suffix):
      switch suffix {
      case .float32: write(number + "F")
      case .float64: write(number + "D")
      case nil: write(number)
      }
    case .temporal(let content, let kind):
      write(Self.keyword(of: kind) + " ")
      writeString(content)
    case .duration(let content):
      write("DURATION ")
      writeString(content)
    case .interval(let interval):
      write(interval.isNegative ? "INTERVAL -" : "INTERVAL ")
      writeString(interval.text)
      write(" " + Self.keyword(of: interval.start))
      if let end = interval.end { write(" TO " + Self.keyword(of: end)) }
    }
  }

  mutating func writeString(_ content: String) {
    write("'")
    writeEscaped(content, quote: "'")
    write("'")
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  private static func keyword(of kind: TemporalLiteralKind) -> String {
    switch kind {
    case .date: "DATE"
    case .time: "TIME"
    case .datetime: "DATETIME"
    case .localTime: "LOCAL TIME"
    case .zonedTime: "ZONED TIME"
    case .localDatetime: "LOCAL DATETIME"
    case .zonedDatetime: "ZONED DATETIME"
    }
  }

  private static func keyword(of field: IntervalField) -> String {
    switch field {
    case .year: "YEAR"
    case .month: "MONTH"
    case .day: "DAY"
    case .hour: "HOUR"
    case .minute: "MINUTE"
    case .second: "SECOND"
    }
  }
}
