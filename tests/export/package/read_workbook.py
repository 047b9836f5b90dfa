# SPDX-License-Identifier: Apache-2.0
"""Prints what a spreadsheet holds, read with the standard library of Python alone: each sheet as "== name", then its
rows as CSV; then the ranges of its charts, and the number of formulas."""
import csv
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None


def parts(name):
    return tree.fromstring(book.read(name))


shared = ["".join(t.text or "" for t in item.iter(space + "t")) for item in parts("xl/sharedStrings.xml")]
targets = {each.get("Id"): each.get("Target") for each in parts("xl/_rels/workbook.xml.rels")}
out = csv.writer(sys.stdout, lineterminator="\n")
formulas = 0
for sheet in parts("xl/workbook.xml").iter(space + "sheet"):
    print("==", sheet.get("name"))
    rows = []
    for row in parts("xl/" + targets[sheet.get(relation)]).iter(space + "row"):
        cells = {}
        for cell in row.iter(space + "c"):
            formulas += cell.find(space + "f") is not None
            value = cell.find(space + "v")
            if value is None:
                continue
            column = 0
            for letter in re.match("[A-Z]+", cell.get("r")).group():
                column = 26 * column + ord(letter) - ord("A") + 1
            cells[column] = shared[int(value.text)] if cell.get("t") == "s" else repr(float(value.text))
        rows.append(cells)
    width = max(max(cells, default=0) for cells in rows)
    out.writerows([cells.get(k, "") for k in range(1, 1 + width)] for cells in rows)
for name in sorted(n for n in book.namelist() if n.startswith("xl/charts/chart")):
    text = book.read(name).decode()
    print("chart", " ".join(re.findall(r"<c:f>(.*?)</c:f>", text)))
print("formulas", formulas)
