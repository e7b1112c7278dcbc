/// What has been done so that results may be published.
package struct Publication: Sendable {
  /// The fewest units and responses that figures may stand on.
  package let minimumUnits: Int
  /// How many groups are hidden.
  package let hiddenGroups: Int
  /// How many figures in the other groups are hidden.
  package let hiddenFigures: Int
}
