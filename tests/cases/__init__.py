"""Small inputs that once went wrong, each with the right result beside it; `make cases` runs them.

A case is a file `NAME` with `NAME.toml` beside it:

    wrong = "What went wrong once."
    [[run]]                                  # one or more, in order, sharing one data folder
    command = "check"                        # or "send" (practice mode); "check" when left out
    file = "other.csv"                       # another input beside it; the case's own when left out
    options = ["--country", "ZA", "--text", "Hi {{Name}}"]
    exit = 0                                 # or a list; 0, 1 or 2 when left out
    says = ["text that stands in what is printed"]
    never = ["text that does not"]
    [run.equal]                              # paths into the JSON that `check --json` prints
    "messages[0].body.text" = "Hi Anna"
    [run.contains]
    "notes" = "row 2"

`send` writes a results sheet, whose rows are under `results` by the names of their columns. A file
without a `.toml` must only meet the general rules: no traceback, no control characters on the
terminal, a sentence where nothing could be read, and every row counted.
"""
