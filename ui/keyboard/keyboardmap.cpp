// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyboard/keyboardmap.h"

#include "base/theme.h"
#include "keyboard/keyboardsheet.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextDocument>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace colophon::ui {

enum Column { CommandColumn, KeysColumn, DeliveredColumn };

KeyboardMap::KeyboardMap(CommandRegistry &commands, KeyMap &keys, QWidget *parent)
    : QDialog(parent), m_commands(commands), m_keys(keys), m_map(new QComboBox(this)),
      m_filter(new QLineEdit(this)), m_list(new QTreeWidget(this)), m_of(new QLabel(this)),
      m_edit(new QKeySequenceEdit(this)), m_assign(new QPushButton(tr("&Assign"), this)),
      m_none(new QPushButton(tr("&No Keys"), this)),
      m_restore(new QPushButton(tr("&Restore"), this)),
      m_restoreAll(new QPushButton(tr("Restore A&ll"), this)), m_word(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("keyboardMap"));
    setWindowTitle(tr("Keyboard Map"));
    setWindowModality(Qt::WindowModal);
    resize(px(this, 640), px(this, 640));
    m_list->setObjectName(QStringLiteral("keyboardList"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys"), tr("Delivered")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setSectionResizeMode(CommandColumn, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *printing = buttons->addButton(tr("&Print…"), QDialogButtonBox::ActionRole);
    buttons->addButton(m_restoreAll, QDialogButtonBox::ResetRole);
    buttons->addButton(QDialogButtonBox::Close);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in the list is for the keys, not for printing
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 14);
    layout->addWidget(buildHead());
    layout->addWidget(m_list, 1);
    layout->addWidget(buildChange());
    layout->addWidget(buttons);
    connect(printing, &QPushButton::clicked, this, &KeyboardMap::print);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_restoreAll, &QPushButton::clicked, this, [this] {
        m_keys.restoreAll();
        fill();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeyboardMap::followCurrent);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_edit->setFocus(); });
    fill();
    m_filter->setFocus();
}

QWidget *KeyboardMap::buildHead()
{
    auto *head = new QWidget(this);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    m_filter->setObjectName(QStringLiteral("keyboardFilter"));
    m_filter->setAccessibleName(tr("Find a command or keys"));
    m_filter->setPlaceholderText(tr("Find a command or keys, such as Ctrl+D"));
    m_filter->setClearButtonEnabled(true);
    m_map->setObjectName(QStringLiteral("keyboardBase"));
    for (const KeyMap::Base base : KeyMap::bases()) {
        m_map->addItem(KeyMap::nameOf(base), int(base));
        if (base == m_keys.base())
            m_map->setCurrentIndex(m_map->count() - 1);
    }
    auto *label = new QLabel(tr("&Map"), head);
    label->setBuddy(m_map);
    line->addWidget(m_filter, 1);
    line->addWidget(label);
    line->addWidget(m_map);
    connect(m_filter, &QLineEdit::textChanged, this, &KeyboardMap::filter);
    connect(m_map, qOverload<int>(&QComboBox::currentIndexChanged), this, [this](int index) {
        m_keys.setBase(static_cast<KeyMap::Base>(m_map->itemData(index).toInt()));
        fill();
    });
    return head;
}

QWidget *KeyboardMap::buildChange()
{
    auto *change = new QWidget(this);
    auto *layout = new QVBoxLayout(change);
    layout->setContentsMargins(0, 4, 0, 4);
    m_of->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("keyboardKeys"));
    m_assign->setObjectName(QStringLiteral("keyboardAssign"));
    m_none->setObjectName(QStringLiteral("keyboardNone"));
    m_restore->setObjectName(QStringLiteral("keyboardRestore"));
    m_restoreAll->setObjectName(QStringLiteral("keyboardRestoreAll"));
    m_word->setObjectName(QStringLiteral("keyboardWord"));
    m_word->setWordWrap(true);
    m_word->setMinimumHeight(px(this, 34));
    m_word->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *line = new QHBoxLayout;
    line->addWidget(m_edit, 1);
    line->addWidget(m_assign);
    line->addWidget(m_none);
    line->addWidget(m_restore);
    layout->addWidget(m_of);
    layout->addLayout(line);
    layout->addWidget(m_word);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &KeyboardMap::followKeys);
    connect(m_assign, &QPushButton::clicked, this,
            [this] { assign(QKeySequence(m_edit->keySequence()[0])); });
    connect(m_none, &QPushButton::clicked, this, [this] { assign({}); });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_keys.restore(*current());
        fill();
    });
    return change;
}

