import GraphStore
import Testing

@testable import GQL

/// What the binder makes of texts: plans, commands, and errors with their places.
@Suite struct BinderGoldenTests {
  @Test(arguments: PlanScript.names(in: "binder"))
  func script(_ name: String) throws {
    try PlanScript(name).run(BoundText.text(of:))
  }
}

/// Writes down what a text is bound to.
enum BoundText {
  struct Hints: CatalogHints {
    let labels = ["Person", "Organization", "KNOWS", "WORKS_AT"]
    let propertyKeys = ["name", "age", "since"]
  }

  static func context(_ text: String) -> BindingContext {
    let features = ProcedureSignature(
      name: "gql.features", parameters: [.init("family", .anyString, isOptional: true)],
      columns: [.init("id", .anyString), .init("name", .anyString), .init("supported", .boolean)])
    let indexes = ProcedureSignature(
      name: "gql.indexes", parameters: [], columns: [.init("name", .anyString), .init("kind", .anyString)])
    return BindingContext(
      schema: ["home"], homeSchema: ["home"],
      procedures: ["gql.features": features, "gql.indexes": indexes], hints: { _ in Hints() }, text: text)
  }

  /// The plans or commands of a text, or its error.
  static func text(of text: String) -> String {
    do {
      let script = try Parser.parse(text)
      var parts: [String] = []
      for program in script.programs {
        for statement in try Binder(context(text)).bind(program) { parts.append(describe(statement, text)) }
      }
      return parts.joined(separator: "\n;\n")
    } catch let error as GQLError {
      return describe(error, text)
    } catch let errors as GQLErrors {
      return "refused by the parser: " + describe(errors.first, text)
    } catch {
      return "\(error)"
    }
  }

  private static func describe(_ statement: BoundStatement, _ text: String) -> String {
    switch statement {
    case .query(let query):
      let columns = query.columns.map {
        "\($0.name) \($0.type)" + ($0.isNullable ? "?" : "")
      }
      let result = query.hasResult ? "columns \(columns.joined(separator: ", "))" : "no result"
      return ([result] + query.notes.map { "note " + describe($0, text) } + ["\(query.plan)"])
        .joined(separator: "\n")
    case .catalog(let change): return change.commands.map { "catalog \($0)" }.joined(separator: "\n")
    case .session(.setParameter(name: let name, ifNotExists: let ifNotExists, let query)):
      return "session set parameter \(name)" + (ifNotExists ? " if not exists" : "") + "\n\(query.plan)"
    case .session(.setGraph(let graph, let preludes)):
      return "session setGraph(\(graph))" + preludes.map { "\n\($0.name)\n\($0.query.plan)" }.joined()
    case .sequence(let sequence):
      let definitions = sequence.definitions.map { "\($0.name)\n\($0.query.plan)" }
      return (definitions + sequence.parts.map { describe($0, text) }).joined(separator: "\nthen\n")
    case .session(let command): return "session \(command)"
    case .transaction(let command): return "transaction \(command)"
    case .explain(let inner, let mode): return "\(mode)\n" + describe(inner, text)
    }
  }

  private static func describe(_ error: GQLError, _ text: String) -> String {
    let place = error.range.map { range in
      let bytes = Array(text.utf8)
      return " at `\(String(decoding: bytes[range.bytes], as: UTF8.self))`"
    }
    return "\(error.status.rawValue)\(place ?? ""): \(error.message)" + (error.hint.map { " (\($0))" } ?? "")
  }
}
