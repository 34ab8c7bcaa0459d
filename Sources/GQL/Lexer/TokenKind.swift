/// What a token is (21.3).
///
/// The order matters: words stand at the end, by how far they may serve as names, so that a comparison tells.
enum TokenKind: UInt16, Sendable, CaseIterable {
  /// The end of the text.
  case endOfText
  /// A regular identifier that is no keyword.
  case identifier
  /// A name between grave accents.
  case accentQuoted
  /// A text between double quotes: a string or a name, by its place.
  case doubleQuoted
  /// A text between single quotes.
  case singleQuoted
  /// `X'…'`.
  case byteString
  /// An unsigned decimal integer.
  case integerNumber
  /// A hexadecimal, octal or binary integer.
  case radixNumber
  /// An exact number with a point or the suffix M.
  case decimalNumber
  /// An approximate number.
  case floatNumber
  /// `$name`.
  case generalParameter
  /// `$$name`.
  case substitutedParameter

  // Delimiter tokens. Those that begin or end a bracket of an edge are one token each; the parser takes them
  // apart where an expression needs their first character alone.

  /// `&`
  case ampersand
  /// `*`
  case asterisk
  /// `:`
  case colon
  /// `::`
  case doubleColon
  /// `,`
  case comma
  /// `=`
  case equals
  /// `!`
  case exclamation
  /// `!=`
  case notEqualsExclamation
  /// `<`
  case less
  /// `>`
  case greater
  /// `<=`
  case lessOrEqual
  /// `>=`
  case greaterOrEqual
  /// `<>`
  case notEquals
  /// `{`
  case leftBrace
  /// `}`
  case rightBrace
  /// `[`
  case leftBracket
  /// `]`
  case rightBracket
  /// `(`
  case leftParen
  /// `)`
  case rightParen
  /// `-`
  case minus
  /// `+`
  case plus
  /// `+=`
  case plusEquals
  /// `%`
  case percent
  /// `^`
  case caret
  /// `.`
  case period
  /// `..`
  case doublePeriod
  /// `?`
  case question
  /// `;`
  case semicolon
  /// `/`
  case solidus
  /// `~`
  case tilde
  /// `=~`
  case equalsTilde
  /// `|`
  case verticalBar
  /// `||`
  case concatenation
  /// `|+|`
  case multisetAlternation
  /// `]->`
  case bracketRightArrow
  /// `]~>`
  case bracketTildeRightArrow
  /// `<-`
  case leftArrow
  /// `<-[`
  case leftArrowBracket
  /// `<~`
  case leftArrowTilde
  /// `<~[`
  case leftArrowTildeBracket
  /// `<->`
  case leftMinusRight
  /// `<-/`
  case leftMinusSlash
  /// `<~/`
  case leftTildeSlash
  /// `-[`
  case minusLeftBracket
  /// `-/`
  case minusSlash
  /// `->`
  case rightArrow
  /// `]-`
  case rightBracketMinus
  /// `]~`
  case rightBracketTilde
  /// `=>`
  case rightDoubleArrow
  /// `/-`
  case slashMinus
  /// `/->`
  case slashMinusRight
  /// `/~`
  case slashTilde
  /// `/~>`
  case slashTildeRight
  /// `~[`
  case tildeLeftBracket
  /// `~>`
  case tildeRightArrow
  /// `~/`
  case tildeSlash
  /// `--`
  case doubleMinus
  /// `-->`
  case longRightArrow
  /// `<--`
  case longLeftArrow
  /// `<-->`
  case longLeftRightArrow

  // Reserved words.

  case abs, acos, all, allDifferent, and, any, array, `as`, asc, ascending, asin, at, atan, avg, big
  case bigint, binary, bool, boolean, both, btrim, by, byteLength, bytes, call, cardinality, `case`
  case cast, ceil, ceiling, char, charLength, characterLength, characteristics, close, coalesce
  case collectList, commit, copy, cos, cosh, cot, count, create, currentDate, currentGraph
  case currentPropertyGraph, currentSchema, currentTime, currentTimestamp, date, datetime, day, dec
  case decimal, degrees, delete, desc, descending, detach, distinct, double, drop, duration
  case durationBetween, elementId, `else`, end, except, exists, exp, `false`, filter, finish, float
  case float16, float32, float64, float128, float256, floor, `for`, from, group, having, homeGraph
  case homePropertyGraph, homeSchema, hour, `if`, implies, `in`, insert, int, integer, int8, integer8
  case int16, integer16, int32, integer32, int64, integer64, int128, integer128, int256, integer256
  case intersect, interval, `is`, leading, left, `let`, like, limit, list, ln, local, localDatetime
  case localTime, localTimestamp, log, log10, lower, ltrim, match, max, min, minute, mod, month, next
  case nodetach, normalize, not, nothing, null, nulls, nullif, octetLength, of, offset, optional, or
  case order, otherwise, parameter, parameters, path, pathLength, paths, percentileCont
  case percentileDisc, power, precision, propertyExists, radians, real, record, remove, replace, reset
  case `return`, right, rollback, rtrim, same, schema, second, select, session, sessionUser, set
  case signed, sin, sinh, size, skip, small, smallint, sqrt, start, stddevPop, stddevSamp, string, sum
  case tan, tanh, then, time, timestamp, trailing, trim, `true`, typed, ubigint, uint, uint8, uint16
  case uint32, uint64, uint128, uint256, union, unknown, unsigned, upper, use, usmallint, value
  case varbinary, varchar, variable, when, `where`, with, xor, year, yield, zoned, zonedDatetime
  case zonedTime

  // Pre-reserved words: reserved, and without a use so far.

  case abstract, aggregate, aggregates, alter, catalog, clear, clone, constraint, currentRole
  case currentUser, data, directory, dryrun, exact, existing, function, gqlstatus, grant, instant
  case infinity, number, numeric, on, open, partition, procedure, product, project, query, records
  case reference, rename, revoke, substring, systemUser, temporal, unique, unit, values, whitespace

  // Non-reserved words: names everywhere, keywords in their places.

  case acyclic, binding, bindings, connecting, destination, different, directed, edge, edges, element
  case elements, first, graph, groups, keep, label, labeled, labels, last, nfc, nfd, nfkc, nfkd, no
  case node, normalized, only, ordinality, property, read, relationship, relationships, repeatable
  case shortest, simple, source, table, temp, to, trail, transaction, type, undirected, vertex, walk
  case without, write, zone

  // Words of extensions: names, but for the few places where an extension gives them a meaning.

  case contains, ends, explain, index, indexes, merge, profile, show, starts, text, unwind
}
