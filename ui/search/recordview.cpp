// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/recordview.h"

#include "base/theme.h"
#include "search/browse.h"
#include "search/query.h"
#include "search/recordside.h"
#include "search/wording.h"
#include "widgets/badge.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextDocumentFragment>

namespace colophon::ui {

namespace {

constexpr int kLabelColumn = 164;
constexpr int kMargin = 24;

/// Lines of MARC to read and to copy; what is copied has none of the isolates that only the screen
/// needs.
class MarcText : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    QMimeData *createMimeDataFromSelection() const override
    {
        auto *mime = new QMimeData;
        mime->setText(withoutIsolates(textCursor().selection().toPlainText()));
        return mime;
    }
};

/// The fields that belong to the institution alone, with the violet edge that all of them have.
class LocalFields : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = Tokens::of(this);
        QPainter painter(this);
        painter.fillRect(rect(), tokens.izRow);
        painter.fillRect(0, 0, px(this, 3), height(), tokens.iz);
    }
};

void colour(QWidget *widget, const QColor &colour)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, colour);
    widget->setPalette(palette);
}

/// Flat tabs with a line under the current one.
QString tabStyle(const Tokens &tokens)
{
    return QStringLiteral("QTabBar::tab { background: transparent; border: none; padding: 6px 12px;"
                          " border-bottom: 2px solid transparent; color: %1; }"
                          "QTabBar::tab:hover { background: %2; }"
                          "QTabBar::tab:selected { border-bottom: 2px solid %3; color: %3; }"
                          "QTabBar::tab:selected:focus { background: %4; }")
        .arg(tokens.text.name(), tokens.hover.name(), tokens.accent.name(), tokens.sel.name());
}

