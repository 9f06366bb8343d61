// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/mergedialog.h"

#include "base/theme.h"
#include "marc/fieldtext.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

static QString lineOf(const marc::Field &field)
{
    if (field.isControl())
        return field.value();
    QString indicators = QString(field.indicator1()) + field.indicator2();
    return indicators.replace(u' ', u'#') + u' ' + QChar(0x2068) + marc::toText(field)
           + QChar(0x2069);
}

MergeModel::MergeModel(const marc::Record &base, const marc::Record &mine,
                       const marc::Record &theirs, QObject *parent)
    : QAbstractTableModel(parent), m_theirs(theirs), m_rows(marc::threeWay(base, mine, theirs))
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_taken.append(marc::suggested(m_rows.at(i)));
        if (m_rows.at(i).mine != m_rows.at(i).theirs)
            m_shown.append(i);
    }
}

int MergeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int MergeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString MergeModel::text(int shown, int column) const
{
    const marc::ThreeWayRow &at = row(shown);
    if (column == TagColumn)
        return at.tag();
    const std::optional<marc::Field> &field = column == BaseColumn   ? at.base
                                              : column == MineColumn ? at.mine
                                                                     : at.theirs;
    if (field)
        return lineOf(*field);
    return column == BaseColumn || !at.base ? tr("not there") : tr("deleted");
}

QVariant MergeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TagColumn:
        return tr("Field");
    case BaseColumn:
        return tr("When you began");
    case MineColumn:
        return tr("Yours");
    default:
        return tr("Theirs");
    }
}

QVariant MergeModel::data(const QModelIndex &index, int role) const
{
    const marc::Taken &taken = m_taken.at(m_shown.at(index.row()));
    const bool side = index.column() == MineColumn || index.column() == TheirsColumn;
    const bool checked = index.column() == MineColumn ? taken.mine : taken.theirs;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case Qt::CheckStateRole:
        return side ? QVariant(checked ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole: {
        const QString what =
            tr("%1, %2: %3")
                .arg(text(index.row(), TagColumn),
                     headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                     text(index.row(), index.column()));
        return !side ? what : checked ? tr("%1, taken").arg(what) : tr("%1, not taken").arg(what);
    }
    case Qt::BackgroundRole:
        return taken.isDecided() ? QVariant()
                                 : QVariant(Tokens::of(QGuiApplication::palette()).warnBg);
    case OpenRole:
        return !taken.isDecided();
    default:
        return {};
    }
}

bool MergeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool on = value.toInt() == Qt::Checked;
    marc::Taken &taken = m_taken[m_shown.at(index.row())];
    (index.column() == MineColumn ? taken.mine : taken.theirs) = on;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    return true;
}

Qt::ItemFlags MergeModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags readable = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const bool side = index.column() == MineColumn || index.column() == TheirsColumn;
    return side ? readable | Qt::ItemIsUserCheckable : readable;
}

int MergeModel::openCount() const
{
    return int(std::count_if(m_taken.cbegin(), m_taken.cend(),
                             [](const marc::Taken &taken) { return !taken.isDecided(); }));
}

marc::Record MergeModel::merged() const
{
    return marc::merged(m_rows, m_taken, m_theirs);
}

MergeDialog::MergeDialog(const cataloging::Conflict &conflict, const marc::Record &mine,
                         QWidget *parent)
    : QDialog(parent), m_model(conflict.base, mine, conflict.theirs.record),
      m_table(new QTableView(this)), m_open(new QLabel(this)),
      m_use(new QPushButton(tr("Use Merged Record"), this))
{
    setObjectName(QStringLiteral("mergeDialog"));
    setWindowTitle(tr("Compare and Merge"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(px(this, 1040), px(this, 480));
    auto *hint = new QLabel(tr("Check the line to take of each field; check both to keep both. "
                               "Theirs was saved by <b>%1</b>. Nothing is saved yet: the merged "
                               "record goes into the editor.")
                                .arg(conflict.savedBy.toHtmlEscaped()),
                            this);
    hint->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("mergeTable"));
    m_table->setAccessibleName(tr("Fields that differ"));
    m_table->setModel(&m_model);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(MergeModel::TagColumn,
                                                      QHeaderView::ResizeToContents);
    m_open->setObjectName(QStringLiteral("mergeOpen"));
    m_use->setObjectName(QStringLiteral("useMerged"));
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &MergeDialog::showOpen);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_open, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(hint);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
    m_table->setCurrentIndex(m_model.index(0, MergeModel::MineColumn));
    m_table->setFocus();
    showOpen();
}

void MergeDialog::showOpen()
{
    const int open = m_model.openCount();
    m_open->setText(open == 0 ? QString() : tr("%n field(s) to decide.", "", open));
    m_use->setEnabled(open == 0);
    m_use->setToolTip(open == 0 ? QString() : tr("Check a line of each field first."));
}

} // namespace colophon::ui
