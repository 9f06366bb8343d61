// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/characterpalette.h"

#include "base/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

using characters::Character;
using characters::Group;

const Setting<QStringList> kLately{"editor/charactersLately", {}};
constexpr int kLatelyKept = 32;
constexpr int kFoundShown = 300;
constexpr int kCodeRole = Qt::UserRole;
constexpr int kInMarc8Role = Qt::UserRole + 1;
constexpr int kLatelyGroup = -1;

/// What has no shape of its own is shown by its usual letters.
QString shapeOf(char32_t code)
{
    switch (code) {
    case 0x00A0:
        return QStringLiteral("NBSP");
    case 0x200C:
        return QStringLiteral("ZWNJ");
    case 0x200D:
        return QStringLiteral("ZWJ");
    case 0x200E:
        return QStringLiteral("LRM");
    case 0x200F:
        return QStringLiteral("RLM");
    default:
        break;
    }
    return characters::isMark(code) ? QChar(0x25CC) + characters::textOf(code)
                                    : characters::textOf(code);
}

class CharacterDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {px(option.widget, 36), px(option.widget, 36)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Tokens &tokens = Tokens::of(option.widget);
        painter->save();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, current ? tokens.sel : tokens.surface);
        painter->setPen(QPen(current ? tokens.accent : tokens.line, current ? 2 : 1));
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
        const QString shape = index.data().toString();
        painter->setFont(textFont(option.widget, shape.size() > 2 ? 11 : 18));
        painter->setPen(tokens.text);
        painter->drawText(option.rect, Qt::AlignCenter, shape);
        if (!index.data(kInMarc8Role).toBool()) {
            const int side = px(option.widget, 8);
            const QPoint corner = option.rect.topRight() + QPoint(-1, 2);
            painter->setPen(Qt::NoPen);
            painter->setBrush(tokens.warn);
            painter->drawPolygon(
                QPolygon({corner, corner - QPoint(side, 0), corner + QPoint(0, side)}));
        }
        painter->restore();
    }
};

QString codingText(char32_t code)
{
    return characters::isInMarc8(code)
               ? CharacterPalette::tr("In MARC-8")
               : CharacterPalette::tr("Not in MARC-8: written there as %1")
                     .arg(QStringLiteral("&#x%1;").arg(characters::codeOf(code).mid(2)));
}

QString groupName(Group group)
{
    switch (group) {
    case Group::Romanization:
        return CharacterPalette::tr("Romanization");
    case Group::Marks:
        return CharacterPalette::tr("Combining marks");
    case Group::Latin:
        return CharacterPalette::tr("Latin letters");
    case Group::Punctuation:
        return CharacterPalette::tr("Punctuation");
    case Group::Symbols:
        return CharacterPalette::tr("Symbols");
    case Group::Numbers:
        return CharacterPalette::tr("Superscripts, subscripts, fractions");
    case Group::Greek:
        return CharacterPalette::tr("Greek");
    case Group::Cyrillic:
        return CharacterPalette::tr("Cyrillic");
    case Group::Hebrew:
        return CharacterPalette::tr("Hebrew");
    case Group::Arabic:
        break;
    }
    return CharacterPalette::tr("Arabic");
}

} // namespace

