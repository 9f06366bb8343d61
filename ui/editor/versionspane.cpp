// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/versionspane.h"

#include "base/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace colophon::ui {

VersionsPane::VersionsPane(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_title(new QLabel(this)),
      m_list(new QListWidget(this)), m_compare(new QPushButton(tr("&Compare"), this)),
      m_restore(new QPushButton(tr("Res&tore"), this))
{
    setObjectName(QStringLiteral("versionsPane"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(px(this, 240));
    setMaximumWidth(px(this, 480));
    m_title->setFont(textFont(this, 13, QFont::DemiBold));
    auto *close = new QToolButton(this);
    close->setIcon(icon(QStringLiteral("x"), this));
    close->setToolTip(tr("Close Versions"));
    close->setAccessibleName(tr("Close Versions"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_list->setObjectName(QStringLiteral("versionsList"));
    m_list->setAccessibleName(tr("Versions, the latest first"));
    m_list->setSpacing(px(this, 4));
    m_list->setFrameShape(QFrame::NoFrame);
    m_compare->setObjectName(QStringLiteral("compareVersion"));
    m_restore->setObjectName(QStringLiteral("restoreVersion"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 6, 4);
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 4, 12, 8);
    buttons->addWidget(m_compare);
    buttons->addWidget(m_restore);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_compare->setEnabled(row >= 0);
        m_restore->setEnabled(row > 0); // the first one is what is saved
    });
    const auto compare = [this] {
        if (const store::VersionRow *version = current())
            emit compareRequested(m_mmsId, *version);
    };
    connect(m_compare, &QPushButton::clicked, this, compare);
    connect(m_list, &QListWidget::itemActivated, this, compare);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (const store::VersionRow *version = current())
            emit restoreRequested(m_mmsId, *version);
    });
    connect(&workspace, &Workspace::recordChanged, this, [this](MmsId changed) {
        if (isVisible() && changed == m_mmsId)
            show(m_mmsId);
    });
    connect(&workspace, &Workspace::recordsChanged, this, [this] {
        if (isVisible())
            show(m_mmsId);
    });
}

const store::VersionRow *VersionsPane::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_versions.size() ? &m_versions.at(row) : nullptr;
}

void VersionsPane::show(MmsId mmsId)
{
    m_mmsId = mmsId;
    setVisible(true);
    m_workspace.writer().run(
        this, [mmsId](store::Connection &c) { return store::versionsOf(c, mmsId); },
        [this, mmsId](Result<QList<store::VersionRow>> versions) {
            if (mmsId != m_mmsId)
                return;
            if (versions)
                fill(*versions);
            else
                emit failed(versions.error());
        });
}

static QString reasonText(const QString &reason)
{
    if (reason == QLatin1String("create"))
        return VersionsPane::tr("created");
    if (reason == QLatin1String("import"))
        return VersionsPane::tr("imported");
    if (reason == QLatin1String("save"))
        return VersionsPane::tr("saved");
    return reason;
}

void VersionsPane::fill(const QList<store::VersionRow> &versions)
{
    m_versions = versions;
    m_list->clear();
    for (const store::VersionRow &version : versions)
        m_list->addItem(
            tr("Version %1, %2\n%3, %4")
                .arg(version.version)
                .arg(reasonText(version.reason), version.savedBy,
                     QLocale().toString(version.savedAt.toLocalTime(), QLocale::ShortFormat)));
    m_title->setText(tr("Versions  %1").arg(versions.size()));
    m_list->setCurrentRow(versions.size() > 1 ? 1 : 0);
}

} // namespace colophon::ui
