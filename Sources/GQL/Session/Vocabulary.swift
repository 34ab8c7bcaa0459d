/// The words of the language, for the completion and the colours of an editor.
public enum Vocabulary {
  /// Every keyword in upper case, in alphabetical order.
  public static let keywords: [String] = TokenKind.allCases.filter(\.isKeyword).map { $0.text.uppercased() }
    .sorted()

  /// The name of every built-in function in lower case, in alphabetical order.
  public static var functions: [String] { BuiltinFunction.allNames }
}
