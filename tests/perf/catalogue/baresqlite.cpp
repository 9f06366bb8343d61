// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite does with the same records when nothing else is asked of it: the record as a blob, a
// row for lists with two indexes, and FTS5 over title, name and subject. Its speed is what an
// import is measured against. Usage: baresqlite FILE.mrc NEW.db
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

void must(bool ok, const char *what)
{
    if (ok)
        return;
    std::fprintf(stderr, "baresqlite: %s failed\n", what);
    std::exit(1);
}

int digits(const char *at, int count)
{
    int value = 0;
    for (int i = 0; i < count; ++i)
        value = value * 10 + (at[i] >= '0' && at[i] <= '9' ? at[i] - '0' : 0);
    return value;
}

/// The subfields' values of a field, blanks between them.
void appendValues(std::string &out, std::string_view field)
{
    for (std::size_t i = 2; i + 2 < field.size(); ++i) {
        if (field[i] != '\x1f')
            continue;
        std::size_t end = field.find_first_of("\x1f\x1e", i + 2);
        if (end == std::string_view::npos)
            end = field.size();
        if (!out.empty())
            out += ' ';
        out.append(field.substr(i + 2, end - i - 2));
        i = end - 1;
    }
}

struct Brief {
    std::string title, name, subject, year;
};

Brief briefOf(std::string_view record)
{
    Brief brief;
    const std::size_t base = std::size_t(digits(record.data() + 12, 5));
    for (std::size_t at = 24; at + 12 <= base && record[at] != '\x1e'; at += 12) {
        const std::string_view tag = record.substr(at, 3);
        const std::size_t length = std::size_t(digits(record.data() + at + 3, 4));
        const std::size_t start = base + std::size_t(digits(record.data() + at + 7, 5));
        if (start + length > record.size())
            continue;
        const std::string_view field = record.substr(start, length);
        if (tag == "245")
            appendValues(brief.title, field);
        else if (tag == "100" || tag == "110" || tag == "700" || tag == "710")
            appendValues(brief.name, field);
        else if (tag[0] == '6')
            appendValues(brief.subject, field);
        else if (tag == "008" && field.size() > 11)
            brief.year = field.substr(7, 4);
    }
    return brief;
}

sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    must(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK, sql);
    return statement;
}

void bind(sqlite3_stmt *statement, int place, std::string_view text)
{
    sqlite3_bind_text(statement, place, text.data(), int(text.size()), SQLITE_STATIC);
}

void step(sqlite3_stmt *statement)
{
    must(sqlite3_step(statement) == SQLITE_DONE, "insert");
    sqlite3_reset(statement);
}

void execute(sqlite3 *db, const char *sql)
{
    must(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}

} // namespace

int main(int argc, char *argv[])
{
    must(argc == 3, "usage: baresqlite FILE.mrc NEW.db;");
    std::ifstream in(argv[1], std::ios::binary);
    must(in.good(), "opening the file");
    const auto begun = std::chrono::steady_clock::now();
    sqlite3 *db = nullptr;
    must(sqlite3_open(argv[2], &db) == SQLITE_OK, "opening the database");
    for (const char *sql :
         {"PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
          "CREATE TABLE content (id INTEGER PRIMARY KEY, record BLOB)",
          "CREATE TABLE bib (id INTEGER PRIMARY KEY, title TEXT, name TEXT, year TEXT)",
          "CREATE INDEX by_title ON bib (title, id)", "CREATE INDEX by_year ON bib (year, id)",
          "CREATE VIRTUAL TABLE fts USING fts5 (title, name, subject, content = '')"})
        execute(db, sql);
    sqlite3_stmt *const content = prepare(db, "INSERT INTO content VALUES (?1, ?2)");
    sqlite3_stmt *const bib = prepare(db, "INSERT INTO bib VALUES (?1, ?2, ?3, ?4)");
    sqlite3_stmt *const fts =
        prepare(db, "INSERT INTO fts (rowid, title, name, subject) VALUES (?1, ?2, ?3, ?4)");
    std::string record;
    char head[5];
    long count = 0;
    execute(db, "BEGIN");
    while (in.read(head, 5)) {
        const int length = digits(head, 5);
        must(length > 24, "reading a record's length");
        record.resize(std::size_t(length));
        std::memcpy(record.data(), head, 5);
        must(bool(in.read(record.data() + 5, length - 5)), "reading a record");
        ++count;
        const Brief brief = briefOf(record);
        sqlite3_bind_int64(content, 1, count);
        sqlite3_bind_blob(content, 2, record.data(), length, SQLITE_STATIC);
        step(content);
        sqlite3_bind_int64(bib, 1, count);
        bind(bib, 2, brief.title);
        bind(bib, 3, brief.name);
        bind(bib, 4, brief.year);
        step(bib);
        sqlite3_bind_int64(fts, 1, count);
        bind(fts, 2, brief.title);
        bind(fts, 3, brief.name);
        bind(fts, 4, brief.subject);
        step(fts);
        if (count % 1000 == 0)
            execute(db, "COMMIT; BEGIN");
    }
    execute(db, "COMMIT");
    for (sqlite3_stmt *const statement : {content, bib, fts})
        sqlite3_finalize(statement);
    sqlite3_close(db);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    std::printf("records: %ld\nseconds: %.2f\nrecords/s: %.0f\n", count, seconds,
                double(count) / seconds);
    return 0;
}
