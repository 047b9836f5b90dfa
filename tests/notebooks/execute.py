#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a small run, exports its notebooks, executes them without a screen and turns them into HTML.

Any warning, any text on standard error and any missing figure is a failure. The figures are left as PNG files in
FOLDER/figures, to be looked at. A run without the tables of the questions, and one of a single output, are shown too:
the notebooks then say which command adds what is missing. "--run DIR" takes an existing run in place of the small one.
"""
import argparse
import base64
import os
import pathlib
import re
import shutil
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

FIGURES = {"fan", "exceedance", "waterfall", "tornado"}
PLAIN_FIGURES, BARE_FIGURES = {"fan", "exceedance", "waterfall"}, {"fan", "exceedance"}
failures = []


def check(holds, text):
    if not holds:
        failures.append(text)
        print("FAILED:", text, file=sys.stderr)


def program(binary, *words):
    done = subprocess.run([binary, *map(str, words)], capture_output=True, text=True)
    if done.returncode or done.stderr:
        sys.exit(f"fundshare {' '.join(map(str, words))}: exit {done.returncode}: {done.stderr}")


def as_exported(path):
    """The notebook, checked to be valid, without outputs, with one cell of parameters and distinct ids."""
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    check((notebook.nbformat, notebook.nbformat_minor) == (4, 5), f"{path.name}: not of format 4.5")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    check(all(not cell.outputs and cell.execution_count is None for cell in code), f"{path.name}: it has outputs")
    tagged = [cell for cell in code if "parameters" in cell.metadata.get("tags", [])]
    check(len(tagged) == 1, f"{path.name}: {len(tagged)} cells of parameters")
    return notebook


def texts_of(notebook):
    """(cell, kind, text) of everything that the cells put out."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                yield cell.id, output.name, output.text
            elif "data" in output:
                for kind, text in output.data.items():
                    yield cell.id, kind, text


def execute(path, figures, expected):
    notebook = as_exported(path)
    where = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where).execute()
    drawn = set()
    for cell, kind, text in texts_of(notebook):
        check(kind != "stderr", f"{path.name}, cell {cell}, standard error: {text}")
        check("Warning" not in text, f"{path.name}, cell {cell}: {text[:300]}")
        if kind == "image/png":
            drawn.add(cell)
            (figures / f"{path.stem}-{cell}.png").write_bytes(base64.b64decode(text))
    check(drawn == expected, f"{path.name}: figures in {sorted(drawn)}, expected {sorted(expected)}")
    html, _ = HTMLExporter().from_notebook_node(notebook)
    path.with_suffix(".html").write_text(html, encoding="utf-8")
    nbformat.write(notebook, path.with_suffix(".executed.ipynb"))


def execute_r(path, figures, expected):
    """R Markdown; warnings are errors."""
    script = f"options(warn = 2); rmarkdown::render('{path.name}', quiet = TRUE, clean = FALSE)"
    done = subprocess.run(["Rscript", "-e", script], cwd=path.parent, capture_output=True, text=True)
    check(done.returncode == 0 and not done.stderr.strip(), f"{path.name}: exit {done.returncode}: {done.stderr}")
    drawn = set()
    for picture in sorted(path.parent.glob(f"{path.stem}_files/figure-html/*-1.png")):
        cell = picture.name.removesuffix("-1.png")
        drawn.add(cell)
        shutil.copy(picture, figures / f"{path.stem}-{cell}.png")
    check(drawn == expected, f"{path.name}: figures in {sorted(drawn)}, expected {sorted(expected)}")
    html = path.with_suffix(".html").read_text(encoding="utf-8") if path.with_suffix(".html").exists() else ""
    check("## Warning" not in html and "## Error" not in html, f"{path.name}: a warning or an error in the page")


def execute_all(binary, run, folder, expected):
    """Exports the notebooks of a run to a folder and executes each."""
    shutil.rmtree(folder, ignore_errors=True)
    program(binary, "export", "notebook", run, "--out", folder)
    figures = folder / "figures"
    figures.mkdir()
    execute(folder / "figures.ipynb", figures, expected)
    execute(folder / "what_if.ipynb", figures, {"compare"})
    execute_r(folder / "figures_in_r.Rmd", figures, expected)


