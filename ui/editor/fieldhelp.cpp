// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/fieldhelp.h"

#include "base/theme.h"
#include "editor/editorpage.h"
#include "editor/editorpane.h"
#include "marc/fieldtext.h"
#include "schema/fixedfield.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

using schema::Definitions;
using schema::FieldDefinition;
using schema::FixedPosition;

const Definitions &definitionsOf(const marc::Record &record)
{
    return Definitions::marc21(
        schema::kindOf(record.leader()).value_or(schema::RecordKind::Bibliographic));
}

QString bold(const QString &text)
{
    return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
}

QString shown(QString text)
{
    return text.replace(u' ', u'#');
}

QString twoDigits(int number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

QString positionsText(const FixedPosition &position)
{
    return position.length == 1 ? twoDigits(position.start)
                                : QStringLiteral("%1-%2").arg(twoDigits(position.start),
                                                              twoDigits(position.end() - 1));
}

/// An 880 is explained as the field that it goes with.
marc::Tag explainedTag(const marc::Field &field)
{
    if (field.tag() != marc::Tag("880"))
        return field.tag();
    const Result<marc::Tag> partner =
        marc::Tag::parse(field.subfield(u'6').value_or(QString()).left(3));
    return partner ? *partner : field.tag();
}

QString fixedLine(const marc::Record &record, const marc::Tag &tag, const QString &value, int caret)
{
    const Definitions &definitions = definitionsOf(record);
    const schema::FixedLayout *layout = schema::layoutFor(definitions, tag, value, record.leader());
    if (layout == nullptr)
        return bold(tag.toString());
    const FixedPosition *position = caret < 0 ? nullptr : layout->at(caret);
    if (position == nullptr)
        return FieldHelp::tr("%1 %2, %n character(s). Ctrl+F opens the form.", "", layout->length)
            .arg(bold(tag.toString()), bold(layout->name));
    const QString text = schema::positionText(*position, value);
    return QStringLiteral("%1/%2&nbsp; %3&nbsp; %4 %5")
        .arg(bold(tag.toString()), bold(positionsText(*position)), bold(position->name),
             shown(text).toHtmlEscaped(),
             schema::meaning(definitions, *position, text).toHtmlEscaped());
}

QString indicatorText(const FieldDefinition &definition, int number, QChar value)
{
    const schema::Indicator &indicator = definition.indicator(number);
    if (!indicator.isDefined())
        return {};
    const schema::Code *known = indicator.value(value);
    return QStringLiteral("&nbsp;&nbsp; %1 %2 %3")
        .arg(number == 1 ? FieldHelp::tr("ind1") : FieldHelp::tr("ind2"),
             bold(shown(QString(value))),
             known == nullptr ? FieldHelp::tr("has no meaning") : known->name.toHtmlEscaped());
}

QString subfieldsText(const FieldDefinition &definition, QChar current)
{
    QStringList parts;
    for (const schema::Subfield &subfield : definition.subfields) {
        if (subfield.obsolete)
            continue;
        const QString part = QStringLiteral("$%1 %2").arg(subfield.code).arg(subfield.name);
        if (subfield.code == current)
            parts.prepend(bold(part)
                          + (subfield.repeatable ? QString() : FieldHelp::tr(", not repeatable")));
        else
            parts.append(part.toHtmlEscaped());
    }
    return parts.join(QStringLiteral(" · "));
}

QChar codeAt(const marc::Field &field, int caret)
{
    if (caret < 0)
        return {};
    QChar code;
    for (const marc::TextSpan &span : marc::spans(marc::toText(field))) {
        if (span.codeStart <= caret)
            code = span.code;
    }
    return code;
}

QString codeRows(const QList<schema::Code> &codes)
{
    QString rows;
    for (const schema::Code &code : codes) {
        if (!code.obsolete)
            rows += QStringLiteral("<tr><td><code>%1</code>&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(shown(code.code).toHtmlEscaped(), code.name.toHtmlEscaped());
    }
    return QStringLiteral("<table>%1</table>").arg(rows);
}

QString readOn(const Definitions &definitions, const marc::Tag &tag)
{
    return QStringLiteral("<p><a href=\"%1\">%2</a></p>")
        .arg(definitions.helpAddress(tag), FieldHelp::tr("Read on at the Library of Congress"));
}

QString fixedPage(const marc::Record &record, const marc::Tag &tag, const QString &value)
{
    const Definitions &definitions = definitionsOf(record);
    const schema::FixedLayout *layout = schema::layoutFor(definitions, tag, value, record.leader());
    if (layout == nullptr)
        return {};
    QString page;
    for (const FixedPosition &position : layout->positions) {
        if (position.kind == FixedPosition::Kind::Undefined)
            continue;
        page += QStringLiteral("<h4>%1/%2 %3</h4>")
                    .arg(tag.toString(), positionsText(position), position.name.toHtmlEscaped());
        if (position.kind == FixedPosition::Kind::Codes)
            page += codeRows(position.codes);
        else if (position.kind == FixedPosition::Kind::CodeList)
            page += FieldHelp::tr("<p>A code of the list “%1”.</p>")
                        .arg(definitions.codeList(position.codeList)->title().toHtmlEscaped());
    }
    return page;
}

QString dataPage(const FieldDefinition &definition, const Definitions &definitions)
{
    QString page;
    for (const int number : {1, 2}) {
        const schema::Indicator &indicator = definition.indicator(number);
        page +=
            QStringLiteral("<h4>%1</h4>")
                .arg(number == 1 ? FieldHelp::tr("First indicator: %1")
                                       .arg(indicator.isDefined() ? indicator.name
                                                                  : FieldHelp::tr("undefined"))
                                 : FieldHelp::tr("Second indicator: %1")
                                       .arg(indicator.isDefined() ? indicator.name
                                                                  : FieldHelp::tr("undefined")));
        page += codeRows(indicator.values);
    }
    page += QStringLiteral("<h4>%1</h4><table>").arg(FieldHelp::tr("Subfields"));
    for (const schema::Subfield &subfield : definition.subfields) {
        if (subfield.obsolete)
            continue;
        QString note = subfield.repeatable ? FieldHelp::tr("repeatable") : QString();
        if (const schema::CodeList *list = definitions.codeList(definition.tag, subfield.code))
            note += (note.isEmpty() ? QString() : QStringLiteral("; "))
                    + FieldHelp::tr("list “%1”").arg(list->title());
        page += QStringLiteral("<tr><td><code>$%1</code>&nbsp;&nbsp;</td><td>%2</td>"
                               "<td>&nbsp;&nbsp;<i>%3</i></td></tr>")
                    .arg(subfield.code)
                    .arg(subfield.name.toHtmlEscaped(), note.toHtmlEscaped());
    }
    return page + QStringLiteral("</table>");
}

} // namespace

QString fieldHelpLine(const marc::Record &record, int row, int caret)
{
    if (row == 0)
        return fixedLine(record, schema::kLeaderTag, record.leader().text(), caret);
    if (row < 0 || row > record.fields().size())
        return {};
    const marc::Field &field = record.fields().at(row - 1);
    if (schema::isFixedField(field.tag()))
        return fixedLine(record, field.tag(), field.value(), caret);
    const FieldDefinition *definition = definitionsOf(record).field(explainedTag(field));
    if (definition == nullptr)
        return schema::isLocalTag(field.tag())
                   ? FieldHelp::tr("%1 A field of the library's own")
                         .arg(bold(field.tag().toString()))
                   : FieldHelp::tr("%1 No field of MARC 21").arg(bold(field.tag().toString()));
    QString line =
        bold(field.tag().toString()) + QStringLiteral("&nbsp; ") + bold(definition->name);
    line +=
        definition->repeatable ? FieldHelp::tr(", repeatable") : FieldHelp::tr(", not repeatable");
    if (field.isControl())
        return line + QStringLiteral("&nbsp;&nbsp; ") + definition->help.toHtmlEscaped();
    line += indicatorText(*definition, 1, field.indicator1());
    line += indicatorText(*definition, 2, field.indicator2());
    return line + QStringLiteral("&nbsp;&nbsp; ")
           + subfieldsText(*definition, codeAt(field, caret));
}

QString fieldHelpPage(const marc::Record &record, int row)
{
    const Definitions &definitions = definitionsOf(record);
    const bool leader = row == 0;
    if (row < 0 || row > record.fields().size())
        return {};
    const marc::Tag tag = leader ? schema::kLeaderTag : explainedTag(record.fields().at(row - 1));
    const FieldDefinition *definition = definitions.field(tag);
    QString page =
        QStringLiteral("<h2>%1 %2</h2>")
            .arg(tag.toString(), leader                  ? FieldHelp::tr("Leader")
                                 : definition != nullptr ? definition->name.toHtmlEscaped()
                                                         : QString());
    if (definition == nullptr && !leader) {
        page += schema::isLocalTag(tag)
                    ? FieldHelp::tr("<p>MARC 21 leaves this tag to libraries and systems.</p>")
                    : FieldHelp::tr("<p>MARC 21 has no such field.</p>");
        return page;
    }
    if (definition != nullptr) {
        page += QStringLiteral("<p>%1</p><p>%2</p>")
                    .arg(definition->help.toHtmlEscaped(), definition->repeatable
                                                               ? FieldHelp::tr("Repeatable.")
                                                               : FieldHelp::tr("Not repeatable."));
    }
    if (schema::isFixedField(tag))
        page += fixedPage(record, tag,
                          leader ? record.leader().text() : record.fields().at(row - 1).value());
    else if (!tag.isControl())
        page += dataPage(*definition, definitions);
    return page + readOn(definitions, tag);
}

FieldHelp::FieldHelp(EditorPage &page, CommandRegistry &commands) : QLabel(&page), m_page(page)
{
    setObjectName(QStringLiteral("fieldHelp"));
    setTextFormat(Qt::RichText);
    setFont(textFont(this, 12));
    setProperty("secondary", true);
    setContentsMargins(px(this, 12), 0, px(this, 8), 0);
    setFixedHeight(px(this, 24));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    page.pane().addBelowGrid(this);
    hide();
    m_command = commands.add(QStringLiteral("help.field"), tr("MARC Help for This &Field"), {},
                             QKeySequence(QStringLiteral("Shift+F1")));
    m_command->setEnabled(false);
    m_command->setStatusTip(tr("No record is open"));
    connect(m_command, &QAction::triggered, this, &FieldHelp::showPage);
    connect(&page, &EditorPage::currentChanged, this, &FieldHelp::follow);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { watchCaret(now); });
}

