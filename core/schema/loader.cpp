// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/loader.h"

#include <QDebug>
#include <QFile>

#include <algorithm>

namespace colophon::schema {

namespace {

const marc::Tag kLeader("LDR");

QByteArray resource(const char *name)
{
    QFile file(QStringLiteral(":/colophon/schema/%1.txt").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const char *fileOf(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Authority:
        return "authority";
    case RecordKind::Holdings:
        return "holdings";
    case RecordKind::Bibliographic:
        break;
    }
    return "bibliographic";
}

/// The first word, taken off the line together with the blank behind it.
QStringView takeWord(QStringView &line)
{
    const qsizetype blank = line.indexOf(u' ');
    const QStringView word = blank < 0 ? line : line.first(blank);
    line = blank < 0 ? QStringView() : line.sliced(blank + 1);
    return word;
}

/// In the files a blank of a code is written #.
QString unspelled(QStringView code)
{
    return code.toString().replace(u'#', u' ');
}

bool takeMark(QStringView &word)
{
    if (word.size() < 2 || !word.endsWith(u'!'))
        return false;
    word.chop(1);
    return true;
}

/// Calls `each` with every line that says something.
template <typename F> void eachLine(const QByteArray &text, F &&each)
{
    const QString whole = QString::fromUtf8(text);
    for (const QStringView line : QStringView(whole).split(u'\n')) {
        if (!line.isEmpty() && line[0] != u'#')
            each(line);
    }
}

Code codeFrom(QStringView line)
{
    QStringView word = takeWord(line);
    const bool obsolete = takeMark(word);
    return {unspelled(word), line.toString(), obsolete};
}

/// "1-9" of one-character codes stands for nine of them.
void appendCodes(QList<Code> &codes, const Code &code)
{
    const QString &text = code.code;
    if (text.size() == 3 && text[1] == u'-' && text[0] < text[2]) {
        for (char16_t c = text[0].unicode(); c <= text[2].unicode(); ++c)
            codes.append({QString(QChar(c)), code.name, code.obsolete});
        return;
    }
    codes.append(code);
}

FixedPosition undefined(int start, int end)
{
    FixedPosition gap;
    gap.start = start;
    gap.length = end - start;
    gap.unit = gap.length;
    gap.name = QStringLiteral("Undefined");
    gap.fallback = QString(gap.length, u' ');
    return gap;
}

/// Blank where that means something, else the 0 that says "no", else the fill character.
QString fallbackFor(const FixedPosition &position)
{
    using Kind = FixedPosition::Kind;
    if (position.kind == Kind::Number)
        return QString(position.length, u'|');
    const Code *blank = position.code(QString(position.unit, u' '));
    if (position.kind != Kind::Codes || (blank != nullptr && !blank->obsolete))
        return QString(position.length, u' ');
    const Code *zero = position.code(u"0");
    if (zero != nullptr && !zero->obsolete
        && (zero->name.startsWith(u"No") || zero->name.startsWith(u"Successive")))
        return QString(position.length, u'0');
    return QString(position.length, u'|');
}

void fillGaps(FixedLayout &layout, int length)
{
    std::sort(layout.positions.begin(), layout.positions.end(),
              [](const FixedPosition &a, const FixedPosition &b) { return a.start < b.start; });
    QList<FixedPosition> whole;
    int at = 0;
    for (const FixedPosition &position : qAsConst(layout.positions)) {
        if (position.start > at)
            whole.append(undefined(at, position.start));
        whole.append(position);
        at = position.end();
    }
    if (at < length)
        whole.append(undefined(at, length));
    layout.positions = whole;
    layout.length = std::max(at, length);
}

} // namespace

const QHash<QString, CodeList> &Loader::codeLists()
{
    static const QHash<QString, CodeList> lists = [] {
        QStringList faults;
        return readCodeLists(resource("codelists"), faults);
    }();
    return lists;
}

QHash<QString, CodeList> Loader::readCodeLists(const QByteArray &text, QStringList &faults)
{
    QHash<QString, CodeList> lists;
    QString name;
    QString title;
    QList<Code> codes;
    const auto keep = [&] {
        if (!name.isEmpty())
            lists.insert(name, CodeList(name, title, codes));
        codes.clear();
    };
    eachLine(text, [&](QStringView line) {
        if (line.startsWith(u"@ ")) {
            keep();
            line = line.sliced(2);
            name = takeWord(line).toString();
            title = line.toString();
        } else if (line.startsWith(u' ') && !name.isEmpty() && line.indexOf(u' ', 1) > 1) {
            codes.append(codeFrom(line.sliced(1)));
        } else {
            faults.append(line.toString());
        }
    });
    keep();
    return lists;
}

Definitions Loader::load(RecordKind kind)
{
    Loader loader(kind);
    loader.readFormat(resource(fileOf(kind)));
    loader.readHelp(resource("help"));
    loader.complete();
    for (const QString &fault : qAsConst(loader.m_faults))
        qWarning() << "resources/schema: a line can't be read:" << fault;
    return loader.m_result;
}

QStringList Loader::faults(RecordKind kind)
{
    Loader loader(kind);
    loader.readFormat(resource(fileOf(kind)));
    loader.readHelp(resource("help"));
    readCodeLists(resource("codelists"), loader.m_faults);
    if (loader.m_result.m_fields.isEmpty())
        loader.m_faults.append(QStringLiteral("no field was found"));
    return loader.m_faults;
}

void Loader::readFormat(const QByteArray &text)
{
    eachLine(text, [this](QStringView line) {
        if (!readLine(line))
            m_faults.append(line.toString());
    });
}

bool Loader::readLine(QStringView line)
{
    if (line[0] == u'@')
        return readLayout(line.sliced(1).trimmed());
    if (line[0] != u' ')
        return readField(line);
    if (line.startsWith(u"  "))
        return readCode(line.sliced(2));
    line = line.sliced(1);
    if (m_result.m_layouts.isEmpty())
        return line.startsWith(u'$') ? readSubfield(line.sliced(1)) : readIndicator(line);
    return readPosition(line);
}

bool Loader::readField(QStringView line)
{
    m_place = Place::None;
    FieldDefinition field;
    const Result<marc::Tag> tag = marc::Tag::parse(takeWord(line));
    QStringView repeats = takeWord(line);
    field.obsolete = takeMark(repeats);
    if (!tag || (repeats != u"R" && repeats != u"NR"))
        return false;
    field.tag = *tag;
    field.repeatable = repeats == u"R";
    field.name = line.toString();
    m_result.m_fields.append(field);
    return true;
}

bool Loader::readIndicator(QStringView line)
{
    const QStringView number = takeWord(line);
    if (m_result.m_fields.isEmpty() || (number != u"1" && number != u"2"))
        return false;
    m_indicator = number == u"1" ? 0 : 1;
    m_place = Place::Indicator;
    m_result.m_fields.last().indicators[m_indicator].name = line.toString();
    return true;
}

bool Loader::readSubfield(QStringView line)
{
    m_place = Place::None;
    Subfield subfield;
    const QStringView code = takeWord(line);
    QStringView repeats = takeWord(line);
    subfield.obsolete = takeMark(repeats);
    if (m_result.m_fields.isEmpty() || code.size() != 1 || (repeats != u"R" && repeats != u"NR"))
        return false;
    subfield.code = code[0];
    subfield.repeatable = repeats == u"R";
    if (line.startsWith(u'='))
        subfield.codeList = takeWord(line).sliced(1).toString();
    subfield.name = line.toString();
    m_result.m_fields.last().subfields.append(subfield);
    return true;
}

bool Loader::readLayout(QStringView line)
{
    m_place = Place::None;
    FixedLayout layout;
    const Result<marc::Tag> tag = marc::Tag::parse(takeWord(line));
    if (!tag)
        return false;
    layout.tag = *tag;
    layout.key = takeWord(line).toString();
    layout.name = line.toString();
    m_result.m_layouts.append(layout);
    return true;
}

bool Loader::readPosition(QStringView line)
{
    using Kind = FixedPosition::Kind;
    static const QHash<QString, Kind> kinds{{QStringLiteral("date"), Kind::Date},
                                            {QStringLiteral("year"), Kind::Year},
                                            {QStringLiteral("number"), Kind::Number},
                                            {QStringLiteral("computed"), Kind::Computed},
                                            {QStringLiteral("undefined"), Kind::Undefined}};
    FixedPosition position;
    const QStringView span = takeWord(line);
    position.start = span.first(std::min<qsizetype>(2, span.size())).toInt();
    position.length = span.size() == 5 ? span.last(2).toInt() - position.start + 1 : 1;
    position.unit = position.length;
    const QStringView kind = takeWord(line);
    if (kind.startsWith(u"codes")) {
        position.kind = Kind::Codes;
        if (kind.size() > 6)
            position.unit = kind.sliced(6).toInt();
    } else if (kind.startsWith(u'=')) {
        position.kind = Kind::CodeList;
        position.codeList = kind.sliced(1).toString();
    } else {
        position.kind = kinds.value(kind.toString(), Kind::Undefined);
    }
    if (line.startsWith(u'*'))
        position.fallback = unspelled(takeWord(line).sliced(1));
    position.name = line.toString();
    m_place = Place::Position;
    m_result.m_layouts.last().positions.append(position);
    return position.length > 0 && position.unit > 0 && position.length % position.unit == 0
           && !position.name.isEmpty();
}

bool Loader::readCode(QStringView line)
{
    const Code code = codeFrom(line);
    switch (m_place) {
    case Place::Indicator:
        appendCodes(m_result.m_fields.last().indicators[m_indicator].values, code);
        return !code.name.isEmpty();
    case Place::Position:
        appendCodes(m_result.m_layouts.last().positions.last().codes, code);
        return !code.name.isEmpty();
    case Place::None:
        break;
    }
    return false;
}

void Loader::readHelp(const QByteArray &text)
{
    const QLatin1String wanted(fileOf(m_result.m_kind));
    bool ours = false;
    eachLine(text, [&](QStringView line) {
        if (line.startsWith(u"@ ")) {
            ours = line.sliced(2) == wanted;
            return;
        }
        if (!ours)
            return;
        const Result<marc::Tag> tag = marc::Tag::parse(takeWord(line));
        const FieldDefinition *known = tag ? m_result.field(*tag) : nullptr;
        if (known == nullptr)
            m_faults.append(line.toString());
        else
            m_result.m_fields[known - m_result.m_fields.constData()].help = line.toString();
    });
}

void Loader::complete()
{
    m_result.m_codeLists = &codeLists();
    for (FixedLayout &layout : m_result.m_layouts) {
        for (FixedPosition &position : layout.positions) {
            if (position.fallback.isEmpty())
                position.fallback = fallbackFor(position);
        }
    }
    if (m_result.m_kind == RecordKind::Bibliographic) {
        compose008();
        derive006();
    }
    share007();
    if (m_result.m_kind == RecordKind::Holdings) {
        const Definitions &bibliographic = Definitions::marc21(RecordKind::Bibliographic);
        for (const FixedLayout *layout : bibliographic.layouts(marc::Tag("007")))
            m_result.m_layouts.append(*layout);
    }
}

/// 008/18–34 depend on the material, the rest is the same for all.
void Loader::compose008()
{
    const FixedLayout common = *m_result.layout(marc::Tag("008"), QStringLiteral("all"));
    m_result.m_layouts.removeIf([](const FixedLayout &layout) {
        return layout.tag == marc::Tag("008") && layout.key == QLatin1String("all");
    });
    for (FixedLayout &layout : m_result.m_layouts) {
        if (layout.tag == marc::Tag("008")) {
            layout.positions.append(common.positions);
            fillGaps(layout, 40);
        }
    }
}

/// 006/01–17 are 008/18–34 of the same material, by definition.
void Loader::derive006()
{
    const FixedLayout first = *m_result.layout(marc::Tag("006"), QStringLiteral("all"));
    QList<FixedLayout> derived;
    for (FixedLayout layout : qAsConst(m_result.m_layouts)) {
        if (layout.tag != marc::Tag("008"))
            continue;
        layout.tag = marc::Tag("006");
        layout.positions.removeIf(
            [](const FixedPosition &p) { return p.start < 18 || p.start > 34; });
        for (FixedPosition &position : layout.positions)
            position.start -= 17;
        layout.positions.append(first.positions);
        fillGaps(layout, 18);
        derived.append(layout);
    }
    m_result.m_layouts.removeIf([](const FixedLayout &l) { return l.tag == marc::Tag("006"); });
    m_result.m_layouts.append(derived);
}

/// Every 007 begins with its category; leaders and the other kinds' 008 only lack gaps.
void Loader::share007()
{
    const FixedLayout *found = m_result.layout(marc::Tag("007"), QStringLiteral("all"));
    const FixedLayout common = found == nullptr ? FixedLayout() : *found;
    m_result.m_layouts.removeIf([](const FixedLayout &layout) {
        return layout.tag == marc::Tag("007") && layout.key == QLatin1String("all");
    });
    for (FixedLayout &layout : m_result.m_layouts) {
        if (layout.tag == marc::Tag("007") && found != nullptr) {
            layout.positions.append(common.positions);
            layout.positions.last().fallback = layout.key;
            fillGaps(layout, 0);
        } else if (layout.tag == marc::Tag("008") && layout.length == 0) {
            fillGaps(layout, m_result.m_kind == RecordKind::Holdings ? 32 : 40);
        } else if (layout.tag == kLeader) {
            fillGaps(layout, 24);
        }
    }
}

} // namespace colophon::schema
