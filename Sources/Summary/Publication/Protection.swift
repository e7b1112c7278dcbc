/// What has been done so that results may be published.
package struct Protection: Sendable {
  /// The fewest units and responses that figures may stand on.
  package let minimumUnits: Int
  /// How many groups are hidden as a whole.
  package let hiddenGroups: Int
  /// How many figures in what else is shown are hidden.
  package let hiddenFigures: Int
}
