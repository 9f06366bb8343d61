CREATE VIRTUAL TABLE bib_fts USING fts5 (
    title, name, subject, series, publisher, other,
    content = '',
    columnsize = 0,
    tokenize = 'ascii'
);
