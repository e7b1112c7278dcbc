#!/usr/bin/env python3
"""Generate realistic meeting corpora in kravkoll's meeting format, for performance work.

usage: gen.py OUT_DIR N [--seed S] [--style flow|block|plain] [--shard 1000] [--no-files] [--ndjson FILE] [--csv FILE]

OUT_DIR/0000/m000000.yaml ...  (1,000 files a folder), OUT_DIR.list = one path a line.
Deterministic for (N, seed): meeting i has its own random stream, so the first n
meetings of any corpus are the same.
"""
import argparse, csv, datetime, json, os, random

UNITS = ["Adolfsbergs vårdcentral", "Askersunds vårdcentral", "Baggängens vårdcentral", "Brickebackens vårdcentral",
         "Brickegårdens vårdcentral", "Hällefors vårdcentral", "Karla vårdcentral", "Karolina vårdcentral",
         "Kopparbergs vårdcentral", "Kumla vårdcentral", "Laxå vårdcentral", "Lillåns vårdcentral",
         "Lindesbergs vårdcentral", "Mikaeli vårdcentral", "Nora vårdcentral", "Odensbackens vårdcentral",
         "Olaus Petri vårdcentral", "Pilgårdens vårdcentral", "Skebäcks vårdcentral", "Tybble vårdcentral",
         "Varberga vårdcentral", "Ängens vårdcentral", "Backa vårdcentral", "Capio vårdcentral Haga",
         "Capio vårdcentral Hallsberg", "Capio vårdcentral Lekeberg", "Freya vårdcentral", "Vivalla/Lundby vårdcentral"]
REGION = ["vardcentralschef", "lakare", "vardsamordnare", "fysioterapeut"]
KOMMUN = ["chef-forsta-linjen", "sjukskoterska", "arbetsterapeut", "omvardnadspersonal"]

SUBJ = ["Läkaren", "Vårdsamordnaren", "Sjuksköterskan i kommunen", "Enhetschefen", "Båda parter", "Teamet", "Vårdcentralen",
        "Hemsjukvården", "Omvårdnadsansvarig sjuksköterska", "Kommunens personal", "Den fasta läkarkontakten", "Rehabpersonalen"]
VERB = ["upplever att", "beskriver att", "anser att", "har märkt att", "är överens om att", "påpekar att", "önskar att",
        "rapporterar att", "ser att", "tycker fortfarande att"]
CLAUSE = ["tillgängligheten per telefon fungerar bra under vardagar", "ronderna ställs in för ofta under sommaren",
          "läkemedelsgenomgångar görs för få patienter", "samordnade individuella planer upprättas i tid",
          "hembesöken behöver planeras bättre över året", "återkopplingen efter akuta bedömningar dröjer",
          "rutinen för palliativ vård är känd av alla", "det saknas en tydlig kontaktväg kvällar och helger",
          "den nya läkaren har ökat kontinuiteten", "förändrade ordinationer når inte alltid fram",
          "bemanningen på kommunsidan är sårbar", "samverkan fungerar mycket väl i vardagen",
          "dokumentationen i journalen är svår att hitta", "brytpunktssamtal dokumenteras inte enhetligt",
          "hjälpmedelsförskrivningen går snabbare än förra året", "delegeringar följs upp två gånger per år",
          "utskrivningsklara patienter får hjälp samma dag", "närståendes frågor tas om hand på ett bra sätt"]
TAIL = ["", "", "", " Följs upp vid nästa möte.", " Åtgärd behövs före årsskiftet.", " Se även handlingsplanen från i våras.",
        " Ansvarig: vårdcentralschef.", " Gäller särskilt patienter över 80 år.", " Båda parter är nöjda.",
        " Detta togs upp även 2024."]
SPECIAL = [" Rutin \"A7\" gäller.", " Enligt § 4: läkarstöd ska finnas.", " Tid: 08:00–17:00 # vardagar.", " Mål = 90 %."]

# the home-care form 2025: 26 rated questions and 5 in free text
FREE = ["2.8", "5.2", "7.1", "7.2", "7.3"]
ALL = ["%d.%d" % (s, q) for s, n in [(2, 8), (3, 6), (4, 4), (5, 8), (6, 2), (7, 3)] for q in range(1, n + 1)]
RATED = [k for k in ALL if k not in FREE]
assert len(RATED) == 26


def sentence(r):
    s = "%s %s %s." % (r.choice(SUBJ), r.choice(VERB), r.choice(CLAUSE))
    x = r.random()
    if x < .05:
        return s + r.choice(SPECIAL)
    return s + (r.choice(TAIL) if x < .5 else "")


