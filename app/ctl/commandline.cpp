// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <algorithm>

namespace colophon::ctl {

namespace {

Error usage(const QString &sentence)
{
    return {ErrorCode::InvalidInput, sentence};
}

const VerbUsage *verbNamed(const QList<VerbUsage> &verbs, const QString &name)
{
    const auto found = std::find_if(verbs.cbegin(), verbs.cend(),
                                    [&name](const VerbUsage &verb) { return verb.name == name; });
    return found == verbs.cend() ? nullptr : &*found;
}

class Parser {
public:
    Parser(const QStringList &arguments, const QList<VerbUsage> &verbs)
        : m_arguments(arguments), m_verbs(verbs)
    {}

    Result<CommandLine> parse()
    {
        while (m_next < m_arguments.size()) {
            const QString word = m_arguments.at(m_next++);
            if (!m_onlyWords && word == QLatin1String("--"))
                m_onlyWords = true;
            else if (!m_onlyWords && word.startsWith(u'-') && word.size() > 1)
                COLOPHON_TRY(takeOption(word));
            else
                COLOPHON_TRY(takeWord(word));
        }
        COLOPHON_TRY(checkWords());
        return m_line;
    }

private:
    Result<void> takeWord(const QString &word)
    {
        if (m_verb != nullptr) {
            m_line.words.append(word);
            return {};
        }
        m_verb = verbNamed(m_verbs, word);
        if (m_verb == nullptr)
            return usage(QStringLiteral("There is no verb “%1”. “colophonctl --help” lists them.")
                             .arg(word));
        m_line.verb = word;
        return {};
    }

    Result<QString> valueOf(const QString &option, const QString &inlineValue, bool hasInline)
    {
        if (hasInline)
            return inlineValue;
        if (m_next >= m_arguments.size())
            return usage(QStringLiteral("%1 needs a value behind it.").arg(option));
        return m_arguments.at(m_next++);
    }

    Result<void> takeOption(const QString &word)
    {
        const qsizetype equals = word.startsWith(QLatin1String("--")) ? word.indexOf(u'=') : -1;
        const QString option = equals < 0 ? word : word.left(equals);
        QString name = option;
        name.remove(0, option.startsWith(QLatin1String("--")) ? 2 : 1);
        if (name == QLatin1String("json") || name == QLatin1String("help")
            || name == QLatin1String("h") || (name == QLatin1String("version") && m_verb == nullptr)
            || (m_verb != nullptr && m_verb->flags.contains(name))) {
            if (name == QLatin1String("json"))
                m_line.json = true;
            m_line.flags.append(name == QLatin1String("h") ? QStringLiteral("help") : name);
            return {};
        }
        const bool common = name == QLatin1String("c") || name == QLatin1String("catalogue")
                            || name == QLatin1String("u") || name == QLatin1String("user");
        if (!common && (m_verb == nullptr || !m_verb->valueOptions.contains(name)))
            return usage(
                QStringLiteral("%1 does not take the option %2.")
                    .arg(m_verb == nullptr ? QStringLiteral("colophonctl") : m_verb->name, option));
        const Result<QString> value =
            valueOf(option, equals < 0 ? QString() : word.mid(equals + 1), equals >= 0);
        COLOPHON_TRY(value);
        if (name.startsWith(u'c') && common)
            m_line.catalogue = *value;
        else if (common)
            m_line.login = *value;
        else
            m_line.options[name].append(*value);
        return {};
    }

    Result<void> checkWords() const
    {
        if (m_line.flags.contains(QStringLiteral("help"))
            || m_line.flags.contains(QStringLiteral("version")))
            return {};
        if (m_verb == nullptr)
            return usage(QStringLiteral("Name a verb. “colophonctl --help” lists them."));
        const qsizetype count = m_line.words.size();
        if (count < m_verb->leastWords || (m_verb->mostWords >= 0 && count > m_verb->mostWords))
            return usage(QStringLiteral("Usage: colophonctl [-c CATALOGUE] %1 %2")
                             .arg(m_verb->name, m_verb->arguments));
        return {};
    }

    const QStringList &m_arguments;
    const QList<VerbUsage> &m_verbs;
    const VerbUsage *m_verb = nullptr;
    CommandLine m_line;
    qsizetype m_next = 0;
    bool m_onlyWords = false;
};

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments, const QList<VerbUsage> &verbs)
{
    return Parser(arguments, verbs).parse();
}

} // namespace colophon::ctl
