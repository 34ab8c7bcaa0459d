/// Value types.
extension Printer {
  mutating func write(_ type: ValueTypeSyntax) {
    switch type.kind {
    case .boolean: write("BOOL")
    case .string(let minimum, let maximum): write("STRING" + Self.arguments(minimum, maximum))
    case .bytes(let minimum, let maximum): write("BYTES" + Self.arguments(minimum, maximum))
    case .integer(let isSigned, let size): write(Self.text(of: size, isSigned: isSigned))
    case .decimal(let precision, let scale): write("DECIMAL" + Self.arguments(precision, scale))
    case .float(let size): write(Self.text(of: size))
    case .date: write("DATE")
    case .time(let isZoned): write(isZoned ? "ZONED TIME" : "LOCAL TIME")
    case .datetime(let isZoned): write(isZoned ? "ZONED DATETIME" : "LOCAL DATETIME")
    case .duration(.yearToMonth): write("DURATION(YEAR TO MONTH)")
    case .duration(.dayToSecond): write("DURATION(DAY TO SECOND)")
    case .duration(nil): write("DURATION")
    case .null: write("NULL")
    case .nothing: write("NOTHING")
    case .any: write("ANY")
    case .anyProperty: write("PROPERTY VALUE")
    case .union(let types): enclose("ANY <", ">") { $0.write(types, separatedBy: " | ") { $0.write($1) } }
    case .list(let element, let maximum, let isGroup):
      write(isGroup ? "GROUP LIST" : "LIST")
      if let element { enclose("<", ">") { $0.write(element) } }
      if let maximum { write("[\(maximum)]") }
    case .record(let fields):
      write("RECORD")
      if let fields { writeFields(fields) }
    case .path: write("PATH")
    case .graph(let specification):
      write("GRAPH")
      if let specification {
        write(" ")
        write(specification)
      }
    case .bindingTable(let fields):
      write("TABLE")
      writeFields(fields)
    case .node(let node):
      if let node { write(node) } else { write("NODE") }
    case .edge(let edge):
      if let edge { write(edge) } else { write("EDGE") }
    }
    if type.isNotNull { write(" NOT NULL") }
  }

  private mutating func writeFields(_ fields: [FieldType]) {
    enclose(" {", "}") {
      $0.write(fields) { printer, field in
        printer.write(field.name)
        printer.writeTyped(field.type)
      }
    }
  }

  private static func arguments(_ first: Int?, _ second: Int?) -> String {
    switch (first, second) {
    case (nil, nil): ""
    case (let only?, nil), (nil, let only?): "(\(only))"
    case (let first?, let second?): "(\(first), \(second))"
    }
  }

  private static func text(of size: IntegerSize, isSigned: Bool) -> String {
    let prefix = isSigned ? "" : "U"
    return switch size {
    case .bits(let bits): "\(prefix)INT\(bits)"
    case .regular: "\(prefix)INT"
    case .small: "\(prefix)SMALLINT"
    case .big: "\(prefix)BIGINT"
    case .precision(let precision): "\(prefix)INT(\(precision))"
    }
  }

  private static func text(of size: FloatSize) -> String {
    switch size {
    case .bits(let bits): "FLOAT\(bits)"
    case .regular: "FLOAT"
    case .real: "REAL"
    case .double: "DOUBLE"
    case .precision(let precision, let scale): "FLOAT" + arguments(precision, scale)
    }
  }
}