QSize FieldHelp::sizeHint() const
{
    return {px(this, 200), px(this, 24)};
}

QSize FieldHelp::minimumSizeHint() const
{
    return {0, px(this, 24)};
}

void FieldHelp::follow(EditSession *session)
{
    setVisible(session != nullptr);
    m_command->setEnabled(session != nullptr);
    m_command->setStatusTip(session != nullptr ? QString() : tr("No record is open"));
    if (session == nullptr)
        return;
    connect(session, &EditSession::recordChanged, this, &FieldHelp::showLine, Qt::UniqueConnection);
    connect(m_page.grid()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FieldHelp::showLine, Qt::UniqueConnection);
    showLine();
}

void FieldHelp::watchCaret(QWidget *focused)
{
    auto *editor = qobject_cast<QPlainTextEdit *>(focused);
    if (editor == nullptr || m_page.grid() == nullptr || !m_page.grid()->isAncestorOf(editor))
        return;
    connect(editor, &QPlainTextEdit::cursorPositionChanged, this, &FieldHelp::showLine,
            Qt::UniqueConnection);
    showLine();
}

void FieldHelp::showLine()
{
    RecordGrid *grid = m_page.grid();
    if (grid == nullptr)
        return;
    const auto *editor = qobject_cast<QPlainTextEdit *>(grid->indexWidget(grid->currentIndex()));
    setText(fieldHelpLine(grid->session().record(), grid->currentIndex().row(),
                          editor == nullptr ? -1 : editor->textCursor().position()));
}

void FieldHelp::showPage()
{
    RecordGrid *grid = m_page.grid();
    if (grid == nullptr)
        return;
    auto *dialog = new QDialog(&m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fieldHelpDialog"));
    dialog->setWindowTitle(tr("MARC Help"));
    dialog->resize(px(this, 560), px(this, 520));
    auto *browser = new QTextBrowser(dialog);
    browser->setObjectName(QStringLiteral("fieldHelpPage"));
    browser->setAccessibleName(tr("MARC help for the field"));
    browser->setOpenExternalLinks(true);
    browser->setHtml(fieldHelpPage(grid->session().record(), grid->currentIndex().row()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(browser);
    layout->addWidget(buttons);
    dialog->show();
    browser->setFocus();
}

} // namespace colophon::ui
