// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/dialogservice.h"

#include "base/theme.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace colophon::ui {

void WindowDialogs::ask(QWidget *parent, const Question &question, std::function<void(int)> done)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setWindowTitle(question.title);
    box->setText(QStringLiteral("<b>%1</b>").arg(question.title.toHtmlEscaped()));
    box->setInformativeText(question.text);
    QList<QAbstractButton *> buttons;
    for (qsizetype i = 0; i < question.answers.size(); ++i) {
        const bool safe = i + 1 == question.answers.size();
        QPushButton *button = box->addButton(
            question.answers.at(i), safe ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
        if (i == 0 && !question.destructive)
            button->setProperty("primary", true);
        if (safe) {
            box->setDefaultButton(button);
            box->setEscapeButton(button);
        }
        buttons.append(button);
    }
    QObject::connect(box, &QMessageBox::finished, box, [box, buttons, done = std::move(done)] {
        const qsizetype pressed = buttons.indexOf(box->clickedButton());
        done(int(pressed < 0 ? buttons.size() - 1 : pressed));
    });
    box->open();
}

void WindowDialogs::askText(QWidget *parent, const QString &title, const QString &label,
                            std::function<void(const QString &, bool)> done)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->resize(px(dialog, 440), dialog->sizeHint().height());
    QObject::connect(dialog, &QInputDialog::finished, dialog,
                     [dialog, done = std::move(done)](int result) {
                         done(dialog->textValue(), result == QDialog::Accepted);
                     });
    dialog->open();
}

void WindowDialogs::openFiles(QWidget *parent, const QString &title, const QString &filter,
                              std::function<void(const QStringList &)> done)
{
    auto *dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(
        dialog, &QFileDialog::finished, dialog, [dialog, done = std::move(done)](int result) {
            done(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
        });
    dialog->open();
}

void WindowDialogs::saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                             const QString &filter, std::function<void(const QString &)> done)
{
    auto *dialog = new QFileDialog(parent, title, suggestion, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    if (!suggestion.isEmpty())
        dialog->selectFile(suggestion);
    QObject::connect(
        dialog, &QFileDialog::finished, dialog, [dialog, done = std::move(done)](int result) {
            done(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
        });
    dialog->open();
}

} // namespace colophon::ui
