// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyboard/keymap.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace colophon::ui {

namespace {

const Setting<QString> kBase{"keys/map", QStringLiteral("alma")};
const Setting<QStringList> kOwn{"keys/own", {}};

struct Difference {
    const char *command;
    const char *keys;
};

// Only where the other program's keys are known and the command does the same there. A command
// whose Alma keys go to another one gets others, so that none is left without.
// Connexion: help.oclc.org, Connexion client, quick reference and View > Assigned Keys.
constexpr Difference kConnexion[] = {
    {"field.delete", "Alt+Del"},
    {"subfield.add", "Ctrl+D"},
    {"record.validate", "Shift+F5"},
    {"record.save", "F4"},
    {"alert.next", "F7"},
    {"alert.previous", "Shift+F7"},
    {"help.keys", "Ctrl+F2"},
    {"record.expandFromTemplate", "Ctrl+Y"},
};
// Voyager: Insert begins a field, F9 a subfield.
constexpr Difference kVoyager[] = {{"field.add", "Ins"}, {"set.new", "Ctrl+Ins"}};
// MarcEdit's MarcEditor: F7 adds a field, Ctrl+F finds, Ctrl+R replaces, F9 edits subfields.
constexpr Difference kMarcEdit[] = {
    {"field.add", "F7"},        {"record.validate", "F8"},      {"edit.find", "Ctrl+F"},
    {"edit.replace", "Ctrl+R"}, {"field.form", "Ctrl+Shift+F"},
};

std::pair<const Difference *, qsizetype> differences(KeyMap::Base base)
{
    switch (base) {
    case KeyMap::Base::Connexion:
        return {kConnexion, std::size(kConnexion)};
    case KeyMap::Base::Voyager:
        return {kVoyager, std::size(kVoyager)};
    case KeyMap::Base::MarcEdit:
        return {kMarcEdit, std::size(kMarcEdit)};
    case KeyMap::Base::Alma:
        break;
    }
    return {nullptr, 0};
}

QString wordOf(KeyMap::Base base)
{
    switch (base) {
    case KeyMap::Base::Connexion:
        return QStringLiteral("connexion");
    case KeyMap::Base::Voyager:
        return QStringLiteral("voyager");
    case KeyMap::Base::MarcEdit:
        return QStringLiteral("marcedit");
    case KeyMap::Base::Alma:
        break;
    }
    return QStringLiteral("alma");
}

bool belongsToWidget(const QAction &command)
{
    return command.shortcutContext() == Qt::WidgetShortcut
           || command.shortcutContext() == Qt::WidgetWithChildrenShortcut;
}

bool isFunctionKey(int key)
{
    return key >= Qt::Key_F1 && key <= Qt::Key_F35;
}

} // namespace

QList<KeyMap::Base> KeyMap::bases()
{
    return {Base::Alma, Base::Connexion, Base::Voyager, Base::MarcEdit};
}

QString KeyMap::nameOf(Base base)
{
    switch (base) {
    case Base::Connexion:
        return QStringLiteral("Connexion");
    case Base::Voyager:
        return QStringLiteral("Voyager");
    case Base::MarcEdit:
        return QStringLiteral("MarcEdit");
    case Base::Alma:
        break;
    }
    return QStringLiteral("Alma");
}

KeyMap::KeyMap(CommandRegistry &commands, Settings &settings)
    : m_commands(commands), m_settings(settings)
{
    const QString word = settings.get(kBase);
    for (const Base base : bases()) {
        if (wordOf(base) == word)
            m_base = base;
    }
    for (const QString &line : settings.get(kOwn)) {
        const qsizetype at = line.indexOf(u'=');
        if (at > 0)
            m_own.insert(line.left(at), QKeySequence(line.mid(at + 1), QKeySequence::PortableText));
    }
    apply();
}

void KeyMap::setBase(Base base)
{
    m_base = base;
    keep();
    apply();
}

