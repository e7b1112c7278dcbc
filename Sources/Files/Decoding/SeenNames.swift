internal import Diagnostics

/// The names that a mapping has had so far.
struct SeenNames {
  private var names: [Located<String>] = []
  /// A number for each name, by which most of the others are told from it.
  private var digests: [UInt64] = []
  private var table: [String: Place] = [:]

  /// How many names are looked through one by one, which is quicker for a few.
  private static let few = 48

  /// Adds a name; or says, when it is there already, where.
  mutating func insert(_ name: Located<String>) -> Place? {
    if names.count < Self.few {
      let digest = Digest64(of: name.value).value
      for index in digests.indices
      where digests[index] == digest && names[index].value == name.value {
        return names[index].place
      }
      if digests.isEmpty {
        digests.reserveCapacity(Self.few)
        names.reserveCapacity(Self.few)
      }
      digests.append(digest)
      names.append(name)
      return nil
    }
    if table.isEmpty { for earlier in names { table[earlier.value] = earlier.place } }
    if let first = table[name.value] { return first }
    table[name.value] = name.place
    return nil
  }
}
