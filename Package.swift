// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "kravkoll",
  products: [
    .library(name: "Kravkoll", targets: ["Kravkoll"]),
    .executable(name: "kravkoll", targets: ["KravkollCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
  ],
  targets: [
    // In the order of the data, from the text at the bottom to the command at the top.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "Diagnostics"),
    // Looks at what the program needs before Swift does.
    .target(name: "CStartup"),
    .target(name: "Events", dependencies: ["Diagnostics"]),
    .target(name: "JSON", dependencies: ["Diagnostics", "Events"]),
    .target(name: "YAML", dependencies: ["CLibYAML", "Diagnostics", "Events"]),
    .target(name: "Model", dependencies: ["Diagnostics"]),
    .target(name: "Publication", dependencies: ["Model"]),
    .target(
      name: "Files",
      dependencies: [
        "Diagnostics", "Events", "JSON", "Model", "Publication", "YAML",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [
        .embedInCode("Schemas/meeting.json"), .embedInCode("Schemas/compilation.json"),
        .embedInCode("Schemas/columns.json"),
        .embedInCode("Schemas/ruleset.json"),
        .embedInCode("Schemas/form.json"), .embedInCode("Schemas/requirements.json"),
        .embedInCode("Schemas/focus-areas.json"), .embedInCode("Schemas/measures.json"),
        .embedInCode("Schemas/units.json"), .embedInCode("Schemas/exceptions.json"),
        .embedInCode("Schemas/tests.json"), .embedInCode("Schemas/themes.json"),
      ]
    ),
    .systemLibrary(name: "CLibStemmer", providers: [.apt(["libstemmer-dev"])]),
    .target(name: "Language", dependencies: ["CLibStemmer", "Diagnostics", "Model"]),
    .target(name: "Engine", dependencies: ["Diagnostics", "Model"]),
    .target(name: "Analysis", dependencies: ["Diagnostics", "Engine", "Language", "Model"]),
    .target(
      name: "Summary",
      dependencies: ["Diagnostics", "Engine", "Language", "Model", "Publication"]
    ),
    .target(
      name: "Reports",
      dependencies: ["Analysis", "Diagnostics", "Files", "JSON", "Model", "Summary"]
    ),
    .target(
      name: "Kravkoll",
      dependencies: [
        "Analysis", "Diagnostics", "Engine", "Files", "Language", "Model", "Publication", "Reports",
        "Summary",
      ]
    ),
    .executableTarget(
      name: "KravkollCLI",
      dependencies: [
        "CStartup", "Diagnostics", "Files", "Kravkoll", "Model", "Reports", "Summary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // Not a product: measures how well comments are read.
    .executableTarget(
      name: "CommentScore",
      dependencies: ["Diagnostics", "Files", "Language", "Model"],
      path: "Bench/CommentScore"
    ),
    // Not a product: what holds for any input at all, for tests and for `make fuzz`.
    .target(
      name: "FuzzLaws",
      dependencies: [
        "Analysis", "Diagnostics", "Engine", "Events", "Files", "JSON", "Kravkoll", "Model",
        "Publication", "Reports", "Summary",
      ],
      path: "Fuzz/Laws"
    ),

    .target(
      name: "TestSupport",
      dependencies: ["Diagnostics", "Events", "Model"],
      path: "Tests/TestSupport"
    ),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
    .testTarget(
      name: "YAMLTests",
      dependencies: ["Diagnostics", "Events", "TestSupport", "YAML"]
    ),
    .testTarget(
      name: "LanguageTests",
      dependencies: ["CommentScore", "Diagnostics", "Files", "Language", "Model", "TestSupport"]
    ),
    .testTarget(name: "JSONTests", dependencies: ["Diagnostics", "Events", "JSON", "TestSupport"]),
    .testTarget(name: "PublicationTests", dependencies: ["Publication", "TestSupport"]),
    .testTarget(
      name: "SummaryTests",
      dependencies: ["Diagnostics", "Model", "Summary", "TestSupport"]
    ),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Analysis", "Diagnostics", "Engine", "Files", "Kravkoll", "Model", "Reports", "TestSupport",
      ],
      exclude: ["Practice"]
    ),
    .testTarget(
      name: "EngineTests",
      dependencies: ["Diagnostics", "Engine", "Model", "TestSupport"]
    ),
    .testTarget(
      name: "FilesTests",
      dependencies: ["Diagnostics", "Files", "Kravkoll", "Model", "Reports", "TestSupport"]
    ),
    .testTarget(
      name: "GoldenTests",
      dependencies: [
        "Analysis", "Diagnostics", "Files", "Kravkoll", "Model", "Reports", "Summary",
        "TestSupport",
      ],
      exclude: ["Expected"]
    ),
    .testTarget(
      name: "KravkollTests",
      dependencies: [
        "Diagnostics", "Events", "Files", "Kravkoll", "Model", "Reports", "TestSupport", "YAML",
      ]
    ),
    .testTarget(
      name: "LawTests",
      dependencies: [
        "Diagnostics", "Engine", "Files", "FuzzLaws", "Model", "Reports", "TestSupport",
      ],
      exclude: ["Found"]
    ),
    .testTarget(name: "CLITests", dependencies: ["KravkollCLI", "TestSupport"]),
  ]
)

// Only libFuzzer can start it, so that it is there only when that is asked for.
if Context.environment["KRAVKOLL_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: ["Diagnostics", "FuzzLaws", "Model"],
      path: "Fuzz/Driver"
    )
  )
}

// One strictness for every target.
for target in package.targets where target.type != .system && target.name != "CStartup" {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}
