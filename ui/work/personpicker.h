// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/userstore.h"

#include <QAbstractListModel>
#include <QComboBox>
#include <QHash>
#include <QList>
#include <QSortFilterProxyModel>

#include <optional>

namespace colophon::ui {

/// The people a record can be given to, with how many each has.
class CatalogerModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, CountRole, FoldedRole };

    CatalogerModel(const QList<store::User> &people, const QHash<UserId, int> &counts,
                   QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const store::User &person(int row) const { return m_people.at(row); }

private:
    QList<store::User> m_people; ///< active, by name
    QHash<UserId, int> m_counts;
};

/// A drop-down of people that is searched by typing any part of a name, whatever its case and
/// diacritics.
class PersonPicker final : public QComboBox {
    Q_OBJECT
public:
    PersonPicker(const QList<store::User> &people, const QHash<UserId, int> &counts,
                 QWidget *parent = nullptr);

    /// The person whose name stands in the field; nothing while it is no name, or one of several.
    std::optional<store::User> chosen() const;

signals:
    void chosenChanged();

private:
    CatalogerModel *m_model;
    QSortFilterProxyModel *m_matches;
};

/// "Catalog Manager", as people call the highest role.
QString roleName(store::Roles roles);

} // namespace colophon::ui