/// One value: its own paragraph, so that it runs in its own direction; always at the left.
QLabel *valueLabel(const QString &text, const QFont &font, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

struct RecordView::Shown {
    store::StoredRecord stored;
    marc::Brief brief;
    QString changedBy;
    RecordWork work;
    QList<search::Heading> headings;
};

RecordView::RecordView(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_back(new QPushButton(tr("Back"))),
      m_copy(new QPushButton(tr("Copy MMS ID"))), m_edit(new QPushButton(tr("Edit"))),
      m_from(new QLabel(tr("to Repository Search"))), m_icon(new QLabel), m_title(new QLabel),
      m_badge(new Badge), m_titleLine(new QHBoxLayout), m_numberLabel(new QLabel(tr("MMS ID"))),
      m_number(new QLabel), m_network(new QLabel), m_changed(new QLabel), m_side(new RecordSide),
      m_tabs(new QTabWidget), m_scroll(new QScrollArea), m_marc(new MarcText)
{
    setObjectName(QStringLiteral("recordView"));
    m_back->setObjectName(QStringLiteral("recordBack"));
    m_copy->setObjectName(QStringLiteral("recordCopyMmsId"));
    m_edit->setObjectName(QStringLiteral("recordEdit"));
    m_title->setObjectName(QStringLiteral("recordTitle"));
    m_badge->setObjectName(QStringLiteral("recordZone"));
    m_number->setObjectName(QStringLiteral("recordMmsId"));
    m_network->setObjectName(QStringLiteral("recordNetwork"));
    m_changed->setObjectName(QStringLiteral("recordChanged"));
    m_tabs->setObjectName(QStringLiteral("recordTabs"));
    m_scroll->setObjectName(QStringLiteral("recordLines"));
    m_marc->setObjectName(QStringLiteral("recordMarc"));
    build();
    adapt();
    connect(&workspace, &Workspace::recordChanged, this, [this](MmsId mmsId) {
        if (mmsId == m_mmsId && isVisible())
            read();
    });
    connect(&workspace, &Workspace::catalogueWritten, this, [this] {
        if (isVisible())
            read();
    });
    connect(m_network, &QLabel::linkActivated, this, [this] {
        if (m_shown && m_shown->stored.network)
            emit networkRequested(*m_shown->stored.network);
    });
}

void RecordView::setOrigin(const QString &text)
{
    m_from->setText(text);
}

void RecordView::build()
{
    m_edit->setDefault(true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_marc->setReadOnly(true);
    m_marc->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_marc->setFrameShape(QFrame::NoFrame);
    m_marc->setTabChangesFocus(true);
    m_marc->setAccessibleName(tr("The record as MARC"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAccessibleName(tr("The record with labels"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_scroll, tr("Record"));
    m_tabs->addTab(m_marc, tr("MARC"));

    auto *bar = new QHBoxLayout;
    bar->setObjectName(QStringLiteral("recordBar"));
    bar->setSpacing(px(this, 8));
    bar->addWidget(m_back);
    bar->addWidget(m_from);
    bar->addStretch(1);
    const auto workButton = [&](const char *command, const char *name) {
        auto *button = new QPushButton;
        button->setObjectName(QLatin1String(name));
        button->setProperty("command", QLatin1String(command));
        button->hide();
        bar->addWidget(button);
        m_workButtons.append(button);
    };
    workButton("reminder.add", "recordAddReminder");
    workButton("set.add", "recordAddToSet");
    workButton("assignment.assign", "recordAssign");
    bar->addWidget(m_copy);
    bar->addWidget(m_edit);
    m_titleLine->setSpacing(px(this, 8));
    m_titleLine->addWidget(m_icon, 0, Qt::AlignTop);
    m_titleLine->addWidget(m_title, 0);
    m_titleLine->addWidget(m_badge, 0, Qt::AlignTop);
    m_titleLine->addStretch(1);
    auto *numberLine = new QHBoxLayout;
    numberLine->setObjectName(QStringLiteral("recordNumbers"));
    numberLine->setSpacing(px(this, 6));
    numberLine->addWidget(m_numberLabel);
    numberLine->addWidget(m_number);
    numberLine->addSpacing(px(this, 10));
    numberLine->addWidget(m_network);
    numberLine->addSpacing(px(this, 10));
    numberLine->addWidget(m_changed);
    numberLine->addStretch(1);
    auto *head = new QVBoxLayout;
    head->setObjectName(QStringLiteral("recordHead"));
    head->addLayout(m_titleLine);
    head->addLayout(numberLine);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addLayout(head);
    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    below->addWidget(m_tabs, 1);
    below->addWidget(m_side);
    all->addLayout(below, 1);
}

void RecordView::setCommands(const CommandRegistry &commands, QAction *back, QAction *edit,
                             QAction *copyMmsId)
{
    m_commands = &commands;
    const auto join = [this](QPushButton *button, QAction *action) {
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(keys.isEmpty() ? action->text()
                                          : QStringLiteral("%1 (%2)").arg(action->text(), keys));
    };
    join(m_back, back);
    join(m_edit, edit);
    join(m_copy, copyMmsId);
}

/// Other screens bring these commands: they are there when a record is opened.
void RecordView::joinWorkCommands()
{
    if (m_commands == nullptr)
        return;
    for (QPushButton *button : std::as_const(m_workButtons)) {
        QAction *action = m_commands->find(button->property("command").toString());
        if (action == nullptr || !button->text().isEmpty())
            continue;
        const bool assign = action->objectName() == QLatin1String("assignment.assign");
        button->setText(assign ? tr("Assign…") : action->text().remove(u'&'));
        button->setToolTip(action->toolTip());
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        button->show();
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] {
            button->setEnabled(action->isEnabled());
            button->setStatusTip(action->statusTip());
            button->setIcon(action->icon());
        });
    }
    m_side->setCommands(m_commands->find(QStringLiteral("reminder.add")),
                        m_commands->find(QStringLiteral("note.add")));
}

void RecordView::adapt()
{
    const Tokens &tokens = Tokens::of(this);
    const int margin = px(this, 16);
    findChild<QLayout *>(QStringLiteral("recordBar"))
        ->setContentsMargins(margin, px(this, 8), margin, px(this, 8));
    findChild<QLayout *>(QStringLiteral("recordHead"))
        ->setContentsMargins(px(this, 20), px(this, 12), margin, px(this, 12));
    findChild<QLayout *>(QStringLiteral("recordNumbers"))
        ->setContentsMargins(px(this, 28), 0, 0, 0);
    m_title->setFont(textFont(this, 18, QFont::DemiBold));
    m_number->setFont(monoFont(this, 12));
    m_changed->setFont(textFont(this, 12));
    m_network->setFont(textFont(this, 12));
    m_side->setFixedWidth(px(this, 346));
    m_marc->setFont(monoFont(this, 12));
    m_marc->document()->setDocumentMargin(px(this, 16));
    m_numberLabel->setFont(textFont(this, 12));
    m_tabs->setStyleSheet(tabStyle(tokens));
    for (QLabel *quiet : {m_from, m_numberLabel, m_number, m_network, m_changed})
        colour(quiet, tokens.text2);
    m_back->setIcon(icon(QStringLiteral("arrow-left"), tokens.text));
    m_copy->setIcon(icon(QStringLiteral("copy"), tokens.text));
    m_edit->setIcon(icon(QStringLiteral("square-pen"), tokens.onAccent));
    m_edit->setProperty("primary", true);
    for (QPushButton *button : {m_back, m_copy, m_edit})
        button->setIconSize(QSize(px(this, 16), px(this, 16)));
    if (m_shown)
        fill();
}

/// The style sheet takes the fonts off that were set before the first showing.
void RecordView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    adapt();
}

void RecordView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Later: adapting makes the lines anew, and the application is on its way through them now.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(
            this, [this] { adapt(); }, Qt::QueuedConnection);
}

void RecordView::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.surface);
    const int barHeight = m_back->geometry().bottom() + px(this, 8);
    painter.fillRect(0, 0, width(), barHeight, tokens.alt);
    painter.fillRect(0, barHeight, width(), 1, tokens.line);
}

