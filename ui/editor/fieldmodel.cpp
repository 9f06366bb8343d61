// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fieldmodel.h"

#include "editor/fieldsteps.h"
#include "marc/edit.h"
#include "marc/fieldlines.h"
#include "marc/fieldtext.h"
#include "marc/linkage.h"
#include "marc/localfields.h"
#include "schema/fixedfield.h"

#include <QMimeData>

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

} // namespace

FieldModel::FieldModel(EditSession &session, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_shown(session.record())
{
    connect(&session, &EditSession::recordChanged, this, &FieldModel::follow);
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
        return row > 0 && marc::isLocal(m_shown.fields().at(row - 1))
                   ? tr("%1, tag, local, Institution only").arg(tag)
                   : tr("%1, tag").arg(tag);
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

store::ZoneKind FieldModel::zoneOf(int row) const
{
    const bool local = row > 0 && marc::isLocal(m_shown.fields().at(row - 1));
    if (local)
        return store::ZoneKind::Institution;
    return m_session.network() ? store::ZoneKind::Network : m_session.zone().kind;
}

QString FieldModel::partnerText(int row) const
{
    if (row == 0)
        return {};
    const qsizetype partner = marc::partnerOf(m_shown, row - 1);
    if (partner < 0)
        return {};
    QStringList values;
    for (const marc::Subfield &subfield : m_shown.fields().at(partner).subfields()) {
        if (subfield.code != u'6')
            values.append(subfield.value);
    }
    return values.join(u' ');
}

QString FieldModel::inWords(int row) const
{
    const marc::Tag tag = row == 0 ? schema::kLeaderTag : m_shown.fields().at(row - 1).tag();
    if (tag == marc::Tag("001"))
        return m_session.network() ? tr("MMS ID of the Network record") : tr("MMS ID");
    if (!schema::isFixedField(tag))
        return {};
    const schema::Definitions &definitions = schema::Definitions::marc21(
        schema::kindOf(m_shown.leader()).value_or(schema::RecordKind::Bibliographic));
    const QString value = row == 0 ? m_shown.leader().text() : m_shown.fields().at(row - 1).value();
    const schema::FixedLayout *layout =
        schema::layoutFor(definitions, tag, value, m_shown.leader());
    return layout == nullptr ? QString() : schema::inWords(definitions, *layout, value);
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return (QStringList{accessibleText(row, index.column())}
                + m_marks.value(row).sentences.value(index.column()))
            .join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return m_marks.value(row).sentences.value(index.column()).join(u'\n');
    case InWordsRole:
        return inWords(row);
    case AlertRole:
        return int(m_marks.value(row).worst);
    case MarkRole:
        return int(m_marks.value(row).cells.value(index.column()));
    case IsFixedRole:
        return row == 0 || m_shown.fields().at(row - 1).isControl();
    case IsLocalRole:
        return row > 0 && marc::isLocal(m_shown.fields().at(row - 1));
    case ZoneRole:
        return int(zoneOf(row));
    case PartnerRole:
        return partnerText(row);
    case RightToLeftRole:
        return row > 0 && marc::hasRightToLeft(text(row, ContentColumn));
    default:
        return {};
    }
}

Qt::ItemFlags FieldModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) // between the rows
        return m_session.isReadOnly() ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
    Qt::ItemFlags readable = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const int row = index.row();
    if (row > 0 && index.column() == TagColumn && !marc::isKept(m_shown.fields().at(row - 1)))
        readable |= Qt::ItemIsDragEnabled;
    if (m_session.isReadOnly()
        || (index.row() > 0 && !m_session.mayChange(m_shown.fields().at(index.row() - 1))))
        return readable;
    if (row == 0)
        return index.column() == ContentColumn ? readable | Qt::ItemIsEditable : readable;
    const marc::Field &field = m_shown.fields().at(row - 1);
    const bool indicator = index.column() == Indicator1Column || index.column() == Indicator2Column;
    if (marc::isKept(field) || (field.isControl() && indicator))
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
        after = marc::withTagAt(after, row - 1, *tag);
        m_session.apply(after, tr("Change %1").arg(typed), row, row * ColumnCount);
        return true;
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

QStringList FieldModel::mimeTypes() const
{
    return {QStringLiteral("text/plain")};
}

static QList<int> rowsOf(const QModelIndexList &indexes)
{
    QList<int> rows;
    for (const QModelIndex &index : indexes) {
        if (!rows.contains(index.row()))
            rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QMimeData *FieldModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    data->setText(marc::toLines(FieldSteps(m_session).fields(rowsOf(indexes))));
    return data;
}

bool FieldModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int,
                              const QModelIndex &)
{
    const QList<marc::Field> fields = marc::fieldsFromLines(data->text());
    const int place = row < 0 ? rowCount() : row; // behind the last, where it is dropped below all
    return !fields.isEmpty()
           && FieldSteps(m_session).insert(place - 1, fields, tr("Drop fields")) >= 0;
}

void FieldModel::setAlerts(const QList<schema::Issue> &issues)
{
    const QHash<int, RowMarks> before = std::exchange(m_marks, marksOf(issues));
    for (int row = 0; row < rowCount(); ++row) {
        if (before.value(row) != m_marks.value(row))
            emit dataChanged(index(row, 0), index(row, ContentColumn), {AlertRole, MarkRole});
    }
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
        m_marks = shifted(m_marks, int(first + added), int(added - removed));
        endRemoveRows();
    } else if (added > removed) {
        beginInsertRows({}, int(first + removed), int(first + added - 1));
        m_shown = now;
        m_marks = shifted(m_marks, int(first + removed), int(added - removed));
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
