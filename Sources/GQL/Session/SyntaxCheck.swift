/// Reads texts without a graph: what an editor underlines while a text is being written.
public enum SyntaxCheck {
  /// What is wrong with the form of a text, in its order; nothing where it can be read. Linear in the length of the text.
  ///
  /// Names are not looked up: an unknown variable is no mistake of form.
  ///
  /// - Parameters:
  ///   - text: one or several statements.
  ///   - isStrict: whether extensions of the standard are mistakes, too.
  public static func errors(in text: String, isStrict: Bool = false) -> [GQLError] {
    do {
      _ = try Parser.parse(text, options: ParserOptions(isStrict: isStrict))
      return []
    } catch {
      return error.all
    }
  }
}
