# SPDX-License-Identifier: Apache-2.0
"""What a run folder should read as: its tables by Python's csv module, with the types that its dictionary declares."""
import csv
import math
import sys

failures = []


def check(holds, text):
    """Notes a failure; the first few of a kind are enough to read."""
    if not holds:
        failures.append(text)
        if len(failures) < 40:
            print("FAILED:", text, file=sys.stderr)
    return holds


class Table:
    """A CSV file of a run: its header, its rows as text, and the declared type of each column."""

    def __init__(self, path, types):
        self.name, self.path = path.name, path
        with open(path, newline="", encoding="ascii") as file:
            self.header, *self.rows = csv.reader(file, strict=True)
        self.types = [types.get((self.name, column)) for column in self.header]
        for column, kind in zip(self.header, self.types):
            check(kind in ("text", "integer", "number", "date"), f"{self.name}: {column} is not in the dictionary")
        check(all(len(row) == len(self.header) for row in self.rows), f"{self.name}: rows of different length")

    def columns(self):
        """(name, type, texts) of each column."""
        for place, (name, kind) in enumerate(zip(self.header, self.types)):
            yield name, kind, [row[place] for row in self.rows]


def tables_of(run):
    with open(run / "data_dictionary.csv", newline="", encoding="ascii") as file:
        types = {(row["file"], row["column"]): row["type"] for row in csv.DictReader(file)}
    return [Table(path, types) for path in sorted(run.glob("*.csv"))]


def same_number(text, value, relative=0.0):
    """Whether a reader's value is the number of a cell; an empty cell is no number."""
    missing = value is None or (isinstance(value, float) and math.isnan(value))
    if text == "" or missing:
        return text == "" and missing
    return abs(float(value) - float(text)) <= relative * abs(float(text))
