# SPDX-License-Identifier: Apache-2.0
"""Which runs the pages need, and what the tables in data/ say of thefts. All runs start at once, on two threads."""
import concurrent.futures
import pathlib
import re
import tomllib

import labels
from runs import Answer, read

# Worlds: the headline is that of README.md; the rest is small enough that the test ends within a minute.
HEADLINE, SIDE, SMALL, SMALLEST = 200_000, 30_000, 20_000, 10_000
LARGEST = 8           # thefts that are dropped one by one
FREEZES = 5           # recoveries that are undone one by one
NEXT_YEAR = ["--set", "allow_partial=true", "--set"]  # a year in progress is asked for


class Study:
    def __init__(self, binary, data, folder):
        self.binary, self.data = str(pathlib.Path(binary).resolve()), str(pathlib.Path(data).resolve())
        self.folder = pathlib.Path(folder)
        tables = pathlib.Path(self.data)
        self.incidents = read(tables / "theft" / "incidents.csv")
        self.claims = {row["claim_id"]: row for row in read(tables / "claims" / "claims.csv")}
        self.levers = tomllib.loads((tables / "levers.toml").read_text())
        scenario = tomllib.loads((tables / "scenarios" / "baseline.toml").read_text())
        self.first, self.last = scenario["years"]
        self.excluded = {k for k, v in scenario["theft"]["incident"].items() if v == "exclude"}
        self.data_end = max(row["date"] for row in self.incidents)
        self.answers = self.run_all()

    def counted(self):
        """Thefts of the window that the default counts."""
        return [row for row in self.incidents
                if int(row["date"][:4]) <= self.last and row["incident_id"] not in self.excluded]

    def largest(self):
        """Undisputed thefts of the window, the largest first."""
        sure = [row for row in self.counted() if row["attribution_level"] != "disputed_or_unconfirmed"]
        return sorted(sure, key=lambda row: -float(row["usd_best"]))[:LARGEST]

    def freezes(self):
        """Known recoveries of the window, the largest first."""
        known = [row for row in self.counted() if row["recovered_usd"]]
        return sorted(known, key=lambda row: -float(row["recovered_usd"]))[:FREEZES]

    def without(self, name, rows):
        """A scenario in which these thefts do not take place and nothing else changes."""
        keep = "".join(f'"keep[{row["incident_id"]}]" = 0\n' for row in rows)
        (self.folder / f"{name}.toml").write_text(
            f'extends = "baseline"\ntitle = "without {name}"\nwhy = "What these thefts did."\n[theft]\n{keep}')
        return f"{name}.toml"

    def asked(self):
        """{letter: (arguments, worlds)}"""
        partial = [*NEXT_YEAR, f"years=[{self.first},{self.last + 1}]"]
        kinds = [self.without(f"no_{kind}", [r for r in self.counted() if r["victim_type"] == kind])
                 for kind in labels.KINDS]
        custody = [self.without(f"no_{name}", [r for r in self.counted() if r["victim_type"] in members])
                   for name, (_, members) in labels.CUSTODY.items()]
        top = self.largest()[0]["incident_id"]
        alone = self.without("no_largest_theft", self.largest()[:1])
        drops = [word for row in self.largest() for word in ("--drop", row["incident_id"])]
        undone = [word for row in self.freezes() for word in ("--unfreeze", row["incident_id"])]
        return {
            "A": (["run", "baseline"], HEADLINE),
            "B": (["run", "all_to_missiles"], SIDE),
            "C": (["run", "baseline", *partial], SIDE),
            "D": (["claims"], SMALL),
            "E": (["vintage"], SIDE),
            "F": (["frontier", "--threshold", "1/2"], SIDE),
            "G": (["counterfactual", *drops], SMALL),
            "H": (["counterfactual", *undone], SMALL),
            "I": (["compare", "baseline", *kinds, *custody, "--outputs",
                   "gross_theft_usd,net_cash_usd,missile_funds_usd,coverage"], SMALLEST),
            "J": (["counterfactual", "--drop", top, *partial], SIDE),
            "K": (["run", alone, *partial], SIDE),
            "L": (["levers"], SMALLEST),
            "M": (["sensitivity"], SMALL),
            "N": (["condition", "--on", "claim:C10", "--se", "0.1"], SIDE),
        }

    def run_all(self):
        slowest_first = sorted(self.asked().items(), key=lambda item: item[0] not in "LIGM")
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            made = {letter: pool.submit(Answer, letter, arguments, worlds, self)
                    for letter, (arguments, worlds) in slowest_first}
            return {letter: job.result() for letter, job in made.items()}

    def __getattr__(self, letter):
        if len(letter) == 1 and "answers" in self.__dict__:
            return self.answers[letter]
        raise AttributeError(letter)

    @property
    def whole(self):
        return self.A.windows("total")[0]

    @property
    def recent(self):
        return self.A.windows("rolling3")[-1]

    def judgement(self):
        """[inputs that rest on judgement in whole or in part, all inputs] of run A, as its own page counts them."""
        names = {}
        for row in self.A.rows("inputs"):
            rests = row["confidence"] == "judgement" or "judgement" in row["evidence"].split(";")
            names[row["name"].split("[")[0]] = names.get(row["name"].split("[")[0], False) or rests
        counts = [sum(names.values()), len(names)]
        assert f"{counts[0]} of {counts[1]} inputs rest on judgement" in self.A.printed, counts
        return counts

    def deciding(self, window, count=3):
        """The judgement inputs that go most closely with coverage: rows of influence.csv."""
        rows = self.A.rows("influence", judgement="yes", window=window.kind, year_start=window.first)
        rows = [row for row in rows if row["rank_correlation"]]
        return sorted(rows, key=lambda row: -abs(float(row["rank_correlation"])))[:count]

    def meaning(self, name):
        node = self.A.manifest["scenario"]["resolved"]
        for part in name.split("[")[0].split("."):
            node = node[part]
        return node["meaning"].rstrip(".")

    def choices(self, name):
        """What a choice can be in run A, in order; nothing for a number."""
        row = self.A.row("inputs", name=name)
        return re.findall(r"(\w+): (?!0[,)])", row["law"]) if row["unit"] == "choice" else []
