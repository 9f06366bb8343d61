// SPDX-License-Identifier: GPL-3.0-or-later
// No rule text and no record makes the parser, the compiler or the interpreter crash, hang or grow
// without bound. The input is a rule text, a zero byte, and an ISO 2709 record; or a rule text
// alone, which then runs on a book.
#include "marc/reader.h"
#include "rules/interpreter.h"
#include "rules/merge.h"
#include "rules/ruletest.h"

#include <QByteArray>

#include <cstddef>
#include <cstdint>

using namespace colophon;

namespace {

marc::Record aBook()
{
    marc::Record record;
    record.fields() = {
        marc::Field::control(marc::Tag("001"), QStringLiteral("23518769")),
        marc::Field::control(marc::Tag("008"), QStringLiteral("920101s1992    enk")),
        marc::Field::data(marc::Tag("245"), u'1', u'0',
                          {{u'a', QStringLiteral("Cafe\u0301 :")}, {u'b', QStringLiteral("x.")}}),
        marc::Field::data(marc::Tag("500"), u' ', u' ', {{u'a', QStringLiteral("A note, so.")}})};
    return record;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype cut = bytes.indexOf('\0');
    const QString text = QString::fromUtf8(cut < 0 ? bytes : bytes.left(cut));
    marc::Record record = aBook();
    if (cut >= 0) {
        const Result<QList<marc::ReadItem>> items =
            marc::readAll(marc::Format::Iso2709, bytes.sliced(cut + 1));
        if (items && !items->isEmpty() && items->constFirst().record)
            record = *items->constFirst().record;
    }
    const rules::RuleFile file = rules::parse(text);
    const Result<rules::Program> program = rules::Program::compile(file);
    if (!program)
        return 0;
    rules::Interpreter interpreter(*program);
    const Result<marc::Record> made = interpreter.run(record);
    if (made)
        (void)interpreter.indicates(*made);
    (void)rules::merge(file, record, aBook());
    (void)rules::runTests(file, {});
    return 0;
}
