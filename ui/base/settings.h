// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace colophon::ui {

/// A setting: its key and its default, with its type.
template <typename T> struct Setting {
    const char *key;
    T fallback;
};

inline const Setting<QString> kLastCatalogue{"catalogue/last", QString()};
inline const Setting<int> kTextPercent{"view/textPercent", 100};
inline const Setting<QString> kAppearance{"view/appearance", QStringLiteral("system")};
inline const Setting<bool> kShowBlanksAsHash{"editor/blanksAsHash", true};
inline const Setting<QString> kZone{"session/zone", QStringLiteral("iz")};
inline const Setting<QString> kScreen{"session/screen", QStringLiteral("search")};
inline const Setting<QByteArray> kWindowGeometry{"window/geometry", QByteArray()};
inline const Setting<QByteArray> kRulesSplitter{"rules/splitter", QByteArray()};
inline const Setting<QByteArray> kRulesReportsSplitter{"rules/reportsSplitter", QByteArray()};
inline const Setting<bool> kNotesShown{"notes/shown", false};
inline const Setting<QByteArray> kNotesSplitter{"notes/splitter", QByteArray()};
inline const Setting<QByteArray> kEditorSplitter{"editor/splitter", QByteArray()};

/// Typed access to an INI file in the data folder. A value of the wrong type gives the default.
class Settings {
public:
    explicit Settings(const QString &file) : m_settings(file, QSettings::IniFormat) {}

    template <typename T> T get(const Setting<T> &setting) const
    {
        const QVariant value = m_settings.value(QLatin1String(setting.key));
        return value.canConvert<T>() && value.isValid() ? value.value<T>() : setting.fallback;
    }
    template <typename T> void set(const Setting<T> &setting, const T &value)
    {
        m_settings.setValue(QLatin1String(setting.key), value);
    }

    template <typename T> void forget(const Setting<T> &setting)
    {
        m_settings.remove(QLatin1String(setting.key));
    }

private:
    QSettings m_settings;
};

} // namespace colophon::ui
