// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/profiletrouble.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk::ProfileTrouble {

namespace {

class Phrases {
    Q_DECLARE_TR_FUNCTIONS(ProfileTrouble)

public:
    /// Each as core/ writes it, with a full stop: %1 is the section and key, %2 what varies.
    static QString known(const QString &subject, const QString &problem)
    {
        static constexpr const char *all[]{
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is missing."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not an http or https address."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not an https address without a query."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 must hold {z}, {x} and {y}."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not a port."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not a port, or 0 for any."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not the name of a host."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not a whole number."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not a whole number from 1 to %2."),
            QT_TRANSLATE_NOOP(
                "ProfileTrouble", "%1 is not a number from %2, or 0 for as fast as it goes."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not a mail address."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not one of: %2."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is not a known time zone."),
            QT_TRANSLATE_NOOP(
                "ProfileTrouble", "%1 is not that of [%2], which names the same client."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is a folder, not a file."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 cannot be read."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 cannot be read: %2."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is an empty file."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is far too long for what it should hold."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 holds no certificate."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 holds a certificate that ended on %2."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 holds no private key."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is neither an RSA nor an EC key."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 belongs to another certificate."),
            QT_TRANSLATE_NOOP("ProfileTrouble",
                "%1 is encrypted: a key without a passphrase is needed, in a file that only you "
                "can read."),
            QT_TRANSLATE_NOOP("ProfileTrouble", "%1 is no key of this section: is %2 meant?"),
            QT_TRANSLATE_NOOP(
                "ProfileTrouble", "%1 is in a section that no profile has: is %2 meant?"),
        };
        for (const char *one : all) {
            QString pattern = QLatin1StringView(one).sliced(3); // after "%1 "
            if (pattern.endsWith(u'.'))
                pattern.chop(1);
            if (pattern == problem)
                return tr(one).arg(subject);
            const qsizetype gap = pattern.indexOf("%2"_L1);
            if (gap < 0)
                continue;
            const QStringView before = QStringView(pattern).left(gap);
            const QStringView behind = QStringView(pattern).sliced(gap + 2);
            if (problem.size() > before.size() + behind.size() && problem.startsWith(before)
                && problem.endsWith(behind))
                return tr(one).arg(
                    subject, problem.sliced(gap, problem.size() - before.size() - behind.size()));
        }
        return {};
    }

    static QString unreadable() { return tr("The file cannot be read."); }
    static QString noIni() { return tr("The file is not a well-formed INI file."); }
};

} // namespace

QString sentence(const Error &error, const QString &file)
{
    if (error.kind == ErrorKind::Storage && error.source == "profile"_L1)
        return Phrases::unreadable();
    if (error.detail == u"%1 is not a well-formed INI file"_s.arg(file))
        return Phrases::noIni();
    // "[section] key is not … (file)"
    static const QRegularExpression form(
        uR"(^(\[[^\]]*\] \S+) (.+) \([^)]*\)$)"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(error.detail);
    const QString known =
        match.hasMatch() ? Phrases::known(match.captured(1), match.captured(2)) : QString();
    return known.isEmpty() ? error.detail : known;
}

} // namespace FibreDesk::ProfileTrouble
