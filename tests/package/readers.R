# SPDX-License-Identifier: Apache-2.0
# Reads every table of a run folder with readr, by the types of its data_dictionary.csv. Prints, parted by tabs:
#   rows FILE ROWS PROBLEMS       sum FILE COLUMN SUM-OF-ABSOLUTE-VALUES
suppressPackageStartupMessages(library(readr))
options(warn = 1)
run <- commandArgs(trailingOnly = TRUE)[1]
dictionary <- read_csv(file.path(run, "data_dictionary.csv"), na = "", show_col_types = FALSE, progress = FALSE)
collectors <- list(text = col_character(), integer = col_integer(), number = col_double(), date = col_date("%Y-%m-%d"))
# An integer with an exponent or beyond 32 bits is a problem, as it should be.
for (file in sort(list.files(run, pattern = "[.]csv$"))) {
  columns <- dictionary[dictionary$file == file, ]
  types <- do.call(cols, setNames(collectors[columns$type], columns$column))
  table <- suppressWarnings(read_csv(file.path(run, file), col_types = types, na = "", progress = FALSE))
  cat("rows", file, nrow(table), nrow(problems(table)), sep = "\t")
  cat("\n")
  for (column in columns$column[columns$type %in% c("integer", "number")]) {
    cat("sum", file, column, sprintf("%.17g", sum(abs(as.numeric(table[[column]])), na.rm = TRUE)), sep = "\t")
    cat("\n")
  }
}