def meeting(i, seed):
    """Meeting i: no unit meets twice on one day, whatever the number of meetings."""
    r = random.Random(seed * 1_000_003 + i)
    day = datetime.date(2025, 9, 1) + datetime.timedelta(days=i // len(UNITS))
    units = [UNITS[i % len(UNITS)]]
    ans = {}
    for k in ALL:
        if k in FREE:
            ans[k] = {"text": " ".join(sentence(r) for _ in range(r.choices([1, 2, 3, 4], [30, 35, 25, 10])[0]))}
            continue
        a = {"rating": r.choices([1, 2, 3, 4], [7, 16, 42, 35])[0]}
        n = r.choices([0, 1, 2, 3], [30, 40, 20, 10])[0]
        if n:
            a["comment"] = " ".join(sentence(r) for _ in range(n))
        ans[k] = a
    return {"meeting": {"units": units, "form": "hemsjukvard", "date": day.isoformat()},
            "participants": {"region": r.sample(REGION, r.randint(2, 4)), "kommun": r.sample(KOMMUN, r.randint(2, 4))},
            "answers": ans}


def q(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def to_yaml(m, style="flow"):
    o = []
    mm = m["meeting"]
    if style == "flow":
        o.append("meeting: {units: [%s], form: %s, date: %s}\n" % (", ".join(mm["units"]), mm["form"], mm["date"]))
    else:
        o.append("meeting:\n  units: [%s]\n  form: %s\n  date: %s\n" % (", ".join(mm["units"]), mm["form"], mm["date"]))
    o.append("participants:\n")
    for k, v in m["participants"].items():
        o.append("  %s: [%s]\n" % (k, ", ".join(v)) if style == "flow" else "  %s:\n" % k + "".join("    - %s\n" % x for x in v))
    o.append("answers:\n")
    for k, a in m["answers"].items():
        if "rating" in a:
            c = a.get("comment")
            if style == "flow":
                o.append('  "%s": {rating: %d%s}\n' % (k, a["rating"], ", comment: " + q(c) if c else ""))
            elif style == "block":
                o.append('  "%s":\n    rating: %d\n' % (k, a["rating"]) + ("    comment: %s\n" % q(c) if c else ""))
            else:  # literal block scalars for text
                o.append('  "%s":\n    rating: %d\n' % (k, a["rating"]) + ("    comment: |\n      %s\n" % c if c else ""))
        else:
            t = a["text"]
            if style == "flow" or style == "block" or not t:
                o.append('  "%s": {text: %s}\n' % (k, q(t)))
            else:
                o.append('  "%s":\n    text: |\n      %s\n' % (k, t))
    return "".join(o)


CSV_HEAD = ["1.1. Vårdcentral", "Datum", "1.2. Deltagare vårdcentral", "1.3. Deltagare kommun"] + \
           [h for k in ALL for h in (["%s. Fråga" % k, "Kommentar"] if k in RATED else ["%s. Fråga" % k])]


def csv_row(m):
    mm = m["meeting"]
    row = [", ".join(mm["units"]), mm["date"], ", ".join(m["participants"]["region"]), ", ".join(m["participants"]["kommun"])]
    for k in ALL:
        a = m["answers"][k]
        row += [a["rating"], a.get("comment", "")] if k in RATED else [a["text"]]
    return row


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out"); ap.add_argument("n", type=int)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--style", default="flow", choices=["flow", "block", "plain"])
    ap.add_argument("--shard", type=int, default=1000)
    ap.add_argument("--no-files", action="store_true")
    ap.add_argument("--ndjson"); ap.add_argument("--csv")
    a = ap.parse_args()
    nd = open(a.ndjson, "w", encoding="utf-8") if a.ndjson else None
    cf = open(a.csv, "w", encoding="utf-8", newline="") if a.csv else None
    cw = csv.writer(cf, delimiter=";") if cf else None
    if cw:
        cw.writerow(CSV_HEAD)
    lst = None if a.no_files else open(a.out.rstrip("/") + ".list", "w")
    total = 0
    for i in range(a.n):
        m = meeting(i, a.seed)
        if lst:
            d = os.path.join(a.out, "%04d" % (i // a.shard))
            if i % a.shard == 0:
                os.makedirs(d, exist_ok=True)
            p = os.path.join(d, "m%06d.yaml" % i)
            b = to_yaml(m, a.style).encode()
            total += len(b)
            with open(p, "wb", buffering=0) as f:
                f.write(b)
            lst.write(p + "\n")
        if nd:
            nd.write(json.dumps(m, ensure_ascii=False, separators=(",", ":")) + "\n")
        if cw:
            cw.writerow(csv_row(m))
    print("meetings %d, yaml bytes %d, mean %.0f" % (a.n, total, total / max(1, a.n)))


main()