/// A title that fits has its badge beside it; a longer one takes the whole line, and more lines.
void RecordView::fitTitle()
{
    const int needed = QFontMetrics(m_title->font()).horizontalAdvance(m_title->text());
    const bool wrapped = needed > width() - px(this, 120);
    m_title->setWordWrap(wrapped);
    m_titleLine->setStretchFactor(m_title, wrapped ? 1 : 0);
    m_titleLine->setStretch(m_titleLine->count() - 1, wrapped ? 0 : 1);
}

void RecordView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTitle();
}

void RecordView::open(MmsId mmsId)
{
    if (mmsId != m_mmsId) {
        m_shown.reset();
        m_title->clear();
        m_badge->hide();
        m_icon->clear();
        m_number->clear();
        m_numberLabel->hide();
        m_changed->clear();
        m_network->clear();
        m_side->hide();
        m_marc->clear();
        delete m_scroll->takeWidget();
        m_tabs->setCurrentIndex(0);
    }
    m_mmsId = mmsId;
    joinWorkCommands();
    m_back->setFocus();
    read();
}

void RecordView::read()
{
    m_workspace.reader().run(
        this,
        [mmsId = m_mmsId](store::Connection &c) -> Result<Shown> {
            const Result<store::StoredRecord> stored = store::recordOf(c, mmsId);
            COLOPHON_TRY(stored);
            const Result<QList<store::User>> people = store::users(c);
            COLOPHON_TRY(people);
            const Result<RecordWork> work = workOn(c, mmsId);
            COLOPHON_TRY(work);
            Shown shown{*stored,
                        marc::briefOf(stored->record),
                        {},
                        *work,
                        search::headingsOf(stored->record)};
            for (const store::User &person : *people) {
                if (person.id == stored->changedBy)
                    shown.changedBy = person.name;
            }
            return shown;
        },
        [this, mmsId = m_mmsId](Result<Shown> shown) {
            if (mmsId != m_mmsId)
                return; // another record was asked for meanwhile
            if (!shown) {
                emit failed(mmsId, shown.error());
                return;
            }
            const bool same = m_shown && m_shown->stored.version == shown->stored.version
                              && m_shown->stored.networkVersion == shown->stored.networkVersion
                              && m_shown->stored.network == shown->stored.network;
            m_shown = std::make_shared<const Shown>(std::move(*shown));
            if (same) // what is being read and marked stays
                m_side->show(m_shown->work, m_workspace.clock().now().toLocalTime().date());
            else
                fill();
        });
}

void RecordView::fill()
{
    const Tokens &tokens = Tokens::of(this);
    const store::StoredRecord &stored = m_shown->stored;
    const bool institution = stored.zone == m_workspace.institution().id;
    const store::ZoneKind kind =
        institution ? store::ZoneKind::Institution : store::ZoneKind::Network;
    m_title->setText(Wording::title(m_shown->brief));
    fitTitle();
    m_icon->setPixmap(icon(materialIcon(m_shown->brief.material), tokens.text2)
                          .pixmap(QSize(px(this, 20), px(this, 20)), devicePixelRatioF()));
    m_icon->setAccessibleName(materialName(m_shown->brief.material));
    m_badge->show(badgeOf(kind), badgeText(kind));
    m_badge->setAccessibleName(Wording::zone(kind));
    m_numberLabel->show();
    m_number->setText(stored.mmsId.toString());
    m_number->setAccessibleName(tr("MMS ID %1").arg(stored.mmsId.toString()));
    const QString day =
        QLocale().toString(stored.changedAt.toLocalTime().date(), QStringLiteral("d MMM yyyy"));
    m_changed->setText(m_shown->changedBy.isEmpty()
                           ? tr("Changed %1").arg(day)
                           : tr("Changed %1 by %2").arg(day, m_shown->changedBy));
    m_network->setVisible(stored.network.has_value());
    if (stored.network) {
        const QString number = stored.network->toString();
        //: the record of the network that this one is linked to
        m_network->setText(tr("Network %1")
                               .arg(QStringLiteral("<a style='color:%1' href='network'>%2</a>")
                                        .arg(tokens.accent.name(), number)));
    }
    m_side->show(m_shown->work, m_workspace.clock().now().toLocalTime().date());
    m_side->setVisible(true);
    const int place = m_scroll->verticalScrollBar()->value();
    m_scroll->setWidget(linesWidget());
    m_scroll->widget()->setAutoFillBackground(
        false); // the scroll area's own colour is that of a page
    m_scroll->verticalScrollBar()->setValue(place);
    m_marc->setPlainText(marcLines(stored.record).join(u'\n'));
}

