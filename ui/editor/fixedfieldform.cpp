// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fixedfieldform.h"

#include "base/theme.h"
#include "editor/codebox.h"
#include "editor/editorpage.h"
#include "editor/editorpane.h"

#include <QGridLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon::ui {

namespace {

using schema::FixedPosition;

constexpr int kColumns = 3;
constexpr int kRowsAtMost = 7;

const schema::Definitions &definitionsOf(const marc::Record &record)
{
    return schema::Definitions::marc21(
        schema::kindOf(record.leader()).value_or(schema::RecordKind::Bibliographic));
}

bool isShown(const FixedPosition &position)
{
    return position.kind != FixedPosition::Kind::Computed
           && position.kind != FixedPosition::Kind::Undefined;
}

} // namespace

/// "Place of publication, production, or execution" is "Place of publication" in the form; the tool
/// tip says it all.
static QString shortName(const QString &name)
{
    static const QRegularExpression more(QStringLiteral("\\s*[/,(].*$"));
    return QString(name).remove(more);
}

FixedFieldForm::FixedFieldForm(EditorPage &page, CommandRegistry &commands)
    : QWidget(&page), m_page(page), m_title(new QLabel(this)), m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("fixedFieldForm"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(QStringLiteral("fixedFieldTitle"));
    m_title->setFont(textFont(this, 12, QFont::DemiBold));
    auto *hint = new QLabel(tr("Esc closes the form"), this);
    hint->setProperty("hint", true);
    hint->setFont(textFont(this, 12));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(hint);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_area);
    page.pane().addBelowGrid(this);
    hide();
    m_command =
        commands.add(QStringLiteral("field.form"), tr("Fi&xed-Field Form"),
                     QStringLiteral("table-properties"), QKeySequence(QStringLiteral("Ctrl+F")));
    m_command->setEnabled(false);
    m_command->setStatusTip(tr("No record is open"));
    page.pane().addTool(m_command, tr("Form"));
    connect(m_command, &QAction::triggered, this, &FixedFieldForm::toggle);
    connect(&page, &EditorPage::currentChanged, this, &FixedFieldForm::follow);
}

void FixedFieldForm::toggle()
{
    if (isVisible()
        && isAncestorOf(focusWidget() != nullptr ? focusWidget() : window()->focusWidget()))
        close();
    else
        open();
}

void FixedFieldForm::follow(EditSession *session)
{
    m_command->setEnabled(session != nullptr);
    m_command->setStatusTip(session != nullptr ? QString() : tr("No record is open"));
    hide();
    m_row = -1;
    if (session == nullptr)
        return;
    connect(session, &EditSession::recordChanged, this, &FixedFieldForm::refresh,
            Qt::UniqueConnection);
    connect(session, &EditSession::readOnlyChanged, this, &FixedFieldForm::refresh,
            Qt::UniqueConnection);
    connect(m_page.grid()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, grid = m_page.grid()](const QModelIndex &current) {
                if (grid == m_page.grid())
                    followRow(current.row());
            });
}

void FixedFieldForm::followRow(int row)
{
    if (!isVisible() || row == m_row || !isFixedRow(row))
        return;
    m_row = row;
    refresh();
}

bool FixedFieldForm::isFixedRow(int row) const
{
    const EditSession *session = m_page.session();
    if (session == nullptr || row < 0 || row > session->record().fields().size())
        return false;
    return row == 0 || schema::isFixedField(session->record().fields().at(row - 1).tag());
}

int FixedFieldForm::rowToShow() const
{
    const int row = m_page.grid()->currentIndex().row();
    if (isFixedRow(row))
        return row;
    const QList<marc::Field> &fields = m_page.session()->record().fields();
    for (int i = 0; i < fields.size(); ++i) {
        if (fields.at(i).tag() == marc::Tag("008"))
            return i + 1;
    }
    return 0;
}

void FixedFieldForm::open()
{
    if (m_page.grid() == nullptr)
        return;
    m_page.grid()->commitCell();
    m_row = rowToShow();
    m_page.grid()->goTo(m_row, FieldModel::ContentColumn, false);
    show();
    refresh();
    if (!m_controls.isEmpty()) {
        const Control &first = m_controls.constFirst();
        QWidget *control =
            first.codes != nullptr ? static_cast<QWidget *>(first.codes) : first.text;
        control->setFocus(Qt::ShortcutFocusReason);
    }
}

void FixedFieldForm::close()
{
    hide();
    if (m_page.grid() != nullptr)
        m_page.grid()->setFocus();
}

marc::Tag FixedFieldForm::tag() const
{
    return m_row == 0 ? schema::kLeaderTag
                      : m_page.session()->record().fields().at(m_row - 1).tag();
}

QString FixedFieldForm::value() const
{
    const marc::Record &record = m_page.session()->record();
    return m_row == 0 ? record.leader().text() : record.fields().at(m_row - 1).value();
}

