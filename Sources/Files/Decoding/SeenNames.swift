internal import Diagnostics

/// The names that a mapping has had so far.
struct SeenNames {
  private var list: [Located<String>] = []
  private var table: [String: Place] = [:]

  /// How many names are looked through one by one, which is quicker for a few.
  private static let few = 48

  /// Adds a name; or says, when it is there already, where.
  mutating func insert(_ name: Located<String>) -> Place? {
    if list.count < Self.few {
      if let first = list.first(where: { $0.value == name.value }) { return first.place }
      list.append(name)
      return nil
    }
    if table.isEmpty { for earlier in list { table[earlier.value] = earlier.place } }
    if let first = table[name.value] { return first }
    table[name.value] = name.place
    return nil
  }
}
