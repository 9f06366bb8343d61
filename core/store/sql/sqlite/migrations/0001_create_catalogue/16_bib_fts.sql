CREATE VIRTUAL TABLE bib_fts USING fts5 (
    keywords, title, name, isbn,
    content = '',
    tokenize = 'ascii'
);