CharacterPalette::CharacterPalette(Settings &settings, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_field(new QLineEdit(this)),
      m_group(new QComboBox(this)), m_view(new QListView(this)),
      m_model(new QStandardItemModel(this)), m_name(new QLabel(this)), m_coding(new QLabel(this)),
      m_insert(new QPushButton(tr("&Insert"), this))
{
    setObjectName(QStringLiteral("characterPalette"));
    setWindowTitle(tr("Special Characters"));
    resize(px(this, 480), px(this, 440));
    layOut();
    connect(m_field, &QLineEdit::textChanged, this, &CharacterPalette::fill);
    connect(m_group, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
        if (m_field->text().isEmpty())
            fill();
        else
            m_field->clear(); // a group chosen is a group wanted
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CharacterPalette::showCurrent);
    connect(m_view, &QListView::doubleClicked, this, &CharacterPalette::insert);
    connect(m_insert, &QPushButton::clicked, this, &CharacterPalette::insert);
    fillGroups();
    fill();
}

void CharacterPalette::layOut()
{
    m_field->setObjectName(QStringLiteral("characterField"));
    m_field->setAccessibleName(tr("Find a character"));
    m_field->setPlaceholderText(tr("Name or code, such as a macron, U+02BB"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_group->setObjectName(QStringLiteral("characterGroup"));
    m_group->setAccessibleName(tr("Group of characters"));
    m_view->setObjectName(QStringLiteral("characterList"));
    m_view->setAccessibleName(tr("Characters"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new CharacterDelegate(m_view));
    m_view->setFlow(QListView::LeftToRight);
    m_view->setWrapping(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setTabKeyNavigation(false);
    m_view->installEventFilter(this);
    m_name->setObjectName(QStringLiteral("characterName"));
    m_name->setFont(textFont(this, 13, QFont::DemiBold));
    m_name->setWordWrap(true);
    m_coding->setObjectName(QStringLiteral("characterCoding"));
    m_coding->setForegroundRole(QPalette::Text);
    m_insert->setObjectName(QStringLiteral("characterInsert"));
    m_insert->setProperty("primary", true);
    m_insert->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_insert, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *head = new QHBoxLayout;
    head->addWidget(m_field, 1);
    head->addWidget(m_group);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_name);
    layout->addWidget(m_coding);
    layout->addWidget(buttons);
}

void CharacterPalette::open()
{
    show();
    raise();
    activateWindow();
    m_field->setFocus();
    m_field->selectAll();
}

void CharacterPalette::fillGroups()
{
    const QSignalBlocker quiet(m_group);
    m_group->clear();
    if (!m_settings.get(kLately).isEmpty())
        m_group->addItem(tr("Used lately"), kLatelyGroup);
    for (const Group group : characters::groups())
        m_group->addItem(groupName(group), int(group));
}

void CharacterPalette::fill()
{
    QList<char32_t> shown;
    const QString typed = m_field->text().trimmed();
    if (!typed.isEmpty()) {
        for (const Character &found : characters::find(typed, kFoundShown))
            shown.append(found.code);
    } else if (m_group->currentData().toInt() == kLatelyGroup) {
        for (const QString &text : m_settings.get(kLately))
            shown.append(text.toUcs4().value(0));
    } else {
        shown = characters::charactersOf(static_cast<Group>(m_group->currentData().toInt()));
    }
    m_model->clear();
    for (const char32_t code : std::as_const(shown)) {
        auto *item = new QStandardItem(shapeOf(code));
        item->setEditable(false);
        item->setData(uint(code), kCodeRole);
        item->setData(characters::isInMarc8(code), kInMarc8Role);
        const QString name = characters::nameOf(code).toLower();
        item->setToolTip(name);
        item->setData(QStringList{name, codingText(code)}.join(QStringLiteral(", ")),
                      Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_view->setCurrentIndex(m_model->index(0, 0));
    showCurrent();
}

char32_t CharacterPalette::current() const
{
    return m_view->currentIndex().data(kCodeRole).toUInt();
}

void CharacterPalette::showCurrent()
{
    const char32_t code = current();
    m_insert->setEnabled(code != 0);
    m_name->setText(code == 0 ? tr("No character has such a name")
                              : QStringLiteral("%1  %2").arg(characters::codeOf(code),
                                                             characters::nameOf(code).toLower()));
    m_coding->setText(code == 0 ? QString() : codingText(code));
}

void CharacterPalette::insert()
{
    const char32_t code = current();
    if (code == 0)
        return;
    const QString text = characters::textOf(code);
    QStringList lately = m_settings.get(kLately);
    const bool first = lately.isEmpty();
    lately.removeAll(text);
    lately.prepend(text);
    m_settings.set(kLately, QStringList(lately.mid(0, kLatelyKept)));
    if (first) {
        const int group = m_group->currentData().toInt();
        fillGroups();
        const QSignalBlocker quiet(m_group);
        m_group->setCurrentIndex(m_group->findData(group));
    }
    emit chosen(text);
}

bool CharacterPalette::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        insert();
        return true;
    }
    if (object == m_field && key->key() == Qt::Key_Down) {
        m_view->setFocus();
        return true;
    }
    return QDialog::eventFilter(object, event);
}

} // namespace colophon::ui
