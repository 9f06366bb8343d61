// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/recordhead.h"

#include "base/theme.h"
#include "marc/brief.h"
#include "widgets/badge.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace colophon::ui {

RecordHead::RecordHead(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_number(new QLabel(this)),
      m_link(new QLabel(this)), m_kept(new QLabel(this)), m_legend(new QLabel(this)),
      m_zoneBadge(new Badge(this)), m_draftBadge(new Badge(this))
{
    setObjectName(QStringLiteral("recordHead"));
    auto *head = new QVBoxLayout(this);
    head->setContentsMargins(14, 6, 14, 6);
    head->setSpacing(2);
    auto *line = new QHBoxLayout;
    m_title->setObjectName(QStringLiteral("recordTitle"));
    m_title->setFont(textFont(this, 15, QFont::DemiBold));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(50);
    line->addWidget(m_title);
    line->addWidget(m_zoneBadge);
    line->addWidget(m_draftBadge);
    line->addStretch(1);
    m_legend->setObjectName(QStringLiteral("zoneLegend"));
    m_legend->setProperty("hint", true);
    line->addWidget(m_legend);
    head->addLayout(line);
    auto *below = new QHBoxLayout;
    m_number->setObjectName(QStringLiteral("recordNumber"));
    m_number->setFont(monoFont(this, 12));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_number->setProperty("secondary", true);
    m_kept->setObjectName(QStringLiteral("draftKept"));
    m_kept->setProperty("hint", true);
    below->addWidget(m_number);
    below->addSpacing(12);
    m_link->setObjectName(QStringLiteral("recordLink"));
    m_link->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_link->setProperty("secondary", true);
    below->addWidget(m_link);
    below->addSpacing(12);
    below->addWidget(m_kept);
    below->addStretch(1);
    head->addLayout(below);
}

void RecordHead::show(const EditSession &session, const QDateTime &keptAt)
{
    const QString title = marc::briefOf(session.record()).title;
    m_fullTitle = title.isEmpty() ? tr("[No title]") : title;
    elideTitle();
    m_zoneBadge->show(badgeOf(session.zone().kind), badgeText(session.zone().kind));
    if (session.isNew())
        m_draftBadge->show(BadgeLook::Draft, tr("New"));
    else if (session.isDirty())
        m_draftBadge->show(BadgeLook::Draft, tr("Draft"));
    else
        m_draftBadge->hide();
    showLink(session);
    m_number->setText(session.mmsId().toString());
    m_number->setAccessibleName(tr("MMS ID %1").arg(session.mmsId().toString()));
    m_kept->setText(
        session.isDirty() && keptAt.isValid()
            ? tr("Draft kept %1")
                  .arg(QLocale().toString(keptAt.toLocalTime().time(), QLocale::ShortFormat))
            : QString());
}

void RecordHead::showLink(const EditSession &session)
{
    const bool linked = session.network().has_value();
    m_link->setVisible(linked);
    m_legend->setVisible(linked);
    if (!linked)
        return;
    m_link->setText(tr("Linked to NZ %1").arg(session.network()->toString()));
    const Tokens &tokens = Tokens::of(this);
    m_legend->setText(
        QStringLiteral("<font color='%1'>▌</font>%2 &nbsp; <font color='%3'>▌</font>%4")
            .arg(tokens.nz.name(), tr("Network field"), tokens.iz.name(),
                 tr("Local field, IZ only")));
}

void RecordHead::elideTitle()
{
    m_title->setText(m_title->fontMetrics().elidedText(m_fullTitle, Qt::ElideRight,
                                                       qMax(200, width() - px(this, 160))));
}

void RecordHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elideTitle();
}

} // namespace colophon::ui
