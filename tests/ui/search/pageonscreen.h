// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/searchcatalogue.h"

#include "base/theme.h"
#include "search/searchpage.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>

namespace colophon::ui::test {

inline const QByteArray kInstitution =
    mnemonic("Colonising Egypt", "Mitchell, Timothy", "1991")
    + mnemonic("Death on the Nile", "Christie, Agatha", "1937")
    + mnemonic("A history of Egypt", "Marsot, Afaf", "2007").replace("245  10", "245  12")
    + mnemonic("Überall Éclat", "Ægir, Ö.", "1950");
inline const QByteArray kNetwork = mnemonic("Egypt in the network", "Nile, Nora", "1999");
/// The titles of kInstitution in the order of the list.
inline const QStringList kAllByTitle{
    QStringLiteral("Colonising Egypt"), QStringLiteral("Death on the Nile"),
    QStringLiteral("A history of Egypt"), QString::fromUtf8("Überall Éclat")};

/// Answers at once what a test told it to.
class AnsweringDialogs final : public DialogService {
public:
    QString text;      ///< typed
    QStringList files; ///< chosen
    void ask(QWidget *, const Question &, std::function<void(int)> done) override { done(0); }
    void openFiles(QWidget *, const QString &, const QString &,
                   std::function<void(const QStringList &)> done) override
    {
        done(files);
    }
    void saveFile(QWidget *, const QString &, const QString &, const QString &,
                  std::function<void(const QString &)>) override
    {}
    void askText(QWidget *, const QString &, const QString &,
                 std::function<void(const QString &, bool)> done) override
    {
        done(text, !text.isEmpty());
    }
};

/// The page in a window of its own, over a catalogue.
class PageOnScreen {
public:
    explicit PageOnScreen(SearchCatalogue &catalogue, Appearance appearance = Appearance::Light,
                          int percent = 100)
        : m_themed(themed(appearance, percent)), m_workspace(catalogue.workspace()),
          m_settings(catalogue.file(QStringLiteral("settings.ini"))),
          m_page(*m_workspace, m_commands, m_dialogs, m_settings)
    {
        m_page.resize(1200, 700);
    }

    void show()
    {
        m_page.show();
        REQUIRE(QTest::qWaitForWindowExposed(&m_page));
        m_page.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&m_page));
    }
    void showList(const QStringList &expected)
    {
        show();
        REQUIRE(soon([&] { return titles() == expected; }));
    }

    SearchPage &page() { return m_page; }
    Workspace &workspace() { return *m_workspace; }
    CommandRegistry &commands() { return m_commands; }
    AnsweringDialogs &dialogs() { return m_dialogs; }
    template <typename T> T *part(const char *name) const
    {
        T *const found = m_page.findChild<T *>(QLatin1String(name));
        REQUIRE(found);
        return found;
    }
    QListView *list() const { return part<QListView>("resultsList"); }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all.append(list()->model()->index(row, 0).data().toString());
        return all;
    }
    QString text(const char *label) const { return part<QLabel>(label)->text(); }
    QPushButton *button(const QString &label) const
    {
        for (QPushButton *button : m_page.findChildren<QPushButton *>()) {
            if (button->text() == label && button->isVisible())
                return button;
        }
        return nullptr;
    }
    void search(const QString &words, search::Index index = search::Index::Keywords)
    {
        m_page.runSearch(index, words);
    }

private:
    static bool themed(Appearance appearance, int percent)
    {
        applyTheme(*qApp, appearance, percent);
        return true;
    }

    bool m_themed; ///< before any widget is made
    std::unique_ptr<Workspace> m_workspace;
    CommandRegistry m_commands;
    AnsweringDialogs m_dialogs;
    Settings m_settings;
    SearchPage m_page;
};

} // namespace colophon::ui::test
