// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/questiondialog.h"

#include "base/theme.h"

#include <QDialogButtonBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace colophon::ui {

QuestionDialog::QuestionDialog(const QString &title, const QString &primary, int width,
                               QWidget *parent)
    : QDialog(parent), m_content(new QVBoxLayout), m_primary(new QPushButton(primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(px(this, width));
    setMaximumWidth(px(this, width + 200));
    const int margin = px(this, 20);
    m_content->setContentsMargins(margin, margin, margin, margin);
    m_content->setSpacing(px(this, 8));

    m_primary->setObjectName(QStringLiteral("primaryButton"));
    m_primary->setProperty("primary", true);
    m_primary->setDefault(true);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    buttons->addButton(m_primary, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, m_primary, &QPushButton::click);
    }
    auto *foot = new QWidget(this);
    foot->setObjectName(QStringLiteral("dialogFoot"));
    foot->setAttribute(Qt::WA_StyledBackground);
    auto *footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(margin, px(this, 10), margin, px(this, 10));
    footLayout->addWidget(buttons);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_content, 1);
    layout->addWidget(foot);
}

QLabel *QuestionDialog::addLabel(const QString &richText, QWidget *buddy)
{
    auto *label = new QLabel(richText, this);
    label->setFont(textFont(this, 12, QFont::Medium));
    label->setBuddy(buddy);
    m_content->addSpacing(px(this, 4));
    m_content->addWidget(label);
    m_content->addWidget(buddy);
    return label;
}

QLabel *QuestionDialog::addNotice(const QString &iconName)
{
    auto *frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("notice"));
    auto *picture = new QLabel(frame);
    picture->setPixmap(icon(iconName, Tokens::of(this).accent)
                           .pixmap(QSize(px(this, 16), px(this, 16)), devicePixelRatioF()));
    auto *text = new QLabel(frame);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(px(this, 10), px(this, 8), px(this, 10), px(this, 8));
    layout->setSpacing(px(this, 10));
    layout->addWidget(picture, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    m_content->addSpacing(px(this, 4));
    m_content->addWidget(frame);
    return text;
}

QPlainTextEdit *QuestionDialog::noteField(const QString &objectName, int lines)
{
    auto *field = new QPlainTextEdit(this);
    field->setObjectName(objectName);
    field->setAccessibleName(tr("Note"));
    field->setTabChangesFocus(true);
    field->setFixedHeight(fontMetrics().lineSpacing() * lines + px(this, 16));
    return field;
}

} // namespace colophon::ui
