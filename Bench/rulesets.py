#!/usr/bin/env python3
"""Makes a rule set of any size for measuring: rulesets.py DIR REQUIREMENTS WIDTH.

Each requirement has a question of its own, and every tenth is a composite over WIDTH of them: at least
half of them rated 1–2. Each is pinned down by tests.
"""
import sys
from pathlib import Path

where, count, width = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
singles = max(count - count // 10, width)
number = lambda i: f"{i // 90 + 1}.{i % 90 + 1}"

(where / "forms").mkdir(parents=True)
(where / "requirements").mkdir()
(where / "tests").mkdir()
(where / "ruleset.yaml").write_text("""\
id: matning
version: 1.0.0
title: Bara till för mätning
period: {from: 2025-09-01, to: 2026-06-30}
scale: {1: inte alls, 2: dåligt, 3: ganska bra, 4: helt}
defaults: {form: hemsjukvard, evidence: interview, gap: {at_most: 2}}
sources: [{id: pahittad, kind: agreement, title: Påhittad, verified: Ingenting.}]
roles: {region: [{id: lakare, title: Läkare}], kommun: [{id: ssk, title: Sjuksköterska}]}
changes: [{version: 1.0.0, date: 2026-11-21, text: Först.}]
""")
(where / "focus-areas.yaml").write_text("""\
- {id: omrade, title: Område, why: Mätning., actions: [{party: region, text: Ingenting.}]}
""")
(where / "units.yaml").write_text("- {name: Mätby vårdcentral}\n")
questions = [
    f'  - {{number: "{number(i)}", key: fraga-{i}, phase: utfora, kind: rating, text: Fråga {i}.}}'
    for i in range(singles)
]
(where / "forms" / "hemsjukvard.yaml").write_text(
    "id: hemsjukvard\ntitle: Formulär\ncomplete: true\nquestions:\n" + "\n".join(questions) + "\n"
)


def requirement(name, what):
    return f"""\
- id: {name}
  {what}
  title: Krav {name}
  severity: low
  severity_why: Mätning.
  why: Mätning.
  responsible: [region]
  sources: [{{ref: pahittad}}]
  focus: omrade
  actions: [{{party: region, text: Ingenting.}}]
"""


rules, tests = [], []
for i in range(singles):
    rules.append(requirement(f"krav-{i}", f'question: "{number(i)}"'))
    tests.append(
        f"- requirement: krav-{i}\n  cases:\n"
        f'    - {{answers: {{"{number(i)}": 2}}, expect: gap}}\n'
        f'    - {{answers: {{"{number(i)}": 3}}, expect: met}}\n'
        f"    - {{answers: {{}}, expect: not-assessed}}\n"
        f'    - {{answers: {{"{number(i)}": {{not_applicable: Inget fanns}}}}, expect: not-applicable}}\n'
    )
for c in range(count // 10):
    members = [number((c * width + k) % singles) for k in range(width)]
    half = (width + 1) // 2
    atoms = ", ".join(f'{{rating: "{m}", at_most: 2}}' for m in members)
    rules.append(requirement(f"samlat-{c}", f"gap: {{at_least: {half}, of: [{atoms}]}}"))
    answers = lambda values: ", ".join(f'"{m}": {v}' for m, v in zip(members, values))
    cases = ["    - {answers: {}, expect: not-assessed}"]
    none = ", ".join(f'"{m}": {{not_applicable: Inget fanns}}' for m in members)
    cases.append(f"    - {{answers: {{{none}}}, expect: not-applicable}}")
    for start in range(width):
        low = {(start + k) % width for k in range(half)}
        cases.append(f"    - {{answers: {{{answers([2 if k in low else 3 for k in range(width)])}}}, expect: gap}}")
        low.discard(start)
        cases.append(f"    - {{answers: {{{answers([2 if k in low else 3 for k in range(width)])}}}, expect: met}}")
    tests.append(f"- requirement: samlat-{c}\n  cases:\n" + "\n".join(cases) + "\n")
(where / "requirements" / "krav.yaml").write_text("".join(rules))
(where / "tests" / "krav.yaml").write_text("".join(tests))
