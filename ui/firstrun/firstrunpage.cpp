// SPDX-License-Identifier: GPL-3.0-or-later
#include "firstrun/firstrunpage.h"

#include "base/theme.h"
#include "widgets/messagebar.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStyle>

namespace colophon::ui {

static QLineEdit *field(QWidget *parent, const char *name, const QString &text = {})
{
    auto *edit = new QLineEdit(text, parent);
    edit->setObjectName(QLatin1String(name));
    return edit;
}

FirstRunPage::FirstRunPage(DialogService &dialogs, const QString &login, QWidget *parent)
    : QWidget(parent), m_dialogs(dialogs), m_login(login), m_bar(new MessageBar(this)),
      m_forms(new QStackedWidget(this)), m_institution(field(this, "institutionName")),
      m_code(field(this, "institutionCode")),
      m_networkCode(field(this, "networkCode", QStringLiteral("4801"))),
      m_network(field(this, "networkName")), m_person(field(this, "personName", login)),
      m_path(field(this, "savePath")), m_fault(new QLabel(this)), m_numbers(new QLabel(this)),
      m_recent(new QPushButton(this))
{
    setObjectName(QStringLiteral("firstRunPage"));
    m_recent->hide();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(buildChoices());
    m_forms->addWidget(buildCreate());
    m_forms->addWidget(buildOpen());
    m_forms->addWidget(buildSample());
    m_forms->setAutoFillBackground(true);
    m_forms->setBackgroundRole(QPalette::Base);
    columns->addWidget(m_forms, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(columns, 1);
    preview();
}

QWidget *FirstRunPage::buildChoices()
{
    auto *panel = new QWidget(this);
    panel->setFixedWidth(px(this, 560));
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(px(this, 92), px(this, 72), px(this, 56), px(this, 40));
    layout->setSpacing(10);
    auto *mark = new QHBoxLayout;
    auto *picture = new QLabel(panel);
    picture->setPixmap(applicationIcon().pixmap(QSize(52, 52), devicePixelRatioF()));
    auto *words = new QLabel(
        QStringLiteral("<span style='font-size:%1px;font-weight:600'>Colophon</span><br>%2")
            .arg(px(this, 26))
            .arg(tr("MARC cataloging for an institution and its network")),
        panel);
    mark->addWidget(picture);
    mark->addWidget(words, 1);
    layout->addLayout(mark);
    layout->addSpacing(px(this, 24));
    auto *question = new QLabel(tr("How do you want to start?"), panel);
    question->setFont(textFont(this, 15, QFont::DemiBold));
    layout->addWidget(question);
    auto *group = new QButtonGroup(this);
    const struct {
        const char *name;
        const char *iconName;
        QString text;
    } choices[] = {{"choiceCreate", "file-plus",
                    tr("Create a catalogue\nA new, empty catalogue in one file on this computer.")},
                   {"choiceOpen", "folder-open",
                    tr("Open a catalogue file\nA .colophon file you already have.")},
                   {"choiceSample", "book-open",
                    tr("Explore the sample catalogue\nRecords in both zones. Change anything; it "
                       "is only a copy.")}};
    int number = 0;
    for (const auto &choice : choices) {
        auto *button = new QPushButton(
            icon(QLatin1String(choice.iconName), Tokens::of(this).accent), choice.text, panel);
        button->setObjectName(QLatin1String(choice.name));
        button->setAccessibleName(choice.text.section(u'\n', 0, 0));
        button->setProperty("choice", true);
        button->setCheckable(true);
        button->setIconSize(QSize(24, 24));
        button->setMinimumHeight(px(this, 64));
        group->addButton(button, number++);
        layout->addWidget(button);
    }
    group->button(0)->setChecked(true);
    connect(group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            m_forms->setCurrentIndex(id);
    });
    auto *promise = new QLabel(tr("Nothing leaves this computer."), panel);
    promise->setProperty("secondary", true);
    layout->addWidget(promise);
    layout->addStretch(1);
    return panel;
}

void FirstRunPage::addRow(QVBoxLayout *layout, const QString &text, QLineEdit *edit)
{
    auto *label = new QLabel(text, this);
    label->setBuddy(edit);
    label->setFont(textFont(this, 12, QFont::Medium));
    edit->setAccessibleName(QString(text).remove(u'&'));
    layout->addWidget(label);
    layout->addWidget(edit);
    layout->addSpacing(8);
}

static QVBoxLayout *formLayout(QWidget *form, const QString &title, const QString &text)
{
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(px(form, 64), px(form, 72), px(form, 92), px(form, 40));
    auto *head = new QLabel(title, form);
    head->setFont(textFont(form, 18, QFont::DemiBold));
    auto *below = new QLabel(text, form);
    below->setProperty("secondary", true);
    below->setWordWrap(true);
    layout->addWidget(head);
    layout->addWidget(below);
    layout->addSpacing(px(form, 16));
    return layout;
}

QWidget *FirstRunPage::buildCreate()
{
    auto *form = new QWidget(this);
    auto *layout = formLayout(form, tr("Create a catalogue"),
                              tr("The codes are built into every record number, so they stay."));
    for (QLineEdit *code : {m_code, m_networkCode}) {
        code->setMaxLength(4);
        code->setFont(monoFont(this, 12));
        code->setValidator(new QRegularExpressionValidator(
            QRegularExpression(QStringLiteral("[0-9]{0,4}")), code));
        connect(code, &QLineEdit::textChanged, this, &FirstRunPage::preview);
    }
    m_code->setPlaceholderText(tr("4 digits, given to you by your network"));
    addRow(layout, tr("Institution &name"), m_institution);
    auto *codes = new QHBoxLayout;
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    addRow(left, tr("Institution &code"), m_code);
    addRow(right, tr("Net&work code"), m_networkCode);
    codes->addLayout(left);
    codes->addSpacing(16);
    codes->addLayout(right);
    layout->addLayout(codes);
    m_numbers->setObjectName(QStringLiteral("numberPreview"));
    layout->addWidget(m_numbers);
    layout->addSpacing(8);
    addRow(layout, tr("Network na&me"), m_network);
    addRow(layout, tr("&Your name"), m_person);
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_path->setText(QDir(documents).filePath(QStringLiteral("catalogue.colophon")));
    addRow(layout, tr("Save &in"), m_path);
    m_fault->setObjectName(QStringLiteral("formFault"));
    m_fault->setProperty("faulty", true);
    layout->addWidget(m_fault);
    auto *buttons = new QHBoxLayout;
    auto *choose = new QPushButton(tr("C&hoose…"), form);
    auto *quit = new QPushButton(tr("&Quit"), form);
    auto *make = new QPushButton(tr("C&reate Catalogue"), form);
    make->setObjectName(QStringLiteral("createButton"));
    make->setProperty("primary", true);
    buttons->addWidget(choose);
    buttons->addStretch(1);
    buttons->addWidget(quit);
    buttons->addWidget(make);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_dialogs.saveFile(this, tr("Save the catalogue in"), m_path->text(),
                           tr("Catalogues (*.colophon)"), [this](const QString &path) {
                               if (!path.isEmpty())
                                   m_path->setText(path);
                           });
    });
    connect(quit, &QPushButton::clicked, this, &FirstRunPage::quitRequested);
    connect(make, &QPushButton::clicked, this, &FirstRunPage::create);
    for (QLineEdit *edit : {m_institution, m_code, m_networkCode, m_network, m_person, m_path})
        connect(edit, &QLineEdit::returnPressed, this, &FirstRunPage::create);
    return form;
}

