// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importdialog.h"

#include "base/theme.h"
#include "exchange/formrows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace colophon::ui {

namespace {

QString filesText(const QStringList &files)
{
    qint64 bytes = 0;
    for (const QString &file : files)
        bytes += QFileInfo(file).size();
    const QString size = QLocale().formattedDataSize(bytes);
    if (files.size() == 1)
        return ImportDialog::tr("%1, %2").arg(QFileInfo(files.constFirst()).fileName(), size);
    return ImportDialog::tr("%n file(s), %1", "", int(files.size())).arg(size);
}

/// The first entry has no data: it leaves the choice to the program.
template <typename Choice> std::optional<Choice> chosen(const QComboBox &box)
{
    std::optional<Choice> choice;
    if (box.currentData().isValid())
        choice.emplace(Choice(box.currentData().toInt()));
    return choice;
}

} // namespace

ImportDialog::ImportDialog(const QStringList &files, QWidget *parent)
    : QDialog(parent), m_files(files), m_zone(new QComboBox(this)),
      m_attach(new QCheckBox(tr("&Attach what the network has already"), this)),
      m_match(new MatchChoice(this)), m_format(new QComboBox(this)), m_coding(new QComboBox(this)),
      m_process(new QComboBox(this)), m_rejects(new QLineEdit(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import Records"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_zone->setObjectName(QStringLiteral("importZone"));
    m_zone->addItem(tr("Institution Zone"), int(store::ZoneKind::Institution));
    m_zone->addItem(tr("Network Zone"), int(store::ZoneKind::Network));
    m_attach->setObjectName(QStringLiteral("importAttach"));
    m_format->setObjectName(QStringLiteral("importFormat"));
    m_format->addItem(tr("By what is in the file"));
    for (const marc::Format format : marc::allFormats()) {
        if (marc::isReadable(format))
            m_format->addItem(marc::formatName(format), int(format));
    }
    m_coding->setObjectName(QStringLiteral("importCoding"));
    m_coding->addItem(tr("By each record, checked against its bytes"));
    for (const marc::Coding coding :
         {marc::Coding::Utf8, marc::Coding::Marc8, marc::Coding::Latin1, marc::Coding::Windows1252})
        m_coding->addItem(codingLabel(coding), int(coding));
    m_process->setObjectName(QStringLiteral("importProcess"));
    m_process->addItem(tr("None: the records come in as they are"));
    m_rejects->setObjectName(QStringLiteral("importRejects"));
    m_rejects->setPlaceholderText(files.size() == 1 ? files.constFirst() + QLatin1String(".rejects")
                                                    : tr("Beside each file, ending in .rejects"));
    connect(m_attach, &QCheckBox::toggled, m_match, &QWidget::setDisabled);
    connect(m_zone, &QComboBox::currentIndexChanged, this, &ImportDialog::zoneChanged);
    build();
    zoneChanged();
}

void ImportDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->setSpacing(12);
    auto *files = new QLabel(filesText(m_files), this);
    files->setObjectName(QStringLiteral("importFiles"));
    files->setTextFormat(Qt::PlainText);
    files->setToolTip(m_files.join(u'\n'));
    layout->addWidget(files);
    addFormRow(layout, tr("&Into"), m_zone, tr("The records get new MMS IDs of that zone."));
    layout->addWidget(m_attach);
    layout->addWidget(m_match);
    addFormRow(layout, tr("&Format"), m_format, {});
    addFormRow(layout, tr("&Characters"), m_coding,
               tr("Choose one only where the records come out wrong: it overrules what they say of "
                  "themselves."));
    addFormRow(layout, tr("&Normalization"), m_process,
               tr("Each record goes through the rules of the process before it is added."));
    addFormRow(layout, tr("&Rejects file"), m_rejects,
               tr("What can't be read is kept there byte for byte; the rest is imported."));
    auto *buttons = new QDialogButtonBox(this);
    auto *import = new QPushButton(tr("I&mport"), this);
    import->setObjectName(QStringLiteral("importStart"));
    import->setProperty("primary", true);
    buttons->addButton(import, QDialogButtonBox::AcceptRole);
    import->setDefault(true);
    auto *count = buttons->addButton(tr("C&ount First"), QDialogButtonBox::ActionRole);
    count->setObjectName(QStringLiteral("importCount"));
    count->setToolTip(tr("Reads the files and says what would come of them; adds nothing."));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit importWanted(request(false));
        accept();
    });
    connect(count, &QPushButton::clicked, this, [this] {
        emit importWanted(request(true));
        accept();
    });
    setFixedWidth(px(this, 560));
    m_zone->setFocus();
}

void ImportDialog::offerProcesses(const QList<normalization::Process> &processes)
{
    for (const normalization::Process &process : processes) {
        if (process.runs(normalization::Place::OnImport))
            m_process->addItem(process.name, process.name);
    }
}

void ImportDialog::offerRules(const QList<normalization::StoredRule> &rules)
{
    m_match->offerRules(rules);
}

void ImportDialog::zoneChanged()
{
    const bool institution = m_zone->currentIndex() == 0;
    m_attach->setEnabled(institution);
    m_match->setDisabled(institution && m_attach->isChecked());
    m_attach->setToolTip(
        institution ? tr("A record whose 001 or 035 is that of a network record is linked to it, "
                         "with its local fields, instead of added twice.")
                    : tr("Only records of the Institution Zone are attached to the network's."));
}

exchange::ImportRequest ImportDialog::request(bool dryRun) const
{
    exchange::ImportRequest request;
    request.files = m_files;
    request.zone = store::ZoneKind(m_zone->currentData().toInt());
    request.format = chosen<marc::Format>(*m_format);
    request.read.coding = chosen<marc::Coding>(*m_coding);
    request.rejectsFile = m_rejects->text().trimmed();
    request.dryRun = dryRun;
    request.process = m_process->currentData().toString();
    request.attach = m_attach->isEnabled() && m_attach->isChecked();
    request.match = m_match->rule();
    return request;
}

} // namespace colophon::ui
