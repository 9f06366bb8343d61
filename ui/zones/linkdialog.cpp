// SPDX-License-Identifier: GPL-3.0-or-later
#include "zones/linkdialog.h"

#include "base/theme.h"
#include "search/search.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

constexpr int kMostFound = 50;

QString titleOf(const marc::Record &record)
{
    const QString title = marc::briefOf(record).title;
    return title.isEmpty() ? LinkDialog::tr("[No title]") : title;
}

QString reasonText(const QList<cataloging::Identifier> &reasons)
{
    QStringList parts;
    for (const cataloging::Identifier &reason : reasons)
        parts.append(QStringLiteral("%1 %2").arg(reason.tag, reason.written));
    return parts.join(QStringLiteral(" · "));
}

/// Two or three lines: title; number, name and year; what is the same.
QString linesOf(const cataloging::Match &match)
{
    const marc::Brief brief = marc::briefOf(match.stored.record);
    QStringList about{match.stored.mmsId.toString()};
    for (const QString &part : {brief.name, brief.year}) {
        if (!part.isEmpty())
            about.append(part);
    }
    QStringList lines{titleOf(match.stored.record), about.join(QStringLiteral(" · "))};
    if (!match.reasons.isEmpty())
        lines.append(LinkDialog::tr("Same %1").arg(reasonText(match.reasons)));
    return lines.join(u'\n');
}

Result<QList<cataloging::Match>> found(store::Connection &connection, const store::Zone &network,
                                       const QString &words)
{
    search::Request request;
    request.zone = network;
    request.text = words;
    request.limit = kMostFound;
    if (MmsId::parse(words.trimmed()))
        request.index = search::Index::MmsId;
    const Result<search::Page> page = search::search(connection, request);
    COLOPHON_TRY(page);
    QList<cataloging::Match> matches;
    for (const store::BriefRow &row : page->rows) {
        Result<store::StoredRecord> stored = store::recordOf(connection, row.mmsId);
        COLOPHON_TRY(stored);
        matches.append({std::move(*stored), {}});
    }
    return matches;
}

} // namespace

LinkDialog::LinkDialog(Workspace &workspace, Purpose purpose, const store::StoredRecord &mine,
                       const QList<cataloging::Match> &matches, const marc::LocalTags &localTags,
                       QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_mine(mine), m_localTags(localTags)
{
    setObjectName(QStringLiteral("linkDialog"));
    setWindowTitle(purpose == Purpose::Share ? tr("Share with Network")
                                             : tr("Link to Network Record"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(px(this, 1120), px(this, 620));
    build(purpose);
    offer(matches);
    if (purpose == Purpose::Share) {
        m_hint->setText(matches.isEmpty()
                            ? tr("The Network Zone has no record with the same 020, 022, 024, 035 "
                                 "or 010. A new network record is made of “%1”; local fields stay "
                                 "yours.")
                                  .arg(titleOf(mine.record))
                            : tr("The Network Zone has %n record(s) with the same numbers. Link "
                                 "“%1” to one of them, or make a new network record.",
                                 "", int(matches.size()))
                                  .arg(titleOf(mine.record)));
    } else {
        m_hint->setText(tr("“%1” will show the fields of the network record, with its own local "
                           "fields.")
                            .arg(titleOf(mine.record)));
    }
}

void LinkDialog::build(Purpose purpose)
{
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("linkHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_words = new QLineEdit(this);
    m_words->setObjectName(QStringLiteral("linkSearch"));
    m_words->setPlaceholderText(tr("Search the Network Zone: words or an MMS ID"));
    m_words->setAccessibleName(tr("Search the Network Zone"));
    m_words->setClearButtonEnabled(true);
    connect(m_words, &QLineEdit::returnPressed, this, &LinkDialog::search);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("linkCandidates"));
    m_list->setAccessibleName(tr("Network records"));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    connect(m_list, &QListWidget::currentRowChanged, this, &LinkDialog::showChosen);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("linkCompare"));
    m_table->setAccessibleName(tr("Your record and the network record, field by field"));
    m_table->setModel(&m_compare);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(CompareModel::TagColumn,
                                                      QHeaderView::ResizeToContents);
    connect(&m_compare, &QAbstractItemModel::dataChanged, this, &LinkDialog::showLeftBehind);
    auto *sides = new QSplitter(this);
    sides->addWidget(left);
    sides->addWidget(m_table);
    sides->setStretchFactor(1, 1);
    sides->setSizes({px(this, 320), px(this, 760)});

    m_left = new QLabel(this);
    m_left->setObjectName(QStringLiteral("linkLeftBehind"));
    m_left->setWordWrap(true);
    m_left->setProperty("hint", true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_new = new QPushButton(tr("Make New Network Record"), this);
    m_new->setObjectName(QStringLiteral("makeNew"));
    m_new->setVisible(purpose == Purpose::Share);
    m_link = new QPushButton(tr("Link to This Record"), this);
    m_link->setObjectName(QStringLiteral("linkChosen"));
    // Enter in the search field searches; a button is pressed with the focus on it.
    for (QPushButton *button : {cancel, m_new, m_link})
        button->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_link, &QPushButton::clicked, this, [this] { done(LinkChosen); });
    connect(m_new, &QPushButton::clicked, this, [this] { done(MakeNew); });
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_left, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_new);
    foot->addWidget(m_link);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_hint);
    layout->addWidget(sides, 1);
    layout->addLayout(foot);
}

void LinkDialog::offer(const QList<cataloging::Match> &matches)
{
    m_offered = matches;
    m_list->clear();
    for (const cataloging::Match &match : matches)
        m_list->addItem(linesOf(match));
    if (!matches.isEmpty())
        m_list->setCurrentRow(0);
    else
        showChosen();
    (m_offered.isEmpty() ? static_cast<QWidget *>(m_words) : m_list)->setFocus();
    const bool some = !matches.isEmpty();
    m_link->setProperty("primary", some);
    m_new->setProperty("primary", !some);
}

void LinkDialog::search()
{
    const QString words = m_words->text().trimmed();
    if (words.isEmpty())
        return;
    m_workspace.reader().run(
        this,
        [network = m_workspace.network(), words](store::Connection &connection) {
            return found(connection, network, words);
        },
        [this](Result<QList<cataloging::Match>> matches) {
            if (matches) {
                offer(*matches);
                if (matches->isEmpty())
                    m_left->setText(tr("No network record has all of these words."));
            } else {
                m_left->setText(matches.error().detail);
            }
        });
}

void LinkDialog::showChosen()
{
    const int row = m_list->currentRow();
    const bool some = row >= 0 && row < m_offered.size();
    m_compare.show(m_mine.record,
                   some ? std::optional(m_offered.at(row).stored.record) : std::nullopt,
                   m_localTags);
    m_link->setEnabled(some);
    m_link->setToolTip(some ? QString() : tr("Choose a network record first."));
    showLeftBehind();
}

void LinkDialog::showLeftBehind()
{
    const int left = m_compare.leftBehindCount();
    m_left->setText(left == 0 ? QString()
                              : tr("%n field(s) of yours are not in the network record and stay in "
                                   "the former version only.",
                                   "", left));
}

MmsId LinkDialog::network() const
{
    return m_offered.value(m_list->currentRow()).stored.mmsId;
}

} // namespace colophon::ui
