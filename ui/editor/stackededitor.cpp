// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/stackededitor.h"

#include "base/theme.h"
#include "marc/fieldtext.h"
#include "marc/linkage.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace colophon::ui {

StackedEditor::StackedEditor(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("stackedEditor"));
    setAccessibleName(tr("Content of the field, one line a subfield"));
    setAutoFillBackground(true);
    m_layout->setContentsMargins(2, 1, 2, 1);
    m_layout->setSpacing(1);
}

QSize StackedEditor::sizeHint() const
{
    return {px(this, 300), int(qMax<qsizetype>(1, m_rows.size())) * px(this, 25) + 2};
}

StackedEditor::Row StackedEditor::makeRow(const QString &code, const QString &value)
{
    Row row{new QWidget(this), nullptr, nullptr};
    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(this, 6));
    const auto field = [&](const char *name, const QString &text, const QString &accessible) {
        auto *edit = new QLineEdit(text, row.widget);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(accessible);
        edit->setStyleSheet(QStringLiteral("QLineEdit { min-height: 0; padding: 0 4px; }"));
        edit->setFixedHeight(px(this, 24));
        edit->installEventFilter(this);
        connect(edit, &QLineEdit::textEdited, this, &StackedEditor::changed);
        return edit;
    };
    row.code = field("subfieldCode", code, tr("Subfield code"));
    row.code->setMaxLength(1);
    row.code->setFixedWidth(px(this, 24));
    row.code->setAlignment(Qt::AlignCenter);
    row.code->setFont(textFont(this, 12, QFont::Bold));
    row.value = field("subfieldValue", value, tr("Value of subfield %1").arg(code));
    const auto direct = [edit = row.value](const QString &text) {
        edit->setLayoutDirection(marc::hasRightToLeft(text) ? Qt::RightToLeft : Qt::LeftToRight);
    };
    direct(value);
    connect(row.value, &QLineEdit::textChanged, row.value, direct);
    line->addWidget(row.code);
    line->addWidget(row.value, 1);
    return row;
}

QString StackedEditor::line() const
{
    marc::Field field = marc::Field::data(marc::Tag("880"), u' ', u' ');
    for (const Row &row : m_rows) {
        QString value = row.value->text();
        value.remove(QChar(0x2068)).remove(QChar(0x2069));
        field.subfields().append(
            {row.code->text().isEmpty() ? marc::kNoCode : row.code->text().at(0), value});
    }
    return marc::toText(field);
}

void StackedEditor::setLine(const QString &line)
{
    if (!m_rows.isEmpty() && line == this->line())
        return;
    m_filling = true;
    const int current = currentRow();
    const bool focused = isAncestorOf(focusWidget()) && focusWidget() != nullptr;
    for (const Row &row : std::as_const(m_rows))
        delete row.widget;
    m_rows.clear();
    for (const marc::Subfield &subfield : marc::subfieldsFromText(line))
        m_rows.append(makeRow(QString(subfield.code), subfield.value));
    for (const Row &row : std::as_const(m_rows))
        m_layout->addWidget(row.widget);
    m_filling = false;
    if (!m_rows.isEmpty()) {
        setFocusProxy(m_rows.last().value);
        if (focused)
            focusRow(qMin(current, int(m_rows.size()) - 1));
    }
    emit heightChanged();
}

int StackedEditor::currentRow() const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).code->hasFocus() || m_rows.at(i).value->hasFocus())
            return i;
    }
    return qMin(m_last, int(m_rows.size()) - 1);
}

void StackedEditor::focusRow(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    m_last = row;
    m_rows.at(row).value->setFocus(Qt::OtherFocusReason);
    m_rows.at(row).value->deselect();
}

void StackedEditor::changed()
{
    if (!m_filling)
        emit typed(line());
}

void StackedEditor::insertSubfield()
{
    const int at = currentRow() + 1;
    m_rows.insert(at, makeRow(QString(), QString()));
    m_layout->insertWidget(at, m_rows.at(at).widget);
    m_rows.at(at).widget->show();
    m_last = at;
    m_rows.at(at).code->setFocus(Qt::OtherFocusReason);
    emit heightChanged();
}

void StackedEditor::deleteSubfield()
{
    const int at = currentRow();
    if (at < 0 || m_rows.size() < 2)
        return;
    delete m_rows.takeAt(at).widget;
    focusRow(qMin(at, int(m_rows.size()) - 1));
    setFocusProxy(m_rows.last().value);
    changed();
    emit heightChanged();
}

void StackedEditor::insertText(const QString &text)
{
    const int at = currentRow();
    if (at < 0)
        return;
    m_rows.at(at).value->insert(text);
    changed();
}

void StackedEditor::select(int subfield, int start, int length)
{
    focusRow(subfield);
    if (subfield >= 0 && subfield < m_rows.size())
        m_rows.at(subfield).value->setSelection(start, length);
}

bool StackedEditor::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_last = currentRow();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : 0;
    if (step != 0 && key->modifiers() == Qt::NoModifier) {
        focusRow(currentRow() + step);
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        return QCoreApplication::sendEvent(parentWidget()->parentWidget(), key); // the grid
    default:
        break;
    }
    return QWidget::eventFilter(object, event);
}

} // namespace colophon::ui