QKeySequence KeyMap::delivered(const QAction &command) const
{
    const auto [list, count] = differences(m_base);
    for (qsizetype i = 0; i < count; ++i) {
        if (command.objectName() == QLatin1String(list[i].command))
            return QKeySequence(QLatin1String(list[i].keys), QKeySequence::PortableText);
    }
    return m_added.value(command.objectName());
}

bool KeyMap::isOwn(const QAction &command) const
{
    return m_own.contains(command.objectName());
}

void KeyMap::assign(QAction &command, const QKeySequence &keys)
{
    if (QAction *former = keys.isEmpty() ? nullptr : holder(keys, command))
        m_own.insert(former->objectName(), {});
    m_own.insert(command.objectName(), keys);
    if (keys == delivered(command))
        m_own.remove(command.objectName());
    keep();
    apply();
}

void KeyMap::restore(QAction &command)
{
    assign(command, delivered(command));
}

void KeyMap::restoreAll()
{
    m_own.clear();
    keep();
    apply();
}

QAction *KeyMap::holder(const QKeySequence &keys, const QAction &except) const
{
    if (keys.isEmpty())
        return nullptr;
    for (QAction *command : m_commands.all()) {
        if (command != &except && command->shortcut() == keys
            && !(belongsToWidget(*command) && belongsToWidget(except)))
            return command;
    }
    return nullptr;
}

QString KeyMap::refusal(const QKeySequence &keys)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("KeyMap", text); };
    if (keys.isEmpty())
        return {};
    const int key = keys[0].key();
    const Qt::KeyboardModifiers with = keys[0].keyboardModifiers();
    const bool control = with.testFlag(Qt::ControlModifier);
    const bool alt = with.testFlag(Qt::AltModifier);
    const bool letter = key >= Qt::Key_A && key <= Qt::Key_Z;
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab
        || key == Qt::Key_Backtab || key == Qt::Key_Escape || key == Qt::Key_F2)
        return tr(QT_TRANSLATE_NOOP("KeyMap", "Enter, Tab, Esc and F2 lead through the cells of "
                                              "the grid. Choose other keys."));
    if (!control && !alt && !isFunctionKey(key) && key != Qt::Key_Insert)
        return tr(QT_TRANSLATE_NOOP("KeyMap", "These keys are for typing and for moving the "
                                              "caret. Hold Ctrl or Alt with them, or choose a "
                                              "function key."));
    if (control && alt && (letter || (key >= Qt::Key_0 && key <= Qt::Key_9)))
        return tr(QT_TRANSLATE_NOOP("KeyMap", "Ctrl+Alt is AltGr on many keyboards, which types "
                                              "letters with it. Choose other keys."));
    if (control && !alt && (key == Qt::Key_E || key == Qt::Key_U))
        return tr(QT_TRANSLATE_NOOP("KeyMap", "Text fields keep these keys to themselves on some "
                                              "systems. Choose other keys."));
    return {};
}

void KeyMap::apply()
{
    const QList<QKeySequence> taken = m_own.values();
    for (QAction *command : m_commands.all()) {
        if (!m_added.contains(command->objectName()))
            m_added.insert(command->objectName(), command->shortcut());
        const auto own = m_own.constFind(command->objectName());
        QKeySequence keys = own != m_own.cend() ? *own : delivered(*command);
        if (own == m_own.cend() && !belongsToWidget(*command) && taken.contains(keys))
            keys = {}; // another map was chosen, and the person's own keys go first
        if (command->shortcut() != keys) // some have others beside, which stay
            m_commands.setKeys(*command, keys);
    }
}

void KeyMap::keep() const
{
    QStringList lines;
    for (auto own = m_own.cbegin(); own != m_own.cend(); ++own)
        lines.append(own.key() + u'=' + own->toString(QKeySequence::PortableText));
    std::sort(lines.begin(), lines.end());
    m_settings.set(kBase, wordOf(m_base));
    m_settings.set(kOwn, lines);
}

} // namespace colophon::ui