const schema::FixedLayout *FixedFieldForm::layoutNow() const
{
    const marc::Record &record = m_page.session()->record();
    return schema::layoutFor(definitionsOf(record), tag(), value(), record.leader());
}

void FixedFieldForm::refresh()
{
    if (!isVisible() || m_page.session() == nullptr)
        return;
    if (!isFixedRow(m_row)) {
        // Rows came or went above it.
        m_row = rowToShow();
    }
    const schema::FixedLayout *layout = layoutNow();
    if (layout == nullptr) {
        m_title->setText(tr("%1 begins with no known category. Type one in the grid: its first "
                            "character.")
                             .arg(tag().toString()));
        m_built.clear();
        m_controls.clear();
        m_area->setWidget(nullptr);
        m_area->setFixedHeight(0);
        return;
    }
    if (m_built != tag().toString() + layout->key)
        build(*layout);
    showValues();
}

void FixedFieldForm::build(const schema::FixedLayout &layout)
{
    m_built = tag().toString() + layout.key;
    m_title->setText(QStringLiteral("%1  %2").arg(tag().toString(), layout.name));
    m_controls.clear();
    m_body = new QWidget(m_area);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(this, 8));
    grid->setVerticalSpacing(2);
    int place = 0;
    for (const FixedPosition &position : layout.positions) {
        if (!isShown(position))
            continue;
        auto *label = new QLabel(shortName(position.name), m_body);
        label->setFont(textFont(this, 12));
        label->setProperty("secondary", true);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setToolTip(position.name);
        QWidget *control = makeControl(position);
        label->setBuddy(control);
        const int column = place % kColumns * 2;
        grid->addWidget(label, place / kColumns, column);
        grid->addWidget(control, place / kColumns, column + 1);
        ++place;
    }
    for (int column = 0; column < kColumns * 2; ++column)
        grid->setColumnStretch(column, column % 2 == 0 ? 4 : 5);
    m_area->setWidget(m_body);
    const int rows = (place + kColumns - 1) / kColumns;
    m_area->setFixedHeight(std::min(rows, kRowsAtMost) * px(this, 31));
}

QWidget *FixedFieldForm::makeControl(const FixedPosition &position)
{
    const bool coded = position.kind == FixedPosition::Kind::Codes
                       || position.kind == FixedPosition::Kind::CodeList;
    Control control;
    control.position = position;
    QWidget *widget = nullptr;
    if (coded) {
        control.codes = new CodeBox(definitionsOf(m_page.session()->record()), position, m_body);
        connect(control.codes, &CodeBox::chosen, this,
                [this, position](const QString &text) { set(position, text); });
        widget = control.codes;
    } else {
        control.text = new QLineEdit(m_body);
        control.text->setMaxLength(position.length);
        control.text->setFont(monoFont(this, 12));
        connect(control.text, &QLineEdit::editingFinished, this,
                [this, position, edit = control.text] {
                    set(position, edit->text().replace(u'#', u' ').leftJustified(position.length));
                });
        widget = control.text;
    }
    widget->setObjectName(
        QStringLiteral("position%1").arg(position.start, 2, 10, QLatin1Char('0')));
    widget->setAccessibleName(position.name);
    m_controls.append(control);
    return widget;
}

void FixedFieldForm::showValues()
{
    const QString whole = value();
    const bool readOnly = m_page.session()->isReadOnly();
    for (const Control &control : std::as_const(m_controls)) {
        const QString text = schema::positionText(control.position, whole);
        if (control.codes != nullptr) {
            control.codes->setText(text);
            control.codes->setEnabled(!readOnly);
        } else {
            const QString shown = QString(text).replace(u' ', u'#');
            if (control.text->text() != shown)
                control.text->setText(shown);
            control.text->setReadOnly(readOnly);
        }
    }
}

void FixedFieldForm::set(const FixedPosition &position, const QString &text)
{
    EditSession *session = m_page.session();
    if (session == nullptr || !isFixedRow(m_row) || schema::positionText(position, value()) == text)
        return;
    marc::Record after = session->record();
    if (m_row == 0) {
        after = schema::withLeader(
            after, marc::Leader(schema::withPosition(after.leader().text(), position, text)));
    } else {
        marc::Field &field = after.fields()[m_row - 1];
        const bool form = position.start == 0 && field.tag() != marc::Tag("008");
        field.setValue(
            form ? schema::withForm(definitionsOf(after), field.tag(), field.value(), text.at(0))
                 : schema::withPosition(field.value(), position, text));
    }
    session->apply(after,
                   tr("Change %1, %2", "a fixed field, then what the position is called")
                       .arg(tag().toString(), position.name),
                   m_row);
}

void FixedFieldForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace colophon::ui
