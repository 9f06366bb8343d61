// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fieldmodel.h"

#include "marc/fieldtext.h"

namespace colophon::ui {

namespace {

/// LDR positions that the program computes: lengths, coding, counts, the entry map.
bool isComputed(qsizetype position)
{
    return position < 5 || (position >= 9 && position <= 16) || position >= 20;
}

QChar indicatorFrom(const QString &text)
{
    return text.isEmpty() || text.at(0) == u'#' ? QChar(u' ') : text.at(0);
}

/// A tag of the other kind takes the content along: a control value becomes $a and the reverse.
marc::Field withTag(const marc::Field &field, const marc::Tag &tag)
{
    if (tag.isControl() == field.isControl()) {
        marc::Field same = field;
        same.setTag(tag);
        return same;
    }
    if (tag.isControl())
        return marc::Field::control(
            tag, field.subfields().isEmpty() ? QString() : field.subfields().constFirst().value);
    return marc::Field::data(tag, u' ', u' ', {{u'a', field.value()}});
}

} // namespace

FieldModel::FieldModel(EditSession &session, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_shown(session.record())
{
    connect(&session, &EditSession::recordChanged, this, &FieldModel::follow);
}

bool FieldModel::isGuarded(const marc::Field &field)
{
    return field.tag() == marc::Tag("001") || field.tag() == marc::Tag("005");
}

int FieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.fields().size()) + 1;
}

int FieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString FieldModel::text(int row, int column) const
{
    if (row == 0) {
        if (column == TagColumn)
            return QStringLiteral("LDR");
        return column == ContentColumn ? m_shown.leader().text() : QString();
    }
    const marc::Field &field = m_shown.fields().at(row - 1);
    switch (column) {
    case TagColumn:
        return field.tag().toString();
    case Indicator1Column:
        return field.isControl() ? QString() : QString(field.indicator1());
    case Indicator2Column:
        return field.isControl() ? QString() : QString(field.indicator2());
    default:
        return marc::toText(field);
    }
}

QString FieldModel::accessibleText(int row, int column) const
{
    const QString tag = text(row, TagColumn);
    const QString value = text(row, column);
    switch (column) {
    case TagColumn:
        return tr("%1, tag").arg(tag);
    case Indicator1Column:
        return tr("%1, first indicator, %2")
            .arg(tag, value == QLatin1String(" ") ? tr("blank") : value);
    case Indicator2Column:
        return tr("%1, second indicator, %2")
            .arg(tag, value == QLatin1String(" ") ? tr("blank") : value);
    default:
        return tr("%1, content, %2").arg(tag, value);
    }
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(row, index.column());
    case IsFixedRole:
        return row == 0 || m_shown.fields().at(row - 1).isControl();
    case IsLocalRole:
        return row > 0
               && m_shown.fields().at(row - 1).values(u'9').contains(QLatin1String("LOCAL"));
    default:
        return {};
    }
}

Qt::ItemFlags FieldModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags readable = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const int row = index.row();
    if (m_session.isReadOnly())
        return readable;
    if (row == 0)
        return index.column() == ContentColumn ? readable | Qt::ItemIsEditable : readable;
    const marc::Field &field = m_shown.fields().at(row - 1);
    const bool indicator = index.column() == Indicator1Column || index.column() == Indicator2Column;
    if (isGuarded(field) || (field.isControl() && indicator))
        return readable;
    return readable | Qt::ItemIsEditable;
}

void FieldModel::setLeader(const QString &text)
{
    marc::Record after = m_session.record();
    const QString wanted = text.leftJustified(marc::Leader::kLength, u' ', true);
    for (qsizetype i = 0; i < marc::Leader::kLength; ++i) {
        if (!isComputed(i))
            after.leader().set(i, wanted.at(i) == u'#' ? QChar(u' ') : wanted.at(i));
    }
    m_session.apply(after, tr("Change LDR"), 0, 0);
}

bool FieldModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const int row = index.row();
    const QString typed = value.toString();
    if (row == 0) {
        setLeader(typed);
        return true;
    }
    marc::Record after = m_session.record();
    marc::Field &field = after.fields()[row - 1];
    switch (index.column()) {
    case TagColumn: {
        const Result<marc::Tag> tag = marc::Tag::parse(typed);
        if (!tag)
            return false;
        field = withTag(field, *tag);
        break;
    }
    case Indicator1Column:
        field.setIndicator1(indicatorFrom(typed));
        break;
    case Indicator2Column:
        field.setIndicator2(indicatorFrom(typed));
        break;
    default:
        if (field.isControl())
            field.setValue(QString(typed).replace(u'#', u' '));
        else
            marc::setFromText(field, typed);
        break;
    }
    m_session.apply(after, tr("Change %1").arg(field.tag().toString()), row,
                    row * ColumnCount + index.column());
    return true;
}

void FieldModel::follow()
{
    const marc::Record now = m_session.record();
    const QList<marc::Field> &before = m_shown.fields();
    const QList<marc::Field> &after = now.fields();
    qsizetype head = 0;
    while (head < before.size() && head < after.size() && before.at(head) == after.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < before.size() - head && tail < after.size() - head
           && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    const qsizetype removed = before.size() - head - tail;
    const qsizetype added = after.size() - head - tail;
    const int first = int(head) + 1; // row 0 is the leader
    if (removed > added) {
        beginRemoveRows({}, int(first + added), int(first + removed - 1));
        m_shown = now;
        endRemoveRows();
    } else if (added > removed) {
        beginInsertRows({}, int(first + removed), int(first + added - 1));
        m_shown = now;
        endInsertRows();
    } else {
        m_shown = now;
    }
    emit dataChanged(index(0, 0), index(0, ContentColumn));
    const qsizetype changed = qMin(removed, added);
    if (changed > 0)
        emit dataChanged(index(first, 0), index(int(first + changed - 1), ContentColumn));
}

} // namespace colophon::ui
