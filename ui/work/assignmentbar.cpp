// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/assignmentbar.h"

#include "base/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTextDocumentFragment>

namespace colophon::ui {

static QString day(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime().date(), QLocale::ShortFormat);
}

QString assignmentSentence(const workflow::Assignment &assignment, UserId me)
{
    const QString from =
        assignment.from == me ? AssignmentBar::tr("you") : assignment.fromName.toHtmlEscaped();
    const auto quoted = [](const QString &note) {
        return note.isEmpty() ? QString()
                              : QStringLiteral(" “%1”").arg(note.simplified().toHtmlEscaped());
    };
    if (assignment.state == workflow::AssignmentState::Returned) {
        const QString by = assignment.returnedBy.toHtmlEscaped();
        if (assignment.holder == me)
            return AssignmentBar::tr("<b>Returned</b> to you by %1 on %2. Release it to close the "
                                     "assignment, or assign it to someone else.")
                       .arg(by, day(assignment.stateAt))
                   + quoted(assignment.returnNote);
        return AssignmentBar::tr("<b>Returned</b> to %1 by %2 on %3.")
                   .arg(assignment.holderName.toHtmlEscaped(), by, day(assignment.stateAt))
               + quoted(assignment.returnNote);
    }
    if (assignment.holder == me)
        return AssignmentBar::tr("<b>Assigned</b> to you by %1 on %2. Others can read this record; "
                                 "only you can change it.")
                   .arg(from, day(assignment.since))
               + quoted(assignment.note);
    return AssignmentBar::tr("<b>Assigned</b> to %1 by %2 on %3. You can read this record, and add "
                             "notes.")
               .arg(assignment.holderName.toHtmlEscaped(), from, day(assignment.since))
           + quoted(assignment.note);
}

AssignmentBar::AssignmentBar(Workspace &workspace, QAction *release, QWidget *parent)
    : QFrame(parent), m_workspace(workspace), m_release(release), m_icon(new QLabel(this)),
      m_text(new QLabel(this)), m_link(new QLabel(this))
{
    setObjectName(QStringLiteral("assignmentBar"));
    m_text->setObjectName(QStringLiteral("assignmentText"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_link->setObjectName(QStringLiteral("assignmentRelease"));
    m_link->setTextFormat(Qt::RichText);
    m_link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(this, 12), px(this, 4), px(this, 14), px(this, 4));
    layout->setSpacing(px(this, 8));
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_link);
    connect(m_link, &QLabel::linkActivated, m_release, &QAction::trigger);
    connect(m_release, &QAction::changed, this,
            [this] { m_link->setVisible(m_release->isEnabled()); });
    connect(&workspace, &Workspace::recordChanged, this, [this](MmsId mmsId) {
        if (mmsId == m_mmsId)
            refresh();
    });
    connect(&workspace, &Workspace::worklistChanged, this, &AssignmentBar::refresh);
    connect(&workspace, &Workspace::recordsChanged, this, &AssignmentBar::refresh);
    hide();
}

void AssignmentBar::showRecord(MmsId mmsId)
{
    if (mmsId == m_mmsId)
        return;
    m_mmsId = mmsId;
    hide();
    refresh();
}

void AssignmentBar::refresh()
{
    if (m_mmsId.isNull()) {
        hide();
        return;
    }
    m_workspace.reader().run(
        this,
        [mmsId = m_mmsId](store::Connection &connection) {
            return workflow::assignmentOf(connection, mmsId);
        },
        [this, mmsId = m_mmsId](Result<std::optional<workflow::Assignment>> found) {
            if (mmsId == m_mmsId)
                show(found ? *found : std::nullopt);
        });
}

void AssignmentBar::show(const std::optional<workflow::Assignment> &assignment)
{
    setVisible(assignment.has_value());
    if (!assignment)
        return;
    const Tokens &t = Tokens::of(this);
    m_icon->setPixmap(icon(QStringLiteral("user-check"), t.accent)
                          .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    QString sentence = assignmentSentence(*assignment, m_workspace.user().id);
    setAccessibleName(QTextDocumentFragment::fromHtml(sentence).toPlainText());
    sentence.replace(QStringLiteral("<b>"),
                     QStringLiteral("<b style='color:%1'>").arg(t.accent.name()));
    m_text->setText(sentence);
    m_link->setText(QStringLiteral("<a href='release' style='color:%1;text-decoration:none'>%2</a>")
                        .arg(t.accent.name(), tr("Release Assignment…")));
    m_link->setVisible(m_release->isEnabled());
}

} // namespace colophon::ui
