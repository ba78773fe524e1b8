// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include <algorithm>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

const QString usageSource = u"command line"_s;
const QString ownType = u"fibredeskctl"_s;

bool isOptional(const QString &positional)
{
    return positional.startsWith(u'[');
}

bool isRepeated(const QString &positional)
{
    return positional.contains(u'…');
}

QString nounNames(const std::vector<NounSpec> &nouns)
{
    QStringList names;
    for (const NounSpec &noun : nouns)
        names += noun.name;
    return names.join(u", "_s);
}

QString synopsis(const NounSpec &noun, const VerbSpec &verb)
{
    QStringList words{noun.name};
    if (!verb.name.isEmpty())
        words += verb.name;
    words += verb.positionals;
    for (const OptionSpec &option : verb.options) {
        const QString value = option.value.isEmpty() ? QString() : QString(u' ' + option.value);
        words += u"[--%1%2]%3"_s.arg(option.name, value, option.isRepeatable ? u"…"_s : QString());
    }
    return words.join(u' ');
}

/// Walks over the arguments and sorts options from the rest.
class Walker {
public:
    explicit Walker(QStringList arguments)
        : m_rest(std::move(arguments))
    {
    }

    /// Options before the verb is known are kept; after it they are checked against its own.
    std::expected<Parsed, QString> walk(const std::vector<NounSpec> &nouns)
    {
        QStringList words;
        std::vector<std::pair<QString, std::optional<QString>>> options;
        bool onlyWords = false;
        while (!m_rest.isEmpty()) {
            const QString word = m_rest.takeFirst();
            if (onlyWords || !word.startsWith("--"_L1)) {
                if (word == "-h"_L1)
                    m_parsed.global.wantsHelp = true;
                else
                    words += word;
            } else if (word == "--"_L1) {
                onlyWords = true;
            } else if (const auto refusal = takeOption(word, words, nouns)) {
                return std::unexpected(*refusal);
            }
        }
        if (m_parsed.global.wantsHelp || m_parsed.global.wantsVersion)
            return m_parsed;
        if (words.isEmpty())
            return std::unexpected(u"no command given; there are: %1"_s.arg(nounNames(nouns)));
        if (const auto refusal = chooseVerb(words, nouns))
            return std::unexpected(*refusal);
        return m_parsed;
    }

private:
    std::optional<QString> takeOption(
        const QString &word, const QStringList &words, const std::vector<NounSpec> &nouns)
    {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.sliced(2, (equals < 0 ? word.size() : equals) - 2);
        const std::optional<QString> inlineValue =
            equals < 0 ? std::nullopt : std::optional(word.sliced(equals + 1));
        bool *flag = name == "json"_L1 ? &m_parsed.global.isJson
            : name == "verbose"_L1     ? &m_parsed.global.isVerbose
            : name == "help"_L1        ? &m_parsed.global.wantsHelp
            : name == "version"_L1     ? &m_parsed.global.wantsVersion
                                       : nullptr;
        if (flag) {
            *flag = true;
            return inlineValue ? std::optional(u"--%1 takes no value"_s.arg(name)) : std::nullopt;
        }
        const OptionSpec *option = nullptr;
        if (name != "profile"_L1) {
            option = findOption(name, words, nouns);
            if (!option)
                return u"unknown option --%1"_s.arg(name);
            if (m_parsed.invocation.isSet(name) && !option->isRepeatable)
                return u"--%1 is given twice"_s.arg(name);
            if (option->value.isEmpty()) {
                m_parsed.invocation.options[name] += QString();
                return inlineValue ? std::optional(u"--%1 takes no value"_s.arg(name))
                                   : std::nullopt;
            }
        }
        if (!inlineValue && m_rest.isEmpty())
            return u"--%1 wants a value"_s.arg(name);
        const QString value = inlineValue ? *inlineValue : m_rest.takeFirst();
        if (option)
            m_parsed.invocation.options[name] += value;
        else
            m_parsed.global.profile = value;
        return std::nullopt;
    }

    /// The options of a verb come after it, so it can be told from the words so far.
    static const OptionSpec *findOption(
        const QString &name, const QStringList &words, const std::vector<NounSpec> &nouns)
    {
        const VerbSpec *verb = findVerb(words, nouns);
        if (!verb)
            return nullptr;
        const auto found = std::ranges::find(verb->options, name, &OptionSpec::name);
        return found == verb->options.end() ? nullptr : &*found;
    }

    static const VerbSpec *findVerb(const QStringList &words, const std::vector<NounSpec> &nouns)
    {
        const auto noun = std::ranges::find(nouns, words.value(0), &NounSpec::name);
        if (words.isEmpty() || noun == nouns.end())
            return nullptr;
        const bool isBare = noun->verbs.front().name.isEmpty();
        const auto verb =
            std::ranges::find(noun->verbs, isBare ? QString() : words.value(1), &VerbSpec::name);
        return verb == noun->verbs.end() ? nullptr : &*verb;
    }

