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
        <source>&lt;b&gt;Import&lt;/b&gt; is done: %n record(s) added, %1 not. What could not be read is in %2, byte for byte. The first: %3</source>
        <translation>
            <numerusform>&lt;b&gt;Import&lt;/b&gt; is done: %n record added, %1 not. What could not be read is in %2, byte for byte. The first: %3</numerusform>
            <numerusform>&lt;b&gt;Import&lt;/b&gt; is done: %n records added, %1 not. What could not be read is in %2, byte for byte. The first: %3</numerusform>
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
