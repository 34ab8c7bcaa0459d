/// Rows with named columns that a query has given: what a `TABLE` variable or parameter refers to.
///
/// A class, because references to one table are equal; it never changes. ISO/IEC 39075:2024, 4.15.3.
public final class BindingTable: Sendable {
  /// The columns with their declared types.
  public let columns: [ValueType.RecordField]
  /// The rows, each a record with a field for each column.
  public let rows: [Value]

  /// Makes a table; every row must be a record of the columns.
  ///
  /// - Throws: 22G0U for a row that is none.
  public init(columns: [ValueType.RecordField], rows: [Value]) throws(ValueError) {
    let names = Set(columns.map(\.name))
    for row in rows {
      guard case .record(let record) = row, Set(record.names) == names, record.count == columns.count else {
        throw ValueError(status: "22G0U", message: "\(row) does not have the columns of its table")
      }
    }
    self.columns = columns
    self.rows = rows
  }
}

extension BindingTable {
  /// The table with its rows assigned to columns of declared types.
  func assigned(to fields: [ValueType.RecordField]) throws(ValueError) -> Value {
    var rows: [Value] = []
    rows.reserveCapacity(self.rows.count)
    for row in self.rows { rows.append(try row.assigned(to: .record(fields))) }
    return .table(try BindingTable(columns: fields, rows: rows))
  }
}

extension Value {
  /// A reference to a table.
  public static func table(_ table: BindingTable) -> Value {
    let type = ValueType.bindingTable(table.columns)
    return .object(ObjectValue(table, type: type, text: type.description))
  }

  /// The table that the value refers to; nil for any other value.
  public var table: BindingTable? {
    guard case .object(let reference) = self else { return nil }
    return reference.object as? BindingTable
  }

  /// A list of records as a table of a type.
  ///
  /// - Throws: 22G0U for a row of other columns, 22G03 for what is no list, and what casts throw.
  func castToTable(_ fields: [ValueType.RecordField]?, _ zone: TimeZoneRules) throws(ValueError) -> Value {
    if let table {
      guard let fields else { return self }
      return try .list(table.rows).castToTable(fields, zone)
    }
    guard case .list(let rows) = self, let fields else {
      throw .invalidType("\(type) can not be cast to \(ValueType.bindingTable(fields))")
    }
    var cast: [Value] = []
    cast.reserveCapacity(rows.count)
    for row in rows { cast.append(try row.cast(to: .record(fields), zone: zone)) }
    return .table(try BindingTable(columns: fields, rows: cast))
  }
}
