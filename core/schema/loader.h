// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "schema/definitions.h"

#include <QByteArray>
#include <QHash>
#include <QStringView>

namespace colophon::schema {

/// Reads the files of resources/schema, whose form their README tells. They are built into the
/// program, so that a line which can't be read is a fault of ours: it is left out and told in the
/// log, and the tests see it through `faults`.
class Loader {
public:
    static Definitions load(RecordKind kind);
    /// The lines that could not be read in all files of a kind, for the tests.
    static QStringList faults(RecordKind kind);

private:
    explicit Loader(RecordKind kind) { m_result.m_kind = kind; }

    static const QHash<QString, CodeList> &codeLists();
    static QHash<QString, CodeList> readCodeLists(const QByteArray &text, QStringList &faults);

    void readFormat(const QByteArray &text);
    bool readLine(QStringView line);
    bool readField(QStringView line);
    bool readLayout(QStringView line);
    bool readPosition(QStringView line);
    bool readIndicator(QStringView line);
    bool readSubfield(QStringView line);
    bool readCode(QStringView line);
    void readHelp(const QByteArray &text);
    void complete();
    void compose008();
    void derive006();
    void share007();

    Definitions m_result;
    QStringList m_faults;
    /// Where codes that follow belong; indices, because the lists grow.
    enum class Place { None, Indicator, Position } m_place = Place::None;
    std::size_t m_indicator = 0;
};

} // namespace colophon::schema
