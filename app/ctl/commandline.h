// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QHash>
#include <QStringList>

#include <expected>
#include <functional>
#include <vector>

/// The command line as data: what there is, and what was asked for. Pure.
namespace FibreDesk::Ctl {

class Context;

struct OptionSpec {
    QString name; ///< without dashes
    QString value; ///< what stands after it in the help; empty = a flag
    QString help;
    bool isRepeatable = false;
};

/// What was asked of one verb.
struct Invocation {
    QStringList positionals;
    QHash<QString, QStringList> options;

    [[nodiscard]] bool isSet(const QString &name) const { return options.contains(name); }
    [[nodiscard]] QString value(const QString &name, const QString &otherwise = {}) const
    {
        return options.value(name, {otherwise}).last();
    }
    [[nodiscard]] QStringList values(const QString &name) const { return options.value(name); }
};

/// Everything a command is given outlives it.
using Handler = std::function<QCoro::Task<Result<void>>(Context *, Invocation)>;

struct VerbSpec {
    QString name; ///< empty = the noun itself
    QStringList positionals; ///< "ID", "[TEXT]" optional, "F=V…" one or more
    QString help;
    std::vector<OptionSpec> options;
    Handler run;
    bool isLocal = false; ///< works on files alone: no profile is needed
};

struct NounSpec {
    QString name;
    std::vector<VerbSpec> verbs;
};

struct Global {
    QString profile;
    bool isJson = false;
    bool isVerbose = false;
    bool wantsHelp = false;
    bool wantsVersion = false;
};

struct Parsed {
    Global global;
    const VerbSpec *verb = nullptr; ///< nothing where only help or the version is wanted
    QString noun;
    Invocation invocation;
};

/// The command line without the program's name; the text says what is wrong with it.
[[nodiscard]] std::expected<Parsed, QString> parseCommandLine(
    const QStringList &arguments, const std::vector<NounSpec> &nouns);

/// One line per verb.
[[nodiscard]] QString helpText(const std::vector<NounSpec> &nouns);

/// A whole number within bounds, or the text of what is wrong.
[[nodiscard]] std::expected<int, QString> numberOption(
    const Invocation &invocation, const QString &name, int otherwise, int least, int most);

namespace ExitCode {
inline constexpr int Done = 0;
inline constexpr int Failed = 1;
inline constexpr int Usage = 2;
inline constexpr int Unreachable = 3;
inline constexpr int Conflict = 4;
inline constexpr int Uncertain = 5;
} // namespace ExitCode

/// A wrong use that only the command itself can notice.
[[nodiscard]] Error usageError(const QString &detail);
/// A reason that is ours and not a server's: `detail` is the sentence as it stands.
[[nodiscard]] Error ownError(ErrorKind kind, const QString &detail, const QString &source);
[[nodiscard]] int exitCodeOf(const Error &error);

/// The reason in one sentence, without the details below it.
[[nodiscard]] QString sentenceOf(const Error &error);
/// What else is known: the server's words, its type, the code.
[[nodiscard]] QStringList detailsOf(const Error &error);

} // namespace FibreDesk::Ctl
