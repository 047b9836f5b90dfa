#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every table of a run folder as its users do: pandas, readr, csvkit, LibreOffice; openpyxl for results.xlsx.

The same rows, the declared types, the same values; no cell becomes a date or a formula. Usage: readers.py RUN FOLDER
"""
import datetime
import pathlib
import shutil
import subprocess
import sys

import openpyxl
import pandas as pd
from tables import check, failures, same_number, tables_of

FIFTEEN_DIGITS = 1e-14  # a spreadsheet writes 15 significant digits: half a unit of the last is below 5e-15


def output_of(*words, **given):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **given)
    check(done.returncode == 0, f"{words[0]}: exit {done.returncode}: {done.stdout[-300:]} {done.stderr[-300:]}")
    return done.stdout


def read_with_pandas(table):
    """As the notebooks read: every number to the last digit. Once more as a beginner reads: the same rows."""
    frame = pd.read_csv(table.path, float_precision="round_trip", keep_default_na=False, na_values=[""])
    check(len(frame) == len(table.rows), f"{table.name}: pandas has {len(frame)} rows")
    check(len(pd.read_csv(table.path)) == len(table.rows), f"{table.name}: pandas by its defaults has other rows")
    for name, kind, texts in table.columns():
        values = frame[name].tolist()
        if kind in ("number", "integer"):
            check(pd.api.types.is_numeric_dtype(frame[name]), f"{table.name}: {name} is {frame[name].dtype} in pandas")
            check(all(map(same_number, texts, values)), f"{table.name}: {name} has other numbers in pandas")
            if kind == "integer":
                check(all(float(text).is_integer() for text in texts if text), f"{table.name}: {name} has fractions")
        elif kind == "date":
            dates = pd.to_datetime(frame[name], format="%Y-%m-%d", errors="coerce")
            check(dates.notna().sum() == sum(map(bool, texts)), f"{table.name}: {name} has what is no date")


def read_with_csvkit(table):
    said = output_of("csvclean", "-n", table.path)
    check("No errors." in said, f"{table.name}: csvclean says {said.strip()}")
    counted = output_of("csvstat", "--count", table.path)
    check(counted.split()[-1] == str(len(table.rows)), f"{table.name}: csvstat counts {counted.strip()}")


def read_with_readr(tables, run):
    """readers.R reads with the declared types and prints file, rows, problems and the sum of each number column."""
    script = pathlib.Path(__file__).with_name("readers.R")
    sums, rows = {}, {}
    for line in output_of("Rscript", script, run).splitlines():
        word, file, *rest = line.split("\t")
        if word == "rows":
            rows[file] = int(rest[0])
            check(rest[1] == "0", f"{file}: readr has {rest[1]} problems with the declared types")
        else:
            sums[file, rest[0]] = float(rest[1])
    for table in tables:
        check(rows.get(table.name) == len(table.rows), f"{table.name}: readr has {rows.get(table.name)} rows")
        for name, kind, texts in table.columns():
            if kind in ("number", "integer"):
                total = sum(abs(float(text)) for text in texts if text)
                # n additions in another order differ by at most n units of the last digit, n below 1e5.
                close = abs(sums.get((table.name, name), -1.0) - total) <= 2.3e-16 * 1e5 * total
                check(close, f"{table.name}: {name} has another sum in readr")


def cells_of(path, sheet=None):
    book = openpyxl.load_workbook(path)
    return [list(row) for row in (book[sheet] if sheet else book.active).iter_rows()]


def same_cell(kind, text, cell):
    """Whether a cell of a spreadsheet is what the CSV says: a number, a declared date, or the same text."""
    value = cell.value
    if kind in ("number", "integer"):
        return not cell.is_date and (text == "" or cell.data_type == "n") and same_number(text, value, FIFTEEN_DIGITS)
    if kind == "date" and isinstance(value, datetime.datetime):
        return value.date().isoformat() == text
    return cell.data_type != "f" and not cell.is_date and ("" if value is None else str(value)) == text


def compare_with_cells(table, grid, where):
    while grid and all(cell.value is None for cell in grid[-1]):  # rows that have a look but no content
        grid.pop()
    if not check(len(grid) == len(table.rows) + 1, f"{table.name}: {len(grid) - 1} rows in {where}"):
        return
    header = [cell.value for cell in grid[0]][: len(table.header)]
    check(header == table.header, f"{table.name}: other header in {where}")
    for number, (texts, cells) in enumerate(zip(table.rows, grid[1:]), start=2):
        for name, kind, text, cell in zip(table.header, table.types, texts, cells):
            check(same_cell(kind, text, cell),
                  f"{table.name}:{number}: {name}: '{text}' is {cell.value!r} ({cell.data_type}) in {where}")


def convert(folder, files, *options):
    """LibreOffice without a screen, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    output_of("soffice", profile, "--headless", *options, "--convert-to", "xlsx", "--outdir", folder / "out", *files,
              stdin=subprocess.DEVNULL, timeout=300)


