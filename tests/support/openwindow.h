// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/theme.h"
#include "editor/editorpage.h"
#include "editor/recordgrid.h"
#include "shell/mainwindow.h"
#include "support/testcatalogue.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <memory>

namespace colophon::test {

/// Answers every question with the answer it was told.
class ToldDialogs final : public ui::DialogService {
public:
    void ask(QWidget *, const ui::Question &question, std::function<void(int)> done) override
    {
        asked = question;
        done(answer);
    }
    void askText(QWidget *, const QString &, const QString &,
                 std::function<void(const QString &, bool)> done) override
    {
        done(text, true);
    }
    void openFiles(QWidget *, const QString &, const QString &,
                   std::function<void(const QStringList &)> done) override
    {
        done(files);
    }
    void saveFile(QWidget *, const QString &, const QString &, const QString &,
                  std::function<void(const QString &)> done) override
    {
        done(path);
    }
    int answer = 0;
    ui::Question asked; ///< last
    QString path;       ///< where files are saved
    QString text;
    QStringList files; ///< what is opened; none: cancelled
};

/// The window on a real catalogue, as Ada or somebody else sees it.
class OpenWindow {
public:
    explicit OpenWindow(TestCatalogue &catalogue, const char *login = "ada")
        : m_catalogue(catalogue), m_settings(catalogue.folder.filePath(QStringLiteral("s.ini")))
    {
        m_settings.set(ui::kZone, QStringLiteral("nz"));
        ui::applyTheme(*qApp, ui::Appearance::Light, 100);
        window =
            std::make_unique<ui::MainWindow>(dialogs, m_settings, QLatin1String(login), QString());
        store::Connection c = catalogue.connect();
        window->showWorkspace(std::make_unique<ui::Workspace>(
            catalogue.path(), *store::userByLogin(c, QLatin1String(login)), *store::zones(c),
            catalogue.clock));
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }

    template <typename T> T *find(const char *name)
    {
        return window->findChild<T *>(QLatin1String(name));
    }
    ui::RecordGrid *open(MmsId mmsId)
    {
        dialogs.text = mmsId.toString();
        window->commands()->find(QStringLiteral("record.openByMmsId"))->trigger();
        REQUIRE(QTest::qWaitFor(
            [&] { return grid() != nullptr && grid()->session().mmsId() == mmsId; }, 5000));
        return grid();
    }
    /// The one in front.
    ui::RecordGrid *grid() { return find<ui::EditorPage>("editorPage")->grid(); }
    void trigger(const char *id) { window->commands()->find(QLatin1String(id))->trigger(); }
    /// Row of the tag, selected in the content column.
    void goTo(const char *tag)
    {
        for (int row = 0; row < grid()->model()->rowCount(); ++row) {
            if (grid()->model()->index(row, 0).data().toString() == QLatin1String(tag))
                grid()->setCurrentIndex(grid()->model()->index(row, 3));
        }
        grid()->setFocus();
    }

    ToldDialogs dialogs;
    std::unique_ptr<ui::MainWindow> window;

private:
    TestCatalogue &m_catalogue;
    ui::Settings m_settings;
};

} // namespace colophon::test