QWidget *FirstRunPage::buildOpen()
{
    auto *form = new QWidget(this);
    auto *layout = formLayout(
        form, tr("Open a catalogue file"),
        tr("A .colophon file on this computer. Keep it on a local disk: on a network drive two "
           "programs that write at once can damage it."));
    auto *choose = new QPushButton(tr("Choose a &File…"), form);
    choose->setObjectName(QStringLiteral("openButton"));
    choose->setProperty("primary", true);
    layout->addWidget(choose, 0, Qt::AlignLeft);
    layout->addWidget(m_recent, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_dialogs.openFiles(this, tr("Open a catalogue"),
                            tr("Catalogues (*.colophon);;All files (*)"),
                            [this](const QStringList &paths) {
                                if (!paths.isEmpty())
                                    emit openRequested(paths.constFirst());
                            });
    });
    connect(m_recent, &QPushButton::clicked, this,
            [this] { emit openRequested(m_recent->property("path").toString()); });
    return form;
}

QWidget *FirstRunPage::buildSample()
{
    auto *form = new QWidget(this);
    auto *layout =
        formLayout(form, tr("Explore the sample catalogue"),
                   tr("180 records of real works: books, serials, maps, scores and films, in "
                      "Latin, Arabic, Hebrew, Chinese, Japanese, "
                      "Korean, Cyrillic and Greek script. Each start makes a fresh copy."));
    auto *explore = new QPushButton(tr("&Explore"), form);
    explore->setObjectName(QStringLiteral("sampleButton"));
    explore->setProperty("primary", true);
    layout->addWidget(explore, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(explore, &QPushButton::clicked, this, &FirstRunPage::sampleRequested);
    return form;
}

void FirstRunPage::setRecent(const QString &path)
{
    m_recent->setProperty("path", path);
    m_recent->setText(tr("Open %1 again").arg(QFileInfo(path).fileName()));
    m_recent->setVisible(!path.isEmpty() && QFileInfo::exists(path));
}

void FirstRunPage::preview()
{
    const Tokens &t = Tokens::of(this);
    const auto number = [](const QString &code, const QColor &colour) {
        return QStringLiteral("<span style='font-family:JetBrains Mono NL'>991000001<b "
                              "style='color:%1'>%2</b></span>")
            .arg(colour.name(), code.leftJustified(4, u'_'));
    };
    m_numbers->setText(
        QStringLiteral("<b>%1</b><br>IZ &nbsp; %2 &nbsp; %3<br>NZ &nbsp; %4 &nbsp; %5")
            .arg(tr("Your record numbers (MMS IDs) will look like this"),
                 number(m_code->text(), t.iz), tr("Institution Zone, ends with your code"),
                 number(m_networkCode->text(), t.nz),
                 tr("Network Zone, ends with the network’s code")));
}

bool FirstRunPage::refuse(QLineEdit *edit, const QString &why)
{
    edit->setProperty("faulty", true);
    edit->style()->unpolish(edit);
    edit->style()->polish(edit);
    m_fault->setText(why);
    edit->setFocus();
    return false;
}

void FirstRunPage::create()
{
    for (QLineEdit *edit : {m_institution, m_code, m_networkCode}) {
        edit->setProperty("faulty", false);
        edit->style()->unpolish(edit);
        edit->style()->polish(edit);
    }
    m_fault->clear();
    const bool good = m_institution->text().trimmed().isEmpty()
                          ? refuse(m_institution, tr("Give the institution a name."))
                      : !store::isZoneCode(m_code->text())
                          ? refuse(m_code, tr("The institution's code is 4 digits."))
                      : !store::isZoneCode(m_networkCode->text())
                          ? refuse(m_networkCode, tr("The network's code is 4 digits."))
                      : m_code->text() == m_networkCode->text()
                          ? refuse(m_code, tr("The institution's code differs from the network's."))
                          : true;
    if (!good)
        return;
    store::NewCatalogue wanted;
    wanted.institutionName = m_institution->text();
    wanted.institutionCode = m_code->text();
    wanted.networkName = m_network->text();
    wanted.networkCode = m_networkCode->text();
    wanted.login = m_login;
    wanted.personName = m_person->text();
    QString path = m_path->text().trimmed();
    if (!path.endsWith(QLatin1String(".colophon")))
        path += QLatin1String(".colophon");
    emit createRequested(path, wanted);
}

void FirstRunPage::showError(const QString &head, const QString &text)
{
    m_bar->showMessage(
        MessageBar::Kind::Error,
        QStringLiteral("<b>%1</b> %2").arg(head.toHtmlEscaped(), text.toHtmlEscaped()));
}

} // namespace colophon::ui
