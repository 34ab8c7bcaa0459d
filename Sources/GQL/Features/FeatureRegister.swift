/// Which optional features of the standard are supported, and what shows it.
///
/// A claim names scripts in `Tests/GQLTests/Golden/features`; a claim without its script, and a script without
/// its claim, fail the tests. So a feature is claimed in the change that brings its script.
public enum FeatureRegister {
  /// Every optional feature of the standard, in its order.
  public static let all: [Feature] = names.split(separator: "\n").map { line in
    let id = String(line.prefix { $0 != " " })
    return Feature(id: id, name: String(line.dropFirst(id.count + 1)), scripts: claims[id] ?? [])
  }

  /// The feature of an identifier.
  public static func feature(_ id: String) -> Feature? {
    all.first { $0.id == id }
  }

  /// The scripts of each supported feature.
  static let claims: [String: [String]] = [
    "G014": ["G014"],
    "GB01": ["GB01"],
    "GB02": ["GB02"],
    "GB03": ["GB03"],
    "GL01": ["GL01"],
    "GL02": ["GL02"],
    "GL03": ["GL03"],
    "GL04": ["GL04"],
    "GL05": ["GL05"],
    "GL06": ["GL06"],
    "GL07": ["GL07"],
    "GL08": ["GL08"],
    "GL09": ["GL09"],
    "GL10": ["GL10"],
    "GL11": ["GL11"],
    "GV23": ["GV23"],
  ]
}
