// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/topstrip.h"

#include "base/theme.h"
#include "search/wording.h"
#include "widgets/avatar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace colophon::ui {

/// The highest role a person has, as people call it.
static QString roleOf(store::Roles roles)
{
    if (roles.testFlag(store::Role::CatalogAdministrator))
        return TopStrip::tr("Catalog Administrator");
    if (roles.testFlag(store::Role::CatalogManager))
        return TopStrip::tr("Catalog Manager");
    return TopStrip::tr("Cataloger");
}

TopStrip::TopStrip(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace),
      m_institution(
          zoneButton("zoneInstitution", "landmark", workspace.institution(), tr("Institution"))),
      m_network(zoneButton("zoneNetwork", "network", workspace.network(), tr("Network"))),
      m_index(new QComboBox(this)), m_field(new QLineEdit(this))
{
    setObjectName(QStringLiteral("topStrip"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(px(this, 46));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 16, 4);
    layout->setSpacing(0);
    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(QSize(26, 26), devicePixelRatioF()));
    layout->addWidget(mark);
    layout->addSpacing(8);
    auto *name = new QLabel(QStringLiteral("<b>%1</b><br><span style='font-size:%2px'>%3</span>")
                                .arg(workspace.institution().name.toHtmlEscaped())
                                .arg(px(this, 11))
                                .arg(QFileInfo(workspace.path()).fileName().toHtmlEscaped()),
                            this);
    name->setMinimumWidth(px(this, 200));
    layout->addWidget(name);
    layout->addSpacing(16);
    auto *group = new QButtonGroup(this);
    group->addButton(m_institution);
    group->addButton(m_network);
    layout->addWidget(m_institution);
    layout->addWidget(m_network);
    layout->addSpacing(16);
    m_index->setObjectName(QStringLiteral("searchIndex"));
    m_index->setAccessibleName(tr("Search index"));
    for (const search::Index index :
         {search::Index::Keywords, search::Index::Title, search::Index::Name,
          search::Index::Subject, search::Index::Series, search::Index::Publisher,
          search::Index::Isbn, search::Index::StandardNumber, search::Index::SystemNumber,
          search::Index::CallNumber, search::Index::MmsId})
        m_index->addItem(Wording::index(index), int(index));
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setClearButtonEnabled(true);
    auto *box = new QFrame(this);
    box->setObjectName(QStringLiteral("searchBox"));
    box->setMaximumWidth(px(this, 560));
    box->setFixedHeight(px(this, 30));
    auto *inBox = new QHBoxLayout(box);
    inBox->setContentsMargins(1, 1, 1, 1);
    inBox->setSpacing(0);
    auto *key =
        new QLabel(QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText), box);
    key->setObjectName(QStringLiteral("searchKey"));
    connect(m_field, &QLineEdit::textChanged, key,
            [key](const QString &text) { key->setVisible(text.isEmpty()); });
    auto *go = new QToolButton(box);
    go->setIcon(icon(QStringLiteral("search"), Tokens::of(this).accent));
    go->setToolTip(tr("Search"));
    go->setAccessibleName(tr("Search"));
    inBox->addWidget(m_index);
    inBox->addWidget(m_field, 1);
    inBox->addWidget(key);
    inBox->addWidget(go);
    layout->addWidget(box, 12);
    layout->addStretch(1);
    layout->addWidget(new Avatar(workspace.user().name, this));
    layout->addSpacing(8);
    auto *person = new QLabel(QStringLiteral("%1<br><span style='font-size:%2px'>%3</span>")
                                  .arg(workspace.user().name.toHtmlEscaped())
                                  .arg(px(this, 11))
                                  .arg(roleOf(workspace.user().roles)),
                              this);
    person->setObjectName(QStringLiteral("personName"));
    layout->addWidget(person);
    const auto search = [this] {
        emit searchRequested(search::Index(m_index->currentData().toInt()), m_field->text());
    };
    connect(m_field, &QLineEdit::returnPressed, this, search);
    connect(go, &QToolButton::clicked, this, search);
    connect(m_institution, &QToolButton::clicked, this,
            [this] { m_workspace.setZone(store::ZoneKind::Institution); });
    connect(m_network, &QToolButton::clicked, this,
            [this] { m_workspace.setZone(store::ZoneKind::Network); });
    connect(&workspace, &Workspace::zoneChanged, this, &TopStrip::showZone);
    showZone();
}

QToolButton *TopStrip::zoneButton(const char *name, const char *iconName, const store::Zone &zone,
                                  const QString &word)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setText(QStringLiteral("%1 %2").arg(word, zone.code));
    button->setAccessibleName(tr("Search zone, %1 %2").arg(word, zone.code));
    button->setToolTip(zone.name);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("lucide", QLatin1String(iconName));
    return button;
}

void TopStrip::showZone()
{
    const bool network = m_workspace.zone().kind == store::ZoneKind::Network;
    (network ? m_network : m_institution)->setChecked(true);
    const Tokens &t = Tokens::of(this);
    m_institution->setIcon(icon(QStringLiteral("landmark"), network ? t.text2 : t.onIz));
    m_network->setIcon(icon(QStringLiteral("network"), network ? t.onNz : t.text2));
    m_field->setPlaceholderText(network ? tr("Search the Network Zone")
                                        : tr("Search the Institution Zone"));
    m_field->setAccessibleName(m_field->placeholderText());
}

void TopStrip::focusSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

} // namespace colophon::ui
