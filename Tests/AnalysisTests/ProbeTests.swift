import Diagnostics
import Analysis
import Files
import Kravkoll
import Model
import Reports
import Testing
import TestSupport

struct Probe {
  @Test func `orebro`() throws {
    var book = try RuleBook(Repository.path("rules/orebro-2025"))
    let r = try book.all()[0]
    let clock = ContinuousClock()
    let t0 = clock.now
    let f = RuleSetLints(r, asOf: r.period.lowerBound).findings
    for x in f { print("LINT", x.lint.severity, x.lint.rawValue, x.about, x.message[.swedish]) }
    print("lint time", clock.now - t0)
    let m = MutantReport(r, try RuleTestReader.tests(of: r))
    print("mut time", clock.now - t0)
    print("MUT", m.killed, m.survivors.count, m.equivalent, m.unpinned.count)
    for s in m.survivors { print("SURV", r.requirements[s.requirement].id, s.mutation.message[.swedish]) }
    for u in m.unpinned { print("UNP", r.requirements[u.requirement].id, u.kind) }
    let g = GateReport(ruleSet: r, asOf: r.period.lowerBound, lint: f, mutants: m)
    print(g.testFile(m.suggestions))
  }
}
