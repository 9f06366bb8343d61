// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/choosepersondialog.h"

#include "base/theme.h"
#include "work/personpicker.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

ChoosePersonDialog::ChoosePersonDialog(const QList<store::User> &people, const QString &current,
                                       QWidget *parent)
    : QuestionDialog(tr("Who Are You?"), tr("Continue"), 440, parent), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("choosePersonDialog"));
    auto *text = new QLabel(tr("What you do in this catalogue is kept under your name."), this);
    text->setWordWrap(true);
    content()->addWidget(text);
    m_list->setObjectName(QStringLiteral("choosePersonList"));
    m_list->setAccessibleName(tr("People of this catalogue"));
    m_list->setMinimumHeight(px(this, 180));
    for (const store::User &user : people) {
        if (!user.enabled)
            continue;
        auto *item =
            new QListWidgetItem(tr("%1 · %2").arg(user.name, roleName(user.roles)), m_list);
        item->setData(Qt::UserRole, user.login);
        if (user.login == current)
            m_list->setCurrentItem(item);
    }
    content()->addWidget(m_list);
    addNotice(QStringLiteral("info"))
        ->setText(tr("This is asked once on this computer; File > Switch Person changes it. A "
                     "local file is protected by its permissions alone: whoever can write it can "
                     "be anybody here."));
    // The focus makes the first row the current one; chosen is what somebody has selected.
    const auto adapt = [this] { primary()->setEnabled(!m_list->selectedItems().isEmpty()); };
    connect(m_list, &QListWidget::itemSelectionChanged, this, adapt);
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        item->setSelected(true);
        accept();
    });
    adapt();
    m_list->setFocus();
}

QString ChoosePersonDialog::login() const
{
    const QList<QListWidgetItem *> chosen = m_list->selectedItems();
    return chosen.isEmpty() ? QString() : chosen.constFirst()->data(Qt::UserRole).toString();
}

} // namespace colophon::ui