def check_sentences(folder, name):
    """Where tables are missing, the page says what adds them; its lines may break anywhere."""
    html = " ".join((folder / name).read_text(encoding="utf-8").split())
    for table, question in (("claims.csv", "claims"), ("claim_verdicts.csv", "claims"), ("tornado.csv", "sensitivity")):
        said = rf"{re.escape(table)} is not in this run folder\..{{0,40}}--questions {question}"
        check(re.search(said, html), f"{name} does not say how to add {table}")


def words_of(path):
    """What a page says without its marks, or what the cells of a notebook put out; lines may break anywhere."""
    if path.suffix == ".ipynb":
        said = " ".join(text for _, _, text in texts_of(nbformat.read(path, as_version=4)))
    else:
        said = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
    return " ".join(said.split())


def check_made_again(binary, folder):
    """A run with a scenario file, settings, a seed and worlds of its own is made again with the same figures."""
    run, notebooks = folder / "own", folder / "own-notebooks"
    scenario = folder / "own_scenario.toml"
    scenario.write_text('extends = "market_prices"\nyears = [2018, 2024]\nwhy = "A \\"test\\" of settings: é"\n')
    own = ["--set", "theft.basis={ incidents = 0.3, estimates = 0.7 }", "--seed", 18446744073709551557]
    program(binary, "run", scenario, *own, "--worlds", 1500, "--out", run, "--quiet")
    scenario.unlink()  # the folder of the run is enough
    execute_all(binary, run, notebooks, PLAIN_FIGURES)
    for name in ("what_if.executed.ipynb", "figures_in_r.html"):
        words = words_of(notebooks / name)
        check("gives the figures of the run folder again, digit for digit" in words, f"{name}: not the same run again")
    answer = re.search(r"budget, 2018-2024: (.*?\))", words_of(notebooks / "figures.executed.ipynb"))
    changed = words_of(notebooks / "what_if.executed.ipynb")
    check(answer and f"as it is {answer[1]}" in changed, "what_if.ipynb: other figures")
    check(answer and f"as it is, 2018-2024: {answer[1]}" in words, "figures_in_r.html: other figures")
    refuses_another_run(binary, run, folder / "edited")


def refuses_another_run(binary, run, edited):
    """Where the program gives other figures than the folder has, nothing is shown."""
    shutil.rmtree(edited, ignore_errors=True)
    shutil.copytree(run, edited)
    summary = edited / "summary.csv"
    head, first, rest = summary.read_text().split("\n", 2)
    first = first.replace("1", "2", 1) if "1" in first else first.replace("2", "1", 1)
    summary.write_text("\n".join([head, first, rest]))
    notebooks = edited.with_name("edited-notebooks")
    shutil.rmtree(notebooks, ignore_errors=True)
    program(binary, "export", "notebook", edited, "--out", notebooks)
    execute(notebooks / "what_if.ipynb", notebooks, set())
    words = words_of(notebooks / "what_if.executed.ipynb")
    check("The run cannot be made again: its settings give other figures" in words, "what_if.ipynb: no refusal")
    execute_r(notebooks / "figures_in_r.Rmd", notebooks, PLAIN_FIGURES)
    words = words_of(notebooks / "figures_in_r.html")
    check("The run cannot be made again: its settings give other figures" in words, "figures_in_r.html: no refusal")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--run", type=pathlib.Path)
    given = parser.parse_args()
    binary, folder = given.binary.resolve(), given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(FUNDSHARE=str(binary), PYDEVD_DISABLE_FILE_VALIDATION="1",
                      PYTHONWARNINGS="default,ignore::ResourceWarning")
    run, plain, bare = given.run or folder / "run", folder / "plain", folder / "bare"
    if not given.run:
        questions = ("--questions", "claims,sensitivity")
        program(binary, "run", "baseline", "--worlds", 10240, *questions, "--out", run, "--quiet")
    execute_all(binary, run, folder / "notebooks", FIGURES)
    program(binary, "run", "baseline", "--worlds", 2000, "--out", plain, "--quiet")
    execute_all(binary, plain, folder / "plain-notebooks", PLAIN_FIGURES)
    program(binary, "run", "baseline", "--worlds", 300, "--outputs", "coverage", "--out", bare, "--quiet")
    execute_all(binary, bare, folder / "bare-notebooks", BARE_FIGURES)
    for name in ("figures.html", "figures_in_r.html"):
        check_sentences(folder / "plain-notebooks", name)
    check_made_again(binary, folder)
    print(f"{'failed' if failures else 'passed'}: figures are in {folder}/*/figures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
