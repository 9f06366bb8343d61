// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/personpicker.h"

#include "base/theme.h"
#include "search/folding.h"
#include "widgets/avatar.h"

#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace colophon::ui {

QString roleName(store::Roles roles)
{
    if (roles.testFlag(store::Role::CatalogAdministrator))
        return PersonPicker::tr("Catalog Administrator");
    if (roles.testFlag(store::Role::CatalogManager))
        return PersonPicker::tr("Catalog Manager");
    return PersonPicker::tr("Cataloger");
}

CatalogerModel::CatalogerModel(const QList<store::User> &people, const QHash<UserId, int> &counts,
                               QObject *parent)
    : QAbstractListModel(parent), m_counts(counts)
{
    std::copy_if(people.cbegin(), people.cend(), std::back_inserter(m_people),
                 [](const store::User &user) { return user.enabled; });
    std::sort(m_people.begin(), m_people.end(), [](const store::User &a, const store::User &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
}

int CatalogerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_people.size());
}

QVariant CatalogerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const store::User &user = m_people.at(index.row());
    const int open = m_counts.value(user.id);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return user.name;
    case DetailRole:
        return user.name == user.login ? roleName(user.roles)
                                       : tr("%1 · %2").arg(roleName(user.roles), user.login);
    case CountRole:
        return tr("%n open", "", open);
    case FoldedRole:
        return QString(search::fold(user.name) + u' ' + search::fold(user.login));
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3").arg(user.name, roleName(user.roles), tr("%n open", "", open));
    default:
        return {};
    }
}

namespace {

/// Two lines a person: name, and role below; at the right how many records they have.
class PersonDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {px(option.widget, 200), px(option.widget, 44)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QWidget *view = option.widget;
        const Tokens &t = Tokens::of(view);
        const QRect row = option.rect;
        const bool current = option.state.testFlag(QStyle::State_Selected)
                             || option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(row, current ? t.sel : t.surface);
        const int size = px(view, 26);
        const QRect circle(row.left() + px(view, 10), row.center().y() - size / 2, size, size);
        painter->setPen(Qt::NoPen);
        painter->setBrush(current ? t.surface : t.sel);
        painter->drawEllipse(circle);
        painter->setPen(t.accent);
        painter->setFont(textFont(view, 10, QFont::DemiBold));
        painter->drawText(circle, Qt::AlignCenter, initialsOf(index.data().toString()));
        const QRect words = row.adjusted(px(view, 46), px(view, 4), -px(view, 90), -px(view, 4));
        painter->setPen(t.text);
        painter->setFont(textFont(view, 13));
        painter->drawText(words, Qt::AlignLeft | Qt::AlignTop,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            words.width()));
        painter->setPen(t.text2);
        painter->setFont(textFont(view, 12));
        painter->drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                          index.data(CatalogerModel::DetailRole).toString());
        painter->drawText(row.adjusted(0, 0, -px(view, 12), 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(CatalogerModel::CountRole).toString());
        painter->restore();
    }
};

} // namespace

PersonPicker::PersonPicker(const QList<store::User> &people, const QHash<UserId, int> &counts,
                           QWidget *parent)
    : QComboBox(parent), m_model(new CatalogerModel(people, counts, this)),
      m_matches(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("assignTo"));
    setAccessibleName(tr("Assign To"));
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setModel(m_model);
    auto *list = new QListView(this);
    list->setMouseTracking(true);
    setView(list);
    list->setItemDelegate(new PersonDelegate(list));
    m_matches->setSourceModel(m_model);
    m_matches->setFilterRole(CatalogerModel::FoldedRole);
    auto *completer = new QCompleter(m_matches, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(completer);
    auto *popup = new QListView(this);
    popup->setMouseTracking(true);
    popup->setFrameStyle(int(QFrame::Box) | int(QFrame::Plain));
    completer->setPopup(popup);
    popup->setItemDelegate(new PersonDelegate(popup));
    setCurrentIndex(-1);
    clearEditText();
    lineEdit()->setPlaceholderText(tr("Type a part of the name"));
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        m_matches->setFilterFixedString(search::fold(text.trimmed()));
    });
    connect(this, &QComboBox::editTextChanged, this, &PersonPicker::chosenChanged);
}

std::optional<store::User> PersonPicker::chosen() const
{
    // The name in full, or a part of it that only one person has.
    const QString wanted = search::fold(currentText().trimmed());
    if (wanted.isEmpty())
        return std::nullopt;
    std::optional<store::User> only;
    int found = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const store::User &user = m_model->person(row);
        if (search::fold(user.name) == wanted || search::fold(user.login) == wanted)
            return user;
        if (m_model->index(row).data(CatalogerModel::FoldedRole).toString().contains(wanted)) {
            only = user;
            ++found;
        }
    }
    return found == 1 ? only : std::nullopt;
}

} // namespace colophon::ui