def read_with_libreoffice(tables, folder):
    """Comma, double quote, UTF-8, from line 1: the filter that docs/notebooks.md gives. From copies, for its locks."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    copies = [shutil.copy(table.path, folder / "in") for table in tables]
    convert(folder, copies, "--infilter=CSV:44,34,76,1")
    for table in tables:
        result = folder / "out" / f"{table.path.stem}.xlsx"
        if check(result.exists(), f"LibreOffice did not read {table.name}"):
            compare_with_cells(table, cells_of(result), "LibreOffice")


def check_workbook(path, tables, where):
    """The sheets of results.xlsx that are tables, cell by cell; nowhere a formula or a date that was not declared."""
    sheets = {"summary": "summary_wide.csv", "claims": "claims.csv", "claim verdicts": "claim_verdicts.csv"}
    by_name = {table.name: table for table in tables}
    book = openpyxl.load_workbook(path)
    for sheet in book:
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in ("f", "e")]
        check(not formulas, f"{where}, {sheet.title}: formulas or errors in {formulas[:5]}")
    for sheet, name in sheets.items():
        if name in by_name and check(sheet in book.sheetnames, f"{where} has no sheet {sheet}"):
            compare_with_cells(by_name[name], cells_of(path, sheet), f"{where}, sheet {sheet}")


def check_wide(tables):
    """summary_wide.csv and results.xlsx have the numbers of summary.csv."""
    long, wide = (next(table for table in tables if table.name == name) for name in ("summary.csv", "summary_wide.csv"))
    names = {"mean": ("mean", ""), "q05": ("quantile", "0.05"), "q25": ("quantile", "0.25"),
             "median": ("quantile", "0.5"), "q75": ("quantile", "0.75"), "q95": ("quantile", "0.95")}
    at = {name: place for place, name in enumerate(long.header)}
    known = {tuple(row[at[name]] for name in ("variable", "year_start", "year_end", "window", "statistic", "level")):
             row[at["value"]] for row in long.rows}
    place = {name: k for k, name in enumerate(wide.header)}
    for row in wide.rows:
        key = tuple(row[place[name]] for name in ("variable", "year_start", "year_end", "window"))
        for name, statistic in names.items():
            same = known.get(key + statistic) == row[place[name]]
            check(same, f"summary_wide.csv: {key} {name} is not in summary.csv")


def main():
    run, folder = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    shutil.rmtree(folder, ignore_errors=True)
    tables = tables_of(run)
    check(len(tables) > 5, f"{run} has {len(tables)} tables")
    for table in tables:
        read_with_pandas(table)
        read_with_csvkit(table)
    read_with_readr(tables, run)
    read_with_libreoffice(tables, folder / "libreoffice")
    check_wide(tables)
    workbook = run / "results.xlsx"
    if check(workbook.exists(), "results.xlsx is not there"):
        check_workbook(workbook, tables, "openpyxl")
        convert(folder / "libreoffice", [shutil.copy(workbook, folder / "libreoffice" / "in")])
        check_workbook(folder / "libreoffice" / "out" / "results.xlsx", tables, "LibreOffice")
    print(f"{len(tables)} tables, {sum(len(table.rows) for table in tables)} rows read by pandas, readr, csvkit and "
          f"LibreOffice: {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
