// swift-tools-version: 6.3
import PackageDescription

/// Measures the reading of minutes from outside, through the public API.
let package = Package(
  name: "MinutesBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "graphq", path: "../..")],
  targets: [
    .executableTarget(
      name: "MinutesBench",
      dependencies: [
        .product(name: "Minutes", package: "graphq"), .product(name: "GraphStore", package: "graphq"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
