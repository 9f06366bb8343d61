CREATE VIRTUAL TABLE bib_key USING fts5 (
    keys,
    content = '',
    columnsize = 0,
    detail = none,
    tokenize = "ascii tokenchars '!.'"
);
