<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FieldSteps</name>
    <message numerus="yes">
        <source>Delete %n field(s)</source>
        <translation>
            <numerusform>Delete %n field</numerusform>
            <numerusform>Delete %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n field(s)</source>
        <translation>
            <numerusform>Duplicate %n field</numerusform>
            <numerusform>Duplicate %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n field(s)</source>
        <translation>
            <numerusform>Move %n field</numerusform>
            <numerusform>Move %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWording</name>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln undone</source>
        <translation>
            <numerusform>%Ln undone</numerusform>
            <numerusform>%Ln undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln left as they are</numerusform>
            <numerusform>%Ln left as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repeat</name>
    <message numerus="yes">
        <source>Every %n day(s)</source>
        <translation>
            <numerusform>Every day</numerusform>
            <numerusform>Every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n week(s)</source>
        <translation>
            <numerusform>Every week</numerusform>
            <numerusform>Every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n month(s)</source>
        <translation>
            <numerusform>Every month</numerusform>
            <numerusform>Every %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n year(s)</source>
        <translation>
            <numerusform>Every year</numerusform>
            <numerusform>Every %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::AddNoteDialog</name>
    <message numerus="yes">
        <source>A note has at most %n character(s).</source>
        <translation>
            <numerusform>A note has at most %n character.</numerusform>
            <numerusform>A note has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::AddToSetDialog</name>
    <message numerus="yes">
        <source>%n record(s) go into the set.</source>
        <translation>
            <numerusform>%n record goes into the set.</numerusform>
            <numerusform>%n records go into the set.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::AlertSeveritiesPage</name>
    <message numerus="yes">
        <source>%n alert(s) weighed otherwise than delivered</source>
        <translation>
            <numerusform>%n alert weighed otherwise than delivered</numerusform>
            <numerusform>%n alerts weighed otherwise than delivered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::Alerts</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other alert(s)</source>
        <translation>
            <numerusform>%n other alert</numerusform>
            <numerusform>%n other alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save with %n error(s)?</source>
        <translation>
            <numerusform>Save with %n error?</numerusform>
            <numerusform>Save with %n errors?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::AlertsPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n informational</source>
        <translation>
            <numerusform>%n informational</numerusform>
            <numerusform>%n informational</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::AssignmentModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::AssignmentsScreen</name>
    <message numerus="yes">
        <source>%n with you</source>
        <translation>
            <numerusform>%n with you</numerusform>
            <numerusform>%n with you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n assignment</numerusform>
            <numerusform>%n assignments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n assignment(s)</source>
        <translation>
            <numerusform>%1 of %n assignment</numerusform>
            <numerusform>%1 of %n assignments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::BrowseModel</name>
    <message numerus="yes">
        <source>%1, %n record(s)</source>
        <extracomment>a heading and how many records have it</extracomment>
        <translation>
            <numerusform>%1, %n record</numerusform>
            <numerusform>%1, %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::CatalogerModel</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::CodeTablePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not saved yet</source>
        <translation>
            <numerusform>%n not saved yet</numerusform>
            <numerusform>%n not saved yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%n change(s) not saved.&lt;/b&gt;</source>
        <translation>
            <numerusform>&lt;b&gt;%n change not saved.&lt;/b&gt;</numerusform>
            <numerusform>&lt;b&gt;%n changes not saved.&lt;/b&gt;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ConflictDialog</name>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; saved a new version on %2. It differs from yours in %n field(s).</source>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; saved a new version on %2. It differs from yours in %n field.</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; saved a new version on %2. It differs from yours in %n fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::DashboardScreen</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::DueNotifier</name>
    <message numerus="yes">
        <source>%Ln overdue</source>
        <translation>
            <numerusform>%Ln overdue</numerusform>
            <numerusform>%Ln overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln due today</source>
        <translation>
            <numerusform>%Ln due today</numerusform>
            <numerusform>%Ln due today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::DuePanel</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n today</source>
        <translation>
            <numerusform>%n today</numerusform>
            <numerusform>%n today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::EditorPage</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ExchangeCommands</name>
    <message numerus="yes">
        <source>&lt;b&gt;Import&lt;/b&gt; is done: %n record(s) added.</source>
        <translation>
            <numerusform>&lt;b&gt;Import&lt;/b&gt; is done: %n record added.</numerusform>
            <numerusform>&lt;b&gt;Import&lt;/b&gt; is done: %n records added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Export&lt;/b&gt; is done: %n record(s) in %1.</source>
        <translation>
            <numerusform>&lt;b&gt;Export&lt;/b&gt; is done: %n record in %1.</numerusform>
            <numerusform>&lt;b&gt;Export&lt;/b&gt; is done: %n records in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Export&lt;/b&gt; is done: %n record(s) written, %1 not. %2</source>
        <translation>
            <numerusform>&lt;b&gt;Export&lt;/b&gt; is done: %n record written, %1 not. %2</numerusform>
            <numerusform>&lt;b&gt;Export&lt;/b&gt; is done: %n records written, %1 not. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) attached to the network&apos;s.</source>
        <translation>
            <numerusform>%n record attached to the network&apos;s.</numerusform>
            <numerusform>%n records attached to the network&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) left out.</source>
        <translation>
            <numerusform>%n record left out.</numerusform>
            <numerusform>%n records left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be changed.</source>
        <translation>
            <numerusform>%n record could not be changed.</numerusform>
            <numerusform>%n records could not be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) found there already (%1 changed).</source>
        <translation>
            <numerusform>%n record found there already (%1 changed).</numerusform>
            <numerusform>%n records found there already (%1 changed).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::FacetPane</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::FieldHelp</name>
    <message numerus="yes">
        <source>%1 %2, %n character(s). Ctrl+F opens the form.</source>
        <translation>
            <numerusform>%1 %2, %n character. Ctrl+F opens the form.</numerusform>
            <numerusform>%1 %2, %n characters. Ctrl+F opens the form.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::FindInRecord</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::FindingsDialog</name>
    <message numerus="yes">
        <source>%1 So with %n record(s), of which this is the first.</source>
        <translation>
            <numerusform>%1 So with %n record, of which this is the first.</numerusform>
            <numerusform>%1 So with %n records, of which this is the first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) read</source>
        <translation>
            <numerusform>%n record read</numerusform>
            <numerusform>%n records read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not listed are %n further finding(s).</source>
        <translation>
            <numerusform>Not listed are %n further finding.</numerusform>
            <numerusform>Not listed are %n further findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::IndicationFilter</name>
    <message numerus="yes">
        <source>%n record(s) could not be tested:</source>
        <translation>
            <numerusform>%n record could not be tested:</numerusform>
            <numerusform>%n records could not be tested:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::JobMonitor</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What it did to %Ln record(s) is taken back. What others have changed since is left alone and listed.</source>
        <translation>
            <numerusform>What it did to %Ln record is taken back. What others have changed since is left alone and listed.</numerusform>
            <numerusform>What it did to %Ln records is taken back. What others have changed since is left alone and listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::JobScreen</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::JobWizard</name>
    <message numerus="yes">
        <source>Add Reminders is for Institution records, and the %Ln record(s) of this set are Network records. Choose a set of the Institution Zone.</source>
        <translation>
            <numerusform>Add Reminders is for Institution records, and the %Ln record of this set is a Network record. Choose a set of the Institution Zone.</numerusform>
            <numerusform>Add Reminders is for Institution records, and the %Ln records of this set are Network records. Choose a set of the Institution Zone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs over the %Ln record(s) of “%2”.</source>
        <translation>
            <numerusform>%1 runs over the %Ln record of “%2”.</numerusform>
            <numerusform>%1 runs over the %Ln records of “%2”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln record(s) are in the Institution Zone.</source>
        <translation>
            <numerusform>The record is in the Institution Zone.</numerusform>
            <numerusform>All %Ln records are in the Institution Zone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) already have an open reminder of this type.</source>
        <translation>
            <numerusform>%Ln record already has an open reminder of this type.</numerusform>
            <numerusform>%Ln records already have an open reminder of this type.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) have no such reminder.</source>
        <translation>
            <numerusform>%Ln record has no such reminder.</numerusform>
            <numerusform>%Ln records have no such reminder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) can&apos;t be done as they stand.</source>
        <translation>
            <numerusform>%Ln record can&apos;t be done as it stands.</numerusform>
            <numerusform>%Ln records can&apos;t be done as they stand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln</source>
        <translation>
            <numerusform>Show the %Ln</numerusform>
            <numerusform>Show the %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::LibraryProfilePage</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::LinkDialog</name>
    <message numerus="yes">
        <source>The Network Zone has %n record(s) with the same numbers. Link “%1” to one of them, or make a new network record.</source>
        <translation>
            <numerusform>The Network Zone has %n record with the same numbers. Link “%1” to one of them, or make a new network record.</numerusform>
            <numerusform>The Network Zone has %n records with the same numbers. Link “%1” to one of them, or make a new network record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of yours are not in the network record and stay in the former version only.</source>
        <translation>
            <numerusform>%n field of yours are not in the network record and stay in the former version only.</numerusform>
            <numerusform>%n fields of yours are not in the network record and stay in the former version only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::LocksDialog</name>
    <message numerus="yes">
        <source>Free %n Lock(s)</source>
        <translation>
            <numerusform>Free %n Lock</numerusform>
            <numerusform>Free %n Locks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lock(s) freed</source>
        <translation>
            <numerusform>%n lock freed</numerusform>
            <numerusform>%n locks freed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n record(s) locked by you</source>
        <translation>
            <numerusform>%n record locked by you</numerusform>
            <numerusform>%n records locked by you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::MergeDialog</name>
    <message numerus="yes">
        <source>%n field(s) to decide.</source>
        <translation>
            <numerusform>%n field to decide.</numerusform>
            <numerusform>%n fields to decide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::OpenRecordsModel</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::PeoplePage</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::Postman</name>
    <message numerus="yes">
        <source>%n message(s) sent</source>
        <translation>
            <numerusform>%n message sent</numerusform>
            <numerusform>%n messages sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ProcessesPage</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::RecordLine</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::RecordsList</name>
    <message numerus="yes">
        <source>%n record(s) open</source>
        <translation>
            <numerusform>%n record open</numerusform>
            <numerusform>%n records open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ReminderBulkBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ReminderOverview</name>
    <message numerus="yes">
        <source>oldest by %Ln day(s)</source>
        <translation>
            <numerusform>oldest by %Ln day</numerusform>
            <numerusform>oldest by %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them today</source>
        <translation>
            <numerusform>%Ln of them today</numerusform>
            <numerusform>%Ln of them today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ReminderScreen</name>
    <message numerus="yes">
        <source>%Ln reminder(s) opened again.</source>
        <translation>
            <numerusform>%Ln reminder opened again.</numerusform>
            <numerusform>%Ln reminders opened again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s) done.</source>
        <translation>
            <numerusform>%Ln reminder done.</numerusform>
            <numerusform>%Ln reminders done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeat(s) made the next.</source>
        <translation>
            <numerusform>%Ln repeat made the next.</numerusform>
            <numerusform>%Ln repeats made the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln reminder(s)?</source>
        <translation>
            <numerusform>Delete %Ln reminder?</numerusform>
            <numerusform>Delete %Ln reminders?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln Reminder(s)</source>
        <translation>
            <numerusform>Delete %Ln Reminder</numerusform>
            <numerusform>Delete %Ln Reminders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s) deleted.</source>
        <translation>
            <numerusform>%Ln reminder deleted.</numerusform>
            <numerusform>%Ln reminders deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln reminder(s) left as they are:&lt;/b&gt; somebody else has changed them since.</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln reminder left as they are:&lt;/b&gt; somebody else has changed them since.</numerusform>
            <numerusform>&lt;b&gt;%Ln reminders left as they are:&lt;/b&gt; somebody else has changed them since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s) written to %1.</source>
        <translation>
            <numerusform>%Ln reminder written to %1.</numerusform>
            <numerusform>%Ln reminders written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s) changed.</source>
        <translation>
            <numerusform>%Ln reminder changed.</numerusform>
            <numerusform>%Ln reminders changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reminder(s) shown</source>
        <translation>
            <numerusform>%Ln reminder shown</numerusform>
            <numerusform>%Ln reminders shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overdue</source>
        <translation>
            <numerusform>%Ln overdue</numerusform>
            <numerusform>%Ln overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::RulePreview</name>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::RuleReports</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::RuleRun</name>
    <message numerus="yes">
        <source>%n record(s) left alone:</source>
        <translation>
            <numerusform>%n record left alone:</numerusform>
            <numerusform>%n records left alone:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::RulesScreen</name>
    <message numerus="yes">
        <source>%n syntax problem(s)</source>
        <translation>
            <numerusform>%n syntax problem</numerusform>
            <numerusform>%n syntax problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::RunsPanel</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::SetCommands</name>
    <message numerus="yes">
        <source>%n record(s) added to the set “%1”</source>
        <translation>
            <numerusform>%n record added to the set “%1”</numerusform>
            <numerusform>%n records added to the set “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) removed from the set “%1”</source>
        <translation>
            <numerusform>%n record removed from the set “%1”</numerusform>
            <numerusform>%n records removed from the set “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::SetsScreen</name>
    <message numerus="yes">
        <source>%n set(s)</source>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%n line(s) of the list match no record&lt;/b&gt; of the %1. The others are in the set.</source>
        <translation>
            <numerusform>&lt;b&gt;%n line of the list match no record&lt;/b&gt; of the %1. The others are in the set.</numerusform>
            <numerusform>&lt;b&gt;%n lines of the list match no record&lt;/b&gt; of the %1. The others are in the set.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::Wording</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n reminder</numerusform>
            <numerusform>%n reminders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::WorkCommands</name>
    <message numerus="yes">
        <source>%n record(s) assigned to %1</source>
        <translation>
            <numerusform>%n record assigned to %1</numerusform>
            <numerusform>%n records assigned to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s) released</source>
        <translation>
            <numerusform>%n assignment released</numerusform>
            <numerusform>%n assignments released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) on their way</source>
        <translation>
            <numerusform>%n message on its way</numerusform>
            <numerusform>%n messages on their way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>colophon::ui::ZoneActions</name>
    <message numerus="yes">
        <source>Delete %n record(s)?</source>
        <translation>
            <numerusform>Delete %n record?</numerusform>
            <numerusform>Delete %n records?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n Record(s)</source>
        <translation>
            <numerusform>Delete %n Record</numerusform>
            <numerusform>Delete %n Records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not: %1</source>
        <translation>
            <numerusform>%n not: %1</numerusform>
            <numerusform>%n not: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Copied to the Institution Zone:&lt;/b&gt; %n record(s).</source>
        <translation>
            <numerusform>&lt;b&gt;Copied to the Institution Zone:&lt;/b&gt; %n record.</numerusform>
            <numerusform>&lt;b&gt;Copied to the Institution Zone:&lt;/b&gt; %n records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Unlinked:&lt;/b&gt; %n record(s).</source>
        <translation>
            <numerusform>&lt;b&gt;Unlinked:&lt;/b&gt; %n record.</numerusform>
            <numerusform>&lt;b&gt;Unlinked:&lt;/b&gt; %n records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;Deleted:&lt;/b&gt; %n record(s).</source>
        <translation>
            <numerusform>&lt;b&gt;Deleted:&lt;/b&gt; %n record.</numerusform>
            <numerusform>&lt;b&gt;Deleted:&lt;/b&gt; %n records.</numerusform>
        </translation>
    </message>
</context>
</TS>