QAction *KeyboardMap::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item == nullptr ? nullptr
                           : m_commands.find(item->data(CommandColumn, Qt::UserRole).toString());
}

void KeyboardMap::fill()
{
    const QAction *kept = current();
    const QString id = kept == nullptr ? QString() : kept->objectName();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    bool own = false;
    for (const QAction *command : m_commands.all()) {
        if (!command->isVisible())
            continue;
        auto *item = new QTreeWidgetItem(
            m_list, {commandName(*command), command->shortcut().toString(QKeySequence::NativeText),
                     m_keys.delivered(*command).toString(QKeySequence::NativeText)});
        item->setData(CommandColumn, Qt::UserRole, command->objectName());
        if (m_keys.isOwn(*command)) {
            own = true;
            item->setFont(KeysColumn, textFont(this, 13, QFont::DemiBold));
        }
        if (command->objectName() == id)
            m_list->setCurrentItem(item);
    }
    for (const auto &[what, keys] : fixedKeys()) {
        auto *item = new QTreeWidgetItem(m_list, {what, keys, keys});
        for (int column = CommandColumn; column <= DeliveredColumn; ++column)
            item->setForeground(column, Tokens::of(this).text2);
        item->setToolTip(CommandColumn, tr("These keys can't be changed."));
    }
    m_restoreAll->setEnabled(own);
    for (const int column : {KeysColumn, DeliveredColumn})
        m_list->setColumnWidth(column, px(this, 130));
    filter();
    if (m_list->currentItem() == nullptr)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    followCurrent();
}

void KeyboardMap::filter()
{
    const QString typed = m_filter->text().trimmed();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        item->setHidden(!item->text(CommandColumn).contains(typed, Qt::CaseInsensitive)
                        && !item->text(KeysColumn).contains(typed, Qt::CaseInsensitive));
    }
}

void KeyboardMap::followCurrent()
{
    const QAction *command = current();
    m_edit->setEnabled(command != nullptr);
    m_none->setEnabled(command != nullptr && !command->shortcut().isEmpty());
    m_restore->setEnabled(command != nullptr && m_keys.isOwn(*command));
    m_of->setText(command == nullptr ? tr("These keys can't be changed.")
                                     : tr("New &keys for %1").arg(commandName(*command)));
    m_edit->clear();
    followKeys();
}

void KeyboardMap::followKeys()
{
    const QAction *command = current();
    const QKeySequence keys(
        m_edit->keySequence().isEmpty() ? QKeySequence() : QKeySequence(m_edit->keySequence()[0]));
    const QString refusal = KeyMap::refusal(keys);
    const QAction *holder = command == nullptr ? nullptr : m_keys.holder(keys, *command);
    m_assign->setEnabled(command != nullptr && !keys.isEmpty() && refusal.isEmpty());
    if (!refusal.isEmpty())
        m_word->setText(refusal);
    else if (holder != nullptr)
        m_word->setText(tr("%1 are the keys of “%2” now. Assign takes them from it.")
                            .arg(keys.toString(QKeySequence::NativeText), commandName(*holder)));
    else
        m_word->setText(keys.isEmpty() ? tr("Press the keys in the field.")
                                       : tr("Nothing else has these keys."));
}

void KeyboardMap::assign(const QKeySequence &keys)
{
    if (QAction *command = current()) {
        m_keys.assign(*command, keys);
        fill();
        m_list->setFocus();
    }
}

void KeyboardMap::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(tr("Keyboard Map"));
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        QTextDocument sheet;
        sheet.setDefaultFont(QFont(QStringLiteral("Inter"), 8));
        sheet.setHtml(keyboardSheet(m_commands.all(), KeyMap::nameOf(m_keys.base())));
        sheet.print(printer.get());
    });
    dialog->open();
}

} // namespace colophon::ui
