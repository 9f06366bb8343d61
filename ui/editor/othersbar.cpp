// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/othersbar.h"

#include <QLocale>
#include <QVBoxLayout>

namespace colophon::ui {

static QString since(const store::Lock &lock)
{
    const QDateTime at = lock.since.toLocalTime();
    return at.date() == QDate::currentDate() ? QLocale().toString(at.time(), QLocale::ShortFormat)
                                             : QLocale().toString(at, QLocale::ShortFormat);
}

OthersBar::OthersBar(QWidget *parent) : QWidget(parent), m_bar(new MessageBar(this))
{
    setObjectName(QStringLiteral("othersBar"));
    m_bar->setObjectName(QStringLiteral("othersMessage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    hide();
}

void OthersBar::follow(EditSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session != nullptr) {
        connect(session, &EditSession::othersChanged, this, &OthersBar::show);
        connect(session, &EditSession::refused, this, &OthersBar::show);
    }
    show();
}

void OthersBar::tell(MessageBar::Kind kind, const QString &text, const QString &button)
{
    m_bar->showMessage(kind, text, button.isEmpty() ? QStringList() : QStringList{button},
                       [this](int) {
                           if (m_session)
                               emit mergeRequested(m_session);
                       });
    setVisible(true);
}

void OthersBar::show()
{
    if (!m_session) {
        hide();
        return;
    }
    const EditSession::Others &others = m_session->others();
    const bool network = m_session->zone().kind == store::ZoneKind::Network;
    if (others.gone) {
        tell(MessageBar::Kind::Error,
             tr("<b>This record was deleted</b> while it was open here. It can be read and copied "
                "from until you close it."));
    } else if (others.heldBy && others.heldBy->assigned) {
        // Whose it is, the bar of the assignment says.
        if (m_session->isDirty())
            tell(MessageBar::Kind::Warning, tr("What you typed is kept as a draft."));
        else
            hide();
    } else if (others.heldBy) {
        QString text = tr("<b>%1</b> is editing this record, since %2. It can be read and copied "
                          "from, and edited as soon as it is released.")
                           .arg(others.heldBy->userName.toHtmlEscaped(), since(*others.heldBy));
        if (m_session->isDirty())
            text += u' ' + tr("What you typed is kept as a draft.");
        tell(MessageBar::Kind::Warning, text);
    } else if (m_session->isOvertaken()) {
        tell(MessageBar::Kind::Warning,
             tr("<b>Somebody saved a new version</b> of this record while you were editing it. "
                "Your changes are kept as a draft."),
             tr("Compare and Merge…"));
    } else if (others.networkHeldBy) {
        tell(
            MessageBar::Kind::Info,
            tr("<b>%1</b> is editing the network record, since %2. Its fields can be read; local "
               "fields can be changed.")
                .arg(others.networkHeldBy->userName.toHtmlEscaped(), since(*others.networkHeldBy)));
    } else if (!others.mayChangeNetwork && network) {
        tell(MessageBar::Kind::Info,
             tr("<b>Read-only.</b> Your role may not change records of the Network Zone."));
    } else if (!others.mayChangeNetwork && m_session->network()) {
        tell(MessageBar::Kind::Info,
             tr("Your role may not change fields of the Network Zone. Local fields can be "
                "changed."));
    } else {
        m_bar->hide();
        hide();
    }
}

} // namespace colophon::ui