QWidget *RecordView::linesWidget()
{
    auto *lines = new QWidget;
    auto *grid = new QGridLayout(lines);
    grid->setContentsMargins(px(this, kMargin), px(this, 16), px(this, kMargin), px(this, 16));
    grid->setVerticalSpacing(px(this, 10));
    grid->setColumnMinimumWidth(0, px(this, kLabelColumn));
    grid->setColumnStretch(1, 1);
    for (const DisplayLine &line : displayLines(m_shown->stored.record)) {
        const int row = grid->rowCount();
        auto *label = new QLabel(line.label, lines);
        colour(label, Tokens::of(this).text2);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        auto *values = new QVBoxLayout;
        values->setSpacing(px(this, 4));
        const QFont font = line.mono ? monoFont(this, 12) : textFont(this, 13);
        for (const QString &value : line.values) {
            QLabel *shown = line.mono ? nullptr : headingLink(value, font, lines);
            if (shown == nullptr)
                shown = valueLabel(value, font, lines);
            //: label and value of the record view, for screen readers
            shown->setAccessibleName(tr("%1: %2").arg(line.label, value));
            values->addWidget(shown);
        }
        grid->addLayout(values, row, 1);
    }
    if (QWidget *const local = localWidget(lines))
        grid->addWidget(local, grid->rowCount(), 0, 1, 2);
    grid->setRowStretch(grid->rowCount(), 1);
    return lines;
}

/// A value that is a heading leads to the records that have it; null for any other.
QLabel *RecordView::headingLink(const QString &value, const QFont &font, QWidget *parent)
{
    using search::HeadingKind;
    for (const search::Heading &heading : m_shown->headings) {
        if (heading.kind == HeadingKind::Titles || heading.kind == HeadingKind::CallNumbers
            || heading.key != search::headingKey(heading.kind, value))
            continue;
        QLabel *link = valueLabel(value, font, parent);
        link->setTextFormat(Qt::RichText);
        link->setText(QStringLiteral("<a style='color:%1; text-decoration:none' href='h'>%2</a>")
                          .arg(Tokens::of(this).accent.name(), value.toHtmlEscaped()));
        link->setTextInteractionFlags(Qt::TextBrowserInteraction);
        link->setToolTip(tr("Records with this heading"));
        const QString query = search::textOf(
            search::QueryTree::leaf(search::conditionFor(heading.kind, heading.text)));
        connect(link, &QLabel::linkActivated, this, [this, query] { emit searchRequested(query); });
        return link;
    }
    return nullptr;
}

QWidget *RecordView::localWidget(QWidget *parent)
{
    const QList<LocalLine> fields = localLines(m_shown->stored.record);
    if (fields.isEmpty())
        return nullptr;
    auto *box = new LocalFields(parent);
    box->setObjectName(QStringLiteral("recordLocalFields"));
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(px(this, 16), px(this, 10), px(this, 16), px(this, 10));
    grid->setColumnMinimumWidth(0, px(this, 36));
    grid->setColumnStretch(1, 1);
    auto *head = new QLabel(tr("Local fields of %1").arg(m_workspace.institution().name), box);
    head->setTextFormat(Qt::PlainText);
    head->setFont(textFont(this, 13, QFont::DemiBold));
    grid->addWidget(head, 0, 0, 1, 2);
    for (const LocalLine &field : fields) {
        const int row = grid->rowCount();
        grid->addWidget(valueLabel(field.tag, monoFont(this, 12), box), row, 0);
        grid->addWidget(valueLabel(field.text, textFont(this, 13), box), row, 1);
    }
    return box;
}

} // namespace colophon::ui