    std::optional<QString> chooseVerb(QStringList words, const std::vector<NounSpec> &nouns)
    {
        const auto noun = std::ranges::find(nouns, words.first(), &NounSpec::name);
        if (noun == nouns.end())
            return u"unknown command \"%1\"; there are: %2"_s.arg(words.first(), nounNames(nouns));
        m_parsed.noun = noun->name;
        m_parsed.verb = findVerb(words, nouns);
        if (!m_parsed.verb) {
            QStringList names;
            for (const VerbSpec &verb : noun->verbs)
                names += verb.name;
            return u"%1 wants one of: %2"_s.arg(noun->name, names.join(u", "_s));
        }
        m_parsed.invocation.positionals = words.sliced(m_parsed.verb->name.isEmpty() ? 1 : 2);

        const QStringList &wanted = m_parsed.verb->positionals;
        const qsizetype given = m_parsed.invocation.positionals.size();
        const qsizetype least =
            std::ranges::count_if(wanted, [](const QString &p) { return !isOptional(p); });
        const bool isEndless = std::ranges::any_of(wanted, isRepeated);
        if (given < least || (!isEndless && given > wanted.size()))
            return u"usage: fibredeskctl %1"_s.arg(synopsis(*noun, *m_parsed.verb));
        return std::nullopt;
    }

    QStringList m_rest;
    Parsed m_parsed;
};

} // namespace

std::expected<Parsed, QString> parseCommandLine(
    const QStringList &arguments, const std::vector<NounSpec> &nouns)
{
    return Walker(arguments).walk(nouns);
}

QString helpText(const std::vector<NounSpec> &nouns)
{
    QString text = u"Usage: fibredeskctl [--profile FILE] [--json] [--verbose] NOUN VERB …\n\n"
                   "The services of FibreDesk on the command line.\n\n"_s;
    for (const NounSpec &noun : nouns) {
        for (const VerbSpec &verb : noun.verbs) {
            text += u"  %1\n      %2\n"_s.arg(synopsis(noun, verb), verb.help);
            for (const OptionSpec &option : verb.options) {
                if (!option.help.isEmpty())
                    text += u"      --%1: %2\n"_s.arg(option.name, option.help);
            }
        }
    }
    text += u"\nWith --json, one document (or JSON lines for lists) on stdout and nothing else.\n"
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not reachable, 4 conflict,\n"
            "5 uncertain outcome (it may have happened: look before trying again).\n"_s;
    return text;
}

std::expected<int, QString> numberOption(
    const Invocation &invocation, const QString &name, int otherwise, int least, int most)
{
    if (!invocation.isSet(name))
        return otherwise;
    bool isNumber = false;
    const int number = invocation.value(name).toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return std::unexpected(
            u"--%1 wants a whole number from %2 to %3"_s.arg(name).arg(least).arg(most));
    return number;
}

Error usageError(const QString &detail)
{
    return {
        .kind = ErrorKind::Validation, .detail = detail, .source = usageSource, .type = ownType};
}

Error ownError(ErrorKind kind, const QString &detail, const QString &source)
{
    return {.kind = kind, .detail = detail, .source = source, .type = ownType};
}

int exitCodeOf(const Error &error)
{
    if (error.source == usageSource)
        return ExitCode::Usage;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
        return ExitCode::Unreachable;
    case ErrorKind::Conflict:
        return ExitCode::Conflict;
    case ErrorKind::Uncertain:
        return ExitCode::Uncertain;
    default:
        return ExitCode::Failed;
    }
}

QString sentenceOf(const Error &error)
{
    const auto first = [&error] { return error.detail.section(u'\n', 0, 0).trimmed(); };
    if (error.type == ownType || error.source == usageSource)
        return first();
    // No server has said anything: nothing was asked of it.
    if (error.type == "MissingSecret"_L1)
        return u"There is %1."_s.arg(first());
    switch (error.kind) {
    case ErrorKind::Offline:
        return u"The server cannot be reached: %1."_s.arg(first());
    case ErrorKind::Timeout:
        return u"The server did not answer in time: %1."_s.arg(first());
    case ErrorKind::Tls:
        return u"The connection is not secure: %1."_s.arg(first());
    case ErrorKind::Cancelled:
        return u"It was cancelled."_s;
    case ErrorKind::Unauthorized:
        return u"The server does not accept these credentials: %1."_s.arg(first());
    case ErrorKind::Forbidden:
        return u"This user may not do that: %1."_s.arg(first());
    case ErrorKind::NotFound:
        return u"There is no such thing on the server: %1."_s.arg(first());
    case ErrorKind::Conflict:
        return u"Somebody else was there first: %1."_s.arg(first());
    case ErrorKind::Uncertain:
        return u"It may or may not have happened: %1."_s.arg(first());
    case ErrorKind::RateLimited:
        return u"The server asks to come back later (in %1 s)."_s.arg(error.retryAfterSeconds);
    case ErrorKind::Protocol:
        return u"The answer is not what was promised: %1."_s.arg(first());
    case ErrorKind::Validation:
        return u"It was refused: %1."_s.arg(first());
    case ErrorKind::Unsupported:
        return u"The server does not offer this: %1."_s.arg(first());
    case ErrorKind::Server:
        return u"The server failed: %1."_s.arg(first());
    case ErrorKind::Device:
        return u"The device refused: %1."_s.arg(first());
    case ErrorKind::Storage:
        return u"The local data cannot be used: %1."_s.arg(first());
    }
    return first();
}

QStringList detailsOf(const Error &error)
{
    QStringList lines;
    if (const QString more = error.detail.section(u'\n', 1).trimmed(); !more.isEmpty())
        lines += more.split(u'\n');
    if (error.source == usageSource || error.type == ownType)
        return lines;
    QString what = kindName(error.kind);
    if (!error.source.isEmpty())
        what += u" at "_s + error.source;
    if (error.code != 0)
        what += u", code %1"_s.arg(error.code);
    if (!error.type.isEmpty())
        what += u", type %1"_s.arg(error.type);
    lines += what;
    return lines;
}

} // namespace FibreDesk::Ctl
