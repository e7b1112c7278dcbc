internal import Analysis
internal import Diagnostics
internal import Engine
internal import Files
package import Model
internal import Reports

/// A meeting that shows a change of the rules is taken by both editions, and comes out under each as the
/// report says.
func witnessIsRight(of change: RequirementChange, in diff: RuleSetDiff) throws(Breach) {
  guard let witness = change.witness, let answers = witness.meeting,
    let requirement = change.requirement
  else { return }
  let form = diff.ruleSet.requirements[requirement].form
  guard let text = WitnessFile(form, diff).text(of: answers) else { return }
  let formerID = change.formerID ?? change.id
  try comesOut(text.text, as: witness.before, of: formerID, under: diff.base)
  try comesOut(text.text, as: witness.after, of: change.id, under: diff.ruleSet)
}

/// A meeting as a text comes out as was said.
package func comesOut(
  _ text: String,
  as expected: Outcome,
  of requirement: Identifier<Requirement>,
  under ruleSet: RuleSet
) throws(Breach) {
  let law = "the meeting that shows a change comes out as the report says"
  let written = try onlySubmission(in: text, law)
  let outcome: Outcome?
  do throws(Unusable) {
    let meeting = try MeetingResolver.meeting(written.meeting(), in: ruleSet)
    let day = ruleSet.period.lowerBound
    outcome =
      evaluate(meeting, under: CompiledRules(ruleSet), asOf: day).results
      .first { ruleSet.requirements[$0.requirement].id == requirement }?.outcome
  } catch {
    throw Breach(of: law, seen: "\(error.words)\n\(text)")
  }
  guard outcome == expected else {
    let seen = outcome?.rawValue ?? "nothing"
    throw Breach(of: law, seen: "\(requirement): \(seen), not \(expected.rawValue)\n\(text)")
  }
}
