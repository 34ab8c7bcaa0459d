/// Writes a syntax tree as indented text, without its source ranges: what golden files hold, and what is compared
/// after a tree was printed and read again.
///
/// Reads the tree by reflection, so that no part of it can be forgotten.
enum TreeText {
  static func of(_ tree: Any, leavingOut: Set<String> = ["range", "extensions"]) -> String {
    var text = ""
    write(tree, label: nil, indentation: 0, leavingOut: leavingOut, into: &text)
    return text
  }

  private static func write(
    _ value: Any, label: String?, indentation: Int, leavingOut: Set<String>, into text: inout String
  ) {
    var mirror = Mirror(reflecting: value)
    var value = value
    if mirror.displayStyle == .optional {
      guard let wrapped = mirror.children.first?.value else { return }
      value = wrapped
      mirror = Mirror(reflecting: wrapped)
    }
    let prefix = String(repeating: "  ", count: indentation) + (label.map { "\($0): " } ?? "")
    func writeChildren(_ children: Mirror.Children) {
      for child in children where !leavingOut.contains(child.label ?? "") {
        let label = child.label.flatMap { $0.hasPrefix(".") || $0 == "kind" ? nil : $0 }
        write(child.value, label: label, indentation: indentation + 1, leavingOut: leavingOut, into: &text)
      }
    }
    switch mirror.displayStyle {
    case .struct where !(value is String):
      let name = "\(type(of: value))"
      if name == "Identifier", let name = mirror.descendant("name") as? String {
        text += "\(prefix)`\(name)`\n"
      } else {
        text += "\(prefix)\(name)\n"
        writeChildren(mirror.children)
      }
    case .enum:
      guard let child = mirror.children.first, let name = child.label else {
        text += "\(prefix).\(value)\n"
        return
      }
      text += "\(prefix).\(name)\n"
      let payload = Mirror(reflecting: child.value)
      if payload.displayStyle == .tuple {
        writeChildren(payload.children)
      } else {
        write(child.value, label: nil, indentation: indentation + 1, leavingOut: leavingOut, into: &text)
      }
    case .collection:
      if mirror.children.isEmpty {
        text += "\(prefix)[]\n"
      } else if let label {
        text += "\(String(repeating: "  ", count: indentation))\(label):\n"
        writeChildren(mirror.children)
      } else {
        for child in mirror.children {
          write(child.value, label: nil, indentation: indentation, leavingOut: leavingOut, into: &text)
        }
      }
    case .tuple:
      writeChildren(mirror.children)
    default:
      text += "\(prefix)\(String(reflecting: value))\n"
    }
  }
}
