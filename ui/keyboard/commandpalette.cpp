// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyboard/commandpalette.h"

#include "base/theme.h"
#include "keyboard/keyboardsheet.h"
#include "keyboard/matching.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kKeysRole = Qt::UserRole + 1;
constexpr int kReasonRole = Qt::UserRole + 2;

/// Icon, name, and at the right the keys, or why it can't be done now.
class CommandDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {px(option.widget, 300), px(option.widget, 28)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Tokens &tokens = Tokens::of(option.widget);
        const auto space = [&](int pixels) { return px(option.widget, pixels); };
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, tokens.sel);
        QRect line = option.rect.adjusted(space(10), 0, -space(10), 0);
        const QRect mark(line.left(), line.center().y() - space(8), space(16), space(16));
        const QString reason = index.data(kReasonRole).toString();
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, mark, Qt::AlignCenter,
                   reason.isEmpty() ? QIcon::Normal : QIcon::Disabled);
        line.setLeft(mark.right() + space(10));
        const QString right = reason.isEmpty() ? index.data(kKeysRole).toString() : reason;
        painter->setFont(textFont(option.widget, 12));
        painter->setPen(tokens.text2);
        const QFontMetrics small(painter->font());
        const QString shown = small.elidedText(right, Qt::ElideRight, line.width() / 2);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, shown);
        line.setRight(line.right() - small.horizontalAdvance(shown) - space(10));
        painter->setFont(textFont(option.widget, 13));
        painter->setPen(reason.isEmpty() ? tokens.text : tokens.text3);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            line.width()));
        painter->restore();
    }
};

struct Candidate {
    QAction *command;
    bool greyed;
    int rank;
};

} // namespace

void CommandPalette::open(CommandRegistry &commands, const QStringList &lately, QWidget *window,
                          std::function<void(const QString &id)> used)
{
    auto *palette = new CommandPalette(commands, lately, window, std::move(used));
    const QRect over = window->geometry();
    palette->move(over.center().x() - palette->width() / 2, over.top() + px(window, 90));
    palette->show();
    palette->m_field->setFocus();
}

CommandPalette::CommandPalette(CommandRegistry &commands, const QStringList &lately,
                               QWidget *window, std::function<void(const QString &id)> used)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint), m_commands(commands), m_lately(lately),
      m_used(std::move(used)), m_field(new QLineEdit(this)), m_view(new QListView(this)),
      m_model(new QStandardItemModel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Command Palette"));
    setAccessibleName(tr("Command Palette"));
    resize(px(this, 560), px(this, 400));
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setPlaceholderText(tr("Type a part of a command's name"));
    m_field->setMinimumHeight(px(this, 32));
    m_field->installEventFilter(this);
    m_view->setObjectName(QStringLiteral("paletteList"));
    m_view->setAccessibleName(tr("Commands"));
    m_view->setFocusPolicy(Qt::NoFocus); // the field's arrows move in it
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setItemDelegate(new CommandDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setModel(m_model);
    auto *edge = new QFrame(this); // the window has no frame of its own
    edge->setObjectName(QStringLiteral("paletteEdge"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(edge);
    auto *layout = new QVBoxLayout(edge);
    layout->setContentsMargins(px(this, 8), px(this, 8), px(this, 8), px(this, 8));
    layout->addWidget(m_field);
    layout->addWidget(m_view, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_view, &QListView::clicked, this, &CommandPalette::run);
    fill({});
}

void CommandPalette::fill(const QString &typed)
{
    QList<Candidate> found;
    for (QAction *command : m_commands.all()) {
        if (!command->isVisible() || command->objectName() == QLatin1String("view.palette"))
            continue;
        std::optional<int> rank = matchRank(typed, commandName(*command));
        if (!rank)
            continue;
        const qsizetype recent = m_lately.indexOf(command->objectName());
        if (typed.trimmed().isEmpty())
            rank = int(recent < 0 ? m_lately.size() : recent);
        found.append({command, !command->isEnabled(), *rank});
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) {
        return std::pair(a.greyed, a.rank) < std::pair(b.greyed, b.rank);
    });
    m_model->clear();
    for (const Candidate &candidate : std::as_const(found)) {
        const QAction &command = *candidate.command;
        const QString keys = command.shortcut().toString(QKeySequence::NativeText);
        auto *item = new QStandardItem(command.icon(), commandName(command));
        item->setEditable(false);
        item->setData(command.objectName(), kIdRole);
        item->setData(keys, kKeysRole);
        const QString reason = command.statusTip().isEmpty() ? tr("Not now") : command.statusTip();
        item->setData(candidate.greyed ? reason : QString(), kReasonRole);
        item->setData(QStringList{commandName(command), candidate.greyed ? reason : keys}.join(
                          QStringLiteral(", ")),
                      Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_view->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::run()
{
    const QModelIndex chosen = m_view->currentIndex();
    const QPointer<QAction> command = m_commands.find(chosen.data(kIdRole).toString());
    if (!command || !command->isEnabled())
        return; // the reason stands beside it
    const auto used = m_used;
    QWidget *window = parentWidget();
    close();
    window->activateWindow(); // its focus is where it was: in a cell, in a list
    if (used)
        used(command->objectName());
    QMetaObject::invokeMethod(
        command,
        [command] {
            if (command)
                command->trigger();
        },
        Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int page = qMax(1, m_view->height() / px(this, 28) - 1);
    const auto step = [this](int by) {
        const int row = qBound(0, m_view->currentIndex().row() + by, m_model->rowCount() - 1);
        m_view->setCurrentIndex(m_model->index(row, 0));
    };
    switch (key->key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    default:
        return false;
    }
}

void CommandPalette::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && isVisible())
        close();
}

} // namespace colophon::ui
